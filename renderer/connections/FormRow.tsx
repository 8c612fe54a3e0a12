import { useId } from 'react';
import type { FieldIssue, FormField } from '../../engine/model/form.ts';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { EnteredValue, EnteredValues, PairEntry } from './entered.ts';
import { PairsField } from './PairsField.tsx';

interface ControlProps {
  readonly field: FormField;
  readonly value: EnteredValue | undefined;
  readonly error: string | null;
  readonly helpId: string;
  readonly isLocked: boolean;
  readonly onChange: (value: EnteredValue) => void;
}

const linesShown = 3;
/** Stands for a choice that is left open; a list has no empty keys. */
const openId = '(open)';

const entriesIn = (value: EnteredValue | undefined): readonly PairEntry[] => (typeof value === 'object' ? value : []);

/** The control that fits a field. */
function Control({ field, value, error, helpId, isLocked, onChange }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  const named = { 'aria-label': field.label, 'aria-describedby': helpId };
  switch (field.as) {
    case 'switch':
      return (
        <Switch isSelected={value === true} onChange={onChange} isDisabled={isLocked} aria-describedby={helpId}>
          {field.label}
        </Switch>
      );
    case 'choice': {
      const open = field.open === null ? [] : [{ id: openId, label: field.open }];
      const options = [...open, ...field.options.map((one) => ({ id: one.value, label: one.label }))];
      return (
        <Select
          aria-label={field.label}
          options={options}
          value={text === '' ? openId : text}
          onChange={(id) => onChange(id === openId ? '' : id)}
          error={error}
          isDisabled={isLocked}
        />
      );
    }
    case 'pairs':
      return (
        <PairsField field={field} entries={entriesIn(value)} onChange={onChange} error={error} isLocked={isLocked} />
      );
    case 'text':
    case 'file':
    case 'number':
    case 'list':
      return (
        <TextField
          {...named}
          value={text}
          onChange={onChange}
          placeholder={field.placeholder}
          error={error}
          isReadOnly={isLocked}
          isRequired={field.required}
          lines={field.as === 'list' ? linesShown : 1}
          inputMode={field.as === 'number' ? 'numeric' : 'text'}
          spellCheck="false"
          autoComplete="off"
          {...(field.as === 'number' && field.unit !== '' ? { after: <span className="unit">{field.unit}</span> } : {})}
        />
      );
  }
}

/** A row of a form: one field, or two that stand beside each other, with the help at their right. */
export function FormRow({
  fields,
  entered,
  issues,
  isLocked,
  onChange,
}: {
  readonly fields: readonly FormField[];
  readonly entered: EnteredValues;
  readonly issues: readonly FieldIssue[];
  readonly isLocked: boolean;
  readonly onChange: (name: string, value: EnteredValue) => void;
}) {
  const helpId = useId();
  const [first] = fields;
  if (first === undefined) return null;
  const label = fields.map((one, at) => (at === 0 ? one.label : one.label.toLowerCase())).join(' and ');
  const optional = fields.every((one) => !one.required) && first.as === 'list';
  return (
    <div className="fd">
      {first.as !== 'switch' && (
        <span className="fd-label" aria-hidden="true">
          {label}
          {optional && <span className="muted"> optional</span>}
        </span>
      )}
      <div className={fields.length > 1 ? 'two' : 'one'}>
        {fields.map((field) => (
          <Control
            key={field.name}
            field={field}
            value={entered[field.name]}
            error={issues.find((one) => one.field === field.name)?.message ?? null}
            helpId={helpId}
            isLocked={isLocked}
            onChange={(value) => onChange(field.name, value)}
          />
        ))}
      </div>
      <p id={helpId}>{first.help}</p>
    </div>
  );
}
