import { useEffect, useRef, useState } from 'react';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import { type InboxRow, type InboxWrite, inboxWrites } from '../../../engine/protocol/calls/inbox.ts';
import { useRight } from '../../rights/use-right.ts';
import { engine } from '../../state/engine.ts';
import { type Mass, useInbox } from '../state/inbox-store.ts';
import { wantRows } from '../state/load-rows.ts';
import { wishesOf } from '../state/mass.ts';

const pageSize = 50;

/** A question of many, with what its answer would write. */
export interface MassRow {
  readonly row: InboxRow;
  /** Undefined while it is not known yet. */
  readonly writes: readonly InboxWrite[] | undefined;
  readonly problem: Problem | undefined;
}

interface Page {
  readonly lines: ReadonlyMap<ConflictId, readonly InboxWrite[]>;
  readonly refused: ReadonlyMap<ConflictId, Problem>;
}

/** The questions of a mass, a page at a time as they come into view, with what the answer would write for each. */
export function useMassRows(mass: Mass): (index: number) => MassRow | undefined {
  const rows = useInbox((state) => state.rows);
  const [, redraw] = useState(0);
  const pages = useRef(new Map<number, Page | null>());
  const mayDecide = useRight('decide') === null;
  const name = JSON.stringify(mass.said);
  const current = useRef(name);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the answer
  useEffect(() => {
    current.current = name;
    pages.current = new Map();
    redraw((count) => count + 1);
  }, [name, mass.questions]);
  const load = async (page: number): Promise<void> => {
    if (pages.current.has(page)) return;
    pages.current.set(page, null);
    const questions = mass.questions.slice(page * pageSize, (page + 1) * pageSize);
    const mine = current.current;
    await wantRows(questions.map((one) => one.id));
    if (!mayDecide) return;
    const wishes = [...wishesOf({ questions, said: mass.said })];
    const told = await engine.ask(inboxWrites, { wishes, limit: 2 * pageSize });
    if (!told.ok || mine !== current.current) return;
    pages.current.set(page, {
      lines: Map.groupBy(told.value.lines, (one) => one.id),
      refused: new Map(told.value.refused.map((one) => [one.id, one.problem])),
    });
    redraw((count) => count + 1);
  };
  return (index) => {
    const page = Math.floor(index / pageSize);
    const known = pages.current.get(page);
    if (known === undefined) queueMicrotask(() => void load(page));
    const id = mass.questions[index]?.id;
    const row = id === undefined ? undefined : rows.get(id);
    if (id === undefined || row === undefined) return undefined;
    const writes = known === undefined || known === null ? undefined : (known.lines.get(id) ?? []);
    return { row, writes, problem: known?.refused.get(id) };
  };
}
