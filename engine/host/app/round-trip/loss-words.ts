import type { Loss } from '../../../core/round-trip/round-trip.ts';

/** What is lost, and the one thing to do about it. */
interface LossWords {
  readonly words: string;
  readonly remedy: string;
}

/** Every way in which a line can lose something, in words for people. */
export const lossWords: Record<Loss, LossWords> = {
  case: {
    words: 'upper and lower case is not kept',
    remedy: 'Take the step that changes case off the line, or let the line go one way.',
  },
  spaces: {
    words: 'spaces are not kept',
    remedy: 'Let both sides keep the tidy form, or take the step off the line.',
  },
  'case-and-spaces': {
    words: 'upper and lower case and spaces are not kept',
    remedy: 'Let both sides keep the tidy form, or take the step off the line.',
  },
  signs: {
    words: 'signs between letters and digits are not kept',
    remedy: 'Choose a format that keeps them, or let the line go one way.',
  },
  precision: {
    words: 'digits are lost',
    remedy: 'Map it to a field with more decimals, or let only the exact side be written on create.',
  },
  cut: {
    words: 'a part is cut off',
    remedy: 'Map it to a longer field, or shorten the value at its source.',
  },
  order: {
    words: 'the order is not kept',
    remedy: 'Sort it on both sides, or map it to a field that keeps the order.',
  },
  emptied: {
    words: 'nothing comes back',
    remedy: 'Give the step a way back, or let the line go one way.',
  },
  other: {
    words: 'another value comes back',
    remedy: 'Look at the steps of this line: two values become one and the same.',
  },
  unmapped: {
    words: 'a choice has no counterpart',
    remedy: 'Add the choice to the step that maps values.',
  },
  'does-not-fit': {
    words: 'the field on the other side cannot hold it',
    remedy: 'Add a step that makes it fit, or map it to another field.',
  },
  failed: {
    words: 'a step cannot take it',
    remedy: 'Change the setting of the step, or mend the value at its source.',
  },
};

/** Losses of values that do not go at all. */
export const stuckLosses: ReadonlySet<Loss> = new Set<Loss>(['unmapped', 'does-not-fit', 'failed']);
