import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/** Whether a process of this machine and boot is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another account's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Names this boot of this machine, and on Linux the process space too: pids mean something only within one. Where the
 * system has no such name, the minute of the boot stands in for it.
 */
export function thisBoot(nowMs: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return `${hostname()} ${Math.round((nowMs / 1000 - uptime()) / 60)}`;
  }
}
