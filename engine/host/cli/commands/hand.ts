import { z } from 'zod';
import { RecordKey } from '../../../model/ids.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Result } from '../../../model/result.ts';
import { type Hand, unlinkByHand } from '../../../run/hand.ts';
import { declareApart, takeBackApart } from '../../../run/links/apart.ts';
import { excludeRecords, includeRecords } from '../../../run/links/exclude.ts';
import { linkRecords, takeBackLink } from '../../../run/links/link-records.ts';
import { type Again, matchAgain } from '../../../run/links/match-again.ts';
import { placeOf } from '../../../run/side-seat.ts';
import type { World } from '../../../run/world.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { inWorld, type LinkWords, linkWords, recordIn } from '../link-words.ts';
import { optionsIn } from '../options-in.ts';
import { withWorld } from '../with-world.ts';
import { counted } from '../words.ts';
import { linkSuggestedCommand, SuggestedOptions, takeBackBatchCommand } from './link-suggested.ts';

const Options = SuggestedOptions.extend({ takeBack: z.boolean().default(false), why: z.string().optional() });

const keysForm = (what: string): string =>
  `tandem ${what} [FLOW] [SYNC] LEFT RIGHT, for example: tandem ${what} contacts contacts 10001 17`;

function handOf({ rest }: LinkWords): Hand {
  const [left = '', right = ''] = rest;
  return { left: RecordKey.parse(left), right: RecordKey.parse(right) };
}

function good<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Failure(result.error);
}

/** Opens the state alone: nothing of the systems is looked at. */
const inState = <T>(context: Context, { source }: LinkWords, work: (world: World) => Promise<T>): Promise<T> =>
  withWorld(context, { place: source.place, plan: null }, work);

/** `tandem link [FLOW] [SYNC] LEFT RIGHT`: says which two records are the same thing; with `--suggested`, links suggestions. */
export async function linkCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = optionsIn(Options, given);
  if (options.suggested) return linkSuggestedCommand(context, words, options);
  if (options.batch !== undefined) return takeBackBatchCommand(context, words, options.batch);
  const asked = linkWords(context, words, 2, keysForm('link'));
  const hand = handOf(asked);
  const { screen } = context;
  const { flow } = asked.source;
  await inWorld(context, asked, async (world, plan) => {
    const place = await placeOf(plan, asked.sync, world);
    if (options.takeBack) return good(await takeBackLink(place, hand));
    const deed = { about: '', says: { ...hand }, why: options.why ?? null };
    const [refused] = (await linkRecords(place, [hand], 'person', deed)).refused;
    if (refused !== undefined) throw new Failure(refused.problem);
    return null;
  });
  if (options.takeBack) screen.line(`Taken back: ${hand.left} and ${hand.right} are matched like any others.`);
  else screen.line(`Linked ${hand.left} with ${hand.right}; the next run settles their fields: tandem run ${flow.id}`);
  screen.item({ flow: flow.id, sync: asked.sync, ...hand, linked: !options.takeBack });
  return exitCodes.done;
}

/** `tandem unlink [FLOW] [SYNC] LEFT RIGHT`: parts two linked records and leaves them as they are. */
export async function unlinkCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { why = null } = optionsIn(Options, given);
  const asked = linkWords(context, words, 2, keysForm('unlink'));
  const hand = handOf(asked);
  good(await inState(context, asked, (world) => unlinkByHand(world, asked.scope, hand, why)));
  context.screen.line(
    `Unlinked ${hand.left} and ${hand.right}; both stay as they are, and are not linked again by themselves.`,
  );
  context.screen.item({ flow: asked.source.flow.id, sync: asked.sync, ...hand, linked: false });
  return exitCodes.done;
}

/** `tandem apart [FLOW] [SYNC] LEFT RIGHT`: two records are not the same, and are never linked or suggested. */
export async function apartCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { takeBack } = optionsIn(Options, given);
  const asked = linkWords(context, words, 2, keysForm('apart'));
  const hand = handOf(asked);
  good(
    await inState(context, asked, (world) =>
      takeBack ? takeBackApart(world, asked.scope, hand) : declareApart(world, asked.scope, hand),
    ),
  );
  context.screen.line(
    takeBack
      ? `Taken back: ${hand.left} and ${hand.right} are matched like any others.`
      : `${hand.left} and ${hand.right} are not the same: each is a record of its own.`,
  );
  context.screen.item({ flow: asked.source.flow.id, sync: asked.sync, ...hand, apart: !takeBack });
  return exitCodes.done;
}

const isRecord = (word: string): boolean => /^(left|right):/u.test(word);

/** `tandem exclude [FLOW] [SYNC] left:KEY right:KEY ...`: takes records out until that is taken back. */
export async function excludeCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { takeBack } = optionsIn(Options, given);
  const named = words.filter(isRecord);
  if (named.length === 0) throw usage('no-record', 'No record is named.', 'Name one or more as left:KEY or right:KEY.');
  const asked = linkWords(context, words, named.length, 'tandem exclude [FLOW] [SYNC] left:KEY right:KEY ...');
  const records = asked.rest.map(recordIn);
  await inWorld(context, asked, async (world, plan) => {
    const place = await placeOf(plan, asked.sync, world);
    return good(await (takeBack ? includeRecords(place, records) : excludeRecords(place, records)));
  });
  const { screen } = context;
  screen.line(
    takeBack
      ? `Taken back: ${counted(records.length, 'record')} matched like any others again.`
      : `${counted(records.length, 'record')} excluded: neither linked nor created, until you take that back.`,
  );
  screen.item({ flow: asked.source.flow.id, sync: asked.sync, excluded: takeBack ? 0 : records.length, records });
  return exitCodes.done;
}

const AgainOptions = z.object({ apart: z.boolean().default(false), unlinked: z.boolean().default(false) });

/** `tandem match-again [FLOW] [SYNC]`: the next run looks again at records that have no twin. */
export async function matchAgainCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const { apart, unlinked } = optionsIn(AgainOptions, given);
  const how: Again = unlinked ? 'unlinked' : apart ? 'apart' : 'waiting';
  const asked = linkWords(context, words, 0, 'tandem match-again [FLOW] [SYNC] [--apart] [--unlinked]');
  const done = await inWorld(context, asked, async (world, plan) =>
    matchAgain(await placeOf(plan, asked.sync, world), how),
  );
  const { screen } = context;
  const parts = [
    `${counted(done.waiting, 'record')} that waited`,
    ...(how === 'waiting' ? [] : [`${counted(done.apart, 'pair')} kept apart`]),
    ...(how === 'unlinked' ? [`${counted(done.unlinked, 'record')} unlinked before`] : []),
  ];
  screen.line(
    `The next run looks again at ${parts.join(', ')}: tandem review ${asked.source.flow.id} shows what it would do.`,
  );
  screen.item({ flow: asked.source.flow.id, sync: asked.sync, ...done });
  return exitCodes.done;
}
