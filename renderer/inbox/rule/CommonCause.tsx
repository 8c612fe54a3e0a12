import { exceptionsOf } from '../../../engine/core/compile/exceptions.ts';
import type { RuleTrial, Tried } from '../../../engine/protocol/calls/inbox-rules.ts';
import { exceptionWords } from '../../canvas/words/exception-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { commonCause } from './causes.ts';
import { setConditions } from './rule-store.ts';
import { fieldLabelIn } from './rule-words.ts';

/** What those that the rule would decide otherwise have in common: a condition to add, else the reason that people gave. */
export function CommonCause({ trial, differing }: { readonly trial: RuleTrial; readonly differing: readonly Tried[] }) {
  const words = wordsOf('inboxRule');
  const { common, offer, sides, lookable } = trial;
  if (common === null) {
    const reason = commonCause(differing);
    if (reason === null) return null;
    return (
      <div className="rule-tip">
        <Icon name="spark" />
        <span>
          <b>{words('common', { some: reason.count, all: differing.length })}</b> {reason.why}
          <br />
          {words('commonNote')}
        </span>
      </div>
    );
  }
  const { exception, differ, asks } = common;
  const names = { left: sides.left.name, right: sides.right.name };
  const condition = exceptionWords(exception, names, fieldLabelIn(lookable, exception));
  const comes = words('comeToInbox', { count: asks });
  return (
    <div className="rule-tip">
      <Icon name="spark" />
      <span className="grow">
        <b>{words('inCommon', { some: common.common, all: offer.differ })}</b> {condition}. <br />
        {words('addOffer', { condition, differ: words('differs', { count: differ }), comes })}
      </span>
      <Button size="sm" look="lead" onPress={() => setConditions([...exceptionsOf(offer.rule), exception])}>
        {words('addIt')}
      </Button>
    </div>
  );
}
