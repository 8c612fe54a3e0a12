import type { FormField } from '../../../engine/model/form.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { DraftText } from '../parts/DraftText.tsx';
import { settingOf, textOf } from './step-form.ts';

const openId = '(open)';
const listLines = 3;

/** One setting of a step. */
export function SettingField({
  field,
  value,
  error,
  onChange,
}: {
  readonly field: FormField;
  readonly value: unknown;
  readonly error: string | null;
  readonly onChange: (value: unknown) => void;
}) {
  const help = field.help === '' ? {} : { help: field.help };
  switch (field.as) {
    case 'switch':
      return (
        <Switch isSelected={value === true} onChange={onChange}>
          {field.label}
        </Switch>
      );
    case 'choice': {
      const open = field.open === null ? [] : [{ id: openId, label: field.open }];
      return (
        <Select
          size="md"
          label={field.label}
          {...help}
          options={[...open, ...field.options.map((one) => ({ id: one.value, label: one.label }))]}
          value={typeof value === 'string' ? value : openId}
          onChange={(id) => onChange(id === openId ? undefined : id)}
          error={error}
        />
      );
    }
    case 'text':
    case 'file':
    case 'number':
    case 'list':
      return (
        <DraftText
          label={field.label}
          {...help}
          value={textOf(value)}
          error={error}
          placeholder={field.placeholder}
          isNumber={field.as === 'number'}
          isCode
          lines={field.as === 'list' ? listLines : 1}
          onCommit={(text) => {
            onChange(settingOf(field, text));
            return null;
          }}
        />
      );
    case 'pairs':
      return null;
  }
}
