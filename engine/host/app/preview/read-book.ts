import { SyncId } from '../../../model/ids.ts';
import type { PreviewFacets, PreviewQuery, PreviewRecord, PreviewRow } from '../../../protocol/calls/preview.ts';
import type { Book } from './book.ts';
import { type RowOf, rowsOf } from './rows-of.ts';
import { countFacets, type Found, findRows } from './search.ts';

const labelsMax = 3;
/** Lists that are kept, so that scrolling through one asks for it once. */
const listsMax = 6;

/** A book as screens read it. */
export interface BookReader {
  found(query: PreviewQuery): Found;
  page(query: PreviewQuery, offset: number, limit: number): { total: number; values: number; rows: PreviewRow[] };
  facets(query: PreviewQuery): PreviewFacets;
  record(row: number): PreviewRecord;
  rowOf(row: number): RowOf | null;
}

/** The latest time among values; all of them are of one clock and one form. */
const lastOf = (shifts: RowOf['shifts']): string | null =>
  shifts.reduce<string | null>((last, { at }) => (at !== null && (last === null || at > last) ? at : last), null);

export function readerOf({ plan, index, choices, bodies, seen }: Book): BookReader {
  const lists = new Map<string, Found>();
  const found = (query: PreviewQuery): Found => {
    const name = JSON.stringify([query, query.only === null ? 0 : choices.version()]);
    const known = lists.get(name);
    if (known !== undefined) return known;
    const made = findRows(index, plan.syncs, query, choices);
    lists.set(name, made);
    const [oldest] = lists.keys();
    if (lists.size > listsMax && oldest !== undefined) lists.delete(oldest);
    return made;
  };
  const rowOf = (row: number): RowOf | null => {
    const of = seen[index.sync(row)];
    return of === undefined ? null : (rowsOf(of, bodies.get(index.body(row)))[index.part(row)] ?? null);
  };
  const shown = (row: number): PreviewRow => {
    const made = rowOf(row);
    const change = index.change(row);
    return {
      row,
      change: change < 0 ? null : change,
      group: index.group(row),
      sync: SyncId.parse(plan.syncs[index.sync(row)]?.id),
      to: index.to(row),
      title: index.title(row),
      labels: (made?.lines ?? []).slice(0, labelsMax).map((line) => line.label),
      values: index.values(row),
      first: made?.shifts[0] ?? null,
      why: made?.why.record ?? '',
      at: lastOf(made?.shifts ?? []),
      out: change < 0 ? 'no' : choices.outBy(change),
      trimmed: change < 0 ? 0 : choices.unitsOut(change).length,
      reversed: change >= 0 && choices.isReversed(change),
    };
  };
  return {
    found,
    rowOf,
    page(query, offset, limit) {
      const { rows, values } = found(query);
      return { total: rows.length, values, rows: [...rows.subarray(offset, offset + limit)].map(shown) };
    },
    facets: (query) => countFacets(index, plan.syncs, query, choices),
    record(row) {
      const body = bodies.get(index.body(row));
      const made = rowOf(row);
      const { left, right } = body.kind === 'decided' ? body.entry : body;
      const change = index.change(row);
      const out = choices.unitsOut(change);
      const isOut = change >= 0 && choices.isOut(change);
      const shifts = (made?.shifts ?? []).map((one) => ({
        ...one,
        out: isOut || (one.unit !== null && out.includes(one.unit)),
      }));
      return { left, right, shifts, says: made?.says ?? null };
    },
  };
}
