import { across, type Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import { reasonWords } from '../../../run/inbox/question-line.ts';
import type { WhyAlone } from '../../../run/why-alone.ts';
import { fieldLabel } from '../review/record-words.ts';

/** What decided: a name that stays, words for a list of rules, words for one value, and words for a whole record. */
export interface Why {
  readonly rule: string;
  readonly label: string;
  readonly value: string;
  readonly record: string;
}

/** What people call the sides. */
export type Names = { readonly [side in Side]: string };

const same = (rule: string, words: string): Why => ({ rule, label: words, value: words, record: words });

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Reasons that say the same whatever side and field they are about. */
const plainWhys = new Map([
  ['last-write-wins', 'Latest change wins'],
  ['newest', 'Latest change wins'],
  ['longest', 'Longest value wins'],
  ['larger', 'Larger value wins'],
  ['smaller', 'Smaller value wins'],
  ['never-blank', 'Keep the other if empty'],
  ['union', 'Entries of both sides together'],
  ['person', 'Decided by a person'],
]);

/**
 * Why a field is written.
 * @param why as the engine says it
 * @param to the side that is written
 * @param map what people call the field map
 */
export function whyWritten(why: string, to: Side, map: string, names: Names): Why {
  const source = names[across(to)];
  const changed = { value: `Only ${source} changed it`, record: `${source} changed it` };
  switch (why) {
    case 'edited':
      return { rule: why, label: 'Only one side changed it', ...changed };
    case 'source-edited':
      return { rule: why, label: 'Changed where a one-way line starts', ...changed };
    case 'drift':
      return same(`${why}:${to}`, `Edited in ${names[to]}, but ${source} leads`);
    case 'left-wins':
    case 'right-wins':
      return same(`${why}:${map}`, `${why === 'left-wins' ? names.left : names.right} wins on ${map}`);
    case 'first-non-blank':
      return same(why, `${names.left}, unless it is empty`);
    case 'first-link':
      return same(`${why}:${to}`, `${source} wins when they are linked`);
    case 'fill-blank': {
      const label = 'Fills what was empty';
      return { rule: why, label, value: `Was empty in ${names[to]}`, record: label };
    }
    case 'create':
      return same(`${why}:${to}`, `New in ${source}`);
    case 'propagate':
      return same(`${why}:${to}`, `Deleted in ${source}`);
    case 'archive':
      return same(`${why}:${to}`, `Deleted in ${source}, marked in ${names[to]}`);
    default:
      return same(why, plainWhys.get(why) ?? capital(why.replaceAll('-', ' ')));
  }
}

/** How a link comes about or ends. */
export function whyLinked(sync: SyncPlan, move: string, how: string): Why {
  if (move === 'tombstone') return same('link:gone', 'Gone on both sides');
  if (move === 'unlink') return same('link:parted', 'No longer linked');
  const tier = /^match:(\d+)$/.exec(how)?.[1];
  if (tier === undefined) return same(`link:${how}`, how === 'person' ? 'By hand' : 'By an accepted suggestion');
  const keys = sync.tiers[Number(tier) - 1]?.left ?? [];
  return same(`link:${how}`, `By ${keys.map((name) => fieldLabel(sync, 'left', name)).join(' and ')}`);
}

/** Short enough for a column of a list. */
const askedWords: Partial<typeof reasonWords> = {
  'both-edited': 'Both sides changed it',
  'first-link': 'Differs at the first link',
  blanked: 'Emptied on one side',
  'edited-and-removed': 'Edited here, deleted there',
  removed: 'Deleted on one side',
  'ambiguous-match': 'More than one fits',
  duplicates: 'Several look the same',
  'unmapped-choice': 'In no pair of the value map',
  'step-failed': 'A step cannot turn it over',
  'not-storable': 'Cannot be stored there',
  oscillation: 'Both keep changing it back',
  clock: 'The clocks cannot tell',
};

/** Why a person is asked. */
export function whyAsked(reason: keyof typeof reasonWords): Why {
  const words = capital(reasonWords[reason]);
  const short = askedWords[reason] ?? words;
  return { rule: `ask:${reason}`, label: short, value: words, record: short };
}

/** Why a person is asked although there is a rule. @param said the rule with the condition that kept it from deciding */
export const whyHeld = (said: string): Why => ({
  rule: 'ask:held',
  label: 'A condition keeps the rule from deciding',
  value: said,
  record: said,
});

/** Why a record is left as it is. */
export type Rest = WhyAlone | 'drifted';

const restWords: { readonly [rest in Rest]: string } = {
  outside: 'Filtered out',
  waits: 'Waits for a twin',
  ignored: 'Without a twin, not created',
  unread: 'Not read as a whole',
  kept: 'Parted by a person',
  excluded: 'Left out by a person',
  undone: 'Undone before',
  drifted: 'Edited at the end of a one-way line',
};

/** @param side where the record lies */
export const whyRests = (rest: Rest, side: Side | null, names: Names): Why => {
  const label = restWords[rest];
  const where = side === null ? label : `${label} in ${names[side]}`;
  return { rule: `rest:${rest}`, label, value: where, record: where };
};
