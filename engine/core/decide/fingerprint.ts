const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const perWord = 6;

const turn = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** Spreads one word of input over 32 bits; `first` and `second` are the lane's constants. */
const spread = (word: number, first: number, by: number, second: number): number =>
  Math.imul(turn(Math.imul(word, first), by), second);

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Two UTF-16 units as one word. */
const wordAt = (text: string, at: number): number => text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16);

function letters(word: number): string {
  let out = '';
  for (let at = 0; at < perWord; at++) out += base32.charAt((word >>> (5 * at)) & 31);
  return out;
}

/**
 * 120 bits that tell texts apart, as 24 letters and digits: MurmurHash3 (x86, 128 bits) over the text's UTF-16 units, the two
 * top bits of each word left out. For finding what changed, where a secure hash would be half of all the work; nothing that a
 * person approves may rest on it.
 */
export function fingerprint(text: string): string {
  const length = text.length;
  // The rest is filled up with zeros, which the length mixed in at the end tells apart. The text itself is read as it lies:
  // one that is put together of two is several times slower to go through.
  const whole = length - (length % 8);
  const rest = text.slice(whole).padEnd(8, '\0');
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let begin = 0; begin < length; begin += 8) {
    const part = begin < whole ? text : rest;
    const at = begin < whole ? begin : 0;
    a ^= spread(wordAt(part, at), 0x239b961b, 15, 0xab0e9789);
    a = (Math.imul(turn(a, 19) + b, 5) + 0x561ccd1b) | 0;
    b ^= spread(wordAt(part, at + 2), 0xab0e9789, 16, 0x38b34ae5);
    b = (Math.imul(turn(b, 17) + c, 5) + 0x0bcaa747) | 0;
    c ^= spread(wordAt(part, at + 4), 0x38b34ae5, 17, 0xa1e38b93);
    c = (Math.imul(turn(c, 15) + d, 5) + 0x96cd1c35) | 0;
    d ^= spread(wordAt(part, at + 6), 0xa1e38b93, 18, 0x239b961b);
    d = (Math.imul(turn(d, 13) + a, 5) + 0x32ac3b17) | 0;
  }
  [a, b, c, d] = [a ^ length, b ^ length, c ^ length, d ^ length];
  a = (a + b + c + d) | 0;
  [b, c, d] = [(b + a) | 0, (c + a) | 0, (d + a) | 0];
  [a, b, c, d] = [finish(a), finish(b), finish(c), finish(d)];
  a = (a + b + c + d) | 0;
  [b, c, d] = [(b + a) | 0, (c + a) | 0, (d + a) | 0];
  return letters(a) + letters(b) + letters(c) + letters(d);
}
