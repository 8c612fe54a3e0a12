import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { kindIcons } from './kind-icons.ts';

const icons: Readonly<Record<string, IconName>> = {
  ...kindIcons,
  bytes: 'box',
  email: 'mail',
  phone: 'phone',
  url: 'globe',
  place: 'pin',
  person: 'user',
  company: 'building',
};

/** The icon of a kind of value, by its type or, where it says more, by what it is used for. */
export function FieldIcon({ type, size = 14 }: { readonly type: string; readonly size?: 12 | 14 | 16 | 20 }) {
  return <Icon name={icons[type] ?? 'text'} size={size} />;
}
