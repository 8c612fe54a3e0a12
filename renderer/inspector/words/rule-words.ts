import type { BlankRule, ConflictRule, CreateRule, Direction, DriftRule } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';

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

export function ruleWords(rule: RuleName, { left, right }: Names): string {
  switch (rule) {
    case 'left-wins':
      return `${left} wins`;
    case 'right-wins':
      return `${right} wins`;
    case 'last-write-wins':
      return 'Latest change wins';
    case 'ask':
      return 'Ask in the inbox';
    case 'newest':
      return 'Latest change, never a blank';
    case 'longest':
      return 'The longer text';
    case 'larger':
      return 'The larger value';
    case 'smaller':
      return 'The smaller value';
    case 'union':
      return 'Additions of both';
    case 'never-blank':
      return 'What is filled';
    case 'first-non-blank':
      return `${left}, unless it is blank`;
  }
}

/** The short form, for a cell of a table. */
export const ruleCell = (rule: RuleName, names: Names): string =>
  rule === 'last-write-wins' ? 'Latest wins' : ruleWords(rule, names);

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

export const blankWords: { readonly [rule in BlankRule]: string } = {
  carry: 'Clear both',
  keep: 'Keep the other',
  ask: 'Ask in the inbox',
};

export const driftWords: { readonly [rule in DriftRule]: string } = {
  keep: 'Leave it and list it',
  overwrite: 'Overwrite it',
};

export function directionWords(direction: Direction, { left, right }: Names): string {
  switch (direction) {
    case 'both':
      return 'Both ways';
    case 'to-right':
      return `To ${right}`;
    case 'to-left':
      return `To ${left}`;
    case 'to-right-on-create':
      return `To ${right}, only when a record is created`;
    case 'to-left-on-create':
      return `To ${left}, only when a record is created`;
  }
}

/** What becomes of a record that is new on one side. `to` is the system where its twin would be created. */
export const createWords = (rule: CreateRule, to: string): string =>
  ({ create: `Send to ${to}`, wait: 'Wait for a twin', ignore: 'Leave it' })[rule];
