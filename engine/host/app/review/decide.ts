import { withoutRivals } from '../../../core/match/alone.ts';
import { riskByThreshold } from '../../../core/match/risk.ts';
import { Fault } from '../../../model/fault.ts';
import type { RecordKey, Side } from '../../../model/ids.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Result } from '../../../model/result.ts';
import type { Decide, Decision } from '../../../protocol/calls/review-decide.ts';
import { type Hand, unlinkByHand } from '../../../run/hand.ts';
import { declareApart } from '../../../run/links/apart.ts';
import { excludeRecords, type RecordAt } from '../../../run/links/exclude.ts';
import { linkRecords } from '../../../run/links/link-records.ts';
import { declareOwn } from '../../../run/links/own-record.ts';
import type { Place } from '../../../run/side-seat.ts';
import { counted, listed } from '../../cli/words.ts';
import type { Deed } from './deeds.ts';
import { titleOf } from './held-review.ts';
import { openPairs, type Standing } from './stand.ts';

/** What a person says that is kept as one of their decisions and writes nothing. */
export type Said = Extract<Decide, { do: 'link' | 'own' | 'apart' | 'exclude' | 'unlink' | 'link-alike' | 'check' }>;

/** Above this many records with one match value they stay one question, whatever was declared apart. */
const ownMax = 60;
const sides: readonly Side[] = ['left', 'right'];

/** @throws Fault `setting` with the problem */
export function good<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Fault('setting', result.error);
}

const keysOn = (records: readonly RecordAt[], side: Side): RecordKey[] =>
  records.flatMap((one) => (one.side === side ? [one.key] : []));

/** A decision as it is told, made by somebody now. */
export function decisionOf(
  { held }: Standing,
  place: Place,
  given: Pick<Decision, 'kind' | 'words' | 'left' | 'right'> & Partial<Pick<Decision, 'item' | 'run' | 'title'>>,
): Decision {
  const first = sides.flatMap((side) => given[side].map((key) => titleOf(held, side, key)));
  return {
    id: place.world.newId('d'),
    title: first[0] ?? '',
    by: place.world.who,
    at: place.world.now(),
    item: null,
    run: null,
    ...given,
  };
}

async function linkPair(place: Place, pair: Hand, says: object): Promise<void> {
  const { refused } = await linkRecords(place, [pair], 'person', { about: '', says: { ...pair, ...says } });
  if (refused[0] !== undefined) throw new Fault('setting', refused[0].problem);
}

const scoreOf = ({ held }: Standing, { left, right }: Hand): number =>
  held.close.find((one) => one.left === left && one.right === right)?.score ?? 0;

async function linkAlike(standing: Standing, place: Place): Promise<Deed> {
  const { checks } = standing;
  const open = openPairs(standing);
  const above = open.filter((one) => one.score >= checks.link);
  const chosen = withoutRivals(above).map(({ left, right }) => ({ left, right }));
  if (chosen.length === 0)
    throw new Fault('setting', {
      code: 'review/none-alike',
      message: 'There are no pairs that are so much alike and have no rival.',
      fix: 'Move the threshold, or decide about them one by one.',
    });
  const batch = place.world.newId('b');
  const risk = riskByThreshold(
    open.map((one) => one.score),
    checks.checked,
  ).findLast((one) => one.min >= checks.link);
  const says = {
    batch,
    min: checks.link,
    rivals: above.length - chosen.length,
    risk: risk === undefined ? null : { ...risk },
  };
  const { linked } = await linkRecords(place, chosen, `suggested:${batch}`, { about: batch, says });
  const decision = decisionOf(standing, place, {
    kind: 'link-alike',
    title: counted(linked.length, 'close pair'),
    words: `Linked together from ${Math.round(checks.link * 100)} % on`,
    left: linked.map((one) => one.left),
    right: linked.map((one) => one.right),
  });
  return { decision, back: { by: 'take-back-batch', batch }, linked, parted: [], gone: [], checked: null };
}

