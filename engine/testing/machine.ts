import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Root on Linux: only there can a test make a disk of its own and run as somebody else. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

export interface SmallDisk {
  readonly folder: string;
  dispose(): void;
}

/** A disk of its own that is soon full. `size` as mount takes it, for example "1m". Null where that is not allowed. */
export function smallDisk(size: string): SmallDisk | null {
  if (!isRoot) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tandem-disk-'));
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size},mode=777`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  return {
    folder,
    dispose: () => {
      execFileSync('/bin/umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

/** Whether `smallDisk` works here; the reason why a test is left out stands beside it. */
export const hasSmallDisk = ((): boolean => {
  const disk = smallDisk('64k');
  disk?.dispose();
  return disk !== null;
})();

/** Runs a module's text in a process of the user "nobody", for whom file modes count. Answers what it printed. */
export function asNobody(script: string): string {
  const nobody = 65534;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    encoding: 'utf8',
    env: {},
  });
  if (ran.status !== 0) throw new Error(`The process of nobody ended with ${ran.status}: ${ran.stderr}`);
  return ran.stdout.trim();
}
