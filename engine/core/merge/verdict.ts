import type { Question } from '../../model/conflict.ts';
import type { Side } from '../../model/ids.ts';
import type { Values } from './pair.ts';

/** Values by slot. */
export type BySlot = { readonly [slot: string]: Values };

/** What becomes of a unit: a group of field maps, or a single one. */
export type Verdict =
  | { readonly kind: 'nothing' }
  /** A value of it was not read, or waits for the record it points at: nothing is known, nothing is done. */
  | { readonly kind: 'unread' }
  /** Both sides are in step, or are to be taken for it: their own values become the shadows, nothing is written. */
  | { readonly kind: 'settle' }
  /** Values to write, per side and slot; a side that is not there is not written. */
  | {
      readonly kind: 'write';
      readonly values: { readonly [side in Side]?: BySlot };
      readonly why: string;
    }
  /** The target of a one-way line was edited and is left alone. */
  | { readonly kind: 'drift' }
  | { readonly kind: 'ask'; readonly question: Extract<Question, { about: 'unit' }> };
