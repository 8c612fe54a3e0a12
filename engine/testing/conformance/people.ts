import type { Finding, Session, View } from '../../connectors/contract.ts';
import { RecordKey } from '../../model/ids.ts';
import type { Snapshot } from '../../model/record.ts';
import type { FieldKind, Fields, Value } from '../../model/value.ts';

/** The fields that the suite knows of. Every system holds `name`, `email` and `note`; the others where it can. */
export const personFields = [
  'name',
  'email',
  'note',
  'age',
  'balance',
  'born',
  'seenAt',
  'active',
  'tags',
  'updatedAt',
] as const;
export type PersonField = (typeof personFields)[number];

/** Which discovered types are right for each field. */
export const personKinds: Record<PersonField, readonly FieldKind[]> = {
  name: ['text'],
  email: ['text'],
  note: ['text'],
  age: ['integer'],
  balance: ['decimal'],
  born: ['date'],
  seenAt: ['instant'],
  active: ['boolean'],
  tags: ['set', 'list'],
  updatedAt: ['instant'],
};

export interface Person {
  readonly key: RecordKey;
  readonly fields: Fields;
}

/** Edits the system as another person would: not through the session, and without the session knowing. Values are canonical. */
export interface Behind {
  /** Fields that are not given are NULL. */
  insert(people: readonly Person[]): Promise<void>;
  /** Does nothing where there is no such record. */
  update(key: RecordKey, fields: Fields): Promise<void>;
  remove(key: RecordKey): Promise<void>;
  /** What is stored now, all fields; null where there is no such record. Text as it is stored, the other values canonical. */
  fetch(key: RecordKey): Promise<Fields | null>;
}

/** One fresh system with an object of people and no records in it. */
export interface System {
  readonly object: string;
  /** A new session with this same system. */
  open(): Promise<Session>;
  /** Tests the connection. `lost`: with a setting that leads to no system. */
  probe(writes: readonly string[], lost?: boolean): AsyncIterable<Finding>;
  readonly behind: Behind;
  /** Takes a field out of the object, where a person could. */
  drop?(field: PersonField): Promise<void>;
  /** Makes a text field of people hold something that is not text, where a person could. */
  retype?(field: 'email' | 'note'): Promise<void>;
  /** Closes what `behind` holds and removes the system. Sessions are closed by the suite. */
  dispose(): Promise<void>;
}

/** What the system that is tested can hold, and which of the suite's demands do not apply to it. */
export interface Traits {
  /** Fields of its people; all unless said. */
  readonly fields: readonly PersonField[];
  /** How many records span at least three pages of a scan. */
  readonly many: number;
  /** Key of the n-th record, n from 1. Its order is the system's own affair. */
  readonly key: (n: number) => RecordKey;
  /** Values that the system refuses in one record, and a word that the problem must hold. Null: it refuses nothing. */
  readonly bad: { readonly fields: Fields; readonly word: string } | null;
  /** Whether the system can hold a value unchanged. Where it cannot it must refuse it or say what it stored instead. */
  readonly holds: (field: PersonField, value: Value) => boolean;
  /** How many random interleavings of people and writes are tried. */
  readonly races: number;
}

export const plainTraits: Traits = {
  fields: personFields,
  many: 25,
  key: (n) => RecordKey.parse(String(n)),
  bad: { fields: { age: 'many' }, word: 'age' },
  holds: () => true,
  races: 30,
};

/** What a test of the suite works with: a fresh system and the means to open sessions that are closed for it. */
export interface Bench {
  readonly system: System;
  readonly traits: Traits;
  open(): Promise<Session>;
}

const sample: Record<PersonField, (n: number) => Value> = {
  name: (n) => `Person ${n}`,
  email: (n) => `person${n}@example.com`,
  note: (n) => `note ${n}`,
  age: (n) => String(20 + (n % 60)),
  balance: (n) => `${n}.25`,
  born: (n) => `19${String(50 + (n % 50)).padStart(2, '0')}-06-15`,
  seenAt: (n) => `2026-03-01T10:00:00.${String(100000 + (n % 899999))}Z`.replace(/0+Z$/, 'Z'),
  active: (n) => n % 2 === 0,
  tags: (n) => [`a${n % 3}`, 'b'],
  updatedAt: () => '2026-03-01T12:00:00Z',
};

/** The n-th person, with a value in every field the system has. */
export function person(traits: Traits, n: number, over: Fields = {}): Person {
  const fields = Object.fromEntries(traits.fields.map((field) => [field, sample[field](n)]));
  return { key: traits.key(n), fields: { ...fields, ...over } };
}

/** People from `from` to `to`, both included. */
export function people(traits: Traits, from: number, to: number): readonly Person[] {
  return Array.from({ length: to - from + 1 }, (_, index) => person(traits, from + index));
}

/** A view of these fields; all the fields of people unless said. */
export async function viewOf(bench: Bench, session: Session, fields?: readonly string[]): Promise<View> {
  const shape = await session.shape(bench.system.object);
  return {
    shape,
    fields: fields ?? bench.traits.fields,
    modifiedAt: bench.traits.fields.includes('updatedAt') ? 'updatedAt' : null,
  };
}

/** What the session shows for a value that was stored: empty text is NULL where the side cannot tell them apart. */
export function seen(view: View, field: string, value: Value): Value {
  const found = view.shape.fields.find((one) => one.name === field);
  return value === '' && found?.emptyIsNull === true ? null : value;
}

export async function scanAll(session: Session, view: View): Promise<readonly Snapshot[]> {
  const all: Snapshot[] = [];
  for await (const page of session.scan(view)) all.push(...page.snapshots);
  return all;
}

export async function keysOf(session: Session, view: View): Promise<readonly RecordKey[]> {
  const all: RecordKey[] = [];
  for await (const page of session.keys(view)) all.push(...page);
  return all;
}
