import { comparisonWords } from '../../canvas/words/condition-words.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { ConditionValue } from '../side/ConditionValue.tsx';
import { takesValue } from '../side/condition-value.ts';
import type { Coming } from './line-facts.ts';
import {
  newCondition,
  type PickCondition,
  type PickRule,
  pickComparisons,
  turned,
  typeFor,
  withValue,
} from './pick-settings.ts';

const modes = ['all', 'any'] as const;

interface OneProps {
  readonly name: string;
  readonly condition: PickCondition;
  readonly coming: readonly Coming[];
  readonly put: (condition: PickCondition) => void;
}

function OneCondition({ name, condition, coming, put }: OneProps) {
  const words = wordsOf('stepForms');
  const typeAt = (of: number) => coming[of - 1]?.type ?? null;
  const type = typeFor(condition, typeAt(condition.of));
  const known = pickComparisons(type);
  const offered = known.includes(condition.is) ? known : [condition.is, ...known];
  return (
    <>
      {coming.length > 1 && (
        <Select
          size="md"
          aria-label={words('valueOf', { name })}
          options={coming.map(({ label }, at) => ({ id: String(at + 1), label }))}
          value={String(condition.of)}
          onChange={(id) => put(turned(condition, { of: Number(id) }, typeAt(Number(id))))}
        />
      )}
      <div className="two-cols">
        <Select
          size="md"
          aria-label={words('comparisonOf', { name })}
          options={offered.map((id) => ({ id, label: comparisonWords(id) }))}
          value={condition.is}
          onChange={(is) => put(turned(condition, { is }, typeAt(condition.of)))}
        />
        {takesValue(condition.is) && (
          <ConditionValue
            key={`${condition.of} ${condition.is}`}
            label={words('comparesWith', { name })}
            condition={
              condition.value === undefined ? { is: condition.is } : { is: condition.is, value: condition.value }
            }
            type={type}
            put={(value) => {
              put(withValue(condition, value));
              return null;
            }}
          />
        )}
      </div>
    </>
  );
}

/** When a rule of the step holds. */
export function PickConditions({
  name,
  rule,
  coming,
  put,
}: {
  readonly name: string;
  readonly rule: PickRule;
  readonly coming: readonly Coming[];
  readonly put: (rule: PickRule) => void;
}) {
  const words = wordsOf('stepForms');
  const set = (when: readonly PickCondition[]): void => put({ ...rule, when: [...when] });
  return (
    <>
      {rule.when.length > 1 && (
        <Segmented
          label={words('conditionsOf', { name })}
          isFull
          segments={modes.map((id) => ({ id, label: words(`mode-${id}`) }))}
          value={rule.mode}
          onChange={(mode) => put({ ...rule, mode })}
        />
      )}
      <ul className="conditions">
        {rule.when.map((condition, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place while it is changed
          <li key={at} className="row g4 pick-condition">
            <div className="grow">
              <OneCondition
                name={words('conditionOf', { number: at + 1, name })}
                condition={condition}
                coming={coming}
                put={(next) => set(rule.when.map((one, index) => (index === at ? next : one)))}
              />
            </div>
            {rule.when.length > 1 && (
              <IconButton
                size="sm"
                icon="x"
                iconSize={12}
                label={words('takeOutCondition', { number: at + 1, name })}
                onPress={() => set(rule.when.filter((_, index) => index !== at))}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button
          size="sm"
          look="ghost"
          icon="plus"
          onPress={() => set([...rule.when, newCondition(coming[0]?.type ?? null)])}
        >
          {words('addCondition')}
        </Button>
      </div>
    </>
  );
}
