import type { Value } from '../../engine/model/value.ts';
import type {
  PreviewGroup,
  PreviewProgress,
  PreviewSummary,
  PreviewSync,
} from '../../engine/protocol/calls/preview.ts';
import type { IconName } from '../ui/icon-shapes.tsx';

export const number = (count: number): string => count.toLocaleString('en-US');

/** "1 record", "2 records". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

export const clockTime = (instant: string): string =>
  new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });

/** A span of seconds: "0.8 s", "41 s", "3 min". */
export function span(seconds: number): string {
  if (seconds < 10) return `${Math.max(0.1, Math.round(seconds * 10) / 10)} s`;
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** A value as people read it; what is empty is said to be. */
export function valueText(value: Value, kind: string): string {
  if (value === null || value === '') return '(empty)';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') {
    const isMoment = kind === 'instant' || kind === 'local-date-time';
    return isMoment ? value.replace('T', ' ').replace(/(?:\.\d+)?Z?$/, '') : value;
  }
  if (Array.isArray(value))
    return value.length === 0 ? '(empty)' : value.map((one) => valueText(one, 'text')).join(', ');
  const { amount, currency } = Object.fromEntries(Object.entries(value));
  return typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : JSON.stringify(value);
}

export interface GroupWords {
  readonly label: string;
  readonly icon: IconName;
}

/** What the six counts are called. */
export const groupWords: { readonly [group in PreviewGroup]: GroupWords } = {
  create: { label: 'Create', icon: 'create' },
  update: { label: 'Update', icon: 'pencil' },
  remove: { label: 'Delete', icon: 'trash' },
  link: { label: 'Link', icon: 'link' },
  conflict: { label: 'Conflict', icon: 'inbox' },
  skipped: { label: 'Skipped', icon: 'skip' },
};

const brakeNames: Readonly<Record<string, string>> = {
  removes: 'too many deletes',
  'empty-side': 'a side is empty',
  'shrunk-side': 'a side has shrunk',
  'mass-update': 'too many updates',
  'mass-blanking': 'too many values emptied',
  creates: 'too many creates',
  identity: 'another system',
  canary: 'the guard record is missing',
  shape: 'the fields changed',
  'plan-change': 'the sync was changed',
  clock: 'a clock is off',
  'conflict-storm': 'too many conflicts',
  ambiguous: 'too many unclear matches',
};

/** What a brake is called in a heading: "Brake: too many deletes." */
export const brakeName = (brake: string): string => brakeNames[brake] ?? brake.replaceAll('-', ' ');

const brakeGroups: Readonly<Record<string, PreviewGroup>> = {
  removes: 'remove',
  'mass-update': 'update',
  'mass-blanking': 'update',
  creates: 'create',
  'conflict-storm': 'conflict',
  ambiguous: 'conflict',
};

/** The rows that a brake is about; null where it is about none. */
export const brakeGroup = (brake: string): PreviewGroup | null => brakeGroups[brake] ?? null;

const phaseWords: { readonly [phase in PreviewProgress['phase']]: string } = {
  start: 'Opening the systems',
  recover: 'Finding out what became of earlier writes',
  capture: 'Reading',
  match: 'Matching records',
  settle: 'Comparing',
  apply: 'Comparing what depends on other records',
  arrange: 'Putting the list in order',
};

export interface SideLabels {
  readonly left: string;
  readonly right: string;
}

/** What both sides are called, where all syncs have the same systems; else the sides themselves. */
export function sideLabels(syncs: readonly PreviewSync[]): SideLabels {
  const [first] = syncs;
  const isOne = syncs.every((one) => one.left.name === first?.left.name && one.right.name === first.right.name);
  return first === undefined || !isOne
    ? { left: 'Left', right: 'Right' }
    : { left: first.left.name, right: first.right.name };
}

/** What a preview does at the moment: "Reading HubSpot". */
export function phaseText({ phase, side }: PreviewProgress, names: SideLabels | null): string {
  return side === null || names === null ? phaseWords[phase] : `${phaseWords[phase]} ${names[side]}`;
}

/** Records read on both sides. */
export const recordsRead = ({ syncs }: PreviewSummary): number =>
  syncs.reduce((sum, { left, right }) => sum + (left.read ?? 0) + (right.read ?? 0), 0);

/** Calls that the writes take at least, by system: "ERP 12 calls". */
export function callsText({ syncs }: PreviewSummary): string {
  const calls = new Map<string, number>();
  for (const { left, right } of syncs)
    for (const { name, totals } of [left, right]) calls.set(name, (calls.get(name) ?? 0) + totals.calls);
  return [...calls].map(([name, count]) => `${name} ${counted(count, 'call')}`).join(', ');
}
