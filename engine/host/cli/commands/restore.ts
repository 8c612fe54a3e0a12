import { z } from 'zod';
import { endsOf } from '../../../core/merge/pair.ts';
import type { Change } from '../../../model/change.ts';
import { previewRestore, type RestoreAsk, type Restored, restore } from '../../../run/restore.ts';
import { linesOfChange } from '../change-lines.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes, exitOfRun } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { namesIn } from '../planned.ts';
import { previewTeller } from '../preview-words.ts';
import { watch } from '../progress.ts';
import { momentIn, type Named, namedRecord } from '../record-words.ts';
import { resultOf, tellRun } from '../run-words.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

const Options = z.object({
  at: z.string().optional(),
  to: z.coerce.number().int().min(0).optional(),
  here: z.boolean().default(false),
  why: z.string().max(2000).optional(),
  preview: z.boolean().default(false),
});

const what = { command: 'restore', example: 'tandem restore contacts contacts left 10001 Firma --to 2' };

/** The fields of this side that a word means: a field, a field map or a group. */
function fieldsOf({ sync, record }: Named, word: string): readonly string[] {
  const known = sync[record.side].fields.map((field) => field.name);
  if (known.includes(word)) return [word];
  const maps = sync.units.flatMap((unit) =>
    unit.id === word ? unit.maps : unit.maps.filter((map) => map.id === word),
  );
  if (maps.length > 0) return maps.flatMap((map) => endsOf(map, record.side));
  throw usage('field', `The flow reads no field "${word}" of this side.`, `Its fields are: ${known.join(', ')}.`);
}

function askOf(named: Named, given: unknown): RestoreAsk & { readonly preview: boolean } {
  const options = Options.safeParse(given);
  if (!options.success)
    throw usage('moment', '"--to" takes the number of a moment.', 'Number them with "tandem record ... --timeline".');
  const { at, to, here, why, preview } = options.data;
  if ((at === undefined) === (to === undefined))
    throw usage(
      'moment',
      'Say once to which moment to go back.',
      'With --at INSTANT, or --to with the number of a moment.',
    );
  return {
    ...named.record,
    sync: named.sync.id,
    fields: named.more.length === 0 ? null : [...new Set(named.more.flatMap((word) => fieldsOf(named, word)))],
    to: at === undefined ? { moment: to ?? 0 } : { at: momentIn(at, '--at') },
    here,
    why: why ?? null,
    preview,
  };
}

const reasons: Record<Restored['not'][number]['reason'], string> = {
  'as-it-is': 'it holds that value now',
  unknown: 'its value then is not known',
  'read-only': 'the system lets nobody write it',
  stuck: 'the steps of its line cannot carry it',
};

function tellNot(context: Context, not: Restored['not']): void {
  const { screen } = context;
  for (const one of not) screen.item({ skipped: one });
  if (not.length === 0) return;
  screen.line(`\n${counted(not.length, 'field')} left alone:`);
  const rows = not.map((one) => [
    one.side,
    one.field,
    `${reasons[one.reason]}${one.detail === null ? '' : `: ${one.detail}`}`,
  ]);
  table(screen, ['Side', 'Field', 'Why'], rows);
}

async function preview(context: Context, named: Named, ask: RestoreAsk): Promise<number> {
  const { screen } = context;
  const teller = previewTeller(screen, named.plan, namesIn(named.place));
  const writes = { left: 0, right: 0 };
  const take = (change: Change): void => {
    teller.take(change);
    for (const line of linesOfChange(change)) {
      screen.item({ change: line });
      writes[line.side] += 1;
    }
  };
  const told = await withWorld(context, { place: named.place, plan: named.plan }, (world) =>
    previewRestore(named.plan, world, ask, take),
  );
  if (told.run.problem !== null) throw new Failure(told.run.problem);
  teller.tellKinds();
  tellNot(context, told.not);
  screen.line('\nNothing was written.');
  screen.item({ sync: ask.sync, side: ask.side, key: ask.key, restore: writes, skipped: told.not.length });
  return exitCodes.done;
}

/** `tandem restore [FLOW] [SYNC] left|right KEY [FIELD...] --at INSTANT | --to MOMENT`: earlier values come back, on both sides. */
export async function restoreCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const named = await namedRecord(context, words, what);
  const { preview: isPreview, ...ask } = askOf(named, given);
  if (isPreview) return preview(context, named, ask);
  if (!(await confirmed(context, `Restore ${ask.side} ${ask.key}?`))) return exitCodes.cancelled;
  const { place, plan } = named;
  const names = namesIn(place);
  const done = await withWorld(context, { place, plan, log: watch(plan, context.screen, names) }, (world) =>
    restore(plan, world, ask),
  );
  context.screen.progress.clear();
  if (done.run.state === 'failed' && done.run.problem !== null) throw new Failure(done.run.problem);
  if (!context.screen.json) {
    const code = tellRun(context, done.run, plan, names);
    tellNot(context, done.not);
    return code;
  }
  tellNot(context, done.not);
  context.screen.item({ ...resultOf(done.run), skipped: done.not.length });
  return exitOfRun(done.run.state);
}
