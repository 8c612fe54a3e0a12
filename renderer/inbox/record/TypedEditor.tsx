import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { wordsOf } from '../../words/words.ts';
import type { CardProps } from './card.ts';
import { ForetoldLine } from './ForetoldLine.tsx';
import {
  type Draft,
  draftOf,
  lacking,
  nameOfField,
  saidOf,
  type TypedField,
  type TypedSaid,
  typedFields,
} from './typed.ts';
import { useForetold } from './use-foretold.ts';

type Props = Pick<CardProps, 'record' | 'asked' | 'said'> & {
  readonly onTake: (said: TypedSaid) => void;
  readonly onClose: () => void;
};

/** Texts of more lines than one need a box. */
const linesFor = (text: string | null): number => (text !== null && (text.includes('\n') || text.length > 80) ? 4 : 1);

interface FieldProps {
  readonly of: TypedField;
  readonly system: string;
  readonly isAlone: boolean;
  readonly isFirst: boolean;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

function TypedInput({ of, system, isAlone, isFirst, draft, onDraft }: FieldProps) {
  const words = wordsOf('inboxRecord');
  const name = nameOfField(of);
  const label = isAlone ? words('typeFor', { field: of.label }) : words('typeForIn', { field: of.label, system });
  const text = draft.get(name);
  const set = (next: string | null): void => onDraft(new Map([...draft, [name, next]]));
  return (
    <TextField
      {...(isAlone ? { 'aria-label': label } : { label })}
      size="md"
      className="ir-input"
      icon="pencil"
      autoFocus={isFirst}
      lines={linesFor(of.text)}
      value={text ?? ''}
      placeholder={text === null ? words('willBeEmpty') : (of.text ?? words('empty'))}
      onChange={(next) => set(next)}
      after={
        <Button size="sm" look="ghost" isDisabled={text === null} onPress={() => set(null)}>
          {words('leaveEmpty')}
        </Button>
      }
    />
  );
}

/** Values that somebody types, with what they become on the other side; Enter takes them, Escape leaves. */
export function TypedEditor({ record, asked, said, onTake, onClose }: Props) {
  const words = wordsOf('inboxRecord');
  const { first, other } = typedFields(asked.what);
  const [draft, setDraft] = useState<Draft>(() => draftOf(said));
  const [isApart, setApart] = useState(() => other.some((one) => draftOf(said).has(nameOfField(one))));
  const fields = isApart ? [...first, ...other] : first;
  const typed = saidOf(draft, fields);
  const lacks = typed === null ? [] : lacking(asked.what, draft);
  const told = useForetold(asked, lacks.length === 0 ? typed : null);
  const isGood = typed !== null && lacks.length === 0 && told !== null && told.problem === null;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const inBox = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape') onClose();
    else if (event.key !== 'Enter' || (inBox && !event.ctrlKey && !event.metaKey)) return;
    else if (isGood) onTake(typed);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that come up from the fields within
    <div className="ir-type" onKeyDown={onKeyDown}>
      {fields.map((one, at) => (
        <TypedInput
          key={nameOfField(one)}
          of={one}
          system={record.sides[one.side].name}
          isAlone={fields.length === 1}
          isFirst={at === 0}
          draft={draft}
          onDraft={setDraft}
        />
      ))}
      {typed !== null && lacks.length === 0 && <ForetoldLine record={record} told={told} />}
      {lacks.length > 0 && (
        <p className="ir-fore muted" role="status">
          {words('alsoNeeded', { fields: lacks.join(', ') })}
        </p>
      )}
      <div className="row g8">
        <Button
          look="accent"
          size="sm"
          isDisabled={!isGood}
          onPress={() => typed !== null && onTake(typed)}
          keys={['Enter']}
        >
          {words('takeTyped')}
        </Button>
        <Button look="ghost" size="sm" onPress={onClose} keys={['Esc']}>
          {words('cancel')}
        </Button>
        {other.length > 0 && !isApart && (
          <Button look="ghost" size="sm" onPress={() => setApart(true)}>
            {words('typeApart')}
          </Button>
        )}
      </div>
    </div>
  );
}
