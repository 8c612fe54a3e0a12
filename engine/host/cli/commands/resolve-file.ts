import { resolve } from 'node:path';
import { type ImportOptions, importSheet } from '../../../run/inbox/sheet-import.ts';
import { readSheetFile } from '../../inbox/sheet-file.ts';
import { plansOfConflicts } from '../asked-plan.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { placeFor } from '../source.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';

/** Bad rows that a person is shown; the others are counted. */
const shownMax = 50;

/** `tandem resolve --from FILE [FLOW]`: takes decisions from a table that "conflicts -o" wrote. */
export async function resolveFile(
  context: Context,
  words: readonly string[],
  asked: { readonly file: string } & Omit<ImportOptions, 'flow'>,
): Promise<number> {
  const { screen } = context;
  const source = words[0] === undefined ? null : liveFor(context, words[0]);
  const place = source?.place ?? placeFor(context);
  const lines = await readSheetFile(resolve(context.cwd, asked.file));
  if (!lines.ok) throw new Failure(lines.error, { exitCode: exitCodes.usage });
  const { why, dryRun, skipBad } = asked;
  const done = await withWorld(context, { place, plan: null }, (world) =>
    importSheet(world, plansOfConflicts(world.store), lines.value, {
      flow: source?.flow.id ?? null,
      why,
      dryRun,
      skipBad,
    }),
  );
  const { bad, batch, recorded, ...counts } = done;
  for (const [index, { line, problem }] of bad.entries()) {
    const { code, message, fix } = problem;
    screen.item({ badRow: { line, code, message, fix } });
    if (index < shownMax) screen.line(`Line ${line}: ${message} ${fix}`);
  }
  if (bad.length > shownMax) screen.line(`and ${counted(bad.length - shownMax, 'more line')}.`);
  screen.item({ ...counts, bad: bad.length, batch: recorded ? batch : null, recorded });
  if (bad.length > 0 && !skipBad) {
    screen.line(`${counted(bad.length, 'row')} cannot be taken; nothing was recorded.`);
    screen.line('Mend them and import again, or take the others with --skip-bad.');
    return exitCodes.failed;
  }
  const noted = counts.noted === 0 ? '' : `, ${counted(counts.noted, 'note')}`;
  const same = counts.unchanged === 0 ? '' : `, ${counted(counts.unchanged, 'question')} had the same answer already`;
  screen.line(`${counted(counts.answered, 'answer')}${noted}; ${counts.skipped} left open${same}.`);
  if (dryRun) screen.line('Nothing was recorded. Without --dry-run it is.');
  else if (recorded) screen.line(`To take all of it back: tandem resolve --undo ${batch}`);
  return bad.length > 0 ? exitCodes.partial : exitCodes.done;
}
