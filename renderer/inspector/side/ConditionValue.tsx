import type { Condition } from '../../../engine/model/flow.ts';
import type { FieldType, Value } from '../../../engine/model/value.ts';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import { conditionText, conditionValue, severalExample, takesSeveral } from './condition-value.ts';

/** What a condition compares with. */
export function ConditionValue({
  condition,
  type,
  put,
  label = wordsOf('sideInspector')('value'),
}: {
  readonly condition: Pick<Condition, 'is' | 'value'>;
  readonly type: FieldType;
  readonly put: (value: Value | undefined) => string | null;
  readonly label?: string;
}) {
  const words = wordsOf('sideInspector');
  const { is, value } = condition;
  if (type.kind === 'boolean')
    return (
      <Select
        size="md"
        aria-label={label}
        options={[
          { id: 'true', label: words('yes') },
          { id: 'false', label: words('no') },
        ]}
        value={value === true ? 'true' : 'false'}
        onChange={(id) => put(id === 'true')}
      />
    );
  if (type.kind === 'choice' && (is === 'equal' || is === 'not-equal'))
    return (
      <Select
        size="md"
        aria-label={label}
        options={type.options.map((id) => ({ id, label: id }))}
        value={typeof value === 'string' ? value : null}
        onChange={(id) => put(id)}
      />
    );
  return (
    <DraftText
      aria-label={label}
      isCode
      placeholder={takesSeveral(is) ? severalExample(type) : ''}
      value={conditionText(type, value)}
      onCommit={(text) => {
        const read = conditionValue(type, is, text);
        return read.ok ? put(read.value) : read.error;
      }}
    />
  );
}
