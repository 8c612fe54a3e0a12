import { same } from '../../core/values/equal.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Outcome } from '../contract.ts';
import type { Client, Row } from './client.ts';
import type { Job } from './jobs.ts';
import { byPart, keyArrays, keyColumns, keyNames, sameKey } from './read.ts';
import type { Lens } from './view.ts';

/** Outcomes by place in the batch. */
export type Settled = ReadonlyMap<number, Outcome>;

const place = (row: Row): number => Number(row[0]);
const places = (jobs: readonly Job[]): readonly string[] => jobs.map((job) => String(job.n));
const keysOf = (jobs: readonly Job[]): readonly (readonly string[])[] => jobs.map((job) => job.key ?? []);

/** The parts of a statement that writes jobs with the same columns: their values as `v(n, k.., s.., e..)`. */
interface Batch {
  readonly from: string;
  readonly params: readonly unknown[];
}

function batchOf(lens: Lens, jobs: readonly Job[], expects: boolean): Batch {
  const { table } = lens;
  const [model] = jobs;
  const cells = model?.cells ?? [];
  const expected = expects ? (model?.expected ?? []) : [];
  const firstCell = table.key.length + 2;
  const arrays = [
    '$1::int4[]',
    keyArrays(table, 2),
    ...cells.map((cell, index) => `$${firstCell + index}::${cell.column.wire.wire}[]`),
    ...expected.map((one, index) => `$${firstCell + cells.length + index}::${one.column.wire.wire}[]`),
  ];
  const names = ['n', keyNames(table), ...cells.map((_, at) => `s${at}`), ...expected.map((_, at) => `e${at}`)];
  return {
    from: `unnest(${arrays.join(', ')}) as v(${names.join(', ')})`,
    params: [
      places(jobs),
      ...byPart(table, keysOf(jobs)),
      ...cells.map((_, at) => jobs.map((job) => job.cells[at]?.text ?? null)),
      ...expected.map((_, at) => jobs.map((job) => job.expected[at]?.text ?? null)),
    ],
  };
}

/** Updates or removes the records that are still as expected; those that are not are not among the answers. */
async function change(client: Client, lens: Lens, jobs: readonly Job[], expects: boolean): Promise<Settled> {
  const [model] = jobs;
  if (model === undefined) return new Map();
  const { table } = lens;
  const { from, params } = batchOf(lens, jobs, expects);
  const still = expects
    ? model.expected.map((one, at) => one.column.wire.match(`t.${one.column.sql}`, `v.e${at}`))
    : [];
  const where = [sameKey(table), ...still].join(' and ');
  if (model.write.op === 'remove') {
    const rows = await client.query(`delete from ${table.sql} as t using ${from} where ${where} returning v.n`, params);
    return new Map(rows.map((row) => [place(row), { kind: 'done', snapshot: null }]));
  }
  const set = model.cells.map((cell, at) => `${cell.column.sql} = ${cell.column.wire.assign(`v.s${at}`)}`).join(', ');
  const sql = `update ${table.sql} as t set ${set} from ${from} where ${where} returning v.n, ${lens.selected}`;
  const rows = await client.query(sql, params);
  return new Map(rows.map((row) => [place(row), { kind: 'done', snapshot: lens.snapshot(row, 1) }]));
}

/** Writes of one group: updates or removes. Every job is settled. */
export async function changeAll(client: Client, lens: Lens, jobs: readonly Job[]): Promise<Settled> {
  const quick = jobs[0]?.group === 'compare' ? new Map<number, Outcome>() : await change(client, lens, jobs, true);
  const rest = jobs.filter((job) => !quick.has(job.n));
  return rest.length === 0 ? quick : new Map([...quick, ...(await compareAndChange(client, lens, rest))]);
}

interface Found {
  readonly snapshot: Snapshot;
  readonly isAsExpected: boolean;
}

/**
 * For records that are not as expected to the letter: reads them under a lock and compares canonical values, because a text
 * may be stored in another form of Unicode or with other line ends. What is equal then is written under the same lock.
 */
async function compareAndChange(client: Client, lens: Lens, jobs: readonly Job[]): Promise<Settled> {
  const found = await lockAndCompare(client, lens, jobs);
  const settled = new Map<number, Outcome>();
  const writable: Job[] = [];
  for (const job of jobs) {
    const one = found.get(job.n);
    if (one === undefined) settled.set(job.n, goneOutcome(job));
    else if (!one.isAsExpected) {
      settled.set(job.n, { kind: 'moved-on', now: { kind: 'found', snapshot: one.snapshot } });
    } else if (job.write.op === 'update' && job.cells.length === 0) {
      settled.set(job.n, { kind: 'done', snapshot: one.snapshot });
    } else writable.push(job);
  }
  for (const group of grouped(writable, (job) =>
    JSON.stringify([job.write.op, job.cells.map((cell) => cell.column.sql)]),
  )) {
    for (const [n, outcome] of await change(client, lens, group, false)) settled.set(n, outcome);
  }
  for (const job of writable) if (!settled.has(job.n)) settled.set(job.n, skipped(lens.table.object));
  return settled;
}

