import { describe, expect, test } from 'vitest';
import { narrate } from '../oracle/narrate.ts';
import { corpus, type Kept } from './corpus.ts';
import { enumerateCrashes } from './crashes.ts';
import { generate } from './generate.ts';
import { play } from './play.ts';
import { shrink } from './shrink.ts';
import { tandem } from './tandem.ts';
import { type Sins, toyEngine } from './toy-engine.ts';
import { report, tryOut } from './trial.ts';

/** Properties that a naive engine breaks over some seeds of a class. */
async function broken(sins: Partial<Sins>, kind: string, seeds: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await tryOut(generate(seed, kind), toyEngine(sins));
    for (const one of violations) found.add(one.property);
  }
  return found;
}

describe('the checkers see what a naive engine does wrong', () => {
  test('writing blindly replaces values that nobody has seen', async () => {
    const found = await broken({ blind: true }, 'calm', 60);
    expect([...found]).toEqual(expect.arrayContaining(['P1', 'P2']));
  });

  test('taking absence from a list for a removal removes what is still there', async () => {
    expect([...(await broken({ absenceIsRemoval: true }, 'lying', 60))]).toContain('P17');
  });

  test('forgetting what was linked brings back what people removed', async () => {
    expect([...(await broken({ forgetful: true }, 'calm', 60))]).toContain('resurrection');
  });

  test('creating again without looking makes duplicates', async () => {
    expect([...(await broken({ forgetful: true }, 'creates', 60))]).toContain('P13');
  });
});

describe('a seed is a world', () => {
  test('the same seed tells the same story', async () => {
    for (const seed of [3, 4, 5]) {
      const [one, other] = [await play(generate(seed), tandem()), await play(generate(seed), tandem())];
      expect(narrate(one)).toEqual(narrate(other));
      expect(one.points).toBe(other.points);
    }
  });

  test('a failure shrinks to few events and still breaks the same promise', async () => {
    const toy = toyEngine();
    const trial = await tryOut(generate(1, 'hostile'), toy);
    const small = await shrink(trial, toy);
    expect(small.violations[0]?.property).toBe(trial.violations[0]?.property);
    expect(small.scenario.events.length).toBeLessThan(trial.scenario.events.length);
    expect(report(small).length).toBeGreaterThan(3);
  });
});

/** A loaded machine may take its time. */
const patience = 300_000;
// The same worlds each time, so that a change is judged by itself; `npm run simulate` plays others by chance.
const from = 518_656_802;
const worlds = 60;

const title = ({ seed, kind, found }: Kept): string => `seed ${seed}${kind === null ? '' : ` of ${kind}`}: ${found}`;

async function holds(seed: number, kind: string | null): Promise<void> {
  const trial = await tryOut(generate(seed, kind), tandem());
  expect(trial.violations, report(trial).join('\n')).toEqual([]);
}

describe('the engine keeps its promises', () => {
  for (const one of corpus) test(title(one), () => holds(one.seed, one.kind));

  test(`seeds from ${from}: ${worlds} worlds of all classes`, { timeout: patience }, async () => {
    for (let at = 0; at < worlds; at += 1) await holds(from + at, null);
  });

  test('a crash at any yield point of a small world ends as if there had been none', {
    timeout: patience,
  }, async () => {
    const { schedules, failures } = await enumerateCrashes(29, tandem(), false);
    expect(schedules).toBeGreaterThan(100);
    expect(failures.map((one) => one.crashAt)).toEqual([]);
  });

  test('without a precondition on writes some promise breaks', async () => {
    const trial = await tryOut(generate(17), tandem('precondition'));
    expect(trial.violations.map((one) => one.property)).toContain('P1');
  });

  test('without the quarantine of creates some promise breaks', async () => {
    const trial = await tryOut(generate(12, 'creates'), tandem('quarantine'));
    expect(trial.violations).not.toEqual([]);
  });

  test('without intents, writes arrive that nobody recorded', async () => {
    const trial = await tryOut(generate(1), tandem('intent'));
    expect(trial.violations.map((one) => one.property)).toContain('P12');
  });
});
