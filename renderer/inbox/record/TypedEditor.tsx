import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { typedText } from '../../words/typed.ts';
import { wordsOf } from '../../words/words.ts';
import { resolve } from '../state/resolve.ts';
import { takeTyped } from '../state/take-typed.ts';
import { takeText } from '../state/typed-ahead.ts';
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
  wrongIn,
} from './typed.ts';
import { useForetold } from './use-foretold.ts';

type Props = Pick<CardProps, 'record' | 'asked' | 'said'> & {
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

/** What stands in a field now, as it would be typed. */
const shownIn = ({ kind, text }: TypedField): string =>
  text === null ? wordsOf('inboxRecord')('empty') : typedText(kind, text);

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
      placeholder={text === null ? words('willBeEmpty') : shownIn(of)}
      error={wrongIn(draft, of)}
      onChange={(next) => set(next)}
      after={
        <Button size="sm" look="ghost" isDisabled={text === null} onPress={() => set(null)}>
          {words('leaveEmpty')}
        </Button>
      }
    />
  );
}

/** Takes what was typed once it is known what it would write. Keys that follow are for the record: the fields let go of them. */
function useTake({ asked }: Pick<Props, 'asked'>, typed: TypedSaid | null) {
  const box = useRef<HTMLDivElement>(null);
  const [isTaking, setTaking] = useState(false);
  const take = (): void => {
    if (typed === null || isTaking) return;
    const had = document.activeElement;
    setTaking(true);
    if (had instanceof HTMLElement) had.blur();
    takeTyped(asked, typed, () => {
      setTaking(false);
      if (had instanceof HTMLElement && box.current?.contains(had) === true) had.focus();
    });
  };
  return { box, isTaking, take };
}

/** What was typed before the editor was there stands in its first field, and what Enter meant then is done. */
function useTypedAhead(
  first: TypedField | undefined,
  onDraft: (change: (draft: Draft) => Draft) => void,
  take: () => void,
) {
  const [enters, setEnters] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before the first key that the field itself hears
  useLayoutEffect(() => {
    const kept = takeText();
    if (first === undefined || kept.text === '') return;
    const name = nameOfField(first);
    onDraft((draft) => new Map([...draft, [name, (draft.get(name) ?? '') + kept.text]]));
    setEnters(kept.enters);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was pressed, with what is typed by then
  useEffect(() => {
    if (enters === 0) return;
    setEnters(0);
    take();
    if (enters > 1) resolve();
  }, [enters]);
}

/** Values that somebody types, with what they become on the other side; Enter takes them, Escape leaves. */
export function TypedEditor({ record, asked, said, onClose }: Props) {
  const words = wordsOf('inboxRecord');
  const { first, other } = typedFields(asked.what);
  const [draft, setDraft] = useState<Draft>(() => draftOf(said, [...first, ...other]));
  const [isApart, setApart] = useState(() => draftOf(said, other).size > 0);
  const fields = isApart ? [...first, ...other] : first;
  const typed = saidOf(draft, fields);
  const lacks = typed === null ? [] : lacking(asked.what, draft);
  const told = useForetold(asked, lacks.length === 0 ? typed : null);
  const isGood = typed !== null && lacks.length === 0 && (told === null || told.problem === null);
  const { box, isTaking, take } = useTake({ asked }, isGood ? typed : null);
  useTypedAhead(first[0], setDraft, take);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey;
    const inBox = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape') onClose();
    else if (event.key !== 'Enter' || (event.target instanceof HTMLButtonElement && !isMod) || (inBox && !isMod))
      return;
    else if (isGood) {
      take();
      if (isMod) resolve();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that come up from the fields within
    <div ref={box} className="ir-type ir-editor" onKeyDown={onKeyDown}>
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
        <Button look="accent" size="sm" isDisabled={!isGood} isPending={isTaking} onPress={take} keys={['Enter']}>
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
