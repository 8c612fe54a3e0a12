import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

const singleByte = [
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'ibm437',
  'ibm850',
] as const;
const unicode = ['utf-8', 'utf-16le', 'utf-16be'] as const;
export const encodings = [...unicode, ...singleByte] as const;
export type EncodingName = (typeof encodings)[number];

/** Text in bytes, both ways without loss: what `decode` takes, `encode` gives back byte for byte. */
export interface Encoding {
  readonly name: EncodingName;
  /** Bytes of one unit: 2 for UTF-16. */
  readonly unit: 1 | 2;
  /** How many bytes at the end are the beginning of a character that goes on. */
  readonly unfinished: (bytes: Buffer) => number;
  /** Null: the bytes are not of this encoding. */
  readonly decode: (bytes: Buffer) => string | null;
  /** Only for text that it holds. */
  readonly encode: (text: string) => Buffer;
  /** The first character that it has no bytes for; null when there is none. */
  readonly lacks: (text: string) => string | null;
}

const halfOf = (text: string): string | null => (text.isWellFormed() ? null : '\ufffd');

/** Bytes at the end that belong to a character whose last byte is not there yet. */
function unfinishedUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

const utf8: Encoding = {
  name: 'utf-8',
  unit: 1,
  unfinished: unfinishedUtf8,
  decode: (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : null),
  encode: (text) => Buffer.from(text, 'utf8'),
  lacks: halfOf,
};

function utf16(name: 'utf-16le' | 'utf-16be'): Encoding {
  const turned = (bytes: Buffer): Buffer => (name === 'utf-16be' ? Buffer.from(bytes).swap16() : bytes);
  return {
    name,
    unit: 2,
    unfinished: (bytes) => {
      const odd = bytes.length % 2;
      if (bytes.length < 2 + odd) return odd;
      const high = bytes[bytes.length - odd - (name === 'utf-16le' ? 1 : 2)] ?? 0;
      return high >= 0xd8 && high < 0xdc ? 2 + odd : odd;
    },
    decode: (bytes) => {
      if (bytes.length % 2 !== 0) return null;
      const text = turned(bytes).toString('utf16le');
      return text.isWellFormed() ? text : null;
    },
    encode: (text) => turned(Buffer.from(text, 'utf16le')),
    lacks: halfOf,
  };
}

/** One byte, one character. A byte that the code page leaves open is the control character of its number, so that it comes out as it went in. */
function codePage(name: (typeof singleByte)[number]): Encoding {
  const characters = new Map<string, string>();
  const bytes = new Map<string, string>();
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    const raw = String.fromCharCode(byte);
    const decoded = iconv.decode(Buffer.of(byte), name);
    const character = decoded === '\ufffd' ? raw : decoded;
    characters.set(raw, character);
    bytes.set(character, raw);
  }
  const upper = /[\x80-\xff]/g;
  const beyond = /[^\0-\x7f]/gu;
  return {
    name,
    unit: 1,
    unfinished: () => 0,
    decode: (raw) => raw.toString('latin1').replace(upper, (one) => characters.get(one) ?? one),
    encode: (text) =>
      Buffer.from(
        text.replace(beyond, (one) => bytes.get(one) ?? '?'),
        'latin1',
      ),
    lacks: (text) => text.match(beyond)?.find((one) => !bytes.has(one)) ?? null,
  };
}

/** The encoding of this name. */
export function encodingOf(name: EncodingName): Encoding {
  if (name === 'utf-8') return utf8;
  if (name === 'utf-16le' || name === 'utf-16be') return utf16(name);
  return codePage(name);
}

const marks: readonly { readonly name: EncodingName; readonly bytes: Buffer }[] = [
  { name: 'utf-8', bytes: Buffer.of(0xef, 0xbb, 0xbf) },
  { name: 'utf-16le', bytes: Buffer.of(0xff, 0xfe) },
  { name: 'utf-16be', bytes: Buffer.of(0xfe, 0xff) },
];

/** The byte order mark that a file starts with, and the encoding it tells. */
export function markOf(head: Buffer): { readonly name: EncodingName; readonly bytes: Buffer } | null {
  return marks.find((mark) => head.subarray(0, mark.bytes.length).equals(mark.bytes)) ?? null;
}

/** Without a mark, UTF-16 gives itself away: Latin text has NUL in every other byte, and other encodings have none. */
export function unmarkedUtf16(head: Buffer): EncodingName | null {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = head.length / 4;
  if (odd > many && even <= many / 10) return 'utf-16le';
  return even > many && odd <= many / 10 ? 'utf-16be' : null;
}

/** Where bytes first stop being UTF-8: how many of them are good. */
export function goodUtf8(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, part.length - unfinishedUtf8(part)))) low = middle;
    else high = middle - 1;
  }
  return low - unfinishedUtf8(bytes.subarray(0, low));
}