async function own(standing: Standing, place: Place, said: Extract<Said, { do: 'own' }>): Promise<Deed> {
  const { records, others, item } = said;
  if (records.length + others.length > ownMax)
    throw new Fault('setting', {
      code: 'review/too-many',
      message: `So many records share this value that Tandem does not take them one by one: there are more than ${ownMax}.`,
      fix: 'Leave the value out of the match, or exclude the records.',
    });
  const added = good(await declareOwn(place.world, place.scope, records, others));
  const { create } = place.sync.rules;
  const { names } = standing.held;
  const made = sides.filter((side) => create[side] === 'create' && records.some((one) => one.side !== side));
  const words = made.length === 0 ? 'On its own' : `New in ${listed(made.map((side) => names[side]))}`;
  const decision = decisionOf(standing, place, {
    kind: 'own',
    words,
    left: keysOn(records, 'left'),
    right: keysOn(records, 'right'),
    item,
  });
  return { decision, back: { by: 'take-back-own', records, added }, linked: [], parted: [], gone: [], checked: null };
}

async function unlink(standing: Standing, place: Place, pair: Hand): Promise<Deed> {
  const isNew = standing.held.linked.left.get(pair.left)?.state === 'new';
  good(await (isNew ? declareApart(place.world, place.scope, pair) : unlinkByHand(place.world, place.scope, pair)));
  const decision = decisionOf(standing, place, {
    kind: 'unlink',
    words: isNew ? `Not linked with ${pair.right}` : `Unlinked from ${pair.right}`,
    left: [pair.left],
    right: [pair.right],
  });
  const back = isNew ? ({ by: 'take-back-apart', pair } as const) : ({ by: 'link-again', pair } as const);
  return { decision, back, linked: [], parted: [pair], gone: [], checked: null };
}

async function check(standing: Standing, place: Place, said: Extract<Said, { do: 'check' }>): Promise<Deed> {
  const pair = { left: said.left, right: said.right };
  const score = scoreOf(standing, pair);
  if (said.same) await linkPair(place, pair, { checked: score });
  else good(await declareApart(place.world, place.scope, pair, { checked: score }));
  const decision = decisionOf(standing, place, {
    kind: said.same ? 'link' : 'apart',
    words: said.same ? `Checked, linked to ${pair.right}` : `Checked, not the same as ${pair.right}`,
    left: [pair.left],
    right: [pair.right],
  });
  return {
    decision,
    back: { by: said.same ? 'take-back-link' : 'take-back-apart', pair },
    linked: said.same ? [pair] : [],
    parted: [],
    gone: [],
    checked: { score, same: said.same },
  };
}

/** Keeps what a person said. @throws Fault `setting` when it cannot be so */
export async function decideNow(standing: Standing, place: Place, said: Said): Promise<Deed> {
  const plain = { linked: [], parted: [], gone: [], checked: null };
  switch (said.do) {
    case 'link': {
      const pair = { left: said.left, right: said.right };
      await linkPair(place, pair, {});
      const decision = decisionOf(standing, place, {
        kind: 'link',
        words: `Linked to ${pair.right}`,
        left: [pair.left],
        right: [pair.right],
        item: said.item,
      });
      return { ...plain, decision, back: { by: 'take-back-link', pair }, linked: [pair] };
    }
    case 'apart': {
      const pair = { left: said.left, right: said.right };
      good(await declareApart(place.world, place.scope, pair));
      const decision = decisionOf(standing, place, {
        kind: 'apart',
        words: `Not the same as ${pair.right}`,
        left: [pair.left],
        right: [pair.right],
        item: said.item,
      });
      return { ...plain, decision, back: { by: 'take-back-apart', pair } };
    }
    case 'exclude': {
      good(await excludeRecords(place, said.records));
      const decision = decisionOf(standing, place, {
        kind: 'exclude',
        words: 'Left out',
        left: keysOn(said.records, 'left'),
        right: keysOn(said.records, 'right'),
        item: said.item,
      });
      return { ...plain, decision, back: { by: 'include', records: said.records } };
    }
    case 'own':
      return own(standing, place, said);
    case 'unlink':
      return unlink(standing, place, { left: said.left, right: said.right });
    case 'link-alike':
      return linkAlike(standing, place);
    case 'check':
      return check(standing, place, said);
  }
}
