import { create } from 'zustand';
import type { FlowCard } from '../../engine/protocol/calls/flows.ts';

const place = 'tandem.first-start';

/** Whether a person has left the page of the first start for the list of syncs. */
export const useFirstStart = create<{ readonly isLeft: boolean }>(() => ({
  isLeft: localStorage.getItem(place) === 'left',
}));

export function leaveFirstStart(): void {
  localStorage.setItem(place, 'left');
  useFirstStart.setState({ isLeft: true });
}

/** Nothing is there but the sample that Tandem brought along, and it has not been published. */
export const isFirstStart = (cards: readonly FlowCard[], isLeft: boolean): boolean =>
  !isLeft &&
  cards.length === 1 &&
  cards.every((card) => card.isSample && card.live === null && card.state !== 'stopped');