async function lockAndCompare(client: Client, lens: Lens, jobs: readonly Job[]): Promise<ReadonlyMap<number, Found>> {
  const { table } = lens;
  const compared = [...new Set(jobs.flatMap((job) => job.expected.map((one) => one.column)))];
  const extra = compared.map((column) => `, ${column.wire.select(`t.${column.sql}`)}`).join('');
  const lock = table.relation.atomic ? ' for update of t' : '';
  const sql = `select v.n, ${lens.selected}${extra} from unnest($1::int4[], ${keyArrays(table, 2)}) as v(n, ${keyNames(table)})
join ${table.sql} as t on ${sameKey(table)} order by ${keyColumns(table)}${lock}`;
  const rows = await client.query(sql, [places(jobs), ...byPart(table, keysOf(jobs))]);
  const byPlace = new Map(jobs.map((job) => [job.n, job]));
  return new Map(
    rows.map((row) => {
      const job = byPlace.get(place(row));
      const first = row.length - compared.length;
      const isAsExpected = (job?.expected ?? []).every(({ column, value }) => {
        const text = row[first + compared.indexOf(column)];
        const now = text === null || text === undefined ? null : column.wire.decode(text);
        return same(column.field.type, now, value);
      });
      return [place(row), { snapshot: lens.snapshot(row, 1), isAsExpected }];
    }),
  );
}

/** Inserts; a job that the server left out without a word is settled as refused. */
export async function createAll(client: Client, lens: Lens, jobs: readonly Job[]): Promise<Settled> {
  const { table } = lens;
  const [model] = jobs;
  if (model === undefined) return new Map();
  const columns = model.cells.map((cell) => cell.column.sql).join(', ');
  const values = model.cells.map((cell, at) => cell.column.wire.assign(`v.s${at}`)).join(', ');
  const arrays = model.cells.map((cell, at) => `$${at + 1}::${cell.column.wire.wire}[]`).join(', ');
  const names = model.cells.map((_, at) => `s${at}`).join(', ');
  const source =
    model.cells.length === 0
      ? 'default values'
      : `(${columns}) overriding system value select ${values} from unnest(${arrays}) as v(${names})`;
  const params = model.cells.map((_, at) => jobs.map((job) => job.cells[at]?.text ?? null));
  const rows = await client.query(`insert into ${table.sql} as t ${source} returning ${lens.selected}`, params);
  const snapshots = rows.map((row) => lens.snapshot(row, 0));
  const settled = new Map<number, Outcome>();
  const [only] = snapshots;
  if (jobs.length === 1 && only !== undefined) settled.set(model.n, { kind: 'done', snapshot: only });
  else settleByKey(settled, jobs, snapshots);
  for (const job of jobs) if (!settled.has(job.n)) settled.set(job.n, skipped(table.object));
  return settled;
}

/** A trigger gave records other keys than asked for, so it cannot be told which is whose: one at a time it can. */
export class Unclear extends Error {}

function settleByKey(settled: Map<number, Outcome>, jobs: readonly Job[], snapshots: readonly Snapshot[]): void {
  const byKey = new Map<string, Job>(jobs.map((job) => [keyText(job), job]));
  for (const snapshot of snapshots) {
    const job = byKey.get(snapshot.key);
    if (job === undefined) throw new Unclear();
    settled.set(job.n, { kind: 'done', snapshot });
  }
}

const keyText = (job: Job): string => (job.key?.length === 1 ? (job.key[0] ?? '') : JSON.stringify(job.key));

/** Jobs whose records somebody else's transaction holds right now. */
export async function heldByOthers(client: Client, lens: Lens, jobs: readonly Job[]): Promise<readonly Job[]> {
  const { table } = lens;
  if (!table.relation.atomic || jobs.some((job) => job.key === null)) return [];
  const from = `unnest($1::int4[], ${keyArrays(table, 2)}) as v(n, ${keyNames(table)})`;
  const params = [places(jobs), ...byPart(table, keysOf(jobs))];
  const join = `select v.n from ${from} join ${table.sql} as t on ${sameKey(table)}`;
  const free = new Set((await client.query(`${join} for update of t skip locked`, params)).map(place));
  const there = new Set((await client.query(join, params)).map(place));
  return jobs.filter((job) => there.has(job.n) && !free.has(job.n));
}

const goneOutcome = (job: Job): Outcome =>
  job.write.key === null ? skipped('') : { kind: 'moved-on', now: { kind: 'gone', key: recordKey(job.write.key) } };
const recordKey = (key: RecordKey): RecordKey => key;

export const skipped = (object: string): Outcome => ({
  kind: 'refused',
  problem: {
    code: 'postgres/skipped',
    message: `A trigger or rule of ${object} kept the record from being written, without saying why.`,
    fix: 'Ask the administrator of the database what the triggers of this table demand.',
  },
});

/** Items by their group, each in the order in which it came first. */
export function grouped<T>(items: readonly T[], by: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
