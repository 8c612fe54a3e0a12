import type { LinkId, RecordKey, Side } from '../../../model/ids.ts';
import type { LinkedRow, ReviewQuery, ReviewRecord, ReviewRow } from '../../../model/review.ts';
import type { ListedRow } from '../../../protocol/calls/review.ts';
import { metLink } from '../../../run/ids.ts';
import { keysOn } from '../../../run/review/query.ts';
import { linkedBy, wordsByRecord } from './deeds.ts';
import { nameOf, titleOf } from './held-review.ts';
import { linesOfRecord, nameOfRecord } from './record-words.ts';
import type { Standing } from './stand.ts';

const sides: readonly Side[] = ['left', 'right'];

/** Pairs that were linked here since, as rows of the list of linked ones; the last first. */
function linkedSince({ held, deeds }: Standing, { search = '', filter }: ReviewQuery): readonly LinkedRow[] {
  const words = search.toLowerCase();
  if (filter !== undefined && !['new', 'person'].includes(filter)) return [];
  const rows = [...linkedBy(deeds).entries()].flatMap(([left, deed]): LinkedRow[] => {
    const right = deed.linked.find((one) => one.left === left)?.right;
    if (right === undefined) return [];
    const id: LinkId = metLink(held.scope, left, right);
    const title = titleOf(held, 'left', left);
    const how = deed.decision.kind === 'link-alike' ? 'suggested' : 'person';
    return [{ list: 'linked', id, left, right, title, state: 'new', how, value: null, differs: [], move: 'link' }];
  });
  return rows.filter((row) => `${row.title}\n${row.left}\n${row.right}`.toLowerCase().includes(words)).toReversed();
}

async function withRecords(standing: Standing, rows: readonly ReviewRow[]): Promise<ListedRow[]> {
  const { review } = standing.held;
  const on = async (side: Side): Promise<ReadonlyMap<RecordKey, ReviewRecord>> => {
    const records = await review.records(
      side,
      rows.flatMap((row) => keysOn(row, side)),
    );
    return new Map(records.map((one) => [one.key, one]));
  };
  const records = { left: await on('left'), right: await on('right') };
  const words = wordsByRecord(standing.deeds);
  const shown = (row: ReviewRow, side: Side): ListedRow['left'] => {
    const [key] = keysOn(row, side);
    const record = key === undefined ? undefined : records[side].get(key);
    if (record === undefined) return null;
    const { sync } = review;
    return { key: record.key, title: nameOfRecord(sync, side, record), lines: linesOfRecord(sync, side, record) };
  };
  return rows.map((row) => {
    const became = sides.flatMap((side) => keysOn(row, side).flatMap((key) => words.get(nameOf(side, key)) ?? []));
    return { row, left: shown(row, 'left'), right: shown(row, 'right'), became: became[0] ?? null };
  });
}

/** A page of one of the lists, with the records; what was linked since comes before what was found. */
export async function pageOf(standing: Standing, query: ReviewQuery): Promise<{ total: number; rows: ListedRow[] }> {
  const { review } = standing.held;
  const since = query.list === 'linked' ? linkedSince(standing, query) : [];
  const { offset = 0, limit = 100 } = query;
  const mine = since.slice(offset, offset + limit);
  const rest = { ...query, offset: Math.max(0, offset - since.length), limit: limit - mine.length };
  const found = review.rows(rest);
  const rows: readonly ReviewRow[] = [...mine, ...(rest.limit > 0 ? found.rows : [])];
  return { total: since.length + found.total, rows: await withRecords(standing, rows) };
}
