import { z } from 'zod';
import { FieldType } from './value.ts';

/** One field of an object, as discovered. */
export const Field = z.strictObject({
  name: z.string().min(1),
  label: z.string().optional(),
  type: FieldType,
  /** A create without a value for it is refused. */
  required: z.boolean(),
  nullable: z.boolean(),
  writable: z.enum(['always', 'on-create', 'never']),
  unique: z.boolean(),
  /** This side cannot tell an empty text from NULL (a CSV cell): empty text is read as NULL. */
  emptyIsNull: z.boolean(),
});
export type Field = z.infer<typeof Field>;

const Guard = z.enum(['strong', 'weak', 'none']);

/**
 * What a system can do with an object, as data.
 * Source of the terms: engine-model.md 1.14 (cas, correlation, index lag), 1.4 (capture).
 */
export const Can = z.strictObject({
  /** Records changed since a cursor can be asked for, given a modified-at field. */
  since: z.boolean(),
  removals: z.enum(['reported', 'by-census', 'never']),
  create: z.boolean(),
  update: z.boolean(),
  remove: z.boolean(),
  /** How surely a write is refused when the record moved on: atomically, nearly, or only by our own look just before. */
  cas: z.strictObject({ update: Guard, remove: Guard }),
  /** The key of a record can be known before it is created: `reserve` answers keys. */
  reservesKeys: z.boolean(),
  /** A created record can be found by the correlation id sent with it. */
  correlates: z.boolean(),
  /** How long after a create the record may still be invisible to `find`, in milliseconds. 0: visible at once. */
  findLagMs: z.int().min(0),
  /** Records per call. */
  readMax: z.int().positive(),
  writeMax: z.int().positive(),
  /** Snapshots carry the time of the record's last modification when a modified-at field is named or built in. */
  times: z.boolean(),
});
export type Can = z.infer<typeof Can>;

/** One object of a system: a kind of record. `key` names the fields whose values make the record key, in order. */
export const ObjectShape = z.strictObject({
  object: z.string().min(1),
  label: z.string(),
  fields: z.array(Field),
  /** Empty: the object has no key; it can be read but not kept in step. */
  key: z.array(z.string()),
  /** Who gives the key of a created record unless the flow says otherwise. */
  keyFrom: z.enum(['system', 'field']),
  can: Can,
});
export type ObjectShape = z.infer<typeof ObjectShape>;

/** What was discovered behind one connection. */
export const ConnectionShape = z.strictObject({
  kind: z.string(),
  /** The immutable identity of the account, database or file behind the connection; never its address alone. */
  identity: z.string(),
  objects: z.record(z.string(), ObjectShape),
});
export type ConnectionShape = z.infer<typeof ConnectionShape>;

/** Discovered shapes by connection id; saved beside the flow, refreshed by `check --discover`. */
export const Shapes = z.record(z.string(), ConnectionShape);
export type Shapes = z.infer<typeof Shapes>;

/** Connector kinds that this build knows. `file`: records lie in a file whose changes can be noticed. */
export const Catalog = z.record(
  z.string(),
  z.strictObject({ kind: z.string(), label: z.string(), file: z.boolean().optional() }),
);
export type Catalog = z.infer<typeof Catalog>;
