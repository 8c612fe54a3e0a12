import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { addressOf, type Route, useRoute } from './route.ts';

interface Place {
  readonly to: Route;
  readonly label: string;
  readonly icon: IconName;
  readonly holds: readonly Route['at'][];
}

const places: readonly Place[] = [
  {
    to: { at: 'syncs' },
    label: 'Syncs',
    icon: 'syncs',
    holds: ['syncs', 'new-sync', 'flow', 'preview', 'links', 'versions'],
  },
  { to: { at: 'connections', connection: null }, label: 'Connections', icon: 'plug', holds: ['connections'] },
];

/** The screens, down the left edge. */
export function Rail() {
  const at = useRoute((state) => state.route.at);
  return (
    <nav className="rail" aria-label="Main">
      {places.map(({ to, label, icon, holds }) => (
        <a key={label} href={addressOf(to)} aria-current={holds.includes(at) ? 'page' : undefined}>
          <Icon name={icon} size={20} />
          {label}
        </a>
      ))}
    </nav>
  );
}
