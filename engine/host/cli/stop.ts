import { Socket } from 'node:net';
import { exitCodes } from './exit-codes.ts';

/** A terminal signals the launcher and us at once, and the launcher hands its signal on: one press may arrive twice. */
const sameSignalMs = 250;

/** Aborted at the first request to stop; the second one ends the process at once. What was sent is found out by the next run. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  let firstMs = 0;
  const ask = (): void => {
    const nowMs = performance.now();
    if (!stop.signal.aborted) {
      firstMs = nowMs;
      stop.abort();
      process.stderr.write('\nStopping at the next safe point; again to stop at once.\n');
    } else if (nowMs - firstMs > sameSignalMs) process.exit(exitCodes.cancelled);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  return stop.signal;
}

/** Ends this process when the launcher that started it was killed. */
export function parentWatch(): void {
  const pipe = Number(process.env['TANDEM_LAUNCHER_PIPE'] ?? Number.NaN);
  if (!Number.isInteger(pipe)) return;
  delete process.env['TANDEM_LAUNCHER_PIPE'];
  const socket = new Socket({ fd: pipe, readable: true, writable: false });
  socket.on('error', () => {});
  socket.on('close', () => process.kill(process.pid, 'SIGKILL'));
  socket.resume();
  socket.unref();
}
