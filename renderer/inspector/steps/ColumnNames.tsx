import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Option } from '../../ui/options.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';

const listLines = 2;

/** The columns that a look-up looks in or takes: chosen where they are known, else written. */
export function ColumnNames({
  label,
  help,
  names,
  known,
  error,
  onChange,
}: {
  readonly label: string;
  readonly help: string;
  readonly names: readonly string[];
  /** Null: what columns there are is not known here. */
  readonly known: readonly Option[] | null;
  readonly error: string | null;
  readonly onChange: (names: readonly string[]) => void;
}) {
  const words = wordsOf('stepForms');
  if (known === null)
    return (
      <DraftText
        label={label}
        help={words('oneALine', { help })}
        lines={listLines}
        isCode
        value={names.join('\n')}
        error={error}
        onCommit={(text) => {
          onChange(text.split('\n').filter((line) => line.trim() !== ''));
          return null;
        }}
      />
    );
  const free = known.filter(({ id }) => !names.includes(id));
  const optionsFor = (name: string): readonly Option[] => [
    ...(known.some(({ id }) => id === name) ? [] : [{ id: name, label: name, detail: words('notThere') }]),
    ...known.filter(({ id }) => id === name || free.some((one) => one.id === id)),
  ];
  const [next] = free;
  return (
    <fieldset className="column-names">
      <legend className="sr">{label}</legend>
      {names.map((name, at) => (
        <div key={name} className="row g8">
          <Select
            size="md"
            className="grow"
            {...(at === 0 ? { label } : { 'aria-label': words('columnOf', { label, number: at + 1 }) })}
            {...(at === names.length - 1 ? { help, error } : {})}
            options={optionsFor(name)}
            value={name}
            onChange={(id) => onChange(names.map((one, index) => (index === at ? id : one)))}
          />
          {names.length > 1 && (
            <IconButton
              size="sm"
              icon="x"
              iconSize={14}
              label={words('leaveOut', { label, name })}
              onPress={() => onChange(names.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {names.length === 0 && error !== null && <p className="wrong">{error}</p>}
      {next !== undefined && (
        <Button size="sm" look="ghost" icon="plus" onPress={() => onChange([...names, next.id])}>
          {words('anotherColumn', { label })}
        </Button>
      )}
    </fieldset>
  );
}
