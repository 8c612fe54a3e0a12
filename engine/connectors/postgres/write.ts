import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import type { Outcome, Write } from '../contract.ts';
import type { Relation } from './catalogue.ts';
import type { Client, Connections } from './client.ts';
import { isCollision, isLocked, isLost, isRecordFault, type Said, saidBy, statementFault } from './faults.ts';
import { type Job, prepare } from './jobs.ts';
import { read } from './read.ts';
import { refusalOf } from './refusal.ts';
import { changeAll, createAll, grouped, heldByOthers, type Settled, Unclear } from './statements.ts';
import type { Lens } from './view.ts';

const attemptsMax = 3;
const soonMs = 1000;
const laterMs = 5000;

/** How a batch ended as a whole. */
type Ending =
  | { readonly is: 'kept'; readonly outcomes: ReadonlyMap<number, Outcome> }
  /** Nothing of it was kept, for certain. */
  | { readonly is: 'undone'; readonly said: Said; readonly error: unknown };

const mayWrite: Record<Write['op'], (relation: Relation) => boolean> = {
  create: (relation) => relation.inserts,
  update: (relation) => relation.updates,
  remove: (relation) => relation.deletes,
};

interface Work {
  readonly connections: Connections;
  readonly lens: Lens;
  readonly lockTimeoutMs: number;
}

/** One outcome per write, in order. The whole batch is one transaction; a bad record of it is left out alone. */
export async function write(work: Work, writes: readonly Write[]): Promise<readonly Outcome[]> {
  const { table } = work.lens;
  for (const one of writes) if (!mayWrite[one.op](table.relation)) throw cannotWrite(table.object, one.op);
  const outcomes = new Map<number, Outcome>();
  const jobs: Job[] = [];
  for (const [n, one] of writes.entries()) {
    const ready = prepare(table, one, n);
    if ('job' in ready) jobs.push(ready.job);
    else outcomes.set(n, ready.outcome);
  }
  if (jobs.length > 0) for (const [n, outcome] of await attempt(work, jobs)) outcomes.set(n, outcome);
  return writes.map((_, n) => outcomes.get(n) ?? { kind: 'unknown', problem: noAnswer(table.object) });
}

async function attempt(work: Work, jobs: readonly Job[]): Promise<ReadonlyMap<number, Outcome>> {
  const { object } = work.lens.table;
  // By key, so that two sessions that write the same records wait for each other instead of blocking each other.
  const ordered = jobs.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  for (let count = 1; ; count += 1) {
    const ending = await transaction(work, ordered);
    if (ending.is === 'kept') return ending.outcomes;
    const { said, error } = ending;
    // Undone means that nothing was kept, so trying again cannot do anything twice.
    if (count < attemptsMax && (isCollision(said) || isLost(said))) continue;
    if (!isCollision(said) && said.code !== '57014') throw statementFault(error, object);
    const { problem } = statementFault(error, object);
    return new Map(jobs.map((job) => [job.n, { kind: 'later', problem, afterMs: laterMs }]));
  }
}

async function transaction({ connections, lens, lockTimeoutMs }: Work, jobs: readonly Job[]): Promise<Ending> {
  const { client, giveBack } = await connections.borrow();
  let fit = false;
  try {
    let outcomes: ReadonlyMap<number, Outcome>;
    try {
      await client.query(
        `begin isolation level read committed read write; set local lock_timeout = ${lockTimeoutMs}; set constraints all immediate`,
      );
      outcomes = await settleAll(client, lens, jobs);
    } catch (error) {
      fit = await client.query('rollback').then(
        () => true,
        () => false,
      );
      if (error instanceof Fault) throw error;
      return { is: 'undone', said: saidBy(error), error };
    }
    const ending = await commit(client, lens.table.object);
    fit = true;
    return ending === null ? { is: 'kept', outcomes } : ending;
  } finally {
    await giveBack(fit);
  }
}

/** Null when it is kept. Once the request to commit may be on its way, a lost connection tells nothing. */
async function commit(client: Client, object: string): Promise<Ending | null> {
  try {
    await client.commit();
    return null;
  } catch (error) {
    if (error instanceof Fault) throw error;
    const said = saidBy(error);
    if (!isLost(said)) return { is: 'undone', said, error };
    throw new Fault('unknown', lostAtCommit(object), { cause: error });
  }
}

