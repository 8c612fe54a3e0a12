import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import type { InvariantEditorProps } from './InvariantEditor.tsx';
import { namedField, type Truth } from './new-invariant.ts';

const linesShown = 3;

type Named = Truth['values'][number];

/** An expression over fields that is true for every record, with the names that the fields have in it. */
export function TruthEditor({ invariant, fields, typeOf, put }: InvariantEditorProps<Truth>) {
  const words = wordsOf('syncInspector');
  const { values, expression } = invariant;
  const set = (next: readonly Named[]): string | null => put({ ...invariant, values: [...next] });
  const change = (at: number, part: Partial<Named>): string | null =>
    set(values.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const free = fields.find((field) => !values.some((one) => one.field === field));
  const taken = values.map((one) => one.name);
  return (
    <>
      {values.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field is known by its place while its name is typed
        <div key={at} className="row g4">
          <Select
            size="md"
            className="grow"
            aria-label={words('fieldNumber', { number: at + 1 })}
            options={fields.map((id) => ({ id, label: id }))}
            value={one.field}
            onChange={(field) => change(at, { field, type: namedField(field, typeOf(field), []).type })}
          />
          <DraftText
            className="grow"
            isCode
            aria-label={words('nameInExpression', { field: one.field })}
            value={one.name}
            onCommit={(name) => change(at, { name: name.trim() })}
          />
          {values.length > 1 && (
            <IconButton
              size="sm"
              icon="x"
              iconSize={12}
              label={words('takeOut', { what: one.field })}
              onPress={() => set(values.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {free !== undefined && (
        <div className="row">
          <Button
            size="sm"
            look="ghost"
            icon="plus"
            onPress={() => set([...values, namedField(free, typeOf(free), taken)])}
          >
            {words('addField')}
          </Button>
        </div>
      )}
      <DraftText
        label={words('mustBeTrue')}
        help={words('mustBeTrueHelp')}
        className="code"
        isCode
        lines={linesShown}
        value={expression}
        onCommit={(text) =>
          text.trim() === '' ? words('writeExpression') : put({ ...invariant, expression: text.trim() })
        }
      />
    </>
  );
}
