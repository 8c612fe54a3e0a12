import { Becomes, type LinkedRow } from '../../engine/model/review.ts';
import type { ReviewProgress, ReviewSection, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { spanWords } from '../app/time-words.ts';
import { numberWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** 0.937 as "94 %". Never rounded up to the whole. */
export const percent = (score: number): string => {
  const round = Math.round(score * 100);
  return wordsOf('linkReview')('percent', { share: round === 100 && score < 1 ? 99 : round });
};

/** How long a comparison took: "0.8 s", "41 s", "3 min". */
export const tookSpan = (seconds: number): string =>
  seconds < 10
    ? wordsOf('time')('seconds', { count: Math.max(0.1, Math.round(seconds * 10) / 10) })
    : spanWords(seconds);

const sectionKeys = {
  twins: 'sectionTwins',
  twice: 'sectionTwice',
  close: 'sectionClose',
  alike: 'sectionAlike',
  decided: 'sectionDecided',
} as const satisfies Record<ReviewSection, string>;

export const sectionWords = (section: ReviewSection): string => wordsOf('linkReview')(sectionKeys[section]);

const phaseKeys = {
  start: 'phaseStart',
  recover: 'phaseRecover',
  capture: 'phaseCapture',
  match: 'phaseMatch',
  settle: 'phaseSettle',
  apply: 'phaseApply',
  arrange: 'phaseArrange',
} as const satisfies Record<ReviewProgress['phase'], string>;

/** What a comparison does at the moment. */
export function phaseText({ phase, side }: ReviewProgress, names: { left: string; right: string } | null): string {
  const words = wordsOf('linkReview');
  if (phase === 'capture' && side !== null && names !== null) return words('phaseCaptureOf', { system: names[side] });
  return words(phaseKeys[phase]);
}

export function howFar({ done, of, perSecond, secondsLeft }: ReviewProgress): string {
  const words = wordsOf('linkReview');
  const parts = [
    ...(done > 0 || of !== null ? [of === null ? numberWords(done) : words('place', { at: done, all: of })] : []),
    ...(perSecond >= 1 ? [words('perSecond', { count: Math.round(perSecond) })] : []),
    ...(secondsLeft !== null && secondsLeft > 1 ? [words('timeLeft', { span: tookSpan(secondsLeft) })] : []),
  ];
  return parts.join(' · ');
}

const becomesKeys = {
  created: 'becomesCreated',
  asked: 'becomesAsked',
  waits: 'becomesWaits',
  ignored: 'becomesIgnored',
  outside: 'becomesOutside',
  unread: 'becomesUnread',
  excluded: 'becomesExcluded',
  kept: 'becomesKept',
  undone: 'becomesUndone',
} as const satisfies Record<Becomes, string>;

export const becomesText = (becomes: Becomes): string => wordsOf('linkReview')(becomesKeys[becomes]);

const filterKeys = {
  created: 'filterCreated',
  asked: 'filterAsked',
  waits: 'filterWaits',
  ignored: 'filterIgnored',
  outside: 'filterOutside',
  unread: 'filterUnread',
  excluded: 'filterExcluded',
  kept: 'filterKept',
  undone: 'filterUndone',
} as const satisfies Record<Becomes, string>;

type Counted = ReviewSummary['counts']['left'];

const becomesOf = ({ becomes }: Counted): readonly { is: Becomes; count: number }[] =>
  Becomes.options.flatMap((is) => (becomes[is] === undefined ? [] : [{ is, count: becomes[is] }]));

/** What becomes of records of one side only, to choose one from: "Waits for a twin (3)". */
export const becomesFilters = (counts: Counted): readonly { id: string; label: string }[] =>
  becomesOf(counts).map(({ is, count }) => ({ id: is, label: wordsOf('linkReview')(filterKeys[is], { count }) }));

const countKeys = {
  created: 'countCreated',
  asked: 'countAsked',
  waits: 'countWaits',
  ignored: 'countIgnored',
  outside: 'countOutside',
  unread: 'countUnread',
  excluded: 'countExcluded',
  kept: 'countKept',
  undone: 'countUndone',
} as const satisfies Record<Becomes, string>;

/** What becomes of the records of one side only, the most first; null where all of them are created. */
export function onlyText(counts: Counted): string | null {
  const words = wordsOf('linkReview');
  if (counts.records === 0) return words('none');
  if ((counts.becomes.created ?? 0) === counts.records) return null;
  return becomesOf(counts)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 2)
    .map(({ is, count }) => words(countKeys[is], { count }))
    .join(', ');
}

/** The way in which records came to be linked: "by Email". */
export function wayWords(how: string, { linkedBy, match }: ReviewSummary): string {
  const words = wordsOf('linkReview');
  const tier = /^match:(\d+)$/.exec(how)?.[1];
  if (tier !== undefined) return words('byMatch', { match: match[Number(tier) - 1] ?? words('theMatch') });
  if (how === 'person') return words('byHand');
  if (how.startsWith('suggested')) return words('together');
  return inOwnWords(linkedBy.find((one) => one.how === how)?.words ?? how);
}

/** How two records came to be linked. */
export function howText({ how, state }: LinkedRow, review: ReviewSummary): string {
  const way = wayWords(how, review);
  return state === 'new' ? wordsOf('linkReview')('isNew', { how: way }) : way;
}

/** The ways in which records were linked, each with its count: "Email 45, Phone 15". */
export function waysText(review: ReviewSummary): string {
  const words = wordsOf('linkReview');
  const ways = review.linkedBy.slice(0, 3).map(({ how, count }) => {
    const tier = /^match:(\d+)$/.exec(how)?.[1];
    const way = (tier === undefined ? null : review.match[Number(tier) - 1]) ?? wayWords(how, review);
    return words('wayCount', { way, count });
  });
  return ways.length === 0 ? words('none') : ways.join(', ');
}
