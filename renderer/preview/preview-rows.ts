import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import {
  type PreviewId,
  type PreviewQuery,
  type PreviewRow,
  previewRows,
} from '../../engine/protocol/calls/preview.ts';
import { engine } from '../state/engine.ts';

const pageLength = 100;
/** Pages that are kept: whoever scrolls back finds them. */
const pagesMax = 60;

interface Pages {
  readonly name: string;
  readonly pages: Map<number, readonly PreviewRow[]>;
  readonly asked: Set<number>;
  total: number | null;
  values: number;
}

const fresh = (name: string): Pages => ({ name, pages: new Map(), asked: new Set(), total: null, values: 0 });

let now = fresh('');
let version = 0;
/** Numbers that the list had before it was asked for anew, so that it does not jump. */
let before: { readonly total: number; readonly values: number } | null = null;
const watchers = new Set<() => void>();

function told(): void {
  version++;
  for (const watch of watchers) watch();
}

/** Forgets the rows of a preview that is not shown any more. */
export function forgetRows(): void {
  now = fresh('');
  before = null;
}

/** The rows are asked for again, since what people chose shows in them; those that are there stay until then. */
export function refreshRows(): void {
  now.asked.clear();
  told();
}

async function load(of: Pages, preview: PreviewId, query: PreviewQuery, page: number): Promise<void> {
  if (of.asked.has(page) || page < 0 || (of.total !== null && page * pageLength >= of.total && page > 0)) return;
  of.asked.add(page);
  const offset = page * pageLength;
  const answer = await engine.ask(previewRows, { preview, query, offset, limit: pageLength });
  if (of !== now) return;
  if (!answer.ok) {
    of.asked.delete(page);
    return;
  }
  of.total = answer.value.total;
  of.values = answer.value.values;
  of.pages.set(page, answer.value.rows);
  const [oldest] = of.pages.keys();
  if (of.pages.size > pagesMax && oldest !== undefined) {
    of.pages.delete(oldest);
    of.asked.delete(oldest);
  }
  told();
}

export interface Rows {
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly values: number;
  readonly rowAt: (index: number) => PreviewRow | undefined;
}

/** The pages of a list; another list takes the place of the one before. */
function pagesOf(name: string): Pages {
  if (now.name === name) return now;
  before = now.total === null ? before : { total: now.total, values: now.values };
  now = fresh(name);
  return now;
}

const watchPages = (watch: () => void): (() => void) => {
  watchers.add(watch);
  return () => watchers.delete(watch);
};

/** The rows of a preview that fit a query, a page at a time; those around what is in view are there before they are needed. */
export function useRows(preview: PreviewId, query: PreviewQuery): Rows {
  useSyncExternalStore(watchPages, () => version);
  const pages = useMemo(() => pagesOf(JSON.stringify([preview, query])), [preview, query]);
  const wanted = useRef(0);
  const want = useCallback(
    (page: number): void => {
      for (const one of [page, page + 1, page - 1]) void load(pages, preview, query, one);
    },
    [pages, preview, query],
  );
  useEffect(() => want(wanted.current), [want]);
  const rowAt = useCallback(
    (index: number): PreviewRow | undefined => {
      const page = Math.floor(index / pageLength);
      wanted.current = page;
      // Asked for once the drawing is done.
      queueMicrotask(() => want(page));
      return pages.pages.get(page)?.[index % pageLength];
    },
    [pages, want],
  );
  const known = pages.total === null ? before : { total: pages.total, values: pages.values };
  return { total: known?.total ?? null, values: known?.values ?? 0, rowAt };
}
