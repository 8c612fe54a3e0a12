import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../../engine/model/problem.ts';
import type { Result } from '../../engine/model/result.ts';

const pageLength = 100;

/** A stretch of a list that the engine holds. */
export interface Stretch<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export type LoadPage<Row> = (
  offset: number,
  limit: number,
  stop: AbortSignal,
) => Promise<Result<Stretch<Row>, Problem>>;

export interface Paged<Row> {
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly rowAt: (index: number) => Row | undefined;
}

interface Held<Row> {
  readonly pages: Map<number, readonly Row[]>;
  readonly asked: Set<number>;
  readonly stop: AbortController;
  total: number | null;
}

const fresh = <Row>(): Held<Row> => ({ pages: new Map(), asked: new Set(), stop: new AbortController(), total: null });

/**
 * The rows of a list, a page at a time, as they come into view.
 * @param name names what is listed: another name is another list
 */
export function usePages<Row>(name: string, load: LoadPage<Row>): Paged<Row> {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name is another list
  const held = useMemo(() => fresh<Row>(), [name]);
  const [, redraw] = useState(0);
  const loading = useRef(load);
  loading.current = load;
  const want = useCallback(
    async (page: number): Promise<void> => {
      if (held.asked.has(page)) return;
      held.asked.add(page);
      const said = await loading.current(page * pageLength, pageLength, held.stop.signal);
      if (held.stop.signal.aborted) return;
      if (said.ok) {
        held.pages.set(page, said.value.rows);
        held.total = said.value.total;
      } else held.total ??= 0;
      redraw((before) => before + 1);
    },
    [held],
  );
  useEffect(() => {
    void want(0);
    return () => held.stop.abort();
  }, [held, want]);
  const rowAt = useCallback(
    (index: number): Row | undefined => {
      const page = Math.floor(index / pageLength);
      // Asked for once the drawing is done.
      queueMicrotask(() => void want(page));
      return held.pages.get(page)?.[index % pageLength];
    },
    [held, want],
  );
  return { total: held.total, rowAt };
}
