import type { ConflictId } from '../../../engine/model/ids.ts';
import { inboxRows } from '../../../engine/protocol/calls/inbox.ts';
import { engine } from '../../state/engine.ts';
import { useInbox } from './inbox-store.ts';

/** As many as one call may ask for. */
const atOnce = 250;

/** Rows that were asked for since the list was told last. */
let asked = new Set<ConflictId>();
let round = 0;

/** What is known of rows may be out of date: those in view are asked for again, and stay until they come. */
export function renewRows(): void {
  asked = new Set();
  round += 1;
}

async function load(ids: readonly ConflictId[]): Promise<void> {
  const mine = round;
  const answer = await engine.ask(inboxRows, { ids: [...ids] });
  if (!answer.ok) {
    if (mine === round) for (const id of ids) asked.delete(id);
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
  for (const id of fresh) asked.add(id);
  const parts = Array.from({ length: Math.ceil(fresh.length / atOnce) }, (_, at) =>
    fresh.slice(at * atOnce, (at + 1) * atOnce),
  );
  for (const part of parts) await load(part);
}
