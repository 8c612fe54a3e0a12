import { z } from 'zod';
import {
  type Comparison,
  isAsBefore,
  type LineComparison,
  type OutcomeSample,
} from '../../../core/what-if/comparison.ts';
import type { OutcomeKind } from '../../../core/what-if/outcomes.ts';
import { type Replayed, replay } from '../../../run/replay.ts';
import type { Context } from '../context.ts';
import { draftPlan } from '../draft-plan.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { momentIn } from '../record-words.ts';
import { sourceFor } from '../source.ts';
import { syncIn } from '../sync-in.ts';
import { withWorld } from '../with-world.ts';
import { count, counted, moment, shown } from '../words.ts';

const Options = z.object({ since: z.string().optional(), until: z.string().optional(), sync: z.string().optional() });

const kindWords: Record<OutcomeKind, string> = {
  same: 'the same value written',
  different: 'another value written',
  'not-written': 'written then, not by this flow',
  'newly-written': 'not written then, written by this flow',
  sooner: 'there already, by an earlier write',
  'same-question': 'the same question',
  'new-question': 'a question that nobody was asked then',
  'no-question': 'a question that would not be asked',
  'not-recorded': 'cannot be told: it was not read then',
};

const kinds = Object.keys(kindWords);
const isKind = (text: string): text is OutcomeKind => kinds.includes(text);
const kindsOf = (counts: Comparison['counts']): readonly OutcomeKind[] =>
  Object.keys(counts)
    .filter(isKind)
    .filter((kind) => counts[kind] > 0);

function sampleWords(one: OutcomeSample): string {
  const where = one.side === null ? '' : `${one.side} ${one.key ?? ''} ${one.about}: `;
  const change = one.side === null ? '' : `${shown(one.recorded)} | ${shown(one.edited)}`;
  return `      ${moment(one.at)}  ${one.left ?? '-'} | ${one.right ?? '-'}  ${where}${change}`.trimEnd();
}

function tellLine({ screen }: Context, line: LineComparison): void {
  screen.line(`  ${screen.paint('strong', line.label === '' ? 'whole records' : line.label)}`);
  for (const kind of kindsOf(line.counts)) {
    screen.line(`    ${count(line.counts[kind])} x ${kindWords[kind]}`);
    for (const one of line.samples) if (one.kind === kind) screen.line(screen.paint('dim', sampleWords(one)));
  }
}

function tellSync(context: Context, sync: string, told: Comparison): void {
  const { screen } = context;
  screen.line(
    `${screen.paint('strong', sync)}: ${counted(told.turns, 'decision')} about ${counted(told.pairs, 'pair')} decided again.`,
  );
  for (const line of told.lines) {
    screen.item({ line: { sync, ...line } });
    tellLine(context, line);
  }
  if (told.endDifferently > 0)
    screen.line(`  ${counted(told.endDifferently, 'pair')} would hold something else at the end.`);
  if (told.unlike > 0)
    screen.line(
      `  ${counted(told.unlike, 'decision')} of then cannot be explained by what is kept; compared all the same.`,
    );
  if (told.removed > 0)
    screen.line(`  ${counted(told.removed, 'pair')} left out: retention removed values of that time.`);
  if (told.noPlan > 0) screen.line(`  ${counted(told.noPlan, 'decision')} of a flow that is not kept any more.`);
}

function tellAll(
  context: Context,
  flow: string,
  period: { since: string; until: string | null },
  told: Replayed,
): number {
  const { screen } = context;
  for (const [sync, one] of Object.entries(told)) tellSync(context, sync, one);
  const same = Object.values(told).every(isAsBefore);
  screen.line(
    same ? screen.paint('good', 'Everything would be as it was.') : screen.paint('amber', 'It would not be as it was.'),
  );
  const syncs = Object.fromEntries(Object.entries(told).map(([sync, { lines: _, ...sums }]) => [sync, sums] as const));
  screen.item({ replay: flow, ...period, same, syncs });
  return same ? exitCodes.done : exitCodes.partial;
}

/** `tandem replay FLOW_FILE --since INSTANT [--until INSTANT] [--sync ID]`: what an edited flow would have done. No system is asked. */
export async function replayCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  if (options.since === undefined)
    throw usage('since', 'Say from when on: --since INSTANT.', 'For example: --since 2026-10-01T00:00+02:00.');
  const since = momentIn(options.since, '--since');
  const until = options.until === undefined ? null : momentIn(options.until, '--until');
  const source = sourceFor(context, words[0]);
  const sync = options.sync === undefined ? {} : { sync: syncIn(source.flow, options.sync).id };
  const plan = draftPlan(context, source);
  const told = await withWorld(context, { place: source.place, plan: null }, ({ store }) =>
    replay(plan, store, { since, until, ...sync }),
  );
  return tellAll(context, plan.flow, { since, until }, told);
}
