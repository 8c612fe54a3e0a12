import { useCards } from '../state/flow-cards.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { wordsOf } from '../words/words.ts';
import { addressOf, type Route, useRoute } from './route.ts';

export interface Place {
  readonly to: Route;
  readonly word: 'syncs' | 'inbox' | 'activity' | 'connections' | 'settings';
  readonly icon: IconName;
  /** The letter after G. */
  readonly key: string;
  readonly holds: readonly Route['at'][];
}

/** The screens of the rail, in their order. */
export const places: readonly Place[] = [
  {
    to: { at: 'syncs' },
    word: 'syncs',
    icon: 'syncs',
    key: 'S',
    holds: ['syncs', 'new-sync', 'flow', 'preview', 'replay', 'links', 'versions'],
  },
  { to: { at: 'inbox' }, word: 'inbox', icon: 'inbox', key: 'I', holds: ['inbox'] },
  { to: { at: 'activity', run: null }, word: 'activity', icon: 'activity', key: 'A', holds: ['activity', 'story'] },
  { to: { at: 'connections', connection: null }, word: 'connections', icon: 'plug', key: 'C', holds: ['connections'] },
  { to: { at: 'settings', section: null }, word: 'settings', icon: 'sliders', key: ',', holds: ['settings'] },
];

/** What of a screen waits for a person. */
function useWaiting(at: Route['at']): number {
  const cards = useCards((state) => state.cards);
  return at === 'inbox' ? (cards ?? []).reduce((sum, card) => sum + card.conflicts, 0) : 0;
}

function RailItem({ place: { to, word, icon, holds } }: { readonly place: Place }) {
  const at = useRoute((state) => state.route.at);
  const waiting = useWaiting(to.at);
  const words = wordsOf('frame');
  return (
    <a href={addressOf(to)} aria-current={holds.includes(at) ? 'page' : undefined}>
      <Icon name={icon} size={20} />
      {waiting > 0 && (
        <span className={waiting > 999 ? 'count wide' : 'count'}>
          <span aria-hidden="true">{waiting > 999 ? '999+' : waiting}</span>
          <span className="sr">{words('needYou', { count: waiting })}</span>
        </span>
      )}
      {words(word)}
    </a>
  );
}

/** The screens, down the left edge. */
export function Rail() {
  return (
    <nav className="rail" aria-label={wordsOf('frame')('main')}>
      {places.map((place) => (
        <RailItem key={place.word} place={place} />
      ))}
    </nav>
  );
}
