import type { Condition, Filter, Sync } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import type { ObjectShape } from '../../../engine/model/shape.ts';
import type { FieldType, Value } from '../../../engine/model/value.ts';
import { addFilter } from '../../canvas/edits.ts';
import { useObject } from '../../canvas/use-sync.ts';
import { comparisonWords } from '../../canvas/words/condition-words.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { ConditionValue } from './ConditionValue.tsx';
import { comparisonsFor, firstValue, takesValue } from './condition-value.ts';

const modes = ['all', 'any'] as const;

const typeOf = (object: ObjectShape | null, name: string): FieldType | null =>
  object?.fields.find((field) => field.name === name)?.type ?? null;

const made = (field: string, is: Condition['is'], value: Value | undefined): Condition =>
  value === undefined ? { field, is } : { field, is, value };

/** Which records of a side take part. */
export function FilterEditor({ sync, side }: { readonly sync: Sync; readonly side: Side }) {
  const words = wordsOf('sideInspector');
  const object = useObject(sync.id, side);
  const { filter } = sync[side];
  const put = (next: Filter | null): string | null =>
    propose({ do: 'change-side', sync: sync.id, side, set: { filter: next } });
  const fields = (object?.fields ?? []).map((field) => ({ id: field.name, label: field.label ?? field.name }));
  if (filter === undefined) {
    const command = addFilter(sync, side, object);
    return (
      <Section title={words('whichRecords')}>
        <p className="insp-note">{words('allOfThem')}</p>
        <div className="row">
          <Button size="sm" icon="filter" isDisabled={command === null} onPress={() => command && propose(command)}>
            {words('onlySome')}
          </Button>
        </div>
      </Section>
    );
  }
  const change = (at: number, next: Condition): string | null =>
    put({ ...filter, conditions: filter.conditions.map((one, index) => (index === at ? next : one)) });
  const remove = (at: number): void => {
    const conditions = filter.conditions.filter((_, index) => index !== at);
    put(conditions.length === 0 ? null : { ...filter, conditions });
  };
  const [firstField] = fields;
  return (
    <Section title={words('whichRecords')}>
      {filter.conditions.length > 1 && (
        <Segmented
          label={words('conditions')}
          isFull
          segments={modes.map((id) => ({ id, label: words(`mode-${id}`) }))}
          value={filter.mode}
          onChange={(mode) => put({ ...filter, mode })}
        />
      )}
      <ul className="conditions">
        {filter.conditions.map((condition, at) => {
          const type = typeOf(object, condition.field);
          const known = comparisonsFor(type);
          const offered = known.includes(condition.is) ? known : [condition.is, ...known];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place while it is changed
            <li key={at}>
              <div className="row g4">
                <Select
                  size="md"
                  className="grow"
                  aria-label={words('conditionField', { number: at + 1 })}
                  options={fields}
                  value={condition.field}
                  onChange={(field) => {
                    const next = typeOf(object, field);
                    const is = comparisonsFor(next).includes(condition.is) ? condition.is : 'not-blank';
                    change(at, made(field, is, next === null ? undefined : firstValue(next, is, condition.value)));
                  }}
                />
                <IconButton
                  size="sm"
                  icon="x"
                  iconSize={12}
                  label={words('takeOutCondition', { number: at + 1 })}
                  onPress={() => remove(at)}
                />
              </div>
              <div className="two-cols">
                <Select
                  size="md"
                  aria-label={words('conditionIs', { number: at + 1 })}
                  options={offered.map((id) => ({ id, label: comparisonWords(id) }))}
                  value={condition.is}
                  onChange={(is) =>
                    change(
                      at,
                      made(condition.field, is, type === null ? undefined : firstValue(type, is, condition.value)),
                    )
                  }
                />
                {type !== null && takesValue(condition.is) && (
                  <ConditionValue
                    key={`${condition.field} ${condition.is}`}
                    condition={condition}
                    type={type}
                    put={(value) => change(at, made(condition.field, condition.is, value))}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <div className="row g8">
        <Button
          size="sm"
          look="ghost"
          icon="plus"
          isDisabled={firstField === undefined}
          onPress={() =>
            firstField !== undefined &&
            put({ ...filter, conditions: [...filter.conditions, { field: firstField.id, is: 'not-blank' }] })
          }
        >
          {words('addCondition')}
        </Button>
        <Button size="sm" look="ghost" onPress={() => put(null)}>
          {words('letAll')}
        </Button>
      </div>
    </Section>
  );
}
