import type { LinkId, RecordKey, Side } from '../../model/ids.ts';

/** A record of a cluster: held by a link, taken because an earlier tier dealt with it (M7), or lone. */
export interface Candidate {
  readonly side: Side;
  readonly key: RecordKey;
  readonly held: LinkId | 'taken' | null;
}

/** What the records that share a match value are to each other. */
export type Meeting =
  | { readonly kind: 'link'; readonly left: RecordKey; readonly right: RecordKey }
  | {
      readonly kind: 'ask';
      readonly reason: 'ambiguous-match' | 'duplicates';
      readonly left: readonly RecordKey[];
      readonly right: readonly RecordKey[];
      /** The lone ones among them: none of these is linked, created or written until a person decided. */
      readonly lone: readonly Candidate[];
    };

/** Above this many records with one match value they are one question, whatever was declared apart. */
const pairwiseMax = 60;

export const nameOf = (one: { readonly side: Side; readonly key: RecordKey }): string => `${one.side}/${one.key}`;

type Apart = (one: Candidate, other: Candidate) => boolean;

/** Linked records are one thing: who was declared apart from one of them is apart from both. */
function apartFromBoth(candidates: readonly Candidate[], apart: Apart): Apart {
  const byLink = new Map<LinkId, Candidate[]>();
  for (const one of candidates) {
    if (one.held === null || one.held === 'taken') continue;
    byLink.set(one.held, [...(byLink.get(one.held) ?? []), one]);
  }
  const sameAs = (one: Candidate): readonly Candidate[] =>
    one.held === null || one.held === 'taken' ? [one] : (byLink.get(one.held) ?? [one]);
  return (one, other) => sameAs(one).some((mine) => sameAs(other).some((its) => mine !== its && apart(mine, its)));
}

/** Groups of candidates that may be the same thing: everyone with everyone, but for pairs declared apart. */
function groupsOf(candidates: readonly Candidate[], declared: Apart): readonly (readonly Candidate[])[] {
  if (candidates.length > pairwiseMax) return [candidates];
  const [first, second] = candidates;
  const apart = apartFromBoth(candidates, declared);
  if (candidates.length === 2 && first !== undefined && second !== undefined && !apart(first, second))
    return [candidates];
  const left = new Set(candidates);
  const groups: Candidate[][] = [];
  for (const start of candidates) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (let at = 0; at < group.length; at++) {
      const one = group[at];
      if (one === undefined) break;
      for (const other of left) {
        if (apart(one, other)) continue;
        group.push(other);
        left.delete(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function meetGroup(group: readonly Candidate[], createsFrom: (side: Side) => boolean): Meeting | null {
  const lone = group.filter((one) => one.held === null);
  if (lone.length === 0 || group.length === 1) return null;
  const left = group.filter((one) => one.side === 'left');
  const right = group.filter((one) => one.side === 'right');
  const [onlyLeft] = left;
  const [onlyRight] = right;
  if (
    left.length === 1 &&
    right.length === 1 &&
    lone.length === 2 &&
    onlyLeft !== undefined &&
    onlyRight !== undefined
  ) {
    return { kind: 'link', left: onlyLeft.key, right: onlyRight.key };
  }
  const oneSided = left.length === 0 || right.length === 0;
  if (oneSided && group.every((one) => one.held === null) && !createsFrom(lone[0]?.side ?? 'left')) return null;
  const keys = (members: readonly Candidate[]) => members.map((one) => one.key);
  return {
    kind: 'ask',
    reason: oneSided ? 'duplicates' : 'ambiguous-match',
    left: keys(left),
    right: keys(right),
    lone,
  };
}

/**
 * Decides which records of one cluster are the same thing: exactly one lone record on each side is linked, more than one
 * on a side asks, and so does a lone record beside a linked pair (M2-M5). Nothing is guessed.
 * @param apart whether a person declared these two not to be the same
 * @param createsFrom whether a lone record of this side would be created on the other; if not, duplicates there harm nobody
 */
export function meet(
  candidates: readonly Candidate[],
  apart: Apart,
  createsFrom: (side: Side) => boolean,
): readonly Meeting[] {
  if (candidates.length < 2) return [];
  const meetings: Meeting[] = [];
  for (const group of groupsOf(candidates, apart)) {
    const meeting = meetGroup(group, createsFrom);
    if (meeting !== null) meetings.push(meeting);
  }
  return meetings;
}
