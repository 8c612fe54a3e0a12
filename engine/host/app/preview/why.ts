import { across, type Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import { reasonWords } from '../../../run/inbox/question-line.ts';

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

/**
 * Why a field is written.
 * @param why as the engine says it
 * @param to the side that is written
 * @param map what people call the field map
 */
export function whyWritten(why: string, to: Side, map: string, names: Names): Why {
  const source = names[across(to)];
  switch (why) {
    case 'edited':
      return {
        rule: why,
        label: 'Only one side changed it',
        value: `Only ${source} changed it`,
        record: `${source} changed it`,
      };
    case 'source-edited':
      return {
        rule: why,
        label: 'Changed where the line starts',
        value: `${source} changed it, and the line goes one way`,
        record: `${source} changed it`,
      };
    case 'drift':
      return same(why, `Edited in ${names[to]}, but ${source} leads`);
    case 'left-wins':
    case 'right-wins': {
      const winner = why === 'left-wins' ? names.left : names.right;
      return { ...same(`${why}:${map}`, `${winner} wins on ${map}`) };
    }
    case 'last-write-wins':
    case 'newest':
      return same(why, 'Latest change wins');
    case 'longest':
      return same(why, 'Longest value wins');
    case 'larger':
      return same(why, 'Larger value wins');
    case 'smaller':
      return same(why, 'Smaller value wins');
    case 'never-blank':
      return same(why, 'Keep the other if empty');
    case 'first-non-blank':
      return same(why, `${names.left}, unless it is empty`);
    case 'union':
      return same(why, 'Entries of both sides together');
    case 'first-link':
      return { ...same(`${why}:${to}`, `${source} wins when they are linked`) };
    case 'fill-blank':
      return {
        rule: why,
        label: 'Fills what was empty',
        value: `Was empty in ${names[to]}`,
        record: 'Fills what was empty',
      };
    case 'person':
      return same(why, 'Decided by a person');
    case 'create':
      return { ...same(`${why}:${to}`, `New in ${source}`), label: `New in ${source}` };
    case 'propagate':
      return same(`${why}:${to}`, `Deleted in ${source}`);
    case 'archive':
      return same(`${why}:${to}`, `Deleted in ${source}, marked in ${names[to]}`);
    case 'remove-wins':
      return same(why, 'Deleting wins over editing');
    case 'edit-wins':
      return same(why, 'Editing wins over deleting');
    default:
      return same(why, capital(why.replaceAll('-', ' ')));
  }
}

const fieldLabel = (sync: SyncPlan, side: Side, name: string): string =>
  sync[side].fields.find((one) => one.name === name)?.label ?? name;

/** How a link comes about or ends. */
export function whyLinked(sync: SyncPlan, move: string, how: string): Why {
  if (move === 'tombstone') return same('link:gone', 'Gone on both sides');
  if (move === 'unlink') return same('link:parted', 'No longer linked');
  const tier = /^match:(\d+)$/.exec(how)?.[1];
  if (tier === undefined) return same(`link:${how}`, how === 'person' ? 'By hand' : 'By an accepted suggestion');
  const keys = sync.tiers[Number(tier) - 1]?.left ?? [];
  return same(`link:${how}`, `By ${keys.map((name) => fieldLabel(sync, 'left', name)).join(' and ')}`);
}

/** Why a person is asked. */
export const whyAsked = (reason: keyof typeof reasonWords): Why => same(`ask:${reason}`, capital(reasonWords[reason]));

/** Why a record is left as it is. */
export type Rest = 'outside' | 'waits' | 'ignored' | 'unread' | 'kept' | 'excluded' | 'undone' | 'drifted';

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
