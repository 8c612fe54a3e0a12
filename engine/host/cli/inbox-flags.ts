import type { Leaf } from './program/leaf.ts';

/** Options that say which questions are meant, for the help. */
export const queryFlags: Leaf['options'] & {} = [
  ['--sync <id>', 'of this sync'],
  ['--unit <id>', 'about this field map or group'],
  ['--field <name>', 'about this field of either side'],
  ['--reason <reason>', 'asked for this reason'],
  ['--pattern <shape>', 'with this shape of difference: left-blank, case-or-space, number, …'],
  ['--assignee <name>', 'of this person'],
  ['--mine', 'of the person this is done for'],
  ['--nobody', 'of nobody yet'],
  ['--search <text>', 'with this in a key or a value'],
  ['--older-than <span>', 'asked longer ago than 3d, 4h, …'],
];
