/**
 * One or two capital letters that stand for a name: the first letters of its first two words, or the first two letters
 * of a single word. A name in capitals inside ("HubSpot") gives its capitals.
 */
export function monogram(name: string, letters: 1 | 2 = 2): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '?', second] = words;
  if (letters === 1) return [...first].slice(0, 1).join('').toLocaleUpperCase('en');
  const capitals = [...first].filter((letter) => /\p{Lu}/u.test(letter));
  const mixed = /\p{Ll}/u.test(first) && capitals.length > 1;
  const pair =
    second !== undefined ? [...first].slice(0, 1).concat([...second].slice(0, 1)) : mixed ? capitals : [...first];
  return pair.slice(0, 2).join('').toLocaleUpperCase('en');
}
