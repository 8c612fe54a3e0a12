import type { Can, Field, ObjectShape } from '../../model/shape.ts';
import { type ColumnFacts, type Relation, relationOf } from './catalogue.ts';
import type { Client } from './client.ts';
import { noSuchObject } from './faults.ts';
import type { PostgresSettings } from './settings.ts';
import { type Wire, wireOf } from './wire.ts';

export interface Column {
  readonly facts: ColumnFacts;
  readonly field: Field;
  readonly wire: Wire;
  /** Its name, quoted. */
  readonly sql: string;
}

/** A table or view as this connector works with it. */
export interface Table {
  readonly object: string;
  readonly schema: string;
  /** Its full name, quoted. */
  readonly sql: string;
  readonly relation: Relation;
  readonly shape: ObjectShape;
  readonly columns: ReadonlyMap<string, Column>;
  readonly key: readonly Column[];
  /** How keys of records to come are drawn; null where they cannot be known before. */
  readonly draws: Draw | null;
}

/** From a sequence or a default of the server, or made here. */
export type Draw = { readonly from: 'server'; readonly sql: string } | { readonly from: 'uuid' };

/** Quotes a name for SQL. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Quotes a text for SQL; only for names that the catalogue gave. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const readMax = 5000;
const writeMax = 1000;

/** @throws Fault `setting` when there is no such table or view, or none that may be read */
export async function discover(client: Client, settings: PostgresSettings, object: string): Promise<Table> {
  const relation = await relationOf(client, settings.schema, object);
  if (relation === null) throw noSuchObject(object, settings.schema);
  const named = settings.keys[object];
  const keyNames = named ?? keyOf(relation);
  const columns = new Map(relation.columns.map((facts) => [facts.name, columnOf(facts, relation, keyNames)]));
  const key = keyNames.flatMap((name) => columns.get(name) ?? []);
  const whole = key.length === keyNames.length ? key : [];
  const draws = drawOf(whole, relation);
  return {
    object,
    schema: settings.schema,
    sql: `${quote(settings.schema)}.${quote(object)}`,
    relation,
    columns,
    key: whole,
    draws,
    shape: {
      object,
      label: object,
      fields: [...columns.values()].map((column) => column.field),
      key: whole.map((column) => column.facts.name),
      keyFrom: whole.some((column) => isGiven(column.facts)) || draws !== null ? 'system' : 'field',
      can: canOf(relation, { keyed: whole.length > 0, reserves: draws !== null }),
    },
  };
}

/** The primary key, else the shortest unique index of columns that are never NULL. */
function keyOf(relation: Relation): readonly string[] {
  const never = new Set(relation.columns.filter((column) => column.notNull).map((column) => column.name));
  return relation.uniques.find((names) => names.every((name) => never.has(name))) ?? [];
}

const isGiven = (facts: ColumnFacts): boolean => facts.fallback !== '' || facts.identity !== '' || facts.generated;

function columnOf(facts: ColumnFacts, relation: Relation, key: readonly string[]): Column {
  const wire = wireOf(facts.type);
  return {
    facts,
    wire,
    sql: quote(facts.name),
    field: {
      name: facts.name,
      type: wire.type,
      required: facts.notNull && !isGiven(facts),
      nullable: !facts.notNull,
      writable: writableOf(facts, { writable: wire.writable, isKey: key.includes(facts.name) }),
      unique: relation.uniques.some((names) => names.length === 1 && names[0] === facts.name),
      emptyIsNull: false,
    },
  };
}

/** A key stays as it is: a record with another key is another record. */
function writableOf(facts: ColumnFacts, is: { writable: boolean; isKey: boolean }): Field['writable'] {
  if (!is.writable || facts.generated || (!facts.mayInsert && !facts.mayUpdate)) return 'never';
  if (is.isKey || facts.identity === 'a' || !facts.mayUpdate) return facts.mayInsert ? 'on-create' : 'never';
  return 'always';
}

function drawOf(key: readonly Column[], relation: Relation): Draw | null {
  const [only] = key;
  if (only === undefined || key.length > 1 || !relation.inserts || !only.facts.mayInsert) return null;
  const { facts } = only;
  if (facts.sequence !== '') return { from: 'server', sql: `nextval(${literal(facts.sequence)})` };
  if (facts.type.name !== 'uuid') return null;
  // A default that is a function gives a new value each time it is asked.
  return /^[\w."]+\(\)$/.test(facts.fallback) ? { from: 'server', sql: facts.fallback } : { from: 'uuid' };
}

function canOf(relation: Relation, has: { keyed: boolean; reserves: boolean }): Can {
  const timed = relation.columns.some((column) => ['timestamptz', 'timestamp'].includes(column.type.name));
  const guard = relation.atomic ? 'strong' : 'weak';
  return {
    since: timed,
    removals: 'by-census',
    create: has.keyed && relation.inserts,
    update: has.keyed && relation.updates,
    remove: has.keyed && relation.deletes,
    cas: { update: guard, remove: guard },
    reservesKeys: has.reserves,
    correlates: false,
    findLagMs: 0,
    readMax,
    writeMax,
    times: timed,
  };
}
