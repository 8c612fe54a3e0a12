import { useState } from 'react';
import type { Exception } from '../../../engine/model/flow.ts';
import { ExceptionFields } from '../../inspector/unless/ExceptionFields.tsx';
import type { LookedAt } from '../../inspector/unless/looked-at.ts';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import type { Sides } from './rule-words.ts';

/** A condition while it is put together: nothing is tried before it is done. */
export function ConditionForm({
  first,
  number,
  fields,
  sides,
  onDone,
  onRemove,
}: {
  readonly first: Exception;
  readonly number: number | string;
  readonly fields: readonly LookedAt[];
  readonly sides: Sides;
  readonly onDone: (exception: Exception) => void;
  /** Left out for one that is new. */
  readonly onRemove?: () => void;
}) {
  const words = wordsOf('conditions');
  const [exception, setException] = useState(first);
  return (
    <div className="rule-condition">
      <ExceptionFields
        exception={exception}
        fields={fields}
        names={{ left: sides.left.name, right: sides.right.name }}
        number={number}
        put={(next) => {
          setException(next);
          return null;
        }}
      />
      <div className="row g8">
        <Button size="sm" look="primary" onPress={() => onDone(exception)}>
          {words(onRemove === undefined ? 'addIt' : 'apply')}
        </Button>
        {onRemove !== undefined && (
          <Button size="sm" look="ghost" onPress={onRemove}>
            {words('remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
