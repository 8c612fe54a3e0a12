import type { Value } from '../../engine/model/value.ts';
import type {
  PreviewGroup,
  PreviewProgress,
  PreviewSummary,
  PreviewSync,
} from '../../engine/protocol/calls/preview.ts';
import type { IconName } from '../ui/icon-shapes.tsx';
import { clockWords, numberWords, shortDayWords, tookWords } from '../words/formats.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** A span of seconds: "0.8 s", "41 s", "3 min". */
export function span(seconds: number): string {
  if (seconds < 10) return tookWords(Math.max(100, seconds * 1000));
  return seconds < 60
    ? `${numberWords(Math.round(seconds))} s`
    : wordsOf('preview')('minutes', { count: Math.round(seconds / 60) });
}

/** A value as people read it; what is empty is said to be. */
export function valueText(value: Value, kind: string): string {
  const words = wordsOf('preview');
  if (value === null || value === '') return words('empty');
  if (typeof value === 'boolean') return words(value ? 'yes' : 'no');
  if (typeof value === 'string') {
    const isMoment = kind === 'instant' || kind === 'local-date-time';
    return isMoment ? value.replace('T', ' ').replace(/(?:\.\d+)?Z?$/, '') : value;
  }
  if (Array.isArray(value))
    return value.length === 0 ? words('empty') : value.map((one) => valueText(one, 'text')).join(', ');
  const { amount, currency } = Object.fromEntries(Object.entries(value));
  return typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : JSON.stringify(value);
}

/** The picture of each of the six counts. */
export const groupIcons: { readonly [group in PreviewGroup]: IconName } = {
  create: 'create',
  update: 'pencil',
  remove: 'trash',
  link: 'link',
  conflict: 'inbox',
  skipped: 'skip',
};

const brakes = [
  'removes',
  'empty-side',
  'shrunk-side',
  'mass-update',
  'mass-blanking',
  'creates',
  'identity',
  'canary',
  'shape',
  'plan-change',
  'clock',
  'conflict-storm',
  'ambiguous',
] as const;

/** What a brake is called in a heading: "Brake: too many deletes." */
export const brakeName = (brake: string): string =>
  wordsOf('preview')(`brake-${brakes.find((one) => one === brake) ?? 'other'}`);

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

export interface SideLabels {
  readonly left: string;
  readonly right: string;
}

/** What both sides are called, where all syncs have the same systems; else the sides themselves. */
export function sideLabels(syncs: readonly PreviewSync[]): SideLabels {
  const [first] = syncs;
  const isOne = syncs.every((one) => one.left.name === first?.left.name && one.right.name === first.right.name);
  return first === undefined || !isOne
    ? { left: wordsOf('preview')('leftSide'), right: wordsOf('preview')('rightSide') }
    : { left: first.left.name, right: first.right.name };
}

/** What a preview does at the moment: "Reading: HubSpot". */
export function phaseText({ phase, side }: PreviewProgress, names: SideLabels | null): string {
  const words = wordsOf('preview');
  const what = words(`phase-${phase}`);
  return side === null || names === null ? what : words('phaseOf', { phase: what, system: names[side] });
}

/** Records read on both sides. */
export const recordsRead = ({ syncs }: PreviewSummary): number =>
  syncs.reduce((sum, { left, right }) => sum + (left.read ?? 0) + (right.read ?? 0), 0);

/** Calls that the writes take at least, by system: "ERP 12 calls". */
export function callsText({ syncs }: PreviewSummary): string {
  const calls = new Map<string, number>();
  for (const { left, right } of syncs)
    for (const { name, totals } of [left, right]) calls.set(name, (calls.get(name) ?? 0) + totals.calls);
  const words = wordsOf('preview');
  return [...calls].map(([system, count]) => words('callsOf', { system, calls: words('calls', { count }) })).join(', ');
}

/** The time of today, or the day. */
function whenWords(instant: string): string {
  const [at, now] = [new Date(instant), new Date()];
  return at.toDateString() === now.toDateString() ? clockWords(instant) : shortDayWords(at, now);
}

/** Why a value is written, and when the edit was that it carries over, where that is known. */
export const whyWithTime = (why: string, at: string | null): string =>
  at === null ? inOwnWords(why) : wordsOf('preview')('whyAt', { why: inOwnWords(why), when: whenWords(at) });
