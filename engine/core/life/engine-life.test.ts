import { describe, expect, test } from 'vitest';
import { type Life, type LifeEffect, type LifeEvent, onLife } from './engine-life.ts';

/** What follows from events, one after the other. */
function living(...events: LifeEvent[]): { life: Life; last: readonly LifeEffect[]; all: readonly LifeEffect[] } {
  let life: Life = { at: 'off' };
  let last: readonly LifeEffect[] = [];
  const all: LifeEffect[] = [];
  for (const event of events) {
    [life, ...last] = onLife(life, event);
    all.push(...last);
  }
  return { life, last, all };
}

const start: LifeEvent = { is: 'start' };
const ready: LifeEvent = { is: 'ready', nowMs: 1000 };
const due: LifeEvent = { is: 'due' };
const quit: LifeEvent = { is: 'quit' };
const crash = (nowMs = 2000): LifeEvent => ({ is: 'exit', nowMs, code: 9 });
const problem = { code: 'workspace/other-files', message: 'It holds other files.', fix: 'Open another.' };
const crashes = (count: number): LifeEvent[] => Array.from({ length: count }, () => [due, crash()]).flat();

describe('the engine process', () => {
  test('is started with the app, and up when it says so', () => {
    expect(living(start)).toMatchObject({ life: { at: 'starting' }, last: [{ do: 'fork' }] });
    expect(living(start, ready)).toMatchObject({ life: { at: 'up', crashes: 0 }, last: [] });
  });

  test('is started again after a crash, with a wait that doubles', () => {
    const { all } = living(start, ready, crash(), ...crashes(3));
    const waits = all.flatMap((one) => (one.do === 'fork-after' ? [one.delayMs] : []));
    expect(waits).toEqual([250, 500, 1000, 2000]);
  });

  test('stays down after five crashes in a row, with a message, until somebody restarts it', () => {
    const down = living(start, ready, crash(), ...crashes(4));
    expect(down.life.at).toBe('down');
    expect(down.last).toMatchObject([{ do: 'tell-down', problem: { code: 'engine/down' } }]);
    expect(living(start, ready, crash(), ...crashes(4), due).life.at).toBe('down');
    expect(living(start, ready, crash(), ...crashes(4), start)).toMatchObject({
      life: { at: 'starting', crashes: 0 },
      last: [{ do: 'fork' }],
    });
  });

  test('that ran well for a minute has its crashes forgotten', () => {
    const life = living(start, crash(), ...crashes(2), due, ready, crash(1000 + 60_000)).life;
    expect(life).toEqual({ at: 'waiting', crashes: 1 });
  });

  test('that cannot open its workspace is not started over and over', () => {
    const refused = living(start, { is: 'refused', problem });
    expect(refused.life).toEqual({ at: 'down', problem });
    expect(refused.last).toEqual([{ do: 'kill' }, { do: 'tell-down', problem }]);
    expect(living(start, { is: 'refused', problem }, crash()).last).toEqual([]);
  });
});

describe('quitting', () => {
  test('asks the engine to close, waits for its checkpoint, and then quits', () => {
    const asked = living(start, ready, quit);
    expect(asked.last).toEqual([{ do: 'ask-close' }, { do: 'late-after', delayMs: 30_000 }]);
    expect(living(start, ready, quit, crash())).toMatchObject({ life: { at: 'over' }, last: [{ do: 'quit' }] });
  });

  test('kills an engine that does not close in time, and one that is asked a second time', () => {
    expect(living(start, ready, quit, { is: 'late' }).last).toEqual([{ do: 'kill' }]);
    expect(living(start, ready, quit, quit).last).toEqual([{ do: 'kill' }]);
    expect(living(start, ready, quit, crash(), { is: 'late' }).last).toEqual([]);
  });

  test('waits for nothing where no engine runs', () => {
    for (const before of [[], [start, crash()], [start, { is: 'refused', problem } as const]])
      expect(living(...before, quit).last).toEqual([{ do: 'quit' }]);
  });
});

test('opening another workspace closes the engine and starts it anew; quitting meanwhile wins', () => {
  expect(living(start, ready, start).last.map((one) => one.do)).toEqual(['ask-close', 'late-after']);
  expect(living(start, ready, start, crash())).toMatchObject({ life: { at: 'starting' }, last: [{ do: 'fork' }] });
  expect(living(start, ready, start, quit, crash()).last).toEqual([{ do: 'quit' }]);
});
