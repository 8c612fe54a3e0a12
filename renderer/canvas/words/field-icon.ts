import type { Field } from '../../../engine/model/shape.ts';
import type { FieldKind } from '../../../engine/model/value.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { kindIcons } from '../../ui/kind-icons.ts';

/** What a text holds is mostly told by its name; the first that fits counts. */
const byName: readonly (readonly [words: RegExp, icon: IconName])[] = [
  [/e ?mail|courriel/, 'mail'],
  [/phone|telefon|\btel|mobile|\bfax/, 'phone'],
  [/post ?code|postal ?code|\bzip|\bplz\b/, 'hash'],
  [/country|land\b|language|sprache|web|domain|\burl|locale/, 'globe'],
  [/street|stra(?:ß|ss)e|address|adresse|city|town|\bort\b|region/, 'pin'],
  [/company|firma|organi[sz]ation|trading|employer/, 'building'],
  [/owner|manager|person\b|clerk|assignee|betreuer/, 'user'],
  [/\b(?:no|nr|number|nummer)\b|number$|nummer$|\bid$/, 'hash'],
];

const texts: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'rich-text', 'choice']);

/** The icon of a field: by its type, or by its name where that says more. */
export function fieldIcon(field: Field | null, isKey: boolean): IconName {
  if (field === null) return 'warn';
  if (isKey) return 'key';
  const { kind } = field.type;
  if (!texts.has(kind)) return kindIcons[kind];
  const name = (field.label ?? field.name).toLowerCase().replace(/[_-]/g, ' ');
  const named = byName.find(([words]) => words.test(name))?.[1];
  return kind === 'choice' ? kindIcons[kind] : (named ?? kindIcons[kind]);
}
