import { collectGraphemes } from 'unicode-segmenter/grapheme';

/**
 * A text as the characters that people see, so that no emoji or accented letter is taken apart (Unicode UAX #29). The tables
 * are those of the library and not of the machine, whose own may be of another Unicode version.
 */
export function charactersOf(text: string): readonly string[] {
  return /^[ -~]*$/.test(text) ? text.split('') : collectGraphemes(text);
}

/** "1 character", "3 characters". */
export const countedCharacters = (count: number): string => `${count} character${count === 1 ? '' : 's'}`;
