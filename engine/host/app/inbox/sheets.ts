import type { z } from 'zod';
import { Fault } from '../../../model/fault.ts';
import { FlowId } from '../../../model/ids.ts';
import type { exportInbox, ImportedInbox } from '../../../protocol/calls/inbox.ts';
import { itemOf } from '../../../run/inbox/list.ts';
import { syncOf } from '../../../run/inbox/question-line.ts';
import { rowsOf, type SheetRow } from '../../../run/inbox/sheet.ts';
import { importSheet } from '../../../run/inbox/sheet-import.ts';
import { readSheet, sheetBytes } from '../../inbox/sheet-file.ts';
import type { Who } from '../part.ts';
import type { InboxDesk } from './desk.ts';
import { entriesFor, type Wanted } from './list-parts.ts';

const atOnce = 500;
/** Rows with the same answers stand together. */
const order = ['unit', 'refused', 'removal', 'match'] as const;

/** The open questions of a view as a table to decide in. */
export async function exported(
  desk: InboxDesk,
  who: Who,
  wanted: Wanted & { readonly kind: 'xlsx' | 'csv' },
): Promise<z.output<typeof exportInbox.answer>> {
  const store = desk.storeFor(who.role);
  const world = { store, now: desk.house.engine.world().now };
  const entries = await entriesFor(desk, who, wanted);
  const rows: SheetRow[] = [];
  let questions = 0;
  for (let at = 0; at < entries.length; at += atOnce) {
    const found = await store.conflictsById(entries.slice(at, at + atOnce).map((one) => one.id));
    for (const row of found.values()) {
      if (row.conflict.state !== 'open') continue;
      const item = await itemOf(world, desk.planOf, row);
      rows.push(...rowsOf(item, syncOf(await desk.planOf(item.flow, item), item.sync)));
      questions += 1;
    }
  }
  const name = `conflicts.${wanted.kind}`;
  const sorted = order.flatMap((about) => rows.filter((row) => row.about === about));
  const bytes = await sheetBytes(name, sorted);
  return { name, bytes: Buffer.from(bytes).toString('base64'), questions };
}

/** Takes decisions from a table that was exported, every row checked first. */
export async function imported(
  desk: InboxDesk,
  who: Who,
  given: { name: string; bytes: string; why: string | null; dryRun: boolean; skipBad: boolean },
): Promise<ImportedInbox> {
  const lines = await readSheet(given.name, Buffer.from(given.bytes, 'base64'));
  if (!lines.ok) throw new Fault('setting', lines.error);
  const { why, dryRun, skipBad } = given;
  const done = await importSheet(desk.worldFor(who), desk.planOf, lines.value, { flow: null, why, dryRun, skipBad });
  const { batch, bad, recorded, ...counts } = done;
  if (recorded) desk.tell(lines.value.map((one) => FlowId.parse(one.cells.Flow)));
  return { ...counts, batch: recorded ? batch : null, recorded, bad: [...bad] };
}
