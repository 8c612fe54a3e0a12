import { err, ok, type Result } from '../../model/result.ts';
import { show } from './show.ts';

const depthMax = 200;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\n\r]*/y;

interface Reader {
  readonly text: string;
  at: number;
}

/** Thrown and caught within this file only: the parser is recursive, and its caller wants one sentence. */
class Unreadable extends Error {}

/**
 * Canonical JSON text: keys in code unit order, no white space, strings escaped the one way `JSON.stringify` does.
 * Numbers stay as they are written, since a JavaScript number could change them. Refuses a key that stands twice in an object.
 */
export function canonJson(text: string): Result<string, string> {
  const reader = { text, at: 0 };
  try {
    const value = readValue(reader, 0);
    skip(reader, space);
    if (reader.at < text.length) throw new Unreadable(`goes on after its end at character ${reader.at + 1}`);
    return ok(value);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err(`${show(text)} is not JSON: it ${thrown.message}.`);
    throw thrown;
  }
}

function readValue(reader: Reader, depth: number): string {
  if (depth > depthMax) throw new Unreadable(`is nested deeper than ${depthMax}`);
  skip(reader, space);
  const start = reader.text[reader.at];
  if (start === '{') return readObject(reader, depth);
  if (start === '[') return readArray(reader, depth);
  if (start === '"') return readString(reader);
  for (const word of ['true', 'false', 'null']) {
    if (!reader.text.startsWith(word, reader.at)) continue;
    reader.at += word.length;
    return word;
  }
  return skip(reader, number) ?? unexpected(reader);
}

function readObject(reader: Reader, depth: number): string {
  const members = new Map<string, string>();
  reader.at += 1;
  if (closes(reader, '}')) return '{}';
  for (;;) {
    skip(reader, space);
    const key = readString(reader);
    if (members.has(key)) throw new Unreadable(`has the key ${key} twice in one object`);
    if (!closes(reader, ':')) unexpected(reader);
    members.set(key, readValue(reader, depth + 1));
    if (closes(reader, '}')) break;
    if (!closes(reader, ',')) unexpected(reader);
  }
  const keys = [...members.keys()].map((key): [string, string] => [unescaped(key), key]);
  keys.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${keys.map(([, key]) => `${key}:${members.get(key) ?? ''}`).join(',')}}`;
}

function readArray(reader: Reader, depth: number): string {
  const items: string[] = [];
  reader.at += 1;
  if (closes(reader, ']')) return '[]';
  for (;;) {
    items.push(readValue(reader, depth + 1));
    if (closes(reader, ']')) return `[${items.join(',')}]`;
    if (!closes(reader, ',')) unexpected(reader);
  }
}

function readString(reader: Reader): string {
  const start = reader.at;
  if (reader.text[start] !== '"') unexpected(reader);
  // A regular expression over a megabyte of text would exhaust its stack, so the end is looked for by hand.
  for (let at = start + 1; at < reader.text.length; at += 1) {
    const code = reader.text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) {
      reader.at = at + 1;
      return restringed(reader.text.slice(start, reader.at));
    }
  }
  throw new Unreadable('has a text without end');
}

function restringed(token: string): string {
  try {
    return JSON.stringify(JSON.parse(token));
  } catch {
    throw new Unreadable(`has the broken text ${show(token)}`);
  }
}

function unescaped(token: string): string {
  return String(JSON.parse(token));
}

function closes(reader: Reader, mark: string): boolean {
  skip(reader, space);
  if (reader.text[reader.at] !== mark) return false;
  reader.at += 1;
  return true;
}

function skip(reader: Reader, token: RegExp): string | null {
  token.lastIndex = reader.at;
  const found = token.exec(reader.text);
  if (found === null) return null;
  reader.at += found[0].length;
  return found[0];
}

function unexpected(reader: Reader): never {
  const where = reader.at < reader.text.length ? `at character ${reader.at + 1}` : 'at its end';
  throw new Unreadable(`cannot be read ${where}`);
}
