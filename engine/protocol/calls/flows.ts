import { z } from 'zod';
import { Command } from '../../core/flow/command.ts';
import { Flow } from '../../model/flow.ts';
import { ConnectionId, FlowId, MapId, RunId, SyncId } from '../../model/ids.ts';
import { FlowProblem } from '../../model/problem.ts';
import { PulledBrake, Run } from '../../model/run.ts';
import { Catalog, Shapes } from '../../model/shape.ts';
import { call } from '../call.ts';

/** A connection as screens name it. */
export const ConnectionName = z.object({
  id: ConnectionId,
  label: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
});
export type ConnectionName = z.infer<typeof ConnectionName>;

const CardSide = z.object({ connection: ConnectionName, object: z.string(), objectLabel: z.string() });

export const CardSync = z.object({
  id: SyncId,
  label: z.string(),
  left: CardSide,
  right: CardSide,
  way: z.enum(['both', 'to-right', 'to-left']),
});
export type CardSync = z.infer<typeof CardSync>;

/** A bar of a card's sparkline: what one run wrote, by the side the values came from. */
const Bar = z.object({ at: z.string(), fromLeft: z.int(), fromRight: z.int() });

/** A field map by the names of its fields, to find it by. */
const CardField = z.object({
  sync: SyncId,
  map: MapId,
  left: z.string(),
  right: z.string(),
  /** The kind of the left value. */
  type: z.string(),
  way: z.enum(['both', 'to-right', 'to-left']),
});

/** What a draft has and lacks before it can be published. */
const Readiness = z.object({
  isMatched: z.boolean(),
  /** The left fields by which records are matched, best ones first. */
  matchedBy: z.array(z.string()),
  /** Fields that a new record needs, on both sides together. */
  required: z.int(),
  /** Those of them that no line reaches. */
  missing: z.array(z.string()),
});

/** A flow on the screen of syncs. */
export const FlowCard = z.object({
  flow: FlowId,
  label: z.string(),
  syncs: z.array(CardSync),
  /** `stopped`: held by a brake, or failed; a person must look. */
  state: z.enum(['live', 'paused', 'draft', 'stopped']),
  /** The published version that runs; null: never published. */
  live: z.int().nullable(),
  /** The draft differs from what is live. */
  edited: z.boolean(),
  isSample: z.boolean(),
  conflicts: z.int(),
  maps: z.int(),
  fields: z.array(CardField),
  readiness: Readiness,
  linked: z.int(),
  problems: z.object({ stopping: z.int(), advice: z.int() }),
  /** The first problem that stops it. */
  problem: FlowProblem.nullable(),
  last: Run.nullable(),
  /** The run that is paused, and goes on when the flow is resumed. */
  pausedRun: RunId.nullable(),
  held: PulledBrake.nullable(),
  next: z.string().nullable(),
  /** Oldest first; forty at most. */
  bars: z.array(Bar),
});
export type FlowCard = z.infer<typeof FlowCard>;

export const listFlows = call('flows.list', z.object({}), z.object({ cards: z.array(FlowCard) }));

/** A draft with what the canvas needs to draw it. */
export const OpenFlow = z.object({
  flow: Flow,
  /** Grows with every edit, in whatever window. */
  revision: z.int(),
  savedAt: z.string(),
  shapes: Shapes,
  catalog: Catalog,
  connections: z.array(ConnectionName),
  live: z.int().nullable(),
  edited: z.boolean(),
  /** The number that this draft gets when it is published. */
  draft: z.int(),
  isSample: z.boolean(),
});
export type OpenFlow = z.infer<typeof OpenFlow>;

export const openFlow = call('flow.open', z.object({ flow: FlowId }), OpenFlow);

/** Edits the draft; refused (`flow/moved-on`) when another window was faster. Saved when it answers. */
export const editFlow = call(
  'flow.edit',
  z.object({ flow: FlowId, revision: z.int(), command: Command, window: z.string() }),
  z.object({ revision: z.int(), savedAt: z.string() }),
);

/** Compiles the draft: the problems of the canvas. `rediscover` looks at the systems again first. */
export const checkFlow = call(
  'flow.check',
  z.object({ flow: FlowId, rediscover: z.boolean().optional() }),
  z.object({
    problems: z.array(FlowProblem),
    /** Hash of the plan; null while problems stop it. */
    plan: z.string().nullable(),
    /** The plan in words. */
    words: z.string().nullable(),
    shapes: Shapes,
  }),
);

/** A new flow; its id is made from its label. */
export const createFlow = call('flow.create', z.object({ flow: Flow.omit({ id: true }) }), z.object({ flow: FlowId }));
export const removeFlow = call('flow.remove', z.object({ flow: FlowId }), z.object({}));
export const copyFlow = call('flow.copy', z.object({ flow: FlowId }), z.object({ flow: FlowId }));
export const pauseFlow = call('flow.pause', z.object({ flow: FlowId, paused: z.boolean() }), z.object({}));
