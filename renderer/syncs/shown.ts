import type { FlowCard } from '../../engine/protocol/calls/flows.ts';

export type Filter = 'all' | 'live' | 'needs' | 'paused' | 'draft';
export type Order = 'needs' | 'name' | 'ran' | 'next';

export const filters: readonly Filter[] = ['all', 'live', 'needs', 'paused', 'draft'];

/** Whether a person has to look at it: a brake or failure stopped it, or conflicts wait. */
export const needsYou = (card: FlowCard): boolean => card.state === 'stopped' || card.conflicts > 0;

const fits: Readonly<Record<Filter, (card: FlowCard) => boolean>> = {
  all: () => true,
  live: (card) => card.state === 'live',
  needs: needsYou,
  paused: (card) => card.state === 'paused',
  // The sample is nobody's draft.
  draft: (card) => card.state === 'draft' && !card.isSample,
};

/** How many cards each filter leaves. */
export function countsOf(cards: readonly FlowCard[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter): number => cards.filter(fits[filter]).length;
  return {
    all: cards.length,
    live: count('live'),
    needs: count('needs'),
    paused: count('paused'),
    draft: count('draft'),
  };
}

/** What a card can be found by: its name, its systems, objects and fields. */
function wordsOf(card: FlowCard): string {
  const sides = card.syncs.flatMap(({ label, left, right }) => [
    label,
    ...[left, right].flatMap((side) => [side.connection.label, side.connection.kindLabel, side.objectLabel]),
  ]);
  const fields = card.fields.flatMap((field) => [field.left, field.right]);
  return [card.label, ...sides, ...fields].join('\n').toLocaleLowerCase();
}

const found = (card: FlowCard, search: string): boolean => {
  const words = wordsOf(card);
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
};

const byName = (one: FlowCard, other: FlowCard): number => one.label.localeCompare(other.label);
const later = (one: string | null | undefined, other: string | null | undefined): number =>
  (one ?? '') === (other ?? '') ? 0 : (one ?? '') < (other ?? '') ? 1 : -1;

const weight = (card: FlowCard): number => (card.state === 'stopped' ? 1_000_000 : 0) + card.conflicts;

const orders: Readonly<Record<Order, (one: FlowCard, other: FlowCard) => number>> = {
  needs: (one, other) => weight(other) - weight(one) || later(one.last?.startedAt, other.last?.startedAt),
  name: () => 0,
  ran: (one, other) => later(one.last?.startedAt, other.last?.startedAt),
  // What is not due comes last.
  next: (one, other) => later(other.next ?? '9', one.next ?? '9'),
};

/** The cards that are shown, in their order; those that are equal in it stand by name. */
export function shownOf(
  cards: readonly FlowCard[],
  { filter, search, order }: { readonly filter: Filter; readonly search: string; readonly order: Order },
): readonly FlowCard[] {
  return cards
    .filter(fits[filter])
    .filter((card) => found(card, search.trim()))
    .toSorted((one, other) => orders[order](one, other) || byName(one, other));
}
