import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { RunState } from '../../model/run.ts';
import { epochFileOf, readEpochFile } from '../../store/epoch.ts';
import type { Ended } from '../tandem.ts';
import type { Random } from '../world/random.ts';
import type { StoryWorkspace } from './workspace.ts';

/**
 * Where a run was when it was killed, as its state tells: not begun; recovering from the kill before; reading and deciding,
 * nothing sent yet; writing, with the outcome of something unknown; all that was sent is recorded; over.
 */
export type Phase = 'not begun' | 'recovering' | 'deciding' | 'writing' | 'between writes' | 'over';

interface Facts {
  readonly run: string | null;
  readonly state: string;
  readonly journal: number;
  /** Runs that sent what nobody knows the outcome of. */
  readonly open: readonly string[];
}

const nothing: Facts = { run: null, state: '', journal: 0, open: [] };
const RunRow = z.object({ id: z.string(), state: RunState });
const IntentRow = z.object({ run: z.string() });

/** Looks at a copy of the state, so that the next run finds it as the killed one left it. */
function factsOf(stateFile: string): Facts {
  if (!existsSync(stateFile)) return nothing;
  const folder = mkdtempSync(join(tmpdir(), 'tandem-look-'));
  const copy = join(folder, 'state.sqlite');
  try {
    for (const end of ['', '-wal'])
      if (existsSync(`${stateFile}${end}`)) copyFileSync(`${stateFile}${end}`, `${copy}${end}`);
    const db = new Database(copy);
    try {
      if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'run'").get() === undefined) return nothing;
      const texts = (sql: string) => db.prepare<[], string>(sql).pluck().all();
      const [last] = texts('SELECT text FROM run ORDER BY seq DESC LIMIT 1');
      const run = last === undefined ? null : RunRow.parse(JSON.parse(last));
      const open = texts("SELECT text FROM intent WHERE state <> 'dead'").map(
        (text) => IntentRow.parse(JSON.parse(text)).run,
      );
      const journal = db.prepare<[], number>('SELECT count(*) FROM journal').pluck().get() ?? 0;
      return { run: run?.id ?? null, state: run?.state ?? '', journal, open };
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function phaseOf(before: Facts, after: Facts): Phase {
  if (after.run === before.run) return 'not begun';
  if (after.state !== 'running') return 'over';
  if (after.open.some((run) => run === after.run)) return 'writing';
  if (after.open.length > 0) return 'recovering';
  return after.journal > before.journal ? 'between writes' : 'deciding';
}

export interface Killing {
  readonly kills: number;
  readonly phases: { readonly [phase in Phase]: number };
  /** Runs that were over before they were killed. */
  readonly escaped: readonly Ended[];
}

export interface KillingOptions {
  readonly kills: number;
  readonly random: Random;
  /** How long a command takes that only starts. */
  readonly startMs: number;
  /** What people do before each run. */
  readonly before: (attempt: number) => Promise<void>;
  /** What people do while it runs. */
  readonly during?: () => Promise<void>;
  /** What must hold after each kill. */
  readonly after: () => Promise<void>;
}

/** Moments of a run that show from outside: it writes its state; it is about to send something, or has found out what was sent. */
type Sign = 'start' | 'begun' | 'sending';

/** Tells when each sign is first seen from now on. */
function signsOf(stateFile: string): {
  readonly seen: { readonly [sign in Sign]: Promise<void> };
  readonly stop: () => void;
} {
  const folder = dirname(stateFile);
  mkdirSync(folder, { recursive: true });
  const begun = Promise.withResolvers<void>();
  const sending = Promise.withResolvers<void>();
  const epoch = (): number => readEpochFile(epochFileOf(stateFile))?.epoch ?? 0;
  const before = epoch();
  const watcher = watch(folder, (_event, name) => {
    if (name?.startsWith('state.sqlite') === true) begun.resolve();
    // Grows with each commit of intents, links or shadows, and then only.
    if (name === 'state.epoch' && epoch() > before) sending.resolve();
  });
  return {
    seen: { start: Promise.resolve(), begun: begun.promise, sending: sending.promise },
    stop: () => watcher.close(),
  };
}

const signs: readonly Sign[] = ['start', 'begun', 'begun', 'sending', 'sending', 'sending'];

/** When runs show their signs and when they end, in milliseconds. Learnt from those that nobody kills. */
type Pace = { readonly [moment in Sign | 'end']: number };

/** One run in so many is let go to its end. */
const spareEvery = 6;

/** One run, killed at a random moment of all of it, or (more often, since starting takes long) of the part that matters. */
async function killOne(
  place: StoryWorkspace,
  { random, during }: KillingOptions,
  { pace, spare }: { readonly pace: Pace; readonly spare: boolean },
): Promise<{ readonly end: Ended; readonly killed: boolean; readonly pace: Pace }> {
  const sign = random.pick(signs);
  const at = random.next();
  const { seen, stop } = signsOf(place.stateFile);
  const startedMs = performance.now();
  const learnt = { ...pace };
  const { child, ended } = place.start('run', '--json');
  for (const each of ['begun', 'sending'] as const) {
    void seen[each].then(() => {
      learnt[each] = performance.now() - startedMs;
    });
  }
  const busy = during?.();
  await (spare ? ended : Promise.race([seen[sign].then(() => pause(at * (pace.end - pace[sign]))), ended]));
  const isOver = child.exitCode !== null;
  child.kill('SIGKILL');
  const end = await ended;
  stop();
  await busy;
  const killed = !isOver && end.code === null;
  return { end, killed, pace: killed ? pace : { ...learnt, end: performance.now() - startedMs } };
}

/** Starts runs and kills each with SIGKILL at a random moment, until so many were killed. */
export async function killRuns(place: StoryWorkspace, options: KillingOptions): Promise<Killing> {
  const phases = { 'not begun': 0, recovering: 0, deciding: 0, writing: 0, 'between writes': 0, over: 0 };
  const escaped: Ended[] = [];
  let kills = 0;
  const { startMs } = options;
  let pace: Pace = { start: 0, begun: startMs, sending: 1.5 * startMs, end: 2 * startMs };
  for (let attempt = 0; kills < options.kills; attempt += 1) {
    await options.before(attempt);
    const before = factsOf(place.stateFile);
    const one = await killOne(place, options, { pace, spare: attempt % spareEvery === spareEvery - 1 });
    pace = one.pace;
    if (one.killed) {
      kills += 1;
      phases[phaseOf(before, factsOf(place.stateFile))] += 1;
    } else escaped.push(one.end);
    await options.after();
  }
  return { kills, phases, escaped };
}
