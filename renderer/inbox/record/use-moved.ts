import { useEffect, useRef, useState } from 'react';
import type { ConflictId, Side } from '../../../engine/model/ids.ts';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { nameOf, textOf } from './who.ts';

/** A value that changed while it was looked at. */
export interface MovedValue {
  readonly side: Side;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A question whose values changed while it was looked at. */
export interface Moved {
  readonly id: ConflictId;
  readonly label: string;
  readonly values: readonly MovedValue[];
  /** When the last of them was changed, as far as it is known. */
  readonly at: string | null;
  /** A choice that was made about the older values went with them. */
  readonly wasChosen: boolean;
}

type Said = ReadonlyMap<ConflictId, InboxSaid>;

const sides = ['left', 'right'] as const;

/** What differs between a question as it was and as it is. */
export function movedValues(before: Asked, after: Asked): readonly MovedValue[] {
  if (before.what.about !== 'unit' || after.what.about !== 'unit') return [];
  const was = new Map(before.what.maps.map((map) => [map.map, map]));
  return after.what.maps.flatMap((map) =>
    sides.flatMap((side): MovedValue[] => {
      const [old, now] = [textOf(was.get(map.map)?.[side] ?? []), textOf(map[side])];
      return old === now ? [] : [{ side, label: map.label, before: old, after: now }];
    }),
  );
}

function latestAt({ what }: Asked): string | null {
  if (what.about !== 'unit') return null;
  const times = what.maps.flatMap((map) => [...map.left, ...map.right].flatMap((one) => one.at ?? [])).toSorted();
  return times.at(-1) ?? null;
}

function movedIn(before: ReadonlyMap<ConflictId, Asked>, after: readonly Asked[], said: Said): readonly Moved[] {
  return after.flatMap((asked): Moved[] => {
    const was = before.get(asked.id);
    if (was === undefined || asked.state !== 'open' || was.revision >= asked.revision) return [];
    const values = movedValues(was, asked);
    return [{ id: asked.id, label: nameOf(asked), values, at: latestAt(asked), wasChosen: said.has(asked.id) }];
  });
}

/**
 * Questions of a record whose values changed while it is looked at. What was chosen about older values is taken back.
 * @param said what is chosen and not recorded
 */
export function useMoved(
  record: InboxRecord,
  said: Said,
  onSay: (id: ConflictId, said: InboxSaid | null) => void,
): readonly Moved[] {
  const [moved, setMoved] = useState<{ readonly of: string; readonly list: readonly Moved[] }>({ of: '', list: [] });
  const seen = useRef<{ of: string; questions: ReadonlyMap<ConflictId, Asked>; said: Said }>({
    of: '',
    questions: new Map(),
    said,
  });
  const of = record.link ?? record.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is looked at, and no reason to look again
  useEffect(() => {
    const { of: before, questions, said: chosen } = seen.current;
    seen.current = { of, questions: new Map(record.questions.map((one) => [one.id, one])), said };
    if (before !== of) {
      setMoved({ of, list: [] });
      return;
    }
    const found = movedIn(questions, record.questions, chosen);
    if (found.length === 0) return;
    for (const { id } of found) if (said.has(id)) onSay(id, null);
    const ids = new Set(found.map((one) => one.id));
    setMoved(({ list }) => ({ of, list: [...list.filter((one) => !ids.has(one.id)), ...found] }));
  }, [record, of]);
  useEffect(() => {
    seen.current = { ...seen.current, said };
  }, [said]);
  return moved.of === of ? moved.list : [];
}
