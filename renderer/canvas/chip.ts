import type { Tuple } from '../../engine/model/value.ts';
import type { MapTravel, Travel } from '../../engine/protocol/calls/samples.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import type { Tone, Way } from './geometry/line-shape.ts';
import { tupleText, valueText } from './words/value-text.ts';

/** A value at the end of a line, in the colour of the side that it came from. */
export interface Chip {
  readonly text: string | null;
  readonly tone: Tone;
  /** Said when the pointer rests on it. */
  readonly title: string;
  /** The value cannot get here. */
  readonly stuck: boolean;
}

interface End {
  /** The colour of the value that is there, and of one that arrives. */
  readonly tone: Tone;
  readonly from: Tone;
  /** What the record of this side holds in the fields of the line; null where there is no such record. */
  readonly own: Tuple | null;
  /** What would arrive from the other side. */
  readonly arrives: Travel | null;
  readonly here: string;
  readonly there: string;
}

const same = (one: Tuple, other: Tuple): boolean => JSON.stringify(one) === JSON.stringify(other);

/** "ERP has 12345". */
const hasWords = (system: string, text: string | null): string =>
  text === null ? wordsOf('canvas')('hasNothing', { system }) : wordsOf('canvas')('has', { system, value: text });

function chipAt(end: End, at: number): Chip {
  const words = wordsOf('canvas');
  const { tone, from, own, arrives, here, there } = end;
  const mine = own === null ? null : valueText(own[at]);
  if (arrives === null) return { text: mine, tone, title: hasWords(here, mine), stuck: false };
  if (arrives.to === null) {
    const { problem } = arrives;
    const why = problem == null ? words('cannotGet') : inOwnWords(problem.message);
    const title = words('stuck', { why, has: hasWords(here, mine) });
    return { text: mine, tone, title, stuck: true };
  }
  const text = valueText(arrives.to[at]);
  if (own !== null && same(own, arrives.to)) return { text, tone, title: hasWords(here, text), stuck: false };
  const has = own === null ? words('noRecord', { system: here }) : hasWords(here, mine);
  return {
    text,
    tone: from,
    title: words('comesFrom', { value: text ?? words('nothing'), system: there, has }),
    stuck: false,
  };
}

/** The values at the two ends of a line for the record that is looked at. */
export function chipsOf(
  travel: MapTravel | undefined,
  own: { readonly left: Tuple | null; readonly right: Tuple | null },
  names: { readonly left: string; readonly right: string },
  { counts, way }: { readonly counts: { readonly left: number; readonly right: number }; readonly way: Way },
): { readonly left: readonly Chip[]; readonly right: readonly Chip[] } | null {
  if (travel === undefined) return null;
  // On a one-way line both ends show the same value, in the colour of the side that it comes from.
  const tones = { both: ['l', 'r'], 'to-right': ['l', 'l'], 'to-left': ['r', 'r'] } as const;
  const [leftTone, rightTone] = tones[way];
  const ends = {
    left: {
      tone: leftTone,
      from: 'r' as const,
      own: own.left,
      arrives: travel.toLeft,
      here: names.left,
      there: names.right,
    },
    right: {
      tone: rightTone,
      from: 'l' as const,
      own: own.right,
      arrives: travel.toRight,
      here: names.right,
      there: names.left,
    },
  };
  const chips = (side: 'left' | 'right'): readonly Chip[] =>
    Array.from({ length: counts[side] }, (_, at) => chipAt(ends[side], at));
  return { left: chips('left'), right: chips('right') };
}

/** What a step made of the value on its way; the way to the right where the line goes both ways. */
export function midText(
  travel: MapTravel | undefined,
  step: string,
): { readonly text: string; readonly tone: Tone } | null {
  const way = travel?.toRight ?? travel?.toLeft ?? null;
  const made = way?.hops.find((hop) => hop.step === step);
  const text = made === undefined ? null : tupleText(made.value);
  return text === null ? null : { text, tone: travel?.toRight === null ? 'r' : 'l' };
}
