import { err, ok, type Result } from '../../model/result.ts';
import { show } from './show.ts';

/** How deep values may be nested: far more than people need, far less than the stack holds. */
export const depthMax = 200;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\n\r]*/y;

interface Reader {
  readonly text: string;
  at: number;
  /** Why the text is not JSON; the first reason counts. */
  problem: string | null;
}

/**
 * Canonical JSON text: keys in code unit order, no white space, strings escaped the one way `JSON.stringify` does.
 * Numbers stay as they are written, since a JavaScript number could change them. Refuses a key that stands twice in an object.
 */
export function canonJson(text: string): Result<string, string> {
  const reader: Reader = { text, at: 0, problem: null };
  const value = readValue(reader, 0);
  skip(reader, space);
  if (value !== null && reader.at === text.length) return ok(value);
  const problem = reader.problem ?? `goes on after its end at character ${reader.at + 1}`;
  return err(`${show(text)} is not JSON: it ${problem}.`);
}

function readValue(reader: Reader, depth: number): string | null {
  if (depth > depthMax) return broken(reader, `is nested deeper than ${depthMax}`);
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

function readObject(reader: Reader, depth: number): string | null {
  const members = new Map<string, string>();
  reader.at += 1;
  if (closes(reader, '}')) return '{}';
  for (;;) {
    skip(reader, space);
    const key = readString(reader);
    if (key === null) return null;
    if (members.has(key)) return broken(reader, `has the key ${key} twice in one object`);
    if (!closes(reader, ':')) return unexpected(reader);
    const value = readValue(reader, depth + 1);
    if (value === null) return null;
    members.set(key, value);
    if (closes(reader, '}')) return objectText(members);
    if (!closes(reader, ',')) return unexpected(reader);
  }
}

/** Sorted by what the keys say, not by how they are escaped. */
function objectText(members: ReadonlyMap<string, string>): string {
  const keyed = [...members].map(([key, value]) => ({ name: String(JSON.parse(key)), text: `${key}:${value}` }));
  keyed.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return `{${keyed.map((member) => member.text).join(',')}}`;
}

function readArray(reader: Reader, depth: number): string | null {
  const items: string[] = [];
  reader.at += 1;
  if (closes(reader, ']')) return '[]';
  for (;;) {
    const item = readValue(reader, depth + 1);
    if (item === null) return null;
    items.push(item);
    if (closes(reader, ']')) return `[${items.join(',')}]`;
    if (!closes(reader, ',')) return unexpected(reader);
  }
}

function readString(reader: Reader): string | null {
  const start = reader.at;
  if (reader.text[start] !== '"') return unexpected(reader);
  // A regular expression over a megabyte of text would exhaust its stack, so the end is looked for by hand.
  for (let at = start + 1; at < reader.text.length; at += 1) {
    const code = reader.text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) {
      reader.at = at + 1;
      return restringed(reader, reader.text.slice(start, reader.at));
    }
  }
  return broken(reader, 'has a text without end');
}

function restringed(reader: Reader, token: string): string | null {
  try {
    return JSON.stringify(JSON.parse(token));
  } catch {
    return broken(reader, `has the broken text ${show(token)}`);
  }
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

function unexpected(reader: Reader): null {
  const where = reader.at < reader.text.length ? `at character ${reader.at + 1}` : 'at its end';
  return broken(reader, `cannot be read ${where}`);
}

function broken(reader: Reader, problem: string): null {
  reader.problem ??= problem;
  return null;
}
