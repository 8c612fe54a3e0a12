import { TextField, type TextFieldProps } from '../../ui/TextField.tsx';
import { readTyped, typedText } from '../../words/typed.ts';
import { useDraft } from './use-draft.ts';

export interface DraftTextProps
  extends Pick<
    TextFieldProps,
    'label' | 'aria-label' | 'help' | 'placeholder' | 'lines' | 'after' | 'className' | 'size'
  > {
  readonly value: string;
  /** Sets the text; answers what is wrong with it. */
  readonly onCommit: (text: string) => string | null;
  readonly check?: (text: string) => string | null;
  readonly isNumber?: boolean;
  readonly isCode?: boolean;
  /** Wrong already as it is kept. */
  readonly error?: string | null;
}

/** A text that is set when it is left or Enter is pressed; Escape takes back what was typed. */
export function DraftText(props: DraftTextProps) {
  const { value, onCommit, check, isNumber = false, isCode = false, error = null, lines = 1, ...rest } = props;
  const draft = useDraft(value, onCommit, check);
  return (
    <TextField
      size="md"
      {...rest}
      lines={lines}
      value={draft.text}
      error={draft.error ?? error}
      onChange={draft.change}
      onBlur={draft.commit}
      inputMode={isNumber ? 'decimal' : 'text'}
      spellCheck={isCode || isNumber ? 'false' : 'true'}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) draft.commit();
        if (event.key === 'Escape' && draft.text !== value) {
          event.stopPropagation();
          draft.reset();
        }
      }}
    />
  );
}

/** A whole number, or nothing, typed as the person's locale has it; what is no number is told and not set. */
export function DraftNumber({
  value,
  onCommit,
  unit,
  hasFraction = false,
  ...rest
}: Omit<DraftTextProps, 'value' | 'onCommit' | 'check' | 'isNumber' | 'after' | 'lines'> & {
  readonly value: number | null;
  readonly onCommit: (value: number | null) => string | null;
  readonly unit?: string;
  readonly hasFraction?: boolean;
}) {
  const kind = hasFraction ? 'decimal' : 'integer';
  return (
    <DraftText
      {...rest}
      isNumber
      value={value === null ? '' : typedText(kind, String(value))}
      {...(unit === undefined ? {} : { after: <span className="unit">{unit}</span> })}
      onCommit={(text) => {
        if (text.trim() === '') return onCommit(null);
        const read = readTyped(kind, text);
        return read.ok ? onCommit(Number(read.value)) : read.error;
      }}
    />
  );
}
