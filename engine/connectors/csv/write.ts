import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Fault } from '../../model/fault.ts';
import type { Outcome, View, Write } from '../contract.ts';
import { blocksOf } from './bytes.ts';
import { editRow, type Habit, habitOf, newKeyOf, newRows } from './edit.ts';
import * as faults from './faults.ts';
import { type Lens, lensOf } from './read.ts';
import { type Draft, draftOf, replace } from './replace.ts';
import { isEmptyRow, type Row } from './rows.ts';
import { bodyOf, keyCheck, keyOf, type Sheet, stillSame, type Table, withTable } from './table.ts';

/** How often a write starts over because somebody else wrote the file meanwhile. */
const attemptsMax = 5;
/** How much longer each time it waits before. */
const pauseMs = 10;
/** Text collected before it is written to the new version, in UTF-16 units. */
const blockUnits = 256 * 1024;

/**
 * Writes by making a new version of the file from the very bytes that each record's `expect` is compared with, and
 * putting it in the file's place if the file is still that version. One call is one such rewrite.
 */
export async function write(sheet: Sheet, view: View, writes: readonly Write[]): Promise<readonly Outcome[]> {
  if (writes.length === 0) return [];
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (attempt > 0) await setTimeout(attempt * pauseMs);
    try {
      const outcomes = await withTable(sheet, (table) => rewrite(table, view, writes));
      if (outcomes !== null) return outcomes;
    } catch (error) {
      if (!(error instanceof Fault) || error.problem.code !== 'csv/changed-meanwhile') throw error;
    }
  }
  const busy = faults.keepsChanging(sheet.place);
  return writes.map(() => ({ kind: 'later', problem: busy, afterMs: 5_000 }));
}

/** One attempt; null when the file changed meanwhile. */
async function rewrite(table: Table, view: View, writes: readonly Write[]): Promise<readonly Outcome[] | null> {
  const { place } = table.sheet;
  if (table.key.length === 0) throw faults.noKeySet(place);
  const lens = lensOf(table, view);
  const draft = await draftOf(place, table.stamp);
  try {
    const made = await compose({ table, lens, draft }, writes);
    await stillSame(table);
    if (made.edits === 0) return made.outcomes;
    await draft.finish(table.stamp);
    if ((await digestOf(place.path)) !== made.digest) return null;
    return (await replace(place, draft, { stamp: table.stamp, digest: made.digest })) ? made.outcomes : null;
  } finally {
    await draft.drop();
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    for await (const block of blocksOf(handle, 0, 1024 * 1024)) hash.update(block);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

interface Bench {
  readonly table: Table;
  readonly lens: Lens;
  readonly draft: Draft;
}

interface Made {
  readonly outcomes: readonly Outcome[];
  readonly edits: number;
  /** Of the bytes that the new version was made from. */
  readonly digest: string;
}

/** Copies the file into the draft, with the writes applied. */
async function compose(bench: Bench, writes: readonly Write[]): Promise<Made> {
  const { table } = bench;
  const hash = createHash('sha256');
  const out = await printer(bench, hash);
  const outcomes = new Map<Write, Outcome>();
  const waiting = byKey(table, writes);
  const check = keyCheck(table);
  let habit: Habit | null = null;
  let empty: Row[] = [];
  let edits = 0;
  let lastEnd = table.header?.end ?? '';
  if (table.header !== null) await out.put(table.header.text, table.header.end);
  for await (const rows of bodyOf(table, (bytes) => hash.update(bytes))) {
    habit ??= habitOf(table, rows);
    for (const row of rows) {
      lastEnd = row.end;
      if (isEmptyRow(row)) {
        empty.push(row);
        continue;
      }
      for (const one of empty) await out.put(one.text, one.end);
      empty = [];
      const key = keyOf(table, row);
      check.see(row, key);
      const asked = key === null ? undefined : waiting.get(key);
      if (key === null || asked === undefined) {
        await out.put(row.text, row.end);
        continue;
      }
      const edited = editRow({ ...bench, habit }, row, { key, asked, outcomes });
      edits += edited.edits;
      if (edited.text !== null) await out.put(edited.text, row.end);
    }
  }
  await check.end();
  const news = newRows({ ...bench, habit: habit ?? habitOf(table, []) }, writes, outcomes);
  for (const text of news) await out.put(text, table.dialect.newline);
  // Empty lines at the end stay at the end.
  for (const one of empty) await out.put(one.text, one.end);
  await out.end(lastEnd !== '');
  return {
    outcomes: writes.map((one) => outcomes.get(one) ?? goneAt(one)),
    edits: edits + news.length,
    digest: hash.digest('hex'),
  };
}

/** A record that the pass did not meet. */
function goneAt(write: Write): Outcome {
  if (write.key === null) throw new Error('A create without a key always has an outcome of its own.');
  return { kind: 'moved-on', now: { kind: 'gone', key: write.key } };
}

function byKey(table: Table, writes: readonly Write[]): ReadonlyMap<string, readonly Write[]> {
  const map = new Map<string, Write[]>();
  for (const write of writes) {
    const key = write.op === 'create' ? newKeyOf(table, write) : write.key;
    if (key === null) continue;
    const there = map.get(key);
    if (there === undefined) map.set(key, [write]);
    else there.push(write);
  }
  return map;
}

interface Printer {
  readonly put: (text: string, end: string) => Promise<void>;
  /** `closed`: whether the last row ends with a line end. */
  readonly end: (closed: boolean) => Promise<void>;
}

/** Writes rows to the draft, after whatever stands before the header. A row's line end is written once another row follows. */
async function printer({ table, draft }: Bench, hash: { update(bytes: Buffer): unknown }): Promise<Printer> {
  const { encoding, newline, start } = table.dialect;
  const { buffer } = await table.handle.read(Buffer.alloc(start), 0, start, 0);
  hash.update(buffer);
  if (start > 0) await draft.write(buffer);
  let block: string[] = [];
  let units = 0;
  let owed: string | null = null;
  const flush = async (): Promise<void> => {
    const text = block.join('');
    block = [];
    units = 0;
    if (text !== '') await draft.write(encoding.encode(text));
  };
  return {
    put: async (text, end) => {
      const before = owed === null ? '' : owed === '' ? newline : owed;
      block.push(before, text);
      units += before.length + text.length;
      owed = end;
      if (units >= blockUnits) await flush();
    },
    end: async (closed) => {
      if (closed && owed !== null) block.push(owed === '' ? newline : owed);
      await flush();
    },
  };
}
