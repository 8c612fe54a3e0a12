import { ConflictRule } from '../../../engine/model/flow.ts';
import type { AskedWhat, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { labelIn, ruleUnless } from '../../canvas/words/exception-words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { ruleName } from './rule-words.ts';

/** Why a question came to a person although its field map has a rule: which condition kept the rule from deciding. */
export function HeldBack({
  record: { sides },
  what: { unless },
}: {
  readonly record: InboxRecord;
  readonly what: Extract<AskedWhat, { about: 'unit' }>;
}) {
  const words = wordsOf('conditions');
  if (unless === undefined) return null;
  const { rule, condition, unread } = unless;
  const known = ConflictRule.safeParse({ rule });
  const names = { left: sides.left.name, right: sides.right.name };
  const name = known.success ? ruleName(known.data, sides) : rule;
  const said = ruleUnless(name, [condition], names, labelIn([condition]));
  return (
    <p className="ir-reason">
      <Icon name="rule" size={14} />
      <span>{words(unread ? 'heldUnread' : 'held', { rule: said })}</span>
    </p>
  );
}
