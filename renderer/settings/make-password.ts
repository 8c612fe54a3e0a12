const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const lettersInGroup = 5;

/** A password that can be read aloud: four groups of five letters, 100 bits by chance. */
export function makePassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(groups * lettersInGroup));
  const text = [...bytes].map((byte) => letters[byte % letters.length]).join('');
  return Array.from({ length: groups }, (_, at) => text.slice(at * lettersInGroup, (at + 1) * lettersInGroup)).join(
    '-',
  );
}
