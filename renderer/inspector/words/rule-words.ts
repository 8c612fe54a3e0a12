import { exceptionsOf } from '../../../engine/core/compile/exceptions.ts';
import type { BlankRule, ConflictRule, CreateRule, Direction, DriftRule } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { wordsOf } from '../../words/words.ts';

/** How the systems of both sides are called. */
export interface Names {
  readonly left: string;
  readonly right: string;
}

export type RuleName = ConflictRule['rule'];

/** Who wins when both sides changed a field, in the order in which people are offered it. */
export const ruleNames: readonly RuleName[] = [
  'left-wins',
  'right-wins',
  'last-write-wins',
  'ask',
  'newest',
  'longest',
  'larger',
  'smaller',
  'union',
  'never-blank',
  'first-non-blank',
];

/** Those that everybody needs; the others lie in a list. */
export const firstRules: readonly RuleName[] = ruleNames.slice(0, 4);

export const ruleWords = (rule: RuleName, names: Names): string => wordsOf('rules')(rule, { ...names });

/** The short form, for a cell of a table. */
export const ruleCell = (rule: RuleName, names: Names): string =>
  rule === 'last-write-wins' ? wordsOf('rules')('latestShort') : ruleWords(rule, names);

/** A rule in a cell, which says so where something keeps it from deciding. */
export function heldCell(rule: ConflictRule, names: Names): string {
  const cell = ruleCell(rule.rule, names);
  return exceptionsOf(rule).length === 0 ? cell : wordsOf('conditions')('ruleShort', { rule: cell });
}

/** The side whose tile stands for a rule; null where an icon does. */
export const ruleSide = (rule: RuleName): Side | null =>
  rule === 'left-wins' ? 'left' : rule === 'right-wins' ? 'right' : null;

export const ruleIcon = (rule: RuleName): IconName =>
  rule === 'ask' ? 'inbox' : rule === 'last-write-wins' || rule === 'newest' ? 'clock' : 'rule';

/** Rules that may not be able to tell, and then need to be told what to do. */
const tied: readonly RuleName[] = ['last-write-wins', 'newest', 'longest', 'larger', 'smaller', 'never-blank'];

export const hasTie = (rule: RuleName): boolean => tied.includes(rule);

/** A rule by its name. */
export function ruleOf(name: RuleName): ConflictRule {
  switch (name) {
    case 'ask':
    case 'left-wins':
    case 'right-wins':
    case 'union':
    case 'first-non-blank':
      return { rule: name };
    case 'last-write-wins':
    case 'newest':
    case 'longest':
    case 'larger':
    case 'smaller':
    case 'never-blank':
      return { rule: name };
  }
}

/** What becomes of the value of one side where the other was emptied. */
export const blankWords = (rule: BlankRule): string => wordsOf('rules')(`blank-${rule}`);

/** What becomes of a value that changed on the side that only receives. */
export const driftWords = (rule: DriftRule): string => wordsOf('rules')(`drift-${rule}`);

export const directionWords = (direction: Direction, names: Names): string => wordsOf('rules')(direction, { ...names });

/** A direction where there is little room and an arrow beside it. */
export const shortDirection = (direction: 'both' | 'to-right' | 'to-left', names: Names): string =>
  wordsOf('rules')(`short-${direction}`, { ...names });

/** What becomes of a record that is new on one side. `to` is the system where its twin would be created. */
export const createWords = (rule: CreateRule, to: string): string => wordsOf('rules')(`create-${rule}`, { to });
