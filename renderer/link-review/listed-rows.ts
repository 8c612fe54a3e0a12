import { useEffect, useRef, useState } from 'react';
import type { ReviewQuery } from '../../engine/model/review.ts';
import { type ListedRow, type ReviewId, reviewRows } from '../../engine/protocol/calls/review.ts';
import { tellProblem } from '../app/deeds.ts';
import { engine } from '../state/engine.ts';

const pageSize = 100;

type Asked = Omit<ReviewQuery, 'offset' | 'limit'>;

/** Rows of a list, read a page at a time as they come into view. */
export function useListedRows(review: ReviewId, query: Asked, revision: number) {
  const [total, setTotal] = useState<number | null>(null);
  const [, redraw] = useState(0);
  const pages = useRef(new Map<number, readonly ListedRow[] | null>());
  const name = JSON.stringify([query, revision]);
  const current = useRef(name);
  const load = (page: number): void => {
    if (pages.current.has(page)) return;
    pages.current.set(page, null);
    const mine = current.current;
    const asked = { ...query, offset: page * pageSize, limit: pageSize };
    void engine.ask(reviewRows, { review, query: asked }).then((answer) => {
      if (mine !== current.current) return;
      if (!answer.ok) return tellProblem(answer.error);
      pages.current.set(page, answer.value.rows);
      setTotal(answer.value.total);
      redraw((count) => count + 1);
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for what is asked
  useEffect(() => {
    current.current = name;
    pages.current = new Map();
    load(0);
  }, [name]);
  const rowAt = (index: number): ListedRow | undefined => {
    const page = Math.floor(index / pageSize);
    const rows = pages.current.get(page);
    if (rows === undefined) queueMicrotask(() => load(page));
    return rows?.[index % pageSize];
  };
  return { total, rowAt };
}
