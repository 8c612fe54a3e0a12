import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Problem } from '../../engine/model/problem.ts';
import type { Result } from '../../engine/model/result.ts';

const pageLength = 100;
/** Pages that are kept: whoever scrolls back finds them. */
const pagesMax = 60;

/** A part of a list, and how much there is of it in all. */
interface Part<Row> {
  readonly total: number;
  /** Values in all rows together, where the list counts them. */
  readonly values?: number;
  readonly rows: readonly Row[];
}

export interface Rows<Row> {
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly values: number;
  readonly rowAt: (index: number) => Row | undefined;
}

export interface Pages<Row> {
  readonly name: string;
  readonly pages: Map<number, readonly Row[]>;
  readonly asked: Set<number>;
  total: number | null;
  values: number;
}

const fresh = <Row>(name: string): Pages<Row> => ({
  name,
  pages: new Map(),
  asked: new Set(),
  total: null,
  values: 0,
});

function keep<Row>(pages: Pages<Row>, page: number, { total, values = 0, rows }: Part<Row>): void {
  pages.total = total;
  pages.values = values;
  pages.pages.set(page, rows);
  const [oldest] = pages.pages.keys();
  if (pages.pages.size <= pagesMax || oldest === undefined) return;
  pages.pages.delete(oldest);
  pages.asked.delete(oldest);
}

/** The pages of a long list that the engine holds; another list takes the place of the one before. */
export interface RowPages<List, Query, Row> {
  readonly watch: (watcher: () => void) => () => void;
  /** Goes up with everything that comes in. */
  readonly version: () => number;
  readonly of: (list: List, query: Query) => Pages<Row>;
  /** Asks for the rows around what is in view. */
  readonly want: (pages: Pages<Row>, asked: { readonly list: List; readonly query: Query }, page: number) => void;
  /** Numbers that the list before had, so that the next one does not jump. */
  readonly before: () => { readonly total: number; readonly values: number } | null;
  /** Forgets the rows of a list that is not shown any more. */
  readonly forget: () => void;
  /** Asks for the rows again, since something shows in them that changed; those that are there stay until then. */
  readonly refresh: () => void;
}

const countsOf = <Row>({ total, values }: Pages<Row>) => (total === null ? null : { total, values });

/** @param ask for so many rows of a list from one on */
export function rowPages<List, Query, Row>(
  ask: (
    list: List,
    query: Query,
    part: { readonly offset: number; readonly limit: number },
  ) => Promise<Result<Part<Row>, Problem>>,
): RowPages<List, Query, Row> {
  let now = fresh<Row>('');
  let version = 0;
  let before: { readonly total: number; readonly values: number } | null = null;
  const watchers = new Set<() => void>();
  const told = (): void => {
    version++;
    for (const watcher of watchers) watcher();
  };
  async function load(of: Pages<Row>, list: List, query: Query, page: number): Promise<void> {
    if (of.asked.has(page) || page < 0 || (of.total !== null && page * pageLength >= of.total && page > 0)) return;
    of.asked.add(page);
    const answer = await ask(list, query, { offset: page * pageLength, limit: pageLength });
    if (of !== now) return;
    if (!answer.ok) return void of.asked.delete(page);
    keep(of, page, answer.value);
    told();
  }
  return {
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    version: () => version,
    of(list, query) {
      const name = JSON.stringify([list, query]);
      if (now.name === name) return now;
      before = countsOf(now) ?? before;
      now = fresh(name);
      return now;
    },
    want(pages, { list, query }, page) {
      for (const one of [page, page + 1, page - 1]) void load(pages, list, query, one);
    },
    before: () => before,
    forget() {
      now = fresh('');
      before = null;
    },
    refresh() {
      now.asked.clear();
      told();
    },
  };
}

/** The rows that fit a query, a page at a time; those around what is in view are there before they are needed. */
export function useRowPages<List, Query, Row>(desk: RowPages<List, Query, Row>, list: List, query: Query): Rows<Row> {
  useSyncExternalStore(desk.watch, desk.version);
  const pages = useMemo(() => desk.of(list, query), [desk, list, query]);
  const wanted = useRef(0);
  const want = useCallback((page: number): void => desk.want(pages, { list, query }, page), [desk, pages, list, query]);
  useEffect(() => want(wanted.current), [want]);
  const rowAt = useCallback(
    (index: number): Row | undefined => {
      const page = Math.floor(index / pageLength);
      wanted.current = page;
      // Asked for once the drawing is done.
      queueMicrotask(() => want(page));
      return pages.pages.get(page)?.[index % pageLength];
    },
    [pages, want],
  );
  const known = countsOf(pages) ?? desk.before();
  return { total: known?.total ?? null, values: known?.values ?? 0, rowAt };
}
