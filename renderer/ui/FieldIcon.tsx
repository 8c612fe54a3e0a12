import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';

const icons: Readonly<Record<string, IconName>> = {
  text: 'text',
  integer: 'hash',
  decimal: 'hash',
  money: 'money',
  boolean: 'toggle',
  date: 'cal',
  time: 'clock',
  instant: 'clock',
  'local-date-time': 'cal',
  choice: 'choice',
  set: 'choice',
  list: 'choice',
  reference: 'link',
  json: 'bracket',
  'rich-text': 'aa',
  file: 'box',
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
