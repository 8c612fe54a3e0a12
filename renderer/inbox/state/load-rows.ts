import type { ConflictId } from '../../../engine/model/ids.ts';
import { inboxRows } from '../../../engine/protocol/calls/inbox.ts';
import { engine } from '../../state/engine.ts';
import { useInbox } from './inbox-store.ts';

/** As many as one call may ask for. */
const atOnce = 250;

/** Rows that were asked for since the list was told last, and when they are there. */
let asked = new Map<ConflictId, Promise<void>>();

/** What is known of rows may be out of date: those in view are asked for again, and stay until they come. */
export function renewRows(): void {
  asked = new Map();
}

async function load(ids: readonly ConflictId[], of: typeof asked): Promise<void> {
  const answer = await engine.ask(inboxRows, { ids: [...ids] });
  if (!answer.ok) {
    for (const id of ids) of.delete(id);
    return;
  }
  useInbox.setState(({ rows }) => {
    const next = new Map(rows);
    for (const row of answer.value.rows) next.set(row.id, row);
    return { rows: next };
  });
}

/** Reads rows that were not read yet. @returns when all of them are there */
export async function wantRows(ids: readonly ConflictId[]): Promise<void> {
  const fresh = ids.filter((id) => !asked.has(id));
  for (let at = 0; at < fresh.length; at += atOnce) {
    const part = fresh.slice(at, at + atOnce);
    const loading = load(part, asked);
    for (const id of part) asked.set(id, loading);
  }
  const under = new Set(ids.flatMap((id) => asked.get(id) ?? []));
  await Promise.all([...under]);
}
