import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxList, InboxPart } from '../../../engine/protocol/calls/inbox.ts';

export type InboxSync = InboxList['syncs'][number];

/** What the list draws, one below the other. `of` and `at` count within the level. */
export type Line =
  | { readonly is: 'sync'; readonly name: string; readonly sync: InboxSync; readonly at: number; readonly of: number }
  | {
      readonly is: 'part';
      readonly name: string;
      readonly sync: InboxSync;
      readonly part: InboxPart;
      readonly at: number;
      readonly of: number;
    }
  | {
      readonly is: 'record';
      readonly name: ConflictId;
      readonly sync: InboxSync;
      readonly part: InboxPart;
      readonly at: number;
      readonly of: number;
    };

const syncName = (sync: InboxSync): string => `sync ${JSON.stringify([sync.flow, sync.sync])}`;
const partName = (sync: InboxSync, part: InboxPart): string =>
  `part ${JSON.stringify([sync.flow, sync.sync, part.value])}`;

/** The lines of a list: syncs, their parts, their records; what is folded holds nothing. */
export function linesOf(list: InboxList | null, folded: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = [];
  const syncs = list?.syncs ?? [];
  for (const [syncAt, sync] of syncs.entries()) {
    const name = syncName(sync);
    lines.push({ is: 'sync', name, sync, at: syncAt + 1, of: syncs.length });
    if (folded.has(name)) continue;
    for (const [partAt, part] of sync.parts.entries()) {
      const own = partName(sync, part);
      lines.push({ is: 'part', name: own, sync, part, at: partAt + 1, of: sync.parts.length });
      if (folded.has(own)) continue;
      for (const [rowAt, id] of part.rows.entries())
        lines.push({ is: 'record', name: id, sync, part, at: rowAt + 1, of: part.rows.length });
    }
  }
  return lines;
}

/** How many questions of a sync the list shows. */
export const countOf = (sync: InboxSync): number => sync.parts.reduce((sum, part) => sum + part.count, 0);

/** The next record from a line on, downwards or upwards; null where none follows. */
export function recordFrom(lines: readonly Line[], at: number, by: 1 | -1): ConflictId | null {
  for (let index = at + by; index >= 0 && index < lines.length; index += by) {
    const line = lines[index];
    if (line?.is === 'record') return line.name;
  }
  return null;
}

/**
 * The record that takes the place of one that left the list: the one that came after it, else the one before.
 * @param before the lines as they were, @param after as they are now
 */
export function inPlaceOf(before: readonly Line[], after: readonly Line[], gone: ConflictId): ConflictId | null {
  const left = new Set(after.flatMap((line) => (line.is === 'record' ? [line.name] : [])));
  const at = before.findIndex((line) => line.name === gone);
  for (const by of [1, -1] as const)
    for (let index = at + by; at >= 0 && index >= 0 && index < before.length; index += by) {
      const line = before[index];
      if (line?.is === 'record' && left.has(line.name)) return line.name;
    }
  const [first] = left;
  return first ?? null;
}

/** The records from one line to another, both included. */
export function between(lines: readonly Line[], one: string | null, other: string): readonly ConflictId[] {
  const [from, to] = [lines.findIndex((line) => line.name === one), lines.findIndex((line) => line.name === other)];
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  return lines.slice(first, last + 1).flatMap((line) => (line.is === 'record' ? [line.name] : []));
}
