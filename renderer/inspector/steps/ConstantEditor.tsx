import { useFlow } from '../../state/flow.ts';
import { Select } from '../../ui/Select.tsx';
import { DraftText } from '../parts/DraftText.tsx';
import { choicesAhead } from './line-facts.ts';
import type { EditorProps } from './step-editor.ts';

const label = 'Always this value';

/** The value of a constant: one of the choices of the field that it fills, or a text. */
export function ConstantEditor({ sync, map, use, settings, change, issueAt }: EditorProps) {
  const choices = useFlow((state) => choicesAhead(sync, map, use, state.shapes));
  const value = typeof settings['value'] === 'string' ? settings['value'] : '';
  if (choices === null)
    return (
      <DraftText
        label={label}
        isCode
        value={value}
        error={issueAt('value')}
        onCommit={(text) => {
          change('value', text);
          return null;
        }}
      />
    );
  const isStrange = value !== '' && !choices.includes(value);
  return (
    <Select
      size="md"
      label={label}
      options={[...(isStrange ? [value] : []), ...choices].map((id) => ({ id, label: id }))}
      value={value === '' ? null : value}
      onChange={(id) => change('value', id)}
      error={isStrange ? `"${value}" is no choice of the field.` : issueAt('value')}
    />
  );
}
