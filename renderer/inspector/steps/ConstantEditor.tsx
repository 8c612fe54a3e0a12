import { useFlow } from '../../state/flow.ts';
import { Select } from '../../ui/Select.tsx';
import { readTyped, typedText } from '../../words/typed.ts';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import { choicesAhead } from './line-facts.ts';
import type { EditorProps } from './step-editor.ts';

/** The value of a constant: one of the choices of the field that it fills, or a text. */
export function ConstantEditor({ sync, map, use, settings, change, issueAt }: EditorProps) {
  const words = wordsOf('stepForms');
  const choices = useFlow((state) => choicesAhead(sync, map, use, state.shapes));
  const value = typeof settings['value'] === 'string' ? settings['value'] : '';
  const kind = typeof settings['type'] === 'string' ? settings['type'] : 'text';
  if (choices === null)
    return (
      <DraftText
        label={words('always')}
        isCode
        value={typedText(kind, value)}
        error={issueAt('value')}
        onCommit={(text) => {
          const read = readTyped(kind, text);
          if (!read.ok) return read.error;
          change('value', read.value);
          return null;
        }}
      />
    );
  const isStrange = value !== '' && !choices.includes(value);
  return (
    <Select
      size="md"
      label={words('always')}
      options={[...(isStrange ? [value] : []), ...choices].map((id) => ({ id, label: id }))}
      value={value === '' ? null : value}
      onChange={(id) => change('value', id)}
      error={isStrange ? words('noChoice', { value }) : issueAt('value')}
    />
  );
}
