import { classes } from '../../ui/classes.ts';
import { wordsOf } from '../../words/words.ts';
import { useDraft } from '../parts/use-draft.ts';

/** A text in a table of a step's settings: taken with Enter or when it is left, given up with Escape. */
export function CellText({
  label,
  value,
  look,
  title,
  list,
  onCommit,
}: {
  readonly label: string;
  readonly value: string;
  readonly look?: string | undefined;
  /** Instead of the text itself, which may be cut off. */
  readonly title?: string | undefined;
  /** The id of what is offered to choose from. */
  readonly list?: string | undefined;
  readonly onCommit: (text: string) => void;
}) {
  const draft = useDraft(value, (text) => {
    onCommit(text);
    return null;
  });
  return (
    <input
      type="text"
      className={classes('pair-text', look)}
      aria-label={label}
      title={title ?? draft.text}
      list={list}
      placeholder={wordsOf('stepForms')('blank')}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.commit();
        if (event.key === 'Escape' && draft.text !== value) {
          event.stopPropagation();
          draft.reset();
        }
      }}
    />
  );
}
