/** One or two letters that stand for a system: the capitals inside its name, else the first letters of its words. */
export function monogram(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '?', second] = words;
  const capitals = [...first].filter((letter) => /\p{Lu}/u.test(letter));
  const isMixed = /\p{Ll}/u.test(first) && capitals.length > 1;
  const letters = isMixed ? capitals : second !== undefined && !/^\p{Lu}+$/u.test(first) ? [...first].slice(0, 1).concat([...second].slice(0, 1)) : [...first];
  return letters.slice(0, 2).join('').toUpperCase();
}
