import type { ConflictRule, Exception } from '../../../engine/model/flow.ts';
import type { Lookable, RuleOffers } from '../../../engine/protocol/calls/inbox-rules.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import type { Tone } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';

export type Sides = RuleOffers['sides'];

const keys = {
  ask: 'ask',
  'left-wins': 'leftWins',
  'right-wins': 'rightWins',
  'last-write-wins': 'lastWriteWins',
  newest: 'newest',
  longest: 'longest',
  larger: 'larger',
  smaller: 'smaller',
  union: 'union',
  'never-blank': 'neverBlank',
  'first-non-blank': 'firstNonBlank',
} as const satisfies { readonly [rule in ConflictRule['rule']]: string };

/** A rule as it stands within a sentence. */
export const ruleName = ({ rule }: ConflictRule, { left, right }: Sides): string =>
  wordsOf('inboxRule')(keys[rule], { left: left.name, right: right.name });

/** The side that always wins by a rule; null: neither does. */
export const sideOf = ({ rule }: ConflictRule): 'left' | 'right' | null =>
  rule === 'left-wins' ? 'left' : rule === 'right-wins' ? 'right' : null;

export const iconOf = ({ rule }: ConflictRule): IconName =>
  rule === 'newest' || rule === 'last-write-wins' ? 'clock' : 'rule';

export const toneOf = (side: 'left' | 'right' | 'other' | null): Tone =>
  side === 'left' ? 'l' : side === 'right' ? 'r' : 'a';

/** What people call the field of a condition. */
export const fieldLabelIn = (
  lookable: readonly Lookable[],
  { side, field }: Pick<Exception, 'side' | 'field'>,
): string => lookable.find((one) => one.side === side && one.name === field)?.label ?? field;
