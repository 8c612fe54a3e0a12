import { useId } from 'react';
import type { FieldIssue, FormField } from '../../engine/model/form.ts';
import { FormControl } from '../ui/FormControl.tsx';
import { TextField } from '../ui/TextField.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { misspeltNumber } from '../words/typed.ts';
import { wordsOf } from '../words/words.ts';
import { ChooseFile } from './ChooseFile.tsx';
import type { EnteredValue, EnteredValues, PairEntry } from './entered.ts';
import { inFormWords } from './form-words.ts';
import { PairsField } from './PairsField.tsx';

interface ControlProps {
  readonly field: FormField;
  readonly value: EnteredValue | undefined;
  readonly error: string | null;
  readonly helpId: string;
  readonly isLocked: boolean;
  readonly onChange: (value: EnteredValue) => void;
}

const entriesIn = (value: EnteredValue | undefined): readonly PairEntry[] => (typeof value === 'object' ? value : []);

/** The control that fits a field; what is typed is kept at once. */
function Control({ field, value, error, helpId, isLocked, onChange }: ControlProps) {
  if (field.as === 'pairs')
    return (
      <PairsField field={field} entries={entriesIn(value)} onChange={onChange} error={error} isLocked={isLocked} />
    );
  const named = { 'aria-label': field.label, 'aria-describedby': helpId };
  return (
    <FormControl
      field={field}
      value={value}
      error={error}
      named={named}
      size="lg"
      isLocked={isLocked}
      onChange={(next) => onChange(next ?? '')}
      text={({ isNumber, ...look }) => (
        <div className={field.as === 'file' ? 'file' : undefined}>
          <TextField
            {...named}
            {...look}
            value={typeof value === 'string' ? value : ''}
            onChange={onChange}
            error={error}
            isReadOnly={isLocked}
            isRequired={field.required}
            inputMode={isNumber ? 'decimal' : 'text'}
            spellCheck="false"
            autoComplete="off"
          />
          {field.as === 'file' && !isLocked && <ChooseFile label={field.label} onChoose={onChange} />}
        </div>
      )}
    />
  );
}

/** A row of a form: one field, or two that stand beside each other, with the help at their right. */
export function FormRow({
  fields: asked,
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
  const fields = asked.map(inFormWords);
  const [first] = fields;
  if (first === undefined) return null;
  const words = wordsOf('connections');
  const issueAt = ({ name, as }: FormField): string | null => {
    const issue = issues.find((one) => one.field === name);
    if (issue === undefined) return null;
    const typed = entered[name];
    const misspelt = as === 'number' && typeof typed === 'string' ? misspeltNumber(typed) : null;
    return misspelt ?? inOwnWords(issue.message);
  };
  const label = fields.reduce(
    (before, one) => (before === '' ? one.label : words('two', { first: before, second: one.label.toLowerCase() })),
    '',
  );
  const optional = fields.every((one) => !one.required) && first.as === 'list';
  return (
    <div className="fd">
      {first.as !== 'switch' && (
        <span className="fd-label" aria-hidden="true">
          {label}
          {optional && <span className="muted"> {words('optional')}</span>}
        </span>
      )}
      <div className={fields.length > 1 ? 'two' : 'one'}>
        {fields.map((field) => (
          <Control
            key={field.name}
            field={field}
            value={entered[field.name]}
            error={issueAt(field)}
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
