import './unless.css';
import type { Exception } from '../../../engine/model/flow.ts';
import { comparisonWords } from '../../canvas/words/condition-words.ts';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { ConditionValue } from '../side/ConditionValue.tsx';
import { comparisonsFor, takesValue } from '../side/condition-value.ts';
import type { Names } from '../words/rule-words.ts';
import { comparing, fieldLookedAt, type LookedAt, lookingAt, valued } from './looked-at.ts';

/** The field, the comparison and the value of a condition. */
export function ExceptionFields({
  exception,
  fields,
  names,
  number,
  put,
  lead,
}: {
  readonly exception: Exception;
  readonly fields: readonly LookedAt[];
  readonly names: Names;
  /** What stands for the condition in the names of its parts. */
  readonly number: number | string;
  readonly put: (exception: Exception) => string | null;
  /** Stands beside the field. */
  readonly lead?: React.ReactNode;
}) {
  const words = wordsOf('conditions');
  const looked = fieldLookedAt(fields, exception);
  const type = looked?.type ?? null;
  const known = comparisonsFor(type);
  const offered = known.includes(exception.is) ? known : [exception.is, ...known];
  const options = fields.map((one) => ({
    id: `${one.side}:${one.name}`,
    label: words('fieldIn', { field: one.label, system: names[one.side] }),
    group: names[one.side],
  }));
  return (
    <>
      <div className="row g4">
        <Select
          size="md"
          className="grow"
          aria-label={words('field', { number })}
          placeholder={exception.field}
          options={options}
          value={looked === null ? null : `${looked.side}:${looked.name}`}
          onChange={(id) => {
            const next = fields.find((one) => `${one.side}:${one.name}` === id);
            if (next !== undefined) put(lookingAt(exception, next));
          }}
        />
        {lead}
      </div>
      {type !== null && (
        <div className="exception-parts">
          <Select
            size="md"
            aria-label={words('comparison', { number })}
            options={offered.map((id) => ({ id, label: comparisonWords(id) }))}
            value={exception.is}
            onChange={(is) => put(comparing(exception, is, type))}
          />
          {takesValue(exception.is) && (
            <ConditionValue
              key={`${exception.side} ${exception.field} ${exception.is}`}
              label={words('value', { number })}
              condition={exception}
              type={type}
              put={(value) => put(valued(exception, value))}
            />
          )}
        </div>
      )}
    </>
  );
}
