import { exceptionsOf, withExceptions } from '../../../engine/core/compile/exceptions.ts';
import type { ConflictRule } from '../../../engine/model/flow.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { Row, Rows } from '../parts/Section.tsx';
import { UnlessEditor } from '../unless/UnlessEditor.tsx';
import {
  firstRules,
  hasTie,
  type Names,
  type RuleName,
  ruleIcon,
  ruleNames,
  ruleOf,
  ruleSide,
  ruleWords,
} from '../words/rule-words.ts';

const asSyncId = '(sync)';
const noneId = '(first)';

/** The mark of a rule: the tile of the side that wins, or an icon. */
export function ruleMark(rule: RuleName, names: Names) {
  const side = ruleSide(rule);
  return side === null
    ? { icon: ruleIcon(rule) }
    : { mark: <Tile label={names[side]} size={16} tone={side === 'left' ? 'l' : 'r'} /> };
}

/** Who wins when both sides changed a field. */
export function ConflictPick({
  sync,
  label,
  own,
  inherited,
  names,
  onChange,
}: {
  readonly sync: string;
  readonly label: string;
  readonly own: ConflictRule | null;
  /** What holds where there is no rule of its own; null where that cannot be. */
  readonly inherited: ConflictRule | null;
  readonly names: Names;
  readonly onChange: (rule: ConflictRule | null) => void;
}) {
  const words = wordsOf('inspector');
  const held = own ?? inherited ?? { rule: 'ask' as const };
  const isFirst = firstRules.includes(held.rule);
  const option = (rule: RuleName) => ({ id: rule, label: ruleWords(rule, names), ...ruleMark(rule, names) });
  const more = [
    { id: noneId, label: words('noneOfThese') },
    ...ruleNames
      .filter((rule) => !firstRules.includes(rule))
      .map((rule) => ({ id: rule, label: ruleWords(rule, names) })),
    ...(inherited === null
      ? []
      : [{ id: asSyncId, label: words('asTheSync', { rule: ruleWords(inherited.rule, names) }) } as const]),
  ];
  const chosen = own === null && inherited !== null ? asSyncId : isFirst ? noneId : held.rule;
  const turnTo = (rule: RuleName): void =>
    onChange(withExceptions(ruleOf(rule), own === null ? [] : exceptionsOf(own)));
  const ties = [
    { id: 'ask', label: ruleWords('ask', names) },
    { id: 'left-wins', label: ruleWords('left-wins', names) },
    { id: 'right-wins', label: ruleWords('right-wins', names) },
  ] as const;
  return (
    <>
      <RadioGroup
        aria-label={label}
        className="rule-radios"
        options={firstRules.map(option)}
        value={isFirst ? held.rule : null}
        onChange={turnTo}
      />
      <Rows>
        <Row label={words('moreRules')}>
          <Select
            size="md"
            aria-label={words('moreRules')}
            options={more}
            value={chosen}
            onChange={(id) => {
              if (id === asSyncId) return onChange(null);
              const rule = ruleNames.find((one) => one === id);
              if (rule !== undefined) turnTo(rule);
            }}
          />
        </Row>
        {hasTie(held.rule) && (
          <Row label={words('cannotTell')}>
            <Select
              size="md"
              aria-label={words('cannotTell')}
              options={ties}
              value={'tie' in held ? (held.tie ?? 'ask') : 'ask'}
              onChange={(tie) => onChange('tie' in held || hasTie(held.rule) ? withTie(held, tie) : held)}
            />
          </Row>
        )}
      </Rows>
      {held.rule !== 'ask' && (
        <UnlessEditor
          sync={sync}
          names={names}
          conditions={exceptionsOf(held)}
          onChange={(conditions) => onChange(withExceptions(held, conditions))}
        />
      )}
    </>
  );
}

type Tie = 'ask' | 'left-wins' | 'right-wins';

function withTie(rule: ConflictRule, tie: Tie): ConflictRule {
  switch (rule.rule) {
    case 'last-write-wins':
    case 'newest':
    case 'longest':
    case 'larger':
    case 'smaller':
    case 'never-blank':
      return { ...rule, tie };
    case 'ask':
    case 'left-wins':
    case 'right-wins':
    case 'union':
    case 'first-non-blank':
      return rule;
  }
}
