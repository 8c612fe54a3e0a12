import { textFor } from '../../words/words.ts';

/** What a setting of a step is called; undefined where its own name does. */
export const settingWords = (use: string, name: string): string | undefined =>
  textFor('stepSettings', `of ${use} ${name}`) ?? textFor('stepSettings', name) ?? undefined;

/** What to enter, where the label does not say it. */
export const helpWords = (use: string, name: string): string => textFor('stepSettings', `help ${use} ${name}`) ?? '';

/** What a choice of a setting is called. */
export function choiceWords(use: string, value: string): string {
  const words = textFor('stepSettings', `choice ${use} ${value}`) ?? textFor('stepSettings', `choice ${value}`);
  if (words !== null) return words;
  // Units and codes are written as they are.
  return /^[a-z]{4,}/.test(value) ? `${value.slice(0, 1).toUpperCase()}${value.slice(1).replaceAll('-', ' ')}` : value;
}
