import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap small. Batches of records come and go: with V8's own limits the process grows by half as much again before
 * the first of them is collected, and then to a multiple of what it holds before it looks through the old ones. Call it first
 * thing in a process that runs flows.
 */
export function keepHeapLean(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--max-semi-space-size=4');
  setFlagsFromString('--heap-growing-percent=40');
}
