import { z } from 'zod';
import { RecordKey } from '../../../model/ids.ts';
import { previewSplit, splitLink, type Then } from '../../../run/links/split.ts';
import type { LeftAlone, SplitPlan } from '../../../run/links/split-plan.ts';
import { placeOf } from '../../../run/side-seat.ts';
import { linesOfChange } from '../change-lines.ts';
import { confirmed } from '../confirm.ts';
import type { Context } from '../context.ts';
import { exitCodes, exitOfRun } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { inWorld, linkWords } from '../link-words.ts';
import { optionsIn } from '../options-in.ts';
import { resultOf, type SideNames } from '../run-words.ts';
import { table } from '../table.ts';
import { counted, shown } from '../words.ts';

const Options = z.object({
  preview: z.boolean().default(false),
  why: z.string().optional(),
});

/** What `--then` says; by its own name an object would look like a promise. */
const Afterwards = z.enum(['keep', 'match', 'create']);
function afterwardsOf(given: unknown): Then {
  const read = Afterwards.safeParse(z.record(z.string(), z.unknown()).parse(given)['then'] ?? 'keep');
  if (read.success) return read.data;
  throw usage('option', 'The value of --then cannot be taken.', `It is one of: ${Afterwards.options.join(', ')}.`);
}

const form = 'tandem split [FLOW] [SYNC] LEFT RIGHT [--then keep|match|create] [--preview]';

const reasons: Record<LeftAlone['reason'], string> = {
  'edited-since': 'edited since, left as it is',
  'gone-since': 'the record is gone',
  'unknown-outcome': 'nobody knows whether it was written',
  'values-removed': 'retention removed what it was before',
  'made-from-twin': 'the record was made from the other one, and keeps its values',
  'not-writable': 'cannot be written',
  'not-put-back': 'could not be put back; do it by hand',
};

const nextWords = {
  keep: 'Both stay as they are, and neither is created on the other side.',
  match: 'The next run may link each with another record that fits; neither is created on the other side.',
  create: 'The next run gives each a twin of its own, or links it with another record that fits.',
} as const;

function tell(context: Context, { change, leftAlone }: SplitPlan, names: ReturnType<SideNames>): void {
  const { screen } = context;
  const lines = linesOfChange(change);
  for (const line of lines) screen.item({ change: line });
  for (const one of leftAlone) screen.item({ leftAlone: one });
  const rows = lines.flatMap((line) =>
    Object.entries(line.fields).map(([field, { before, after }]) => [
      names[line.side],
      line.key ?? '',
      field,
      shown(before),
      shown(after),
    ]),
  );
  if (rows.length > 0) table(screen, ['Side', 'Record', 'Field', 'Has now', 'Put back'], rows);
  for (const { side, reason, fields } of leftAlone)
    screen.line(`${names[side]}${fields.length === 0 ? '' : `, ${fields.join(', ')}`}: ${reasons[reason]}.`);
}

/** `tandem split [FLOW] [SYNC] LEFT RIGHT`: parts a wrong link and puts back what came over it. */
export async function splitCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = optionsIn(Options, given);
  const afterwards = afterwardsOf(given);
  const asked = linkWords(context, words, 2, form);
  const [left = '', right = ''] = asked.rest;
  const pair = { left: RecordKey.parse(left), right: RecordKey.parse(right) };
  const { screen } = context;
  const about = { flow: asked.source.flow.id, sync: asked.sync, ...pair };
  return inWorld(context, asked, async (world, plan, names) => {
    const place = await placeOf(plan, asked.sync, world);
    const of = names(place.sync);
    const seen = await previewSplit(place, pair);
    if (options.preview) {
      tell(context, seen, of);
      screen.line(
        `\nNothing was written. To split: tandem split ${asked.source.flow.id} ${asked.sync} ${left} ${right}`,
      );
      screen.item({ ...about, preview: true, writes: seen.change.writes.length, leftAlone: seen.leftAlone.length });
      return exitCodes.done;
    }
    const fields = seen.change.writes.reduce((sum, one) => sum + Object.keys(one.fields).length, 0);
    if (!(await confirmed(context, `Part ${left} and ${right}, and put ${counted(fields, 'value')} back?`)))
      return exitCodes.cancelled;
    const done = await splitLink(place, pair, { afterwards, why: options.why ?? null });
    tell(context, done, of);
    if (done.run.problem !== null) screen.problem(done.run.problem);
    screen.line(`\nSplit ${left} and ${right}. ${nextWords[afterwards]} To take it back: tandem undo ${done.run.id}`);
    screen.item({
      ...about,
      ...resultOf(done.run),
      writes: done.change.writes.length,
      leftAlone: done.leftAlone.length,
    });
    return exitOfRun(done.run.state);
  });
}
