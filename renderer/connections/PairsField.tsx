import { Group } from 'react-aria-components';
import type { FormField } from '../../engine/model/form.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import type { PairEntry } from './entered.ts';

/** Settings by name: a line for each, with what it is set to. */
export function PairsField({
  field,
  entries,
  error,
  isLocked,
  onChange,
}: {
  readonly field: Extract<FormField, { as: 'pairs' }>;
  readonly entries: readonly PairEntry[];
  readonly error: string | null;
  readonly isLocked: boolean;
  readonly onChange: (entries: readonly PairEntry[]) => void;
}) {
  const words = wordsOf('connections');
  const lineName = (at: number): string => words('line', { what: field.each, at: at + 1 });
  const options = field.options.map((one) => ({ id: one.value, label: one.label }));
  const change = (at: number, part: Partial<PairEntry>): void =>
    onChange(entries.map((entry, index) => (index === at ? { ...entry, ...part } : entry)));
  const add = (): void => onChange([...entries, { name: '', value: options[0]?.id ?? '' }]);
  return (
    <Group className="pairs" aria-label={field.label}>
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place while its name is typed
        <div className="pairs-line" key={at}>
          <TextField
            aria-label={lineName(at)}
            placeholder={field.each}
            value={entry.name}
            onChange={(name) => change(at, { name })}
            isReadOnly={isLocked}
          />
          {options.length > 0 ? (
            <Select
              aria-label={words('whatIsIn', { name: entry.name || lineName(at) })}
              options={options}
              value={entry.value}
              onChange={(value) => change(at, { value })}
              isDisabled={isLocked}
            />
          ) : (
            <TextField
              aria-label={words('columnsOf', { name: entry.name || lineName(at) })}
              placeholder={words('columnsExample')}
              value={entry.value}
              onChange={(value) => change(at, { value })}
              isReadOnly={isLocked}
            />
          )}
          {!isLocked && (
            <IconButton
              icon="x"
              iconSize={14}
              label={entry.name === '' ? words('takeOutLine') : words('takeOut', { name: entry.name })}
              onPress={() => onChange(entries.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {!isLocked && (
        <Button size="sm" icon="plus" onPress={add}>
          {words('addOne', { what: field.each.toLowerCase() })}
        </Button>
      )}
      {error !== null && (
        <span className="wrong" role="alert">
          {error}
        </span>
      )}
    </Group>
  );
}
