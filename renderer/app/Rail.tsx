import { useCards } from '../state/flow-cards.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { addressOf, type Route, useRoute } from './route.ts';

export interface Place {
  readonly to: Route;
  readonly label: string;
  readonly icon: IconName;
  /** The letter after G. */
  readonly key: string;
  readonly holds: readonly Route['at'][];
}

/** The screens of the rail, in their order. */
export const places: readonly Place[] = [
  {
    to: { at: 'syncs' },
    label: 'Syncs',
    icon: 'syncs',
    key: 'S',
    holds: ['syncs', 'new-sync', 'flow', 'preview', 'links', 'versions'],
  },
  { to: { at: 'connections', connection: null }, label: 'Connections', icon: 'plug', key: 'C', holds: ['connections'] },
];

/** What of a screen waits for a person. */
function useWaiting(at: Route['at']): number {
  const cards = useCards((state) => state.cards);
  return at === 'syncs' ? (cards ?? []).reduce((sum, card) => sum + card.conflicts, 0) : 0;
}

function RailItem({ place: { to, label, icon, holds } }: { readonly place: Place }) {
  const at = useRoute((state) => state.route.at);
  const waiting = useWaiting(to.at);
  return (
    <a href={addressOf(to)} aria-current={holds.includes(at) ? 'page' : undefined}>
      <Icon name={icon} size={20} />
      {waiting > 0 && (
        <span className="count">
          {waiting > 999 ? '999+' : waiting}
          <span className="sr"> conflicts need you, </span>
        </span>
      )}
      {label}
    </a>
  );
}

/** The screens, down the left edge. */
export function Rail() {
  return (
    <nav className="rail" aria-label="Main">
      {places.map((place) => (
        <RailItem key={place.label} place={place} />
      ))}
    </nav>
  );
}
