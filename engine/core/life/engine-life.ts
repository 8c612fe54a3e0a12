import type { Problem } from '../../model/problem.ts';

/** Where the engine process is in its life. `crashes` counts those since it last ran well. */
export type Life =
  | { readonly at: 'off' }
  | { readonly at: 'starting'; readonly crashes: number }
  | { readonly at: 'up'; readonly crashes: number; readonly sinceMs: number }
  | { readonly at: 'waiting'; readonly crashes: number }
  | { readonly at: 'down'; readonly problem: Problem }
  /** Asked to close at its next checkpoint; `next` is what follows. */
  | { readonly at: 'closing'; readonly next: 'quit' | 'start' }
  | { readonly at: 'over' };

export type LifeEvent =
  /** The app opened, a person asked for a restart, or another workspace is to be opened. */
  | { readonly is: 'start' }
  | { readonly is: 'ready'; readonly nowMs: number }
  /** It runs, but its workspace cannot be opened: starting it again would not help. */
  | { readonly is: 'refused'; readonly problem: Problem }
  | { readonly is: 'exit'; readonly nowMs: number; readonly code: number }
  /** The wait before another start is over. */
  | { readonly is: 'due' }
  /** It did not close in time. */
  | { readonly is: 'late' }
  | { readonly is: 'quit' };

export type LifeEffect =
  | { readonly do: 'fork' }
  | { readonly do: 'fork-after'; readonly delayMs: number }
  | { readonly do: 'ask-close' }
  | { readonly do: 'late-after'; readonly delayMs: number }
  | { readonly do: 'kill' }
  | { readonly do: 'tell-down'; readonly problem: Problem }
  | { readonly do: 'quit' };

type Step = readonly [next: Life, ...effects: LifeEffect[]];

const crashesMax = 5;
const firstDelayMs = 250;
/** An engine that ran so long has not crashed at its start. */
const wellAfterMs = 60_000;
/** A run reaches its next checkpoint within seconds; a system that does not answer may take longer, and is not waited for. */
const patienceMs = 30_000;

const keepsFailing = (code: number): Problem => ({
  code: 'engine/down',
  message: `The engine of Tandem stopped ${crashesMax} times in a row (exit code ${code}), so it is not started again by itself.`,
  fix: 'Restart it. If it stops again, report it with the log; nothing is lost: what was being written is found out by the next run.',
});

const closing = (next: 'quit' | 'start'): Step => [
  { at: 'closing', next },
  { do: 'ask-close' },
  { do: 'late-after', delayMs: patienceMs },
];

function onExit(life: Life, nowMs: number, code: number): Step {
  switch (life.at) {
    case 'off':
    case 'waiting':
    case 'down':
    case 'over':
      return [life];
    case 'closing':
      return life.next === 'quit' ? [{ at: 'over' }, { do: 'quit' }] : [{ at: 'starting', crashes: 0 }, { do: 'fork' }];
    case 'starting':
    case 'up': {
      const ranWell = life.at === 'up' && nowMs - life.sinceMs >= wellAfterMs;
      const crashes = ranWell ? 1 : life.crashes + 1;
      if (crashes < crashesMax) {
        return [
          { at: 'waiting', crashes },
          { do: 'fork-after', delayMs: firstDelayMs * 2 ** (crashes - 1) },
        ];
      }
      const problem = keepsFailing(code);
      return [
        { at: 'down', problem },
        { do: 'tell-down', problem },
      ];
    }
  }
}

function onStart(life: Life): Step {
  switch (life.at) {
    case 'off':
    case 'waiting':
    case 'down':
      return [{ at: 'starting', crashes: 0 }, { do: 'fork' }];
    case 'starting':
    case 'up':
      return closing('start');
    case 'closing':
    case 'over':
      return [life];
  }
}

function onQuit(life: Life): Step {
  switch (life.at) {
    case 'starting':
    case 'up':
      return closing('quit');
    // Asked once more, it is not waited for: what was sent is found out by the next run.
    case 'closing':
      return [{ at: 'closing', next: 'quit' }, { do: 'kill' }];
    case 'off':
    case 'waiting':
    case 'down':
    case 'over':
      return [{ at: 'over' }, { do: 'quit' }];
  }
}

/**
 * How the engine process is watched over: what follows from what happened. It is started again after a crash, with a longer
 * wait each time, and left alone after five in a row.
 */
export function onLife(life: Life, event: LifeEvent): Step {
  switch (event.is) {
    case 'start':
      return onStart(life);
    case 'ready':
      return life.at === 'starting' ? [{ at: 'up', crashes: life.crashes, sinceMs: event.nowMs }] : [life];
    case 'refused':
      if (life.at !== 'starting') return [life];
      return [{ at: 'down', problem: event.problem }, { do: 'kill' }, { do: 'tell-down', problem: event.problem }];
    case 'exit':
      return onExit(life, event.nowMs, event.code);
    case 'due':
      return life.at === 'waiting' ? [{ at: 'starting', crashes: life.crashes }, { do: 'fork' }] : [life];
    case 'late':
      return life.at === 'closing' ? [life, { do: 'kill' }] : [life];
    case 'quit':
      return onQuit(life);
  }
}
