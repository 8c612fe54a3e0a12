import { z } from 'zod';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldKind, Value } from '../../model/value.ts';
import { canonJson } from '../values/json.ts';
import { canonDecimal, canonInteger } from '../values/number.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { eachTypes, orFailed, type Turned, textKinds, textOut, turnEach } from './each.ts';
import { partsAt, readPath, type Segment, withPart } from './json-part.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Part of JSON';
const kinds: readonly FieldKind[] = ['json', ...textKinds];
const Settings = z.strictObject({
  /** A JSON Pointer such as /address/city, or a JSONPath such as $.address.city or $.tags[*]. */
  path: z
    .string()
    .max(1000)
    .refine((path) => readPath(path).ok, 'This is not a path such as /items/0/name or $.items[0].name.'),
  type: z.enum(['text', 'integer', 'decimal', 'boolean', 'json']).default('text'),
});
type Settings = z.infer<typeof Settings>;

const paths = new WeakMap<Settings, readonly Segment[]>();

function pathOf(settings: Settings): readonly Segment[] {
  const known = paths.get(settings);
  if (known !== undefined) return known;
  const made = readPath(settings.path);
  const path = made.ok ? made.value : [];
  paths.set(settings, path);
  return path;
}

const isOfSeveral = (settings: Settings): boolean => pathOf(settings).some((one) => one.at === 'all');

/** The value that a part of JSON text says. */
function read(settings: Settings, part: string): Turned {
  const { type } = settings;
  if (type === 'json') return ok(part);
  if (part === 'null') return ok(null);
  const isNested = part.startsWith('{') || part.startsWith('[');
  if (isNested)
    return failed(`${show(part)} stands at ${settings.path}; lead the path on into it, or set "type" to "json".`);
  const bare = part.startsWith('"') ? String(JSON.parse(part)) : part;
  if (type === 'boolean')
    return bare === 'true' || bare === 'false' ? ok(bare === 'true') : wrong(bare, 'true or false');
  if (type === 'text') return /^[-\d]/.test(part) ? orFailed(canonDecimal(part)) : textOut(bare);
  return orFailed(type === 'integer' ? canonInteger(bare) : canonDecimal(bare));
}

const wrong = (text: string, what: string): Turned => failed(`${show(text)} is not ${what}.`);

function forward(settings: Settings, value: string): Turned {
  if (value.trim() === '') return ok(null);
  const whole = canonJson(value);
  if (!whole.ok) return failed(whole.error);
  const parts = partsAt(whole.value, pathOf(settings));
  if (!isOfSeveral(settings)) return parts[0] === undefined ? ok(null) : read(settings, parts[0]);
  const items: Value[] = [];
  for (const part of parts) {
    const made = read(settings, part);
    if (!made.ok) return made;
    items.push(made.value);
  }
  return ok(items);
}

/** A value as JSON text; a number or true in a text stays what it was where it can. */
function written(settings: Settings, value: Value, held: string | undefined): Result<string, string> {
  if (typeof value === 'boolean') return ok(String(value));
  if (typeof value !== 'string') return err(`${show(value)} is not a single value.`);
  if (settings.type === 'json') return canonJson(value);
  if (settings.type !== 'text') return settings.type === 'integer' ? canonInteger(value) : canonDecimal(value);
  const number = held !== undefined && /^[-\d]/.test(held) ? canonDecimal(value) : null;
  if (number?.ok && number.value === value) return number;
  const isWord = (held === 'true' || held === 'false') && (value === 'true' || value === 'false');
  return ok(isWord ? value : JSON.stringify(value));
}

function put(settings: Settings, value: Value, before: Value): Turned {
  const old = typeof before === 'string' && before.trim() !== '' ? canonJson(before) : null;
  if (old !== null && !old.ok) return failed(old.error);
  const path = pathOf(settings);
  const held = old === null ? undefined : partsAt(old.value, path)[0];
  const part = value === null ? null : written(settings, value, held);
  if (part !== null && !part.ok) return failed(part.error);
  return orFailed(withPart(old?.value ?? null, path, part?.value ?? null));
}

function backward(settings: Settings, values: Values, old: Values | null): Stepped {
  const out: Value[] = [];
  for (const [at, value] of values.entries()) {
    const made = put(settings, value, old?.[at] ?? null);
    if (!made.ok) return made;
    out.push(made.value);
  }
  return ok(out);
}

export const jsonPathStep = defineStep<Settings>({
  use: 'json-path',
  label,
  settings: Settings,
  sentence: (settings) =>
    `Takes ${settings.path === '' ? 'the whole' : `what stands at ${settings.path}`} out of JSON.`,
  types: (settings, before) =>
    eachTypes(label, before, kinds, () => ({ kind: isOfSeveral(settings) ? 'list' : settings.type })),
  // In a text field JSON is made canonical as text is, which can change names and texts in it.
  way: (settings, before) => {
    if (isOfSeveral(settings)) return 'one-way';
    return before.every((type) => type.kind === 'json') ? 'none' : 'lossy';
  },
  forward: (settings, values) => turnEach(values, (value) => forward(settings, value)),
  backward: (settings, values, old) =>
    isOfSeveral(settings)
      ? failed(`"${label}" has no way back for several values; make the line one-way.`)
      : backward(settings, values, old),
  samples: [
    {
      settings: Settings.parse({ path: '/address/city' }),
      in: ['{"address":{"city":"Bonn","zip":53111}}'],
      out: ['Bonn'],
      back: ['{"address":{"city":"Bonn"}}'],
    },
    {
      settings: Settings.parse({ path: '$.lines[0].price', type: 'decimal' }),
      in: ['{"lines":[{"price":12345678901234567.10}]}'],
      out: ['12345678901234567.1'],
      back: ['{"lines":[{"price":12345678901234567.1}]}'],
    },
    {
      settings: Settings.parse({ path: '/a', type: 'json' }),
      in: ['{"a":[1.50]}'],
      out: ['[1.50]'],
      back: ['{"a":[1.50]}'],
    },
    {
      settings: Settings.parse({ path: '/ok', type: 'boolean' }),
      in: ['{"ok":true}'],
      out: [true],
      back: ['{"ok":true}'],
    },
    { settings: Settings.parse({ path: '/n', type: 'integer' }), in: ['{}'], out: [null], back: [null] },
    {
      settings: Settings.parse({ path: '$.tags[*].name' }),
      in: ['{"tags":[{"name":"b"},{"name":"a"}]}'],
      out: [['b', 'a']],
    },
  ],
});
