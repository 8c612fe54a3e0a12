import './rule.css';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import type { DraftedRule, RuleOffer, RuleOffers } from '../../../engine/protocol/calls/inbox-rules.ts';
import { type Action, useActions } from '../../app/keys.ts';
import { addressOf } from '../../app/route.ts';
import { labelIn, ruleUnless } from '../../canvas/words/exception-words.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { useRight } from '../../rights/use-right.ts';
import { classes } from '../../ui/classes.ts';
import { wordsOf } from '../../words/words.ts';
import { openRule } from './rule-store.ts';
import { ruleName, sideOf, toneOf } from './rule-words.ts';
import { useOffers } from './use-offers.ts';
import { place, Woven } from './woven.tsx';

interface About {
  readonly unit: string | null;
}

/** Whether a rule is about what the question in focus asks. */
function isMeant(record: InboxRecord, focus: ConflictId, { unit }: About): boolean {
  const asked = record.questions.find((one) => one.id === focus);
  if (asked === undefined || asked.what.about !== 'unit') return false;
  return asked.reason === 'first-link' ? unit === null : unit === asked.what.unit;
}

const Name = ({
  rule,
  unless = [],
  offers,
}: {
  readonly rule: RuleOffer['rule'];
  readonly unless?: DraftedRule['unless'];
  readonly offers: RuleOffers;
}) => {
  const side = sideOf(rule);
  const names = { left: offers.sides.left.name, right: offers.sides.right.name };
  const said = ruleUnless(ruleName(rule, offers.sides), unless, names, labelIn(unless));
  return <b className={classes('rule-name', side !== null && `c-${toneOf(side)}`)}>{said}</b>;
};

function Offered({ offer, offers }: { readonly offer: RuleOffer; readonly offers: RuleOffers }) {
  const words = wordsOf('inboxRule');
  const { rule, agree, differ, asks, unsure, label, unit } = offer;
  const side = sideOf(rule);
  const told = {
    rule: place('rule'),
    field: label,
    agree,
    all: agree + differ + asks + unsure,
    system: side === null ? '' : offers.sides[side].name,
  };
  const key = unit === null ? 'sayMet' : side === null ? 'sayRule' : 'saySide';
  return (
    <p>
      <Woven text={words(key, told)} parts={{ rule: <Name rule={rule} offers={offers} /> }} />
    </p>
  );
}

function Drafted({
  drafted,
  offers,
  flow,
}: {
  readonly drafted: DraftedRule;
  readonly offers: RuleOffers;
  readonly flow: string;
}) {
  const words = wordsOf('inboxRule');
  const told = { rule: place('rule'), field: drafted.label, draft: offers.draft };
  const text = words(drafted.unit === null ? 'metInDraft' : 'inDraft', told);
  return (
    <section className="rule-box" aria-label={words('title')}>
      <h3>{words('title')}</h3>
      <p>
        <Woven text={text} parts={{ rule: <Name rule={drafted.rule} unless={drafted.unless} offers={offers} /> }} />
      </p>
      <div className="btns">
        <a className="btn" href={addressOf({ at: 'preview', flow })}>
          {words('publish')}
        </a>
        <a className="btn ghost" href={addressOf({ at: 'flow', flow, view: 'canvas' })}>
          {words('canvas')}
        </a>
      </div>
    </section>
  );
}

/** What `R` does: opens the rule that is offered, for those who may look at what it was tried on. */
function useRuleKey(offer: RuleOffer | undefined, label: string): void {
  const why = useRight('decide');
  const action: Action = {
    id: 'inbox-rule',
    label: wordsOf('inboxRule')('make'),
    place: wordsOf('inbox')('title'),
    icon: 'rule',
    keys: ['R'],
    run: () => {
      if (offer !== undefined) openRule({ flow: offer.flow, sync: offer.sync, rule: offer.id, label });
    },
  };
  useActions('inbox-rule', offer === undefined || why !== null ? [] : [action]);
}

/** What rule would have decided as people did about the question in focus; nothing where none would. */
export function RuleBox({ record, focus }: { readonly record: InboxRecord; readonly focus: ConflictId }) {
  const { flow, sync, syncLabel } = record;
  const offers = useOffers({ flow, sync });
  const words = wordsOf('inboxRule');
  const drafted = offers?.drafted.find((one) => isMeant(record, focus, one));
  const offer = drafted === undefined ? offers?.offers.find((one) => isMeant(record, focus, one)) : undefined;
  useRuleKey(offer, syncLabel);
  if (offers === null) return null;
  if (drafted !== undefined) return <Drafted drafted={drafted} offers={offers} flow={flow} />;
  if (offer === undefined) return null;
  return (
    <section className="rule-box" aria-label={words('title')}>
      <h3>{words('title')}</h3>
      <Offered offer={offer} offers={offers} />
      <div className="btns">
        <RightButton
          needs="decide"
          icon="rule"
          onPress={() => openRule({ flow, sync, rule: offer.id, label: syncLabel })}
        >
          {words('make')}
        </RightButton>
        <span className="muted fs12">
          {offers.live === null ? words('addsNow') : words('adds', { draft: offers.draft })}
        </span>
      </div>
    </section>
  );
}
