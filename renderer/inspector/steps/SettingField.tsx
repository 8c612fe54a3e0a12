import type { FormField } from '../../../engine/model/form.ts';
import { FormControl } from '../../ui/FormControl.tsx';
import { DraftText } from '../parts/DraftText.tsx';
import { settingOf, textOf, unreadNumber } from './step-form.ts';

/** One setting of a step; what is set by name has editors of its own. */
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
  if (field.as === 'pairs') return null;
  const named = { label: field.label, ...(field.help === '' ? {} : { help: field.help }) };
  return (
    <FormControl
      field={field}
      value={value}
      error={error}
      named={named}
      size="md"
      onChange={onChange}
      text={(look) => (
        <DraftText
          {...named}
          {...look}
          isCode
          value={textOf(value)}
          error={error}
          onCommit={(text) => {
            const wrong = unreadNumber(field, text);
            if (wrong === null) onChange(settingOf(field, text));
            return wrong;
          }}
        />
      )}
    />
  );
}
