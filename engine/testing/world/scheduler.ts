import type { Random } from './random.ts';

/** How a piece of work ended. `stuck`: nothing is left to wait for, or a limit of the virtual world was passed. */
export type Driven<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'stuck'; readonly why: string };

interface Waiter {
  readonly at: number;
  readonly order: number;
  readonly label: string;
  readonly go: () => void;
}

/** Yield points that one piece of work may pass before it counts as stuck. */
const pointsMax = 30_000;
/** Virtual time that one piece of work may take, in microseconds: two days. */
const timeMax = 2 * 86_400 * 1_000_000;

/**
 * Virtual time and order. Everything that would wait in the real world waits here; what is due first goes on first, one
 * at a time. Between two of them `onPoint` may act on the world, or end the process there and then.
 */
export class Scheduler {
  /** Microseconds since 1970. */
  time: number;
  /** Yield points passed since the beginning. */
  points = 0;
  onPoint: (label: string) => 'go' | 'crash' = () => 'go';
  private readonly real = new Set<Promise<unknown>>();
  private waiters: Waiter[] = [];
  private order = 0;
  private readonly chance: Random;

  constructor(start: number, chance: Random) {
    this.time = start;
    this.chance = chance;
  }

  /** Waits `ms` of virtual time, and a little chance, so that what runs side by side interleaves differently each time. */
  wait(label: string, ms: number): Promise<void> {
    const at = this.time + Math.max(0, Math.round(ms * 1000)) + this.chance.int(1000);
    this.order += 1;
    const { order } = this;
    return new Promise((go) => {
      this.waiters.push({ at, order, label, go });
    });
  }

  /** Work of the real machine, such as copying a file: the virtual world stands still until it is done. */
  async outside<T>(work: Promise<T>): Promise<T> {
    this.real.add(work);
    try {
      return await work;
    } finally {
      this.real.delete(work);
    }
  }

  /** Runs the virtual world until `work` is settled or the process ends. After a crash nothing of it ever goes on. */
  async drive<T>(work: () => Promise<T>): Promise<Driven<T>> {
    const from = { points: this.points, time: this.time };
    const ended: { as: Driven<T> | null } = { as: null };
    work().then(
      (value) => {
        ended.as = { kind: 'done', value };
      },
      (error: unknown) => {
        ended.as = { kind: 'threw', error };
      },
    );
    for (;;) {
      await drained();
      while (this.real.size > 0) {
        await Promise.allSettled(this.real);
        await drained();
      }
      if (ended.as !== null) return ended.as;
      const next = this.takeNext();
      if (next === undefined) return { kind: 'stuck', why: 'it waits for something that never comes' };
      this.time = Math.max(this.time, next.at);
      this.points += 1;
      if (this.points - from.points > pointsMax) return { kind: 'stuck', why: `after ${pointsMax} steps` };
      if (this.time - from.time > timeMax) return { kind: 'stuck', why: 'after two days' };
      if (this.onPoint(next.label) === 'crash') {
        this.waiters = [];
        return { kind: 'crashed' };
      }
      next.go();
    }
  }

  private takeNext(): Waiter | undefined {
    let best = 0;
    for (let index = 1; index < this.waiters.length; index += 1) {
      const one = this.waiters[index];
      const least = this.waiters[best];
      if (one === undefined || least === undefined) continue;
      if (one.at < least.at || (one.at === least.at && one.order < least.order)) best = index;
    }
    return this.waiters.splice(best, 1)[0];
  }
}

/** Resolves when every promise that can go on by itself has done so. */
function drained(): Promise<void> {
  return new Promise((go) => {
    setImmediate(go);
  });
}
