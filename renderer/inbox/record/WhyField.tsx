import { TextField } from '../../ui/TextField.tsx';
import { wordsOf } from '../../words/words.ts';

/** The most letters that a reason may have. */
export const whyMax = 2000;

/** Room to say why something is done to records at once; it is kept with its run. */
export function WhyField({ value, onChange }: { readonly value: string; readonly onChange: (why: string) => void }) {
  const label = wordsOf('inbox')('why');
  return (
    <TextField
      aria-label={label}
      placeholder={label}
      size="md"
      value={value}
      onChange={(text) => onChange(text.slice(0, whyMax))}
    />
  );
}
