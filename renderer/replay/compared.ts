import type { OutcomeKind, ReplayRow, ReplaySummary } from '../../engine/protocol/calls/replay.ts';
import type { Tone } from '../ui/Value.tsx';
import { dayWords, momentWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import type { Period } from './replay-store.ts';

/** Kinds of outcome that are not as they were, in the order of the screen. */
export const differing = [
  'different',
  'newly-written',
  'not-written',
  'new-question',
  'no-question',
  'not-recorded',
] as const satisfies readonly OutcomeKind[];

export type Differing = (typeof differing)[number];

export const isDiffering = (kind: OutcomeKind): kind is Differing => differing.some((one) => one === kind);

/** How often each kind came up, over all syncs. */
export function countOf({ syncs }: ReplaySummary, kinds: readonly OutcomeKind[]): number {
  return syncs.reduce((sum, { counts }) => sum + kinds.reduce((all, kind) => all + counts[kind], 0), 0);
}

/** A field map, with how many rows of a kind (of all that differ: null) it has. */
export interface LineCount {
  readonly about: string;
  readonly label: string;
  readonly count: number;
}

/** The field maps that the list can be narrowed to, those with the most rows first. */
export function linesOf({ syncs }: ReplaySummary, kind: OutcomeKind | null, sync: string | null): readonly LineCount[] {
  const kinds: readonly OutcomeKind[] = kind === null ? differing : [kind];
  const words = wordsOf('replay');
  const lines = new Map<string, LineCount>();
  for (const one of syncs) {
    if (sync !== null && one.id !== sync) continue;
    for (const { about, label, counts } of one.lines) {
      const count = kinds.reduce((sum, each) => sum + counts[each], lines.get(about)?.count ?? 0);
      const name = about === '' ? words('wholeRecords') : about === 'removal' ? words('removal') : label;
      if (count > 0) lines.set(about, { about, label: name, count });
    }
  }
  return [...lines.values()].toSorted((one, other) => other.count - one.count);
}

/** What both sides are called, where all syncs have the same systems. */
export function sidesOf({ syncs }: ReplaySummary): { readonly left: string; readonly right: string } | null {
  const [first] = syncs;
  const isOne = syncs.every(({ left, right }) => left === first?.left && right === first.right);
  return first === undefined || !isOne ? null : { left: first.left, right: first.right };
}

/** What one way did: a value in the colour of the side it came from, or words for what is none. */
export type Did = { readonly value: ReplayRow['recorded'] } | { readonly words: string };

/** What happened, beside what the draft would have done. */
export function didBoth(row: ReplayRow): { readonly happened: Did; readonly draft: Did } {
  const words = wordsOf('replay');
  const whole = row.op === 'remove' ? words('deleted') : words('created');
  const wrote = (value: ReplayRow['recorded']): Did => (row.about === '' ? { words: whole } : { value });
  const nothing = { words: words('nothing') };
  switch (row.kind) {
    case 'newly-written':
      return { happened: nothing, draft: wrote(row.edited) };
    case 'not-written':
      return { happened: wrote(row.recorded), draft: nothing };
    case 'new-question':
      return { happened: { words: words('notAsked') }, draft: { words: words('asks') } };
    case 'no-question':
      return { happened: { words: words('asked') }, draft: { words: words('decides') } };
    case 'not-recorded':
      return { happened: { words: words('cannotTell') }, draft: { words: words('cannotTell') } };
    case 'same':
    case 'different':
    case 'sooner':
    case 'same-question':
      return { happened: wrote(row.recorded), draft: wrote(row.edited) };
  }
}

/** What is written to a side came from the other one. */
export const toneOf = ({ side }: ReplayRow): Tone => (side === null ? 'a' : side === 'left' ? 'r' : 'l');

/** A period within a sentence. */
export function periodWords({ since, until }: Period): string {
  const words = wordsOf('replay');
  if (until === null) return words('since', { from: momentWords(since) });
  const last = new Date(Date.parse(until) - 1).toISOString();
  return words('between', { from: dayWords(since), to: dayWords(last) });
}
