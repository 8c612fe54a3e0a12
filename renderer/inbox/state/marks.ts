import type { ConflictId } from '../../../engine/model/ids.ts';
import { useInbox } from './inbox-store.ts';
import { between, type Line, linesOf } from './list-lines.ts';

/** Chooses a record together with those that are chosen, or not any more. */
export function markToggled(id: ConflictId): void {
  useInbox.setState(({ marked }) => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    return { marked: next };
  });
}

/** Chooses all records from the cursor to one. */
export function markTo(id: ConflictId): void {
  useInbox.setState(({ marked, list, folded, cursor }) => ({
    marked: new Set([...marked, ...between(linesOf(list, folded), cursor, id)]),
  }));
}

/** Chooses all records that the list shows. */
export function markAll(lines: readonly Line[]): void {
  useInbox.setState({ marked: new Set(lines.flatMap((line) => (line.is === 'record' ? [line.name] : []))) });
}

/** No record is chosen together with others any more. */
export const unmark = (): void => useInbox.setState({ marked: new Set() });
