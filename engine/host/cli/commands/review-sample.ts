import { z } from 'zod';
import { adviceFor, type Checked, riskByThreshold, type ThresholdRisk } from '../../../core/match/risk.ts';
import { sampleOf } from '../../../core/match/sample.ts';
import type { Side } from '../../../model/ids.ts';
import type { ReviewRecord, Suggestion } from '../../../model/review.ts';
import type { Review } from '../../../run/review/open.ts';
import type { Context } from '../context.ts';
import { plainCell, readCsv, writeCsv } from '../csv-file.ts';
import { Failure, usage } from '../failure.ts';
import { fieldCells, reasonsOf } from '../review-words.ts';
import type { SideNames } from '../run-words.ts';
import { table } from '../table.ts';
import { count, counted, shown } from '../words.ts';

/** A share or a score: 0.01, or 1%. */
export const share = z
  .string()
  .regex(/^\d+(\.\d+)?%?$/)
  .transform((text) => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)))
  .pipe(z.number().min(0).max(1));

export const SampleOptions = z.object({
  suggest: z.boolean().default(false),
  min: share.optional(),
  sample: z.coerce.number().int().min(1).optional(),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .optional(),
  checked: z.string().optional(),
  risk: share.default(0.01),
  output: z.string().optional(),
  limit: z.coerce.number().int().min(1).optional(),
});
type SampleOptions = z.infer<typeof SampleOptions>;
type Names = ReturnType<SideNames>;

const shownUsual = 20;
const seedMax = 1_000_000;

export const asksForSample = (options: SampleOptions): boolean =>
  options.suggest || options.sample !== undefined || options.checked !== undefined;

const percent = (one: number): string => `${(one * 100).toFixed(1)} %`;

const columnsOf = (names: Names) => ({
  left: `${names.left} key`,
  right: `${names.right} key`,
  score: 'Score',
  same: 'Same? yes/no',
});

async function recordsOf(review: Review, side: Side, pairs: readonly Suggestion[]) {
  const records = await review.records(
    side,
    pairs.map((one) => one[side]),
  );
  return new Map<string, ReviewRecord>(records.map((one) => [one.key, one]));
}

/** The pairs as a table to be filled in by a person: the question first, then both records field by field. */
async function writePairs(
  context: Context,
  review: Review,
  file: string,
  given: { pairs: readonly Suggestion[]; names: Names },
) {
  const { pairs, names } = given;
  const [left, right] = [await recordsOf(review, 'left', pairs), await recordsOf(review, 'right', pairs)];
  const fieldsOn = (side: Side) => review.sync[side].fields.map((one) => one.name);
  const columns = columnsOf(names);
  const head = [
    columns.same,
    columns.score,
    'Why',
    columns.left,
    columns.right,
    ...fieldsOn('left').map((name) => `${names.left}: ${name}`),
    ...fieldsOn('right').map((name) => `${names.right}: ${name}`),
  ];
  const rows = pairs.map((one) => [
    '',
    one.score.toFixed(4),
    reasonsOf(one),
    one.left,
    one.right,
    ...fieldCells(fieldsOn('left'), left.get(one.left)),
    ...fieldCells(fieldsOn('right'), right.get(one.right)),
  ]);
  writeCsv(context, file, [head, ...rows]);
}

async function sample(context: Context, review: Review, options: SampleOptions, names: Names): Promise<void> {
  const { screen } = context;
  const { output } = options;
  if (output === undefined) throw usage('no-file', 'A sample is written to a file.', 'Add -o sample.csv.');
  const seed = options.seed ?? Math.floor(Math.random() * seedMax);
  const all = await review.suggestions(options.min === undefined ? {} : { min: options.min });
  const pairs = sampleOf(all, options.sample ?? 0, seed);
  await writePairs(context, review, output, { pairs, names });
  screen.line(
    `${counted(pairs.length, 'pair')} of ${count(all.length)} drawn by chance (seed ${seed}), kept in ${output}.`,
  );
  screen.line(`Write yes or no into the first column, then: tandem review --checked ${output}`);
  screen.item({ sample: pairs.length, of: all.length, seed, file: output });
}

/** What a person filled in. */
export interface CheckedPair extends Checked {
  readonly left: string;
  readonly right: string;
}

const yes = /^(y|yes|j|ja|1|true|same)$/iu;
const no = /^(n|no|nein|0|false)$/iu;

/**
 * Reads a sample back; pairs without an answer are left out.
 * @throws Failure when the file is not a sample, or an answer is neither yes nor no
 */
