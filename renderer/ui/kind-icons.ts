import type { FieldKind } from '../../engine/model/value.ts';
import type { IconName } from './icon-shapes.tsx';

/** The icon of each kind of value. */
export const kindIcons: { readonly [kind in FieldKind]: IconName } = {
  text: 'text',
  'rich-text': 'aa',
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
  file: 'box',
};
