import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The one text of a JSON value: sorted keys, no white space; a property that is undefined is left out.
 * @throws TypeError for what JSON cannot hold exactly: NaN, infinities, integers beyond 2^53, functions, bigints, undefined in a list
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
        throw new TypeError(`${value} cannot be written as JSON exactly; keep it as text.`);
      }
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return objectJson(value);
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      throw new TypeError(`A ${typeof value} cannot be written as JSON.`);
  }
}

function objectJson(value: object): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hex digits. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A SHA-256 over texts as they come, for what is too long to hold as one. */
export interface Hasher {
  add(text: string): void;
  /** The hash of all texts so far, 64 lower-case hex digits; more may be added after it. */
  read(): string;
}

/** Texts are hashed by so many characters at a time: each call costs as much as a thousand of them. */
const gatheredMax = 16_384;

export function hasher(): Hasher {
  const state = sha256.create();
  let gathered = '';
  const flush = (): void => {
    state.update(utf8ToBytes(gathered));
    gathered = '';
  };
  return {
    add: (text) => {
      // The length keeps two texts apart from one that says the same.
      gathered += `${text.length}:${text}`;
      if (gathered.length >= gatheredMax) flush();
    },
    read: () => {
      flush();
      return bytesToHex(state.clone().digest());
    },
  };
}

const digitsAtOnce = 5;
const lettersAtOnce = 4;

/** The first `length` characters of a number in hex digits, in lower-case base 32, 5 bits each. */
export function lettersOf(hex: string, length: number): string {
  let out = '';
  for (let at = 0; out.length < length; at += digitsAtOnce) {
    const bits = Number.parseInt(hex.slice(at, at + digitsAtOnce).padEnd(digitsAtOnce, '0'), 16);
    for (let letter = lettersAtOnce - 1; letter >= 0 && out.length < length; letter--)
      out += base32.charAt((bits >> (5 * letter)) & 31);
  }
  return out;
}

/** The first `length` (at most 51) characters of the text's SHA-256 in lower-case base 32. */
export const shortHash = (text: string, length: number): string => lettersOf(hashOf(text), length);
