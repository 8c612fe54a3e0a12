import { z } from 'zod';
import { FlowId, RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { PulledBrake } from '../../model/run.ts';
import { Value } from '../../model/value.ts';
import { call, stream } from '../call.ts';

/** A preview that the engine holds; forgotten when nobody looked at it for a while, and when the engine closes. */
export const PreviewId = z.string().min(1).brand<'PreviewId'>();
export type PreviewId = z.infer<typeof PreviewId>;

/** What a row of a preview would do. `link`: a link begins or ends. `skipped`: seen, and left as it is. */
export const PreviewGroup = z.enum(['create', 'update', 'remove', 'link', 'conflict', 'skipped']);
export type PreviewGroup = z.infer<typeof PreviewGroup>;

const PreviewProgress = z.object({
  is: z.literal('working'),
  sync: SyncId.nullable(),
  phase: z.enum(['start', 'recover', 'capture', 'match', 'settle', 'apply', 'arrange']),
  side: Side.nullable(),
  done: z.int(),
  /** Null where the total is not known beforehand. */
  of: z.int().nullable(),
  perSecond: z.number(),
  secondsLeft: z.number().nullable(),
});
export type PreviewProgress = z.infer<typeof PreviewProgress>;

/** What would be written on a side, and the calls that this takes at least. */
const SideTotals = z.object({ created: z.int(), updated: z.int(), removed: z.int(), calls: z.int() });

const PreviewSide = z.object({
  name: z.string(),
  object: z.string(),
  totals: SideTotals,
  /** Records read; null where the side was not read as a whole. */
  read: z.int().nullable(),
});

export const PreviewSync = z.object({
  id: SyncId,
  label: z.string(),
  left: PreviewSide,
  right: PreviewSide,
});
export type PreviewSync = z.infer<typeof PreviewSync>;

const Counted = z.object({ words: z.string(), count: z.int() });

export const PreviewSummary = z.object({
  id: PreviewId,
  flow: FlowId,
  label: z.string(),
  /** What was previewed: the draft as it is drawn, or the live version. */
  of: z.enum(['draft', 'live']),
  planHash: z.string(),
  changesHash: z.string(),
  /** A brake would stop the run before it writes anything. */
  held: z.boolean(),
  brakes: z.array(PulledBrake),
  madeAt: z.string(),
  seconds: z.number(),
  syncs: z.array(PreviewSync),
  groups: z.record(PreviewGroup, z.object({ rows: z.int(), left: z.int(), right: z.int(), values: z.int() })),
  /** How links would come about or end. */
  linkedBy: z.array(Counted),
  /** Why records would be left as they are. */
  skippedBy: z.array(Counted),
  /** Decisions: each is about one record, or the pair of them. */
  changes: z.int(),
  /** Values are hidden from whoever looks at it. */
  masked: z.boolean(),
});
export type PreviewSummary = z.infer<typeof PreviewSummary>;

/** Computes everything a run would do, with nothing written; ends with what it found. */
export const makePreview = stream(
  'preview.make',
  z.object({ flow: FlowId, of: z.enum(['draft', 'live']), syncs: z.array(SyncId).optional() }),
  z.discriminatedUnion('is', [PreviewProgress, z.object({ is: z.literal('done'), preview: PreviewSummary })]),
);

/** A preview that was made before; a problem where it is not held any more. */
export const lookAtPreview = call('preview.look', z.object({ preview: PreviewId }), PreviewSummary);

export const PreviewQuery = z.object({
  group: PreviewGroup.nullable(),
  sync: SyncId.nullable(),
  /** The side that is written. */
  to: Side.nullable(),
  /** A field map that it is about, as facets name it. */
  map: z.string().nullable(),
  /** Why it is done, as facets name it. */
  rule: z.string().nullable(),
  /** `left-out`: not to be done. `reversed`: to be done the other way round. `clears`: empties a value. */
  only: z.enum(['left-out', 'reversed', 'clears']).nullable(),
  /** A text that the title, a key or a value holds, in any case. */
  search: z.string().max(200),
  /** `order`: as a run would apply them. */
  sort: z.enum(['order', 'title', 'to', 'fields', 'why']),
  descending: z.boolean(),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;

/** Asks for all that a preview shows, in its order. */
export const everyChange: PreviewQuery = {
  group: null,
  sync: null,
  to: null,
  map: null,
  rule: null,
  only: null,
  search: '',
  sort: 'order',
  descending: false,
};

const From = z.enum(['left', 'right', 'agreed']);

/** One value before and after; `from` is where a value comes from, null where there is none. */
export const Shift = z.object({
  map: z.string(),
  /** The fields at the ends of the field map, by their labels; empty where it has no such end. */
  left: z.string(),
  right: z.string(),
  kind: z.string(),
  before: Value,
  beforeFrom: From.nullable(),
  after: Value,
  afterFrom: From.nullable(),
  /** Of a question: what both sides had when they last agreed, each in its own terms. */
  agreed: z.object({ left: Value, right: Value }).nullable(),
  why: z.string(),
  /** When the value that is taken was last edited, by the record's time; null where its system does not tell, or it is not an edit. */
  at: z.string().nullable(),
  /** What is left out together with it; null where nothing is written. */
  unit: z.string().nullable(),
  /** Why it cannot be left out by itself, in a sentence; null where it can. */
  bound: z.string().nullable(),
  /** Whether it is left out of what is to be done. */
  out: z.boolean(),
});
export type Shift = z.infer<typeof Shift>;

export const PreviewRow = z.object({
  row: z.int(),
  /** The decision that it belongs to; null for what is left as it is. */
  change: z.int().nullable(),
  group: PreviewGroup,
  sync: SyncId,
  to: Side.nullable(),
  title: z.string(),
  /** Labels of the field maps that it is about. */
  labels: z.array(z.string()),
  /** Values that it would write, or asks about. */
  values: z.int(),
  first: Shift.nullable(),
  why: z.string(),
  /** When the last edit was that it carries over; null where that is not known. */
  at: z.string().nullable(),
  /** Whether it is left out of a run: by itself, or because a rule is stopped. */
  out: z.enum(['no', 'chosen', 'rule']),
  /** Field maps, or groups of them, that are left out of it where the rest is done. */
  trimmed: z.int(),
  reversed: z.boolean(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const previewRows = call(
  'preview.rows',
  z.object({
    preview: PreviewId,
    query: PreviewQuery,
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  z.object({ total: z.int(), values: z.int(), rows: z.array(PreviewRow) }),
);

const Facet = z.object({ id: z.string(), label: z.string(), count: z.int() });
export type Facet = z.infer<typeof Facet>;

/** How many rows each further filter would leave; of each kind without what the query says of it. */
export const previewFacets = call(
  'preview.facets',
  z.object({ preview: PreviewId, query: PreviewQuery }),
  z.object({
    both: z.int(),
    left: z.int(),
    right: z.int(),
    maps: z.array(Facet),
    rules: z.array(Facet.extend({ stopped: z.boolean() })),
  }),
);
export type PreviewFacets = z.output<typeof previewFacets.answer>;

/** A row with all its values. */
export const previewRecord = call(
  'preview.record',
  z.object({ preview: PreviewId, row: z.int().min(0) }),
  z.object({
    left: RecordKey.nullable(),
    right: RecordKey.nullable(),
    shifts: z.array(Shift),
    /** Words of a step that failed, or of what is asked. */
    says: z.string().nullable(),
  }),
);
export type PreviewRecord = z.output<typeof previewRecord.answer>;

/** What of a preview is to be done. */
export const Choice = z.object({
  /** Decisions that are left out by themselves. */
  leftOut: z.int(),
  /** Decisions that are done without some of their fields. */
  trimmed: z.int(),
  /** Rules that are stopped, by the names of facets. */
  stopped: z.array(z.object({ id: z.string(), label: z.string(), changes: z.int() })),
  reversed: z.int(),
  /** Decisions that a run of this preview would carry out. */
  toDo: z.int(),
});
export type Choice = z.infer<typeof Choice>;

/** Leaves changes out, stops a rule, turns changes round, or takes all of that back. */
export const choosePreview = call(
  'preview.choose',
  z.object({
    preview: PreviewId,
    choose: z.discriminatedUnion('what', [
      z.object({
        what: z.literal('changes'),
        changes: z.array(z.int()).max(10_000),
        as: z.enum(['do', 'leave-out', 'reverse']),
      }),
      /** Single units of a decision; one of which nothing is left is left out. */
      z.object({
        what: z.literal('units'),
        change: z.int(),
        units: z.array(z.string()),
        as: z.enum(['do', 'leave-out']),
      }),
      /** All rows that a query finds. */
      z.object({ what: z.literal('found'), query: PreviewQuery, as: z.enum(['do', 'leave-out']) }),
      z.object({ what: z.literal('rule'), rule: z.string(), stop: z.boolean() }),
      z.object({ what: z.literal('all') }),
      /** Changes nothing: tells what is chosen. */
      z.object({ what: z.literal('look') }),
    ]),
  }),
  Choice,
);
export type Choose = z.output<typeof choosePreview.params>['choose'];

/** Runs exactly what is left of a preview. `approve`: the changes hash, where a brake would hold it and a person looked. */
export const runPreview = call(
  'preview.run',
  z.object({ preview: PreviewId, approve: z.string().nullable() }),
  z.object({ run: RunId }),
);

/** What became of what was planned. */
export const Became = z.object({
  planned: z.int(),
  done: z.int(),
  movedOn: z.int(),
  failed: z.int(),
  leftOut: z.int(),
  /** Those that were done, or tried, without some of their fields. */
  trimmed: z.int(),
  /** Some of those that were not done. */
  rest: z.array(z.object({ title: z.string(), how: z.enum(['moved-on', 'failed']) })),
});
export type Became = z.infer<typeof Became>;

export const previewBecame = call('preview.became', z.object({ preview: PreviewId, run: RunId }), Became);

/** A preview as a file, a piece at a time. `change-set`: what is left of it, as "tandem run --changes" reads it. */
export const previewFile = stream(
  'preview.file',
  z.object({ preview: PreviewId, as: z.enum(['change-set', 'csv']) }),
  z.object({ text: z.string(), done: z.int(), of: z.int() }),
);
