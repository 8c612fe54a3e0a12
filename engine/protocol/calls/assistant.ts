import { z } from 'zod';
import { FieldMap, MatchTier } from '../../model/flow.ts';
import { ConnectionId, RecordKey, Side } from '../../model/ids.ts';
import { ObjectShape } from '../../model/shape.ts';
import { Template } from '../../model/template.ts';
import { Tuple } from '../../model/value.ts';
import { call, stream } from '../call.ts';

/** What is usual for two kinds of systems, as data. */
export const listTemplates = call('templates.list', z.object({}), z.object({ templates: z.array(Template) }));

const ObjectAt = z.object({ connection: ConnectionId, object: z.string() });

/** Two rows by their places among those that were looked at. */
const Pair = z.tuple([z.int(), z.int()]);

/** A match key that was found. */
export const KeyFound = z.object({
  tier: MatchTier,
  badge: z.enum(['best', 'second', 'check', 'unused']),
  words: z.string(),
  reasons: z.array(z.string()),
  /** Rows that it would link by itself. */
  pairs: z.array(Pair),
  /** Rows of the left whose value several rows share, on either side. */
  unsure: z.array(z.int()),
  /** The template that knows this key, where it was not found by itself. */
  template: z.string().nullable(),
});
export type KeyFound = z.infer<typeof KeyFound>;

/** A field map that was found. */
export const MapFound = z.object({
  map: FieldMap,
  confidence: z.number(),
  reasons: z.array(z.string()),
  examples: z.array(z.object({ left: Tuple, right: Tuple })),
});
export type MapFound = z.infer<typeof MapFound>;

/** What the assistant finds, as it finds it. Nothing is written. */
export const Found = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shape'), side: Side, shape: ObjectShape }),
  /** How many rows were read so far; `isWhole`: these are all there are. */
  z.object({ kind: z.literal('read'), side: Side, rows: z.int(), isWhole: z.boolean() }),
  /** The keys of the rows that were looked at, in the order that pairs name them by. */
  z.object({ kind: z.literal('rows'), left: z.array(RecordKey), right: z.array(RecordKey) }),
  z.object({ kind: z.literal('key'), key: KeyFound }),
  z.object({ kind: z.literal('maps'), maps: z.array(MapFound) }),
]);
export type Found = z.infer<typeof Found>;

/** Compares two objects: what links their records, and which fields belong together. */
export const findTwins = stream('assistant.find', z.object({ left: ObjectAt, right: ObjectAt }), Found);
