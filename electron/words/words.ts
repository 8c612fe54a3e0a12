import { german } from './de.ts';
import { english } from './en.ts';

export type DeskWords = typeof english;

const languages: readonly (readonly [language: string, words: DeskWords])[] = [
  ['de', german],
  ['en', english],
];

let spoken: DeskWords = english;

/**
 * Makes the shell speak the first of these languages that it knows; English where it knows none.
 * @param wanted what the person's system prefers, such as "de-AT"
 */
export function speakAs(wanted: readonly string[]): void {
  const known = wanted.flatMap((tag) => languages.filter(([language]) => language === tag.split('-')[0]));
  spoken = known[0]?.[1] ?? english;
}

/** What the shell says. Ask for it when it is said, not once for a module. */
export const deskWords = (): DeskWords => spoken;
