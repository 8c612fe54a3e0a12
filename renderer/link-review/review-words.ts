import type { Becomes, LinkedRow } from '../../engine/model/review.ts';
import type { ReviewProgress, ReviewSection, ReviewSummary } from '../../engine/protocol/calls/review.ts';

export const number = (count: number): string => count.toLocaleString('en-US');

/** "1 record", "2 records". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** 0.937 as "94 %". Never rounded up to the whole. */
export const percent = (score: number): string => {
  const round = Math.round(score * 100);
  return `${round === 100 && score < 1 ? 99 : round} %`;
};

/** A span of seconds: "0.8 s", "41 s", "3 min". */
export function span(seconds: number): string {
  if (seconds < 10) return `${Math.max(0.1, Math.round(seconds * 10) / 10)} s`;
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

export const sectionWords: Readonly<Record<ReviewSection, string>> = {
  twins: 'Several twins fit',
  twice: 'Twice on one side',
  close: 'Close, not sure',
  alike: 'Very much alike',
  decided: 'Decided',
};

const phaseWords: Readonly<Record<ReviewProgress['phase'], string>> = {
  start: 'Opening the systems',
  recover: 'Finding out what became of earlier writes',
  capture: 'Reading',
  match: 'Matching records',
  settle: 'Comparing',
  apply: 'Comparing what depends on other records',
  arrange: 'Looking for close names',
};

/** What a comparison does at the moment. */
export function phaseText({ phase, side }: ReviewProgress, names: { left: string; right: string } | null): string {
  return side === null || names === null ? phaseWords[phase] : `${phaseWords[phase]} ${names[side]}`;
}

export function howFar({ done, of, perSecond, secondsLeft }: ReviewProgress): string {
  const parts = [
    ...(done > 0 || of !== null ? [of === null ? number(done) : `${number(done)} of ${number(of)}`] : []),
    ...(perSecond >= 1 ? [`${number(Math.round(perSecond))} a second`] : []),
    ...(secondsLeft !== null && secondsLeft > 1 ? [`about ${span(secondsLeft)} left`] : []),
  ];
  return parts.join(' · ');
}

const becomesWords: Readonly<Record<Becomes, string>> = {
  created: 'Would be created',
  asked: 'Created once a value is answered',
  waits: 'Waits for a twin',
  ignored: 'Ignored by the rule',
  outside: 'Outside the filter',
  unread: 'Not read whole yet',
  excluded: 'Left out by a person',
  kept: 'Parted by a person',
  undone: 'Its create was undone',
};

export const becomesText = (becomes: Becomes): string => becomesWords[becomes];

/** How two records came to be linked. */
export function howText({ how, state }: LinkedRow, { linkedBy, match }: ReviewSummary): string {
  const tier = /^match:(\d+)$/.exec(how)?.[1];
  const named = linkedBy.find((one) => one.how === how)?.words;
  const words =
    tier !== undefined
      ? `by ${match[Number(tier) - 1] ?? 'match'}`
      : how === 'person'
        ? 'by hand'
        : how.startsWith('suggested')
          ? 'close names, together'
          : (named ?? how);
  return state === 'new' ? `New, ${words}` : words;
}

/** What becomes of the records of one side only, the most first; null where all of them are created. */
export function onlyText(counts: ReviewSummary['counts']['left']): string | null {
  const parts = Object.entries(counts.becomes).sort(([, one], [, two]) => (two ?? 0) - (one ?? 0));
  if (counts.records === 0) return 'none';
  if ((counts.becomes.created ?? 0) === counts.records) return null;
  return parts
    .slice(0, 2)
    .map(([becomes, count]) =>
      becomes === 'created' ? `${number(count ?? 0)} to be created` : `${number(count ?? 0)} ${becomes}`,
    )
    .join(', ');
}