/** Settles every job of the batch, then tries those once more that others of the batch may have stood in the way of. */
async function settleAll(client: Client, lens: Lens, jobs: readonly Job[]): Promise<ReadonlyMap<number, Outcome>> {
  const settled = new Map<number, Outcome>();
  const blocked: Job[] = [];
  const batch: Batch = { client, lens, settled, blocked };
  for (const group of grouped(jobs, (job) => job.group)) await isolate(batch, group);
  const someDone = [...settled.values()].some((outcome) => outcome.kind === 'done');
  if (blocked.length > 0 && someDone) {
    const again = blocked.splice(0);
    for (const group of grouped(again, (job) => job.group)) await isolate(batch, group);
  }
  return settled;
}

interface Batch {
  readonly client: Client;
  readonly lens: Lens;
  readonly settled: Map<number, Outcome>;
  /** Refused because of other records. */
  readonly blocked: Job[];
}

/** Runs jobs of one group as one statement; where a record spoils it, the halves of it, so that only that one is refused. */
async function isolate(batch: Batch, jobs: readonly Job[]): Promise<void> {
  const { client, lens, settled } = batch;
  await client.query('savepoint tandem');
  let found: Settled;
  try {
    found = jobs[0]?.write.op === 'create' ? await createAll(client, lens, jobs) : await changeAll(client, lens, jobs);
    await client.query('release savepoint tandem');
  } catch (error) {
    const said = saidBy(error);
    if (!(error instanceof Unclear) && !isRecordFault(said) && !isLocked(said)) throw error;
    await client.query('rollback to savepoint tandem; release savepoint tandem');
    return isLocked(said) ? leaveHeld(batch, jobs) : narrow(batch, jobs, said);
  }
  for (const [n, outcome] of found) settled.set(n, outcome);
}

async function narrow(batch: Batch, jobs: readonly Job[], said: Said): Promise<void> {
  const [only] = jobs;
  if (only === undefined) return;
  if (jobs.length > 1) {
    const middle = Math.ceil(jobs.length / 2);
    await isolate(batch, jobs.slice(0, middle));
    await isolate(batch, jobs.slice(middle));
    return;
  }
  if (said.code.startsWith('23')) batch.blocked.push(only);
  batch.settled.set(only.n, await outcomeOf(batch, only, said));
}

/** A create whose key is taken has met another record; everything else is a refusal. */
async function outcomeOf({ client, lens }: Batch, job: Job, said: Said): Promise<Outcome> {
  if (job.write.op === 'create' && job.write.key !== null && said.code === '23505') {
    const [now] = await read(client, lens, [job.write.key]);
    if (now?.kind === 'found') return { kind: 'moved-on', now };
  }
  return { kind: 'refused', problem: await refusalOf(client, lens.table, job, said) };
}

/** Somebody holds a record of the batch in an open transaction: those are for later, the others go on. */
async function leaveHeld(batch: Batch, jobs: readonly Job[]): Promise<void> {
  const { client, lens, settled } = batch;
  const held = jobs[0]?.write.op === 'create' ? [] : await heldByOthers(client, lens, jobs);
  const late = held.length === 0 && jobs.length === 1 ? jobs : held;
  for (const job of late) settled.set(job.n, { kind: 'later', problem: inUse(lens.table.object), afterMs: soonMs });
  const rest = jobs.filter((job) => !late.includes(job));
  if (rest.length === 0) return;
  if (late.length > 0) return isolate(batch, rest);
  const middle = Math.ceil(rest.length / 2);
  await isolate(batch, rest.slice(0, middle));
  await isolate(batch, rest.slice(middle));
}

const cannotWrite = (object: string, op: Write['op']): Fault =>
  new Fault('sign-in', {
    code: 'postgres/no-right',
    message: `This connection may not ${op} records of ${object}: the user lacks the right, or the server or the view only lets itself be read.`,
    fix: `Ask the administrator for the right, or use another user or server.`,
  });

const inUse = (object: string): Problem => ({
  code: 'postgres/in-use',
  message: `The record of ${object} is held by somebody else's open transaction.`,
  fix: 'It is tried again; if it stays so, look for a transaction that was left open.',
});

const lostAtCommit = (object: string): Problem => ({
  code: 'postgres/unknown-outcome',
  message: `The connection to PostgreSQL was lost while it was storing records of ${object}; they may be stored or not.`,
  fix: 'Nothing: they are read back before anything else is done.',
});

const noAnswer = (object: string): Problem => ({
  code: 'postgres/no-answer',
  message: `PostgreSQL gave no answer for a record of ${object}.`,
  fix: 'Nothing: the record is read back before anything else is done.',
});
