import { z } from 'zod';
import { ConflictRule, Exception } from '../../model/flow.ts';
import { ConflictId, FlowId, MapId, RecordKey, Side, SyncId } from '../../model/ids.ts';
import { FieldType } from '../../model/value.ts';
import { call } from '../call.ts';
import { ToldException } from '../told-exception.ts';
import { InboxSides } from './inbox.ts';
import { MergePreview, SplitPreview } from './review-decide.ts';

/** A rule that would have done as people did. */
export const RuleOffer = z.object({
  /** Sync, field map or group, and rule; the same as long as they are. */
  id: z.string(),
  flow: FlowId,
  sync: SyncId,
  /** Null: the first-link rule, which is one for the whole sync. */
  unit: z.string().nullable(),
  label: z.string(),
  rule: ConflictRule,
  agree: z.int(),
  differ: z.int(),
  /** A condition of the rule would have left it to a person as well. */
  asks: z.int(),
  /** It would have asked, or the field map has changed since. */
  unsure: z.int(),
});
export type RuleOffer = z.infer<typeof RuleOffer>;

const Stands = {
  /** The number that the draft gets when it is published. */
  draft: z.int(),
  /** The version that runs; null: none was ever published, and runs go by the draft. */
  live: z.int().nullable(),
};

/** A rule that the draft has and the live version has not. */
export const DraftedRule = z.object({
  unit: z.string().nullable(),
  label: z.string(),
  rule: ConflictRule,
  /** What keeps it from deciding. */
  unless: z.array(ToldException),
});
export type DraftedRule = z.infer<typeof DraftedRule>;

/** Rules of a sync that at least three decisions agree with, tried on all past decisions. */
export const ruleOffers = call(
  'inbox.rules',
  z.object({ flow: FlowId, sync: SyncId }),
  z.object({
    offers: z.array(RuleOffer),
    sides: InboxSides,
    /** Rules of the draft that are not live yet. */
    drafted: z.array(DraftedRule),
    ...Stands,
  }),
);
export type RuleOffers = z.output<typeof ruleOffers.answer>;

/** What both sides have after an outcome, and whose value it was; null: from neither alone. */
const Became = z.object({ text: z.string().nullable(), side: Side.nullable() });

/** A past decision, and what the rule would have done. */
export const Tried = z.object({
  conflict: ConflictId,
  title: z.string(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  /** The side whose value a person chose. */
  chose: z.enum(['left', 'right', 'other']),
  came: z.enum(['agree', 'differ', 'asks', 'unsure']),
  /** What the decision came to, and what the rule would have come to; null where that cannot be told. */
  chosen: Became.nullable(),
  ruled: Became.nullable(),
  by: z.string(),
  why: z.string().nullable(),
  at: z.string(),
});
export type Tried = z.infer<typeof Tried>;

/** What most decisions that differ have in common: a condition that would bring them to a person. */
const Common = z.object({
  exception: Exception,
  /** How many of those that differ. */
  common: z.int(),
  /** How many would differ with it, and how many would come to the inbox. */
  differ: z.int(),
  asks: z.int(),
});
export type Common = z.infer<typeof Common>;

/** A field of a record that a condition can look at. */
export const Lookable = z.object({ side: Side, name: z.string(), label: z.string(), type: FieldType });
export type Lookable = z.infer<typeof Lookable>;

/** Conditions under which a rule does not decide, instead of those it has. */
const Unless = z.array(Exception).max(10).optional();

/** How a rule would have done on every past decision: oldest first, the newest thousand at most. Any rule that fits can be tried. */
export const tryRuleOffer = call(
  'inbox.rule',
  z.object({ flow: FlowId, rule: z.string(), unless: Unless }),
  z.object({
    offer: RuleOffer,
    /** All rules that fit, this one too: those that did best first. */
    others: z.array(RuleOffer),
    tried: z.array(Tried),
    common: Common.nullable(),
    /** What conditions can look at, in the order of both records. */
    lookable: z.array(Lookable),
    /** How many questions about the same are open. */
    open: z.int(),
    tookMs: z.number(),
    sides: InboxSides,
    ...Stands,
  }),
);
export type RuleTrial = z.output<typeof tryRuleOffer.answer>;

/** Puts a rule that fits into the draft, and nothing else. */
export const acceptRuleOffer = call(
  'inbox.rule-accept',
  z.object({ flow: FlowId, rule: z.string(), unless: Unless, why: z.string().max(2000).nullable() }),
  z.object({ draft: z.int() }),
);

/** Adds a pair to a value map of the draft. */
export const addValuePair = call(
  'inbox.pair-add',
  z.object({
    flow: FlowId,
    sync: SyncId,
    map: MapId,
    /** Its place among the steps of the line. */
    step: z.int().min(0),
    from: z.string().max(1000),
    to: z.string().max(1000),
  }),
  z.object({ draft: z.int() }),
);

/** Why, in the words of the person; it is kept with the run. */
const Why = z.string().trim().max(2000).nullable();
const Pair = { flow: FlowId, sync: SyncId, left: RecordKey, right: RecordKey };

/** Parts two linked records and puts back what came over the link. Without `now` it only tells. */
export const splitInbox = call(
  'inbox.split',
  z.object({ ...Pair, afterwards: z.enum(['keep', 'match', 'create']), now: z.boolean(), why: Why }),
  SplitPreview,
);

/** Two records of one side are the same. Without `now` it only tells. */
export const mergeInbox = call(
  'inbox.merge',
  z.object({
    flow: FlowId,
    sync: SyncId,
    side: z.enum(['left', 'right']),
    keep: RecordKey,
    drop: RecordKey,
    take: z.record(z.string(), z.enum(['keep', 'drop'])),
    dropBy: z.enum(['rule', 'remove', 'keep']),
    now: z.boolean(),
    why: Why,
  }),
  MergePreview,
);
