import { canonicalJson } from '../../core/values/hash.ts';
import type { Change, JournalEntry, PlannedWrite } from '../../model/change.ts';
import type { LinkId, RecordKey, Side, SyncId } from '../../model/ids.ts';
import type { Operation } from '../../model/operation.ts';
import type { Fields, Value } from '../../model/value.ts';

/** One write as previews, runs and histories show it, so that they can be compared; docs/json.md has its meaning. */
export interface ChangeLine {
  readonly sync: SyncId;
  readonly side: Side;
  readonly op: Operation;
  readonly link: LinkId;
  readonly key: RecordKey | null;
  readonly fields: { readonly [field: string]: { readonly before: Value; readonly after: Value } };
}

function beforeAndAfter(before: Fields, after: Fields): ChangeLine['fields'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(names.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]));
}

function lineOfWrite(change: Change, write: PlannedWrite): ChangeLine {
  const { side, op, key } = write;
  return { sync: change.sync, side, op, link: change.link, key, fields: beforeAndAfter(write.before, write.fields) };
}

/** The writes of a change that was decided, one line each. */
export const linesOfChange = (change: Change): readonly ChangeLine[] =>
  change.writes.map((write) => lineOfWrite(change, write));

/** A write that took place, in the same form as when it was planned. */
export function lineOfEntry(entry: JournalEntry): ChangeLine {
  const { sync, side, op, link, key } = entry;
  return { sync, side, op, link, key, fields: beforeAndAfter(entry.before, entry.sent) };
}

/** What a system stored differently from what it was sent: cut, rounded or tidied by itself. */
export function storedDifferently(entry: JournalEntry): Fields {
  const differing = Object.entries(entry.sent).flatMap(([name, sent]) => {
    const stored = entry.after[name];
    return stored === undefined || canonicalJson(stored) === canonicalJson(sent) ? [] : [[name, stored] as const];
  });
  return Object.fromEntries(differing);
}

/** A link that comes about without a write, or ends. */
export interface LinkLine {
  readonly sync: SyncId;
  readonly link: LinkId;
  readonly move: Change['move'];
  readonly how: string;
  readonly left: RecordKey | null;
  readonly right: RecordKey | null;
}

/** What a change does to the link of its records; null where it leaves that as it is. */
export function lineOfLink(change: Change): LinkLine | null {
  if (change.move === 'none') return null;
  const { sync, link, move, how, left, right } = change;
  return { sync, link, move, how, left, right };
}
