import { parseArgs } from 'node:util';
import { tally } from './oracle/judge.ts';
import { enumerateCrashes } from './world/crashes.ts';
import { generate } from './world/generate.ts';
import { shrink } from './world/shrink.ts';
import type { Subject } from './world/subject.ts';
import { tandem, type Without } from './world/tandem.ts';
import { report, type Trial, tryOut } from './world/trial.ts';

const usage = `npm run simulate -- [--seeds N] [--from N] [--minutes N] [--class NAME] [--crashes N] [--without SAFEGUARD]
npm run simulate -- --seed N [--class NAME]     plays one seed and tells its story

--seeds N     how many seeds to play (default 200)
--from N      the first one (default: by chance, and printed)
--minutes N   plays until the time is over instead
--crashes N   for N small scenarios, also crashes at every point (default: one for every 200 seeds)
--without     precondition, quarantine or intent: takes a safeguard away; then some seed must fail`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    minutes: { type: 'string' },
    class: { type: 'string' },
    crashes: { type: 'string' },
    without: { type: 'string' },
    help: { type: 'boolean' },
  },
});

const safeguards: readonly Without[] = ['precondition', 'quarantine', 'intent'];
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Failures that are told in full; the others are only counted. */
const toldMax = 5;

interface Sum {
  seeds: number;
  points: number;
  writes: number;
  late: number;
  readonly failed: Map<string, number[]>;
}

async function tellOf(trial: Trial, subject: Subject, without: Without | null): Promise<void> {
  const small = await shrink(trial, subject);
  for (const line of report(small)) say(line);
  const options = [
    values.class === undefined ? '' : ` --class ${values.class}`,
    without === null ? '' : ` --without ${without}`,
  ];
  say(`  again: npm run simulate -- --seed ${trial.scenario.seed}${options.join('')}\n`);
}

async function playOne(seed: number, subject: Subject, without: Without | null): Promise<boolean> {
  const trial = await tryOut(generate(seed, values.class ?? null), subject);
  if (trial.violations.length > 0) {
    await tellOf(trial, subject, without);
    return false;
  }
  for (const line of report(trial)) say(line);
  say('No promise was broken.');
  return true;
}

async function playMany(subject: Subject, without: Without | null, sum: Sum): Promise<void> {
  const from = values.from === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.from);
  const minutes = values.minutes === undefined ? null : Number(values.minutes);
  const seeds = minutes === null ? Number(values.seeds ?? 200) : Number.MAX_SAFE_INTEGER;
  const until = performance.now() + (minutes ?? 1e9) * 60_000;
  say(`seeds from ${from}`);
  for (let seed = from; seed < from + seeds && performance.now() < until; seed += 1) {
    const trial = await tryOut(generate(seed, values.class ?? null), subject);
    sum.seeds += 1;
    if (trial.story !== null) {
      const { writes, late } = tally(trial.story);
      sum.points += trial.story.points;
      sum.writes += writes;
      sum.late += late;
    }
    const [first] = trial.violations;
    if (first !== undefined) {
      const told = [...sum.failed.values()].flat().length;
      sum.failed.set(first.property, [...(sum.failed.get(first.property) ?? []), seed]);
      if (told < toldMax) await tellOf(trial, subject, without);
      if (without !== null) return;
    }
    if (sum.seeds % 500 === 0) say(`${sum.seeds} seeds, ${[...sum.failed.values()].flat().length} failed`);
  }
}

async function crashMany(subject: Subject, count: number, first: number): Promise<boolean> {
  let schedules = 0;
  let failed = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const found = await enumerateCrashes(seed, subject, seed % 10 === 0);
    schedules += found.schedules;
    failed += found.failures.length;
    const [one] = found.failures;
    if (one === undefined) continue;
    say(
      `crash scenario ${seed}: ${found.failures.length} of ${found.schedules} schedules fail; the first crashes at ${one.crashAt.join(' and ')}`,
    );
    for (const line of report(one.trial)) say(line);
  }
  if (count > 0) say(`crashes: ${count} scenarios, ${schedules} schedules, ${failed} failed`);
  return failed === 0;
}

async function main(): Promise<boolean> {
  if (values.help === true) {
    say(usage);
    return true;
  }
  const without = safeguards.find((one) => one === values.without) ?? null;
  if (values.without !== undefined && without === null) throw new Error(`--without takes ${safeguards.join(', ')}.`);
  const subject = tandem(without);
  if (values.seed !== undefined) return playOne(Number(values.seed), subject, without);
  const began = performance.now();
  const sum: Sum = { seeds: 0, points: 0, writes: 0, late: 0, failed: new Map() };
  await playMany(subject, without, sum);
  const seconds = (performance.now() - began) / 1000;
  const failed = [...sum.failed.values()].flat();
  say(
    `${sum.seeds} seeds in ${seconds.toFixed(1)} s (${(sum.seeds / seconds).toFixed(1)} a second), ${sum.points} yield points, ${sum.writes} writes of the engine, ${sum.late} let through by a raced guard`,
  );
  for (const [property, seeds] of sum.failed)
    say(`${property}: ${seeds.length} seeds (${seeds.slice(0, 20).join(', ')})`);
  if (without !== null) {
    say(
      failed.length > 0
        ? `Without ${without}, seed ${failed[0]} fails, as it must.`
        : `Without ${without} nothing failed: the proof has a hole.`,
    );
    return failed.length > 0;
  }
  const crashes = values.crashes === undefined ? Math.ceil(sum.seeds / 200) : Number(values.crashes);
  const survived = await crashMany(subject, crashes, Number(values.from ?? 1));
  return failed.length === 0 && survived;
}

process.exitCode = (await main()) ? 0 : 1;
