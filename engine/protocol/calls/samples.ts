import { z } from 'zod';
import { FieldMap } from '../../model/flow.ts';
import { FlowId, MapId, NodeId, RecordKey, Side, SyncId } from '../../model/ids.ts';
import { Problem } from '../../model/problem.ts';
import { Fields, Tuple } from '../../model/value.ts';
import { call } from '../call.ts';

/** A record, or a pair of them, whose values can be shown along the lines. */
export const Sample = z.object({
  title: z.string(),
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
});
export type Sample = z.infer<typeof Sample>;

const SideCount = z.object({
  /** Records on this side; null where they were not counted. */
  all: z.int().nullable(),
  /** Of those looked at, how many the filter lets in. */
  looked: z.int(),
  taken: z.int(),
});

/** Twenty records to try the lines on, linked ones first, and how many records there are. `search` finds others by key or any value. */
export const listSamples = call(
  'samples.list',
  z.object({ flow: FlowId, sync: SyncId, search: z.string().optional() }),
  z.object({ samples: z.array(Sample), left: SideCount, right: SideCount, linked: z.int() }),
);

/** What a value becomes on its way along a line: after each step in the order of the way, and what arrives. */
export const Travel = z.object({
  from: Tuple,
  /** By step: what it made; absent behind a step that failed. */
  hops: z.array(z.object({ step: NodeId, value: Tuple })),
  /** What arrives at the far end; null where a step failed. */
  to: Tuple.nullable(),
  problem: Problem.nullable(),
});
export type Travel = z.infer<typeof Travel>;

/** Both ways of a field map for one sample; null for a way that the line does not go, or whose record is not there. */
export const MapTravel = z.object({ map: MapId, toRight: Travel.nullable(), toLeft: Travel.nullable() });
export type MapTravel = z.infer<typeof MapTravel>;

/** The values of a sample along all lines of the draft as it is now. */
export const followSample = call(
  'samples.follow',
  z.object({ flow: FlowId, sync: SyncId, sample: Sample }),
  z.object({
    left: Fields.nullable(),
    right: Fields.nullable(),
    maps: z.array(MapTravel),
  }),
);

/** Rows of an object as they are, for browsing and for suggestions. */
export const browseRows = call(
  'rows.browse',
  z.object({ flow: FlowId, sync: SyncId, side: Side, limit: z.int().min(1).max(500) }),
  z.object({ rows: z.array(z.object({ key: RecordKey, fields: Fields })) }),
);

/** A field map that Tandem proposes. */
export const MapSuggestion = z.object({
  map: FieldMap,
  /** 0 to 1. */
  confidence: z.number(),
  reasons: z.array(z.string()),
  samples: z.array(z.object({ left: Tuple.nullable(), right: Tuple.nullable() })),
});
export type MapSuggestion = z.infer<typeof MapSuggestion>;

/** Field maps for what is unmapped, by name, type and sample values; the best first. */
export const suggestMapsFor = call(
  'maps.suggest',
  z.object({ flow: FlowId, sync: SyncId }),
  z.object({ suggestions: z.array(MapSuggestion) }),
);