export function readChecked(context: Context, file: string, names: Names): readonly CheckedPair[] {
  const columns = columnsOf(names);
  return readCsv(context, file).flatMap((row, index) => {
    const [same, score, left, right] = [row[columns.same], row[columns.score], row[columns.left], row[columns.right]];
    if (same === undefined || score === undefined || left === undefined || right === undefined)
      throw new Failure({
        code: 'sample/columns',
        message: `${file} lacks one of the columns "${Object.values(columns).join('", "')}".`,
        fix: 'Use the file that "tandem review --sample N -o FILE" wrote, and keep its columns.',
      });
    const answer = same.trim();
    if (answer === '') return [];
    if (!yes.test(answer) && !no.test(answer))
      throw new Failure({
        code: 'sample/answer',
        message: `Row ${index + 2} of ${file} says "${answer}", which is neither yes nor no.`,
        fix: 'Write yes or no, or leave the cell empty.',
      });
    const number = Number(score.replace(',', '.'));
    return [{ left: plainCell(left), right: plainCell(right), score: number, same: yes.test(answer) }];
  });
}

const riskCells = (one: ThresholdRisk): readonly string[] => [
  one.min.toFixed(2),
  count(one.links),
  `${one.wrong} of ${one.checked}`,
  one.falseLinks === null ? 'not checked' : percent(one.falseLinks.share),
  one.falseLinks === null ? '-' : `${percent(one.falseLinks.low)} to ${percent(one.falseLinks.high)}`,
];

async function checkedSample(context: Context, review: Review, options: SampleOptions, names: Names): Promise<void> {
  const { screen } = context;
  const pairs = readChecked(context, options.checked ?? '', names);
  const all = await review.suggestions({ min: options.min ?? 0 });
  const thresholds = riskByThreshold(
    all.map((one) => one.score),
    pairs,
  ).filter((one) => one.checked > 0 || one.links > 0);
  const advice = adviceFor(thresholds, options.risk);
  const wrong = pairs.filter((one) => !one.same).length;
  screen.line(`${counted(pairs.length, 'pair')} checked, ${count(wrong)} of them not the same.\n`);
  table(screen, ['From score', 'Links', 'Wrong', 'False links', 'In 95 of 100 samples'], thresholds.map(riskCells));
  for (const one of thresholds) screen.item({ threshold: one });
  const wished = `at most ${percent(options.risk)} false links`;
  if (advice.sure !== null)
    screen.line(`\nFor ${wished}: tandem link --suggested --min ${advice.sure.min} --checked ${options.checked}`);
  else {
    screen.line(
      `\nThe sample is too small to be sure of ${wished}: ${count(advice.needed)} checked pairs without a mistake would do.`,
    );
    if (advice.likely !== null)
      screen.line(`By the best guess: tandem link --suggested --min ${advice.likely.min} --checked ${options.checked}`);
  }
  screen.item({ checked: pairs.length, wrong, risk: options.risk, ...advice });
}

async function suggestions(context: Context, review: Review, options: SampleOptions, names: Names): Promise<void> {
  const { screen } = context;
  const all = await review.suggestions(options.min === undefined ? {} : { min: options.min });
  if (options.output !== undefined) {
    await writePairs(context, review, options.output, { pairs: all, names });
    screen.line(`${counted(all.length, 'pair')} kept in ${options.output}.`);
    screen.item({ suggestions: all.length, file: options.output });
    return;
  }
  const page = all.slice(0, options.limit ?? shownUsual);
  for (const one of page) screen.item({ suggestion: one });
  const [left, right] = [await recordsOf(review, 'left', page), await recordsOf(review, 'right', page)];
  const title = (record: ReviewRecord | undefined): string =>
    shown(Object.values(record?.fields ?? {}).find((value) => typeof value === 'string' && /\p{L}/u.test(value)));
  table(
    screen,
    ['Score', names.left, '', names.right, '', 'Why'],
    page.map((one) => [
      one.score.toFixed(2),
      one.left,
      title(left.get(one.left)),
      one.right,
      title(right.get(one.right)),
      reasonsOf(one),
    ]),
  );
  screen.line(
    `\n${counted(all.length, 'suggestion')}. Nothing is linked by itself: tandem link LEFT RIGHT, or tandem apart LEFT RIGHT.`,
  );
  screen.item({ suggestions: all.length });
}

/** `tandem review --suggest`, `--sample N` and `--checked FILE`: likely twins, and how often they are wrong. */
export async function sampleCommand(
  context: Context,
  review: Review,
  options: SampleOptions,
  names: Names,
): Promise<void> {
  if (options.checked !== undefined) return checkedSample(context, review, options, names);
  if (options.sample !== undefined) return sample(context, review, options, names);
  return suggestions(context, review, options, names);
}
