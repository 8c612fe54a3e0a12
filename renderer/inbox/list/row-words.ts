import { ConflictReason as Reasons } from '../../../engine/model/conflict.ts';
import type { Pattern } from '../../../engine/model/inbox.ts';
import { Pattern as Patterns } from '../../../engine/model/inbox.ts';
import type { InboxGrouping, InboxPart } from '../../../engine/protocol/calls/inbox.ts';
import { wordsOf } from '../../words/words.ts';

const isPattern = (value: string): value is Pattern => Patterns.safeParse(value).success;
const reasonOf = (value: string) => Reasons.safeParse(value).data;

/** What questions that stand together are called. */
export function partWords(grouping: InboxGrouping, { value, label }: Pick<InboxPart, 'value' | 'label'>): string {
  const words = wordsOf('inbox');
  if (grouping === 'assignee') return value === '' ? words('nobody') : label;
  if (grouping === 'pattern' && isPattern(value)) return words(`shape-${value}`);
  if (value === 'removal' || value === 'match' || value === 'refused') return words(`about-${value}`);
  const reason = grouping === 'about' ? reasonOf(value) : undefined;
  return reason === undefined ? label : words(`why-${reason}`);
}
