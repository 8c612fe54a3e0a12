import type { Invariant } from '../../../engine/model/flow.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { readTyped, typedText } from '../../words/typed.ts';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import { withField } from './new-invariant.ts';
import { TruthEditor } from './TruthEditor.tsx';

export interface InvariantEditorProps<Of extends Invariant> {
  readonly invariant: Of;
  /** The fields that can be named: those of the group on that side. */
  readonly fields: readonly string[];
  readonly typeOf: (field: string) => FieldType | null;
  readonly put: (invariant: Invariant) => string | null;
}

function Fields({
  label,
  fields,
  chosen,
  least,
  onChange,
}: {
  readonly label: string;
  readonly fields: readonly string[];
  readonly chosen: readonly string[];
  readonly least: number;
  readonly onChange: (fields: string[]) => void;
}) {
  return (
    <fieldset className="field-picks">
      <legend className="label">{label}</legend>
      {fields.map((field) => {
        const isIn = chosen.includes(field);
        return (
          <Checkbox
            key={field}
            isSelected={isIn}
            isDisabled={isIn && chosen.length <= least}
            onChange={(isOn) => onChange(withField(chosen, field, isOn))}
          >
            {isIn && chosen.length > 1 ? `${field} (${chosen.indexOf(field) + 1})` : field}
          </Checkbox>
        );
      })}
    </fieldset>
  );
}

function SumEditor({ invariant, fields, put }: InvariantEditorProps<Extract<Invariant, { is: 'sum' }>>) {
  const words = wordsOf('syncInspector');
  const { total, of, within } = invariant;
  return (
    <>
      <Select
        size="md"
        label={words('total')}
        options={fields.map((id) => ({ id, label: id }))}
        value={total}
        onChange={(next) => {
          const parts = of.filter((field) => field !== next);
          put({ ...invariant, total: next, of: parts.length === 0 ? [total] : parts });
        }}
      />
      <Fields
        label={words('sumOf')}
        fields={fields.filter((field) => field !== total)}
        chosen={of}
        least={1}
        onChange={(next) => put({ ...invariant, of: next })}
      />
      <DraftText
        label={words('within')}
        isNumber
        value={typedText('decimal', within ?? '0')}
        onCommit={(text) => {
          const read = readTyped('decimal', text.trim() === '' ? '0' : text);
          return read.ok ? put({ ...invariant, within: read.value }) : read.error;
        }}
      />
    </>
  );
}

/** Changes what must hold. */
export function InvariantEditor(props: InvariantEditorProps<Invariant>) {
  const words = wordsOf('syncInspector');
  const { invariant, fields, typeOf, put } = props;
  switch (invariant.is) {
    case 'sum':
      return <SumEditor invariant={invariant} fields={fields} typeOf={typeOf} put={put} />;
    case 'order':
    case 'together':
      return (
        <Fields
          label={words(invariant.is === 'order' ? 'inOrder' : 'fields')}
          fields={fields}
          chosen={invariant.fields}
          least={2}
          onChange={(next) => put({ ...invariant, fields: next })}
        />
      );
    case 'true':
      return <TruthEditor invariant={invariant} fields={fields} typeOf={typeOf} put={put} />;
  }
}
