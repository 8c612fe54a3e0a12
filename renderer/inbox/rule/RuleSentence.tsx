import { Button } from 'react-aria-components';
import type { RuleOffer, RuleTrial } from '../../../engine/protocol/calls/inbox-rules.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { Conditions } from './Conditions.tsx';
import { offersOf, openRule, useRules } from './rule-store.ts';
import { iconOf, ruleName, type Sides, sideOf, toneOf } from './rule-words.ts';
import { place, Woven } from './woven.tsx';

const allOf = ({ agree, differ, asks, unsure }: RuleOffer): number => agree + differ + asks + unsure;

function RuleMark({ rule, sides }: { readonly rule: RuleOffer['rule']; readonly sides: Sides }) {
  const side = sideOf(rule);
  if (side === null) return <Icon name={iconOf(rule)} size={14} />;
  return <Tile label={sides[side].name} size={16} tone={side === 'left' ? 'l' : 'r'} />;
}

/** Opens another rule of the same sync in the drawer; conditions that were put to it stay where it is about the same field. */
function turnTo({ id: rule, unit }: RuleOffer, from: RuleOffer): void {
  const { open } = useRules.getState();
  if (open === null) return;
  const { unless, ...rest } = open;
  openRule({ ...rest, rule, ...(unless === undefined || unit !== from.unit ? {} : { unless }) });
}

function FieldToken({ offer }: { readonly offer: RuleOffer }) {
  const words = wordsOf('inboxRule');
  const offers = useRules((state) => offersOf(state, offer))?.offers ?? [];
  const units = offers.filter((one, at) => offers.findIndex(({ unit }) => unit === one.unit) === at);
  if (units.length < 2 || offer.unit === null)
    return (
      <span className="rule-token still">
        <Icon name="text" size={14} />
        {offer.label}
      </span>
    );
  const entries = units
    .filter((one) => one.unit !== null)
    .map(
      (one): MenuEntry => ({
        id: one.id,
        label: one.label,
        detail: words('ofAll', { agree: one.agree, all: allOf(one) }),
        isOn: one.unit === offer.unit,
        onAction: () => turnTo(one, offer),
      }),
    );
  return (
    <MenuButton
      label={words('fields')}
      side="bottom start"
      parts={[{ id: 'fields', entries }]}
      trigger={
        <Button className="rule-token">
          <Icon name="text" size={14} />
          {offer.label}
          <Icon name="chev-d" size={12} />
        </Button>
      }
    />
  );
}

function RuleToken({ trial: { offer, others, sides } }: { readonly trial: RuleTrial }) {
  const words = wordsOf('inboxRule');
  const side = sideOf(offer.rule);
  const entries = others.map(
    (one): MenuEntry => ({
      id: one.id,
      label: ruleName(one.rule, sides),
      mark: <RuleMark rule={one.rule} sides={sides} />,
      detail: words('ofAll', { agree: one.agree, all: allOf(one) }),
      isOn: one.id === offer.id,
      onAction: () => turnTo(one, offer),
    }),
  );
  const name = ruleName(offer.rule, sides);
  return (
    <MenuButton
      label={words('rules')}
      side="bottom start"
      parts={[{ id: 'rules', label: words('rules'), entries }]}
      trigger={
        <Button className={classes('rule-token', side !== null && toneOf(side))}>
          <RuleMark rule={offer.rule} sides={sides} />
          {name}
          <Icon name="chev-d" size={12} />
        </Button>
      }
    />
  );
}

/** The rule as a sentence in which what can be chosen opens a menu, and what becomes of questions that are open. */
export function RuleSentence({ trial }: { readonly trial: RuleTrial }) {
  const words = wordsOf('inboxRule');
  const { offer, open, live } = trial;
  const told = { field: place('field'), rule: place('rule'), conditions: place('conditions') };
  const said = offer.unit === null ? 'whenMet' : offer.rule.rule === 'ask' ? 'when' : 'whenUnless';
  const openWords = open === 0 ? words('openNone') : words(live === null ? 'openNow' : 'openToo', { count: open });
  return (
    <section className="rule-block" aria-label={words('inWords')}>
      <h3>{words('inWords')}</h3>
      <p className="rule-say">
        <Woven
          text={words(said, told)}
          parts={{
            field: <FieldToken offer={offer} />,
            rule: <RuleToken trial={trial} />,
            conditions: <Conditions trial={trial} />,
          }}
        />
      </p>
      <div className="rule-open">
        <Icon name={open === 0 ? 'info' : 'check'} size={14} />
        <span>{openWords}</span>
        <span className="grow" />
        <span className="muted">{words('covers')}</span>
      </div>
    </section>
  );
}
