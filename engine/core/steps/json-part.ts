import { err, ok, type Result } from '../../model/result.ts';
import { show } from '../values/show.ts';

/** One level of canonical JSON text; what stands in it is still text, so that no number passes through JavaScript. */
type Level =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, string> }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'single' };

/** One part of a path. `either` is of a JSON Pointer, where a number may be a name too. */
export type Segment =
  | { readonly at: 'name'; readonly name: string }
  | { readonly at: 'index'; readonly index: number }
  | { readonly at: 'either'; readonly name: string }
  | { readonly at: 'all' };

const segmentsMax = 50;
const indexMax = 100_000;

/** Where each part of an object or list ends: its commas, and the colons of its members. */
function parted(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 1;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if (depth === 1 && (mark === ',' || mark === ':')) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  const last = text.slice(start, -1);
  return last === '' ? parts : [...parts, last];
}

function levelOf(text: string): Level {
  if (text.startsWith('[')) return { kind: 'list', items: parted(text) };
  if (!text.startsWith('{')) return { kind: 'single' };
  const parts = parted(text);
  const members = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) members.set(nameOf(parts[at] ?? '""'), parts[at + 1] ?? 'null');
  return { kind: 'object', members };
}

const nameOf = (token: string): string => String(JSON.parse(token));

function objectText(members: ReadonlyMap<string, string>): string {
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${sorted.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

const dotted =
  /^(?:\.([\p{L}_][\p{L}\p{N}_-]*)|\.(\*)|\[(\*)\]|\[(-?\d{1,6})\]|\[("(?:[^"\\]|\\.)*")\]|\['([^'\\]*)'\])/u;

/**
 * Reads a path: a JSON Pointer (RFC 6901) such as "/items/0/name", or a JSONPath (RFC 9535) of names, indexes and `[*]`
 * such as "$.items[0].name".
 */
export function readPath(path: string): Result<readonly Segment[], string> {
  const refused = err(`${show(path)} is not a path such as /items/0/name or $.items[0].name.`);
  const segments = path.startsWith('$') ? readDotted(path.slice(1)) : readPointer(path);
  if (segments === null) return refused;
  const far = segments.some((one) => one.at === 'index' && Math.abs(one.index) > indexMax);
  return segments.length > segmentsMax || far ? err(`The path ${show(path)} leads too far.`) : ok(segments);
}

function readPointer(path: string): readonly Segment[] | null {
  if (path === '') return [];
  if (!path.startsWith('/') || /~(?![01])/.test(path)) return null;
  const names = path.slice(1).split('/');
  return names.map((name) => ({ at: 'either', name: name.replaceAll('~1', '/').replaceAll('~0', '~') }));
}

function readDotted(path: string): readonly Segment[] | null {
  const segments: Segment[] = [];
  let rest = path;
  while (rest !== '') {
    const found = dotted.exec(rest);
    if (found === null) return null;
    const [whole, word, star, starred, index, quoted, single] = found;
    const name = word ?? single ?? (quoted === undefined ? undefined : unquoted(quoted));
    if (star !== undefined || starred !== undefined) segments.push({ at: 'all' });
    else if (index !== undefined) segments.push({ at: 'index', index: Number(index) });
    else if (name !== undefined && name !== null) segments.push({ at: 'name', name });
    else return null;
    rest = rest.slice(whole.length);
  }
  return segments;
}

function unquoted(token: string): string | null {
  try {
    return nameOf(token);
  } catch {
    return null;
  }
}

function placeIn(segment: Segment, length: number): number | null {
  if (segment.at === 'index') return segment.index < 0 ? length + segment.index : segment.index;
  return segment.at === 'either' && /^(?:0|[1-9]\d{0,5})$/.test(segment.name) ? Number(segment.name) : null;
}

/** The parts of a canonical JSON text that a path leads to; one at most where nothing in it stands for several. */
export function partsAt(text: string, path: readonly Segment[]): readonly string[] {
  const [segment, ...rest] = path;
  if (segment === undefined) return [text];
  const level = levelOf(text);
  if (level.kind === 'single') return [];
  if (segment.at === 'all') {
    const all = level.kind === 'list' ? level.items : [...level.members.values()];
    return all.flatMap((one) => partsAt(one, rest));
  }
  const place = level.kind === 'list' ? placeIn(segment, level.items.length) : null;
  const name = segment.at === 'index' ? null : segment.name;
  const part = level.kind === 'object' ? level.members.get(name ?? '') : level.items[place ?? -1];
  return part === undefined || (level.kind === 'object' && name === null) ? [] : partsAt(part, rest);
}

/**
 * A canonical JSON text with another part where the path leads.
 * @param text null where there is none yet: what the path needs is made
 * @param part null takes it away
 */
export function withPart(
  text: string | null,
  path: readonly Segment[],
  part: string | null,
): Result<string | null, string> {
  const [segment, ...rest] = path;
  if (segment === undefined) return ok(part);
  const missing = text === null || text === 'null';
  if (missing && part === null) return ok(text);
  const level = missing ? emptyFor(segment) : levelOf(text);
  if (level.kind === 'single')
    return err(`${show(text)} stands where the path goes on; correct the path or the value.`);
  if (level.kind === 'list') return withItem(level.items, segment, rest, part);
  if (segment.at === 'index' || segment.at === 'all') return err('The path counts items, and an object stands there.');
  const made = withPart(level.members.get(segment.name) ?? null, rest, part);
  if (!made.ok) return made;
  const members = new Map(level.members);
  if (made.value === null) members.delete(segment.name);
  else members.set(segment.name, made.value);
  return ok(objectText(members));
}

const emptyFor = (segment: Segment): Level =>
  segment.at === 'index' ? { kind: 'list', items: [] } : { kind: 'object', members: new Map() };

function withItem(
  items: readonly string[],
  segment: Segment,
  rest: readonly Segment[],
  part: string | null,
): Result<string | null, string> {
  const place = placeIn(segment, items.length);
  const held = place === null ? undefined : items[place];
  if (held === undefined && part === null) return ok(listText(items));
  if (place === null || place < 0 || place > items.length) {
    return err(`The list has ${items.length} items, and the path leads beyond them; add the items before it first.`);
  }
  const made = withPart(held ?? null, rest, part);
  if (!made.ok) return made;
  if (made.value === null)
    return err('An item cannot be taken out of the middle of a list; remove it in the list itself.');
  return ok(listText([...items.slice(0, place), made.value, ...items.slice(place + 1)]));
}

const listText = (items: readonly string[]): string => `[${items.join(',')}]`;
