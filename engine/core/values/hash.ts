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

export function hasher(): Hasher {
  const state = sha256.create();
  return {
    add: (text) => {
      // The length keeps two texts apart from one that says the same.
      state.update(utf8ToBytes(`${text.length}:${text}`));
    },
    read: () => bytesToHex(state.clone().digest()),
  };
}

/** The first `length` (at most 51) characters of the text's SHA-256 in lower-case base 32, 5 bits each. */
export function shortHash(text: string, length: number): string {
  const bytes = sha256(utf8ToBytes(text));
  let out = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && out.length < length) {
      bits -= 5;
      out += base32.charAt((held >> bits) & 31);
    }
    if (out.length >= length) break;
  }
  return out;
}
