import { rmSync } from 'node:fs';
import { z } from 'zod';
import { RecordKey, Side } from '../../../model/ids.ts';
import { forgetRecord } from '../../../run/retention.ts';
import type { Forgotten } from '../../../store/contract/retention.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import { backupsOf } from '../../../store/faults.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { syncIn } from '../sync-in.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const Options = z.object({ backups: z.boolean().default(false) });
const form = 'For example: tandem forget contacts contacts left 10001.';

function removeBackups(place: Workspace): number {
  const backups = backupsOf(place.stateFile);
  for (const file of backups) rmSync(file, { force: true });
  return backups.length;
}

function tell(
  { screen }: Context,
  done: Forgotten,
  backups: { readonly kept: number; readonly removed: number },
): void {
  const removed = [
    `the values of ${counted(done.journal, 'write')}`,
    `of ${counted(done.readings, 'reading')}`,
    `of ${counted(done.conflicts, 'closed question')}`,
    `of ${counted(done.audit, 'row')} of the audit log`,
  ];
  screen.line(`Removed: ${removed.join(', ')}.`);
  if (done.linked)
    screen.line(
      'The record is still kept in step, so its current values stay. Remove it in both systems, run, then do this again.',
    );
  if (done.open > 0)
    screen.line(`${counted(done.open, 'question or write', 'questions or writes')} about it still open.`);
  if (backups.removed > 0) screen.line(`${counted(backups.removed, 'backup')} removed.`);
  if (backups.kept > 0)
    screen.line(
      `${counted(backups.kept, 'backup')} may still hold it until new ones take their place; --backups removes them now.`,
    );
}

/** `tandem forget [FLOW] [SYNC] left|right KEY`: takes the values of one record out of everything that is over. */
export async function forgetCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  const [sideWord, keyWord] = words.slice(-2);
  const side = Side.safeParse(sideWord);
  if (!side.success || keyWord === undefined || words.length > 4)
    throw usage(
      'record',
      '"tandem forget" takes a flow, a sync, a side (left or right) and the key of a record.',
      form,
    );
  const [flowWord, syncWord] = words.length === 3 ? [undefined, words[0]] : words.slice(0, -2);
  const { place, flow } = liveFor(context, flowWord);
  const scope: Scope = { flow: flow.id, sync: syncIn(flow, syncWord).id };
  const record = { side: side.data, key: RecordKey.parse(keyWord) };
  if (!(await confirmed(context, 'Remove its values for good? What runs wrote to it cannot be undone then.')))
    return exitCodes.cancelled;
  const done = await withWorld(context, { place, plan: null }, (world) => forgetRecord(world, scope, record));
  const removed = options.backups ? removeBackups(place) : 0;
  const kept = backupsOf(place.stateFile).length;
  tell(context, done, { kept, removed });
  context.screen.item({ forgotten: done, flow: scope.flow, sync: scope.sync, side: record.side, backups: kept });
  return exitCodes.done;
}
