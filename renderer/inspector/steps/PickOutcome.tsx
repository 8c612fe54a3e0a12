import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import type { Coming } from './line-facts.ts';
import type { Outcome } from './pick-settings.ts';

const textId = '(text)';
const noneId = '(none)';

/** What the step gives: a text, a choice of the field ahead, one of the values that come in, or nothing. */
export function PickOutcome({
  label,
  outcome,
  coming,
  choices,
  canBeNone = false,
  put,
}: {
  readonly label: string;
  readonly outcome: Outcome | null;
  readonly coming: readonly Coming[];
  readonly choices: readonly string[] | null;
  readonly canBeNone?: boolean;
  readonly put: (outcome: Outcome | null) => void;
}) {
  const words = wordsOf('stepForms');
  const [firstChoice = ''] = choices ?? [];
  const text = outcome !== null && 'text' in outcome ? outcome.text : null;
  const chosen = outcome === null ? noneId : 'text' in outcome ? textId : String(outcome.value);
  const options = [
    { id: textId, label: words(choices === null ? 'thisText' : 'thisChoice') },
    ...coming.map((one, at) => ({ id: String(at + 1), label: one.label })),
    ...(canBeNone ? [{ id: noneId, label: words('nothing') }] : []),
  ];
  const offered = choices === null || text === null || choices.includes(text) ? choices : [text, ...choices];
  return (
    <div className="two-cols">
      <Select
        size="md"
        aria-label={label}
        options={options}
        value={chosen}
        onChange={(id) =>
          put(id === noneId ? null : id === textId ? { text: text ?? firstChoice } : { value: Number(id) })
        }
      />
      {text !== null &&
        (offered === null ? (
          <DraftText
            aria-label={words('outcomeText', { label })}
            isCode
            value={text}
            onCommit={(typed) => {
              put({ text: typed });
              return null;
            }}
          />
        ) : (
          <Select
            size="md"
            aria-label={words('outcomeChoice', { label })}
            options={offered.map((id) => ({ id, label: id }))}
            value={text}
            onChange={(id) => put({ text: id })}
          />
        ))}
    </div>
  );
}
