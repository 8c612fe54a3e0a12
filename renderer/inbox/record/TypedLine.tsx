import { useRight } from '../../rights/use-right.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCaps } from '../../ui/KeyCaps.tsx';
import { wordsOf } from '../../words/words.ts';
import { Choice } from './Choice.tsx';
import type { CardProps } from './card.ts';
import { Text } from './Text.tsx';
import { TypedEditor } from './TypedEditor.tsx';
import { typedFields, typedText } from './typed.ts';

/** Where a value can be typed in place of what either side holds: a line to press, an editor, or what was typed. */
export function TypedLine(props: CardProps & { readonly hint: string }) {
  const { record, asked, said, isFocus, isTyping, hint, onTyping } = props;
  const words = wordsOf('inboxRecord');
  const why = useRight('decide');
  if (why !== null || asked.state !== 'open') return null;
  if (isTyping)
    return (
      <TypedEditor key={asked.revision} record={record} asked={asked} said={said} onClose={() => onTyping(false)} />
    );
  if (said?.choose === 'typed') {
    const { first, other } = typedFields(asked.what);
    const text = typedText(said, [...first, ...other]);
    return (
      <div className="ir-type">
        <Choice
          tone="a"
          className="typed"
          label={words('typedValue', { value: text ?? words('empty') })}
          below={{ icon: 'pencil', words: words('typedByYou') }}
          isPicked
          isOff={false}
          onPick={() => onTyping(true)}
        >
          <Text text={text} />
        </Choice>
      </div>
    );
  }
  if (!isFocus) return null;
  return (
    <div className="ir-type">
      <button type="button" className="input md ph ir-open" onClick={() => onTyping(true)}>
        <Icon name="pencil" size={14} />
        <span className="grow">{hint}</span>
        <KeyCaps keys={['E']} />
      </button>
    </div>
  );
}
