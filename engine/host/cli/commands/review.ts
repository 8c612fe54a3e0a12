import { z } from 'zod';
import { ReviewList, type ReviewQuery, type ShownRow } from '../../../model/review.ts';
import { openReview, type Review } from '../../../run/review/open.ts';
import type { Context } from '../context.ts';
import { writeCsv } from '../csv-file.ts';
import { exitCodes } from '../exit-codes.ts';
import { inWorld, type LinkWords, linkWords } from '../link-words.ts';
import { optionsIn } from '../options-in.ts';
import { cellsOf, countRows, fieldCells, itemOf, listHeads } from '../review-words.ts';
import type { SideNames } from '../run-words.ts';
import { table } from '../table.ts';
import { count } from '../words.ts';
import { asksForSample, SampleOptions, sampleCommand } from './review-sample.ts';

const Options = SampleOptions.extend({
  list: ReviewList.optional(),
  search: z.string().optional(),
  filter: z.string().optional(),
  sort: z.enum(['key', 'title', 'value', 'state']).optional(),
  descending: z.boolean().default(false),
  limit: z.coerce.number().int().min(1).optional(),
  offset: z.coerce.number().int().min(0).default(0),
});
type Options = z.infer<typeof Options>;

const form = 'tandem review [FLOW] [SYNC] [--list linked|ambiguous|left|right]';
const shownUsual = 20;
const pageMax = 500;

/** Pages of a list until so many rows were handed out. */
async function* pagesOf(review: Review, query: ReviewQuery, limit: number): AsyncGenerator<readonly ShownRow[]> {
  for (let offset = query.offset ?? 0, left = limit; left > 0; ) {
    const { rows } = await review.page({ ...query, offset, limit: Math.min(pageMax, left) });
    if (rows.length === 0) return;
    yield rows;
    offset += rows.length;
    left -= rows.length;
  }
}

const queryOf = (options: Options, list: ReviewList): ReviewQuery => ({
  list,
  offset: options.offset,
  descending: options.descending,
  ...(options.search === undefined ? {} : { search: options.search }),
  ...(options.filter === undefined ? {} : { filter: options.filter }),
  ...(options.sort === undefined ? {} : { sort: options.sort }),
});

/** All rows of a list with their records, one after the other: a cluster takes a line for each of its records. */
async function exported(review: Review, query: ReviewQuery, names: ReturnType<SideNames>): Promise<string[][]> {
  const { sync } = review;
  const fields = { left: sync.left.fields.map((one) => one.name), right: sync.right.fields.map((one) => one.name) };
  const head = [
    ...(query.list === 'linked' || query.list === 'ambiguous' ? ['Group'] : []),
    ...listHeads(query.list, names),
    ...(query.list === 'right' ? [] : fields.left.map((name) => `${names.left}: ${name}`)),
    ...(query.list === 'left' ? [] : fields.right.map((name) => `${names.right}: ${name}`)),
  ];
  const rows: string[][] = [head];
  let group = 0;
  for await (const page of pagesOf(review, query, Number.MAX_SAFE_INTEGER)) {
    for (const { row, left, right } of page) {
      group++;
      for (let at = 0; at < Math.max(1, left.length, right.length); at++) {
        rows.push([
          ...(row.list === 'linked' || row.list === 'ambiguous' ? [String(group)] : []),
          ...cellsOf(row, sync),
          ...(row.list === 'right' ? [] : fieldCells(fields.left, left[at])),
          ...(row.list === 'left' ? [] : fieldCells(fields.right, right[at])),
        ]);
      }
    }
  }
  return rows;
}

async function tellList(
  context: Context,
  review: Review,
  options: Options & { readonly list: ReviewList },
  names: ReturnType<SideNames>,
): Promise<void> {
  const { screen } = context;
  const query = queryOf(options, options.list);
  const { total } = review.rows({ ...query, limit: 1 });
  if (options.output !== undefined) {
    writeCsv(context, options.output, await exported(review, query, names));
    screen.line(`${count(total)} rows kept in ${options.output}.`);
    screen.item({ list: options.list, total, file: options.output });
    return;
  }
  const limit = options.limit ?? shownUsual;
  const cells: (readonly string[])[] = [];
  for await (const page of pagesOf(review, query, limit)) {
    for (const one of page) {
      screen.item(itemOf(one));
      if (!screen.json) cells.push(cellsOf(one.row, review.sync));
    }
  }
  table(screen, listHeads(options.list, names), cells);
  if (total > options.offset + limit)
    screen.line(`${count(total)} in all; --offset ${options.offset + limit} shows the next, -o FILE.csv keeps all.`);
  screen.item({ list: options.list, total });
}

async function tell(context: Context, review: Review, options: Options, names: ReturnType<SideNames>): Promise<void> {
  const { screen } = context;
  const { sync, counts } = review;
  if (options.list !== undefined) return tellList(context, review, { ...options, list: options.list }, names);
  const { left, right } = counts.compared;
  screen.line(
    `${sync.label}: ${count(left)} records of ${names.left} and ${count(right)} of ${names.right} compared. Nothing was written.\n`,
  );
  table(screen, ['List', 'Number', 'What is in it'], countRows(counts, sync, names));
  for (const brake of review.brakes) screen.line(`  Note (${brake.brake}): ${brake.message}`);
  screen.line(
    '\nTo see one: tandem review --list linked|ambiguous|left|right. To find likely twins: tandem review --suggest.',
  );
  const { brakes } = review;
  screen.item({ sync: sync.id, ...counts, ...(brakes.length === 0 ? {} : { brakes }) });
}

/** `tandem review [FLOW] [SYNC]`: how records are linked and would be, in four lists, before anything is written. */
export async function reviewCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = optionsIn(Options, given);
  // With no other words the flow comes first, as everywhere.
  const asked: LinkWords = linkWords(context, words, 0, form);
  await inWorld(context, asked, async (world, plan, names) => {
    const review = await openReview({ plan, sync: asked.sync }, world);
    try {
      if (asksForSample(options)) await sampleCommand(context, review, options, names(review.sync));
      else await tell(context, review, options, names(review.sync));
    } finally {
      await review.close();
    }
  });
  return exitCodes.done;
}
