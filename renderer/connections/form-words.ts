import type { FormField } from '../../engine/model/form.ts';
import { inOwnWords } from '../words/sentences.ts';

const optionInWords = <O extends { readonly label: string }>(option: O): O => ({
  ...option,
  label: inOwnWords(option.label),
});

/** A field of a system's form in the language of the window: its label, its help and what its choices are called. */
export function inFormWords(field: FormField): FormField {
  const said = { ...field, label: inOwnWords(field.label), help: inOwnWords(field.help) };
  if (said.as === 'choice') {
    const open = said.open === null ? null : inOwnWords(said.open);
    return { ...said, options: said.options.map(optionInWords), open };
  }
  if (said.as === 'pairs') return { ...said, options: said.options.map(optionInWords), each: inOwnWords(said.each) };
  return said;
}
