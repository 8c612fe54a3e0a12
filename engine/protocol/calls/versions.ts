import { z } from 'zod';
import { FlowDifference } from '../../model/difference.ts';
import { FlowId } from '../../model/ids.ts';
import { FlowProblem, Problem } from '../../model/problem.ts';
import { noteMax, VersionHead, VersionNumber } from '../../model/version.ts';
import { call } from '../call.ts';

/** How a draft stands beside what is live. */
export const DraftStand = z.object({
  /** The number that it gets when it is published. */
  number: z.int(),
  /** What it has that is not live; null where nothing was ever published. */
  ahead: z.array(FlowDifference).nullable(),
  /** Problems that keep it from being published. */
  stopping: z.array(FlowProblem),
});
export type DraftStand = z.infer<typeof DraftStand>;

/** The published versions of a flow, the live one first, and how the draft stands. */
export const listFlowVersions = call(
  'versions.list',
  z.object({ flow: FlowId }),
  z.object({
    label: z.string(),
    versions: z.array(VersionHead),
    live: VersionNumber.nullable(),
    draft: DraftStand,
    /** What is wrong with files of versions. */
    problems: z.array(Problem),
  }),
);
export type FlowVersions = z.output<typeof listFlowVersions.answer>;

/** A version by its number, or the draft. */
export const VersionChoice = z.union([VersionNumber, z.literal('draft')]);
export type VersionChoice = z.infer<typeof VersionChoice>;

/** What the one has that the other has not, in sentences, each at its part of the flow. */
export const compareVersions = call(
  'versions.compare',
  z.object({ flow: FlowId, before: VersionChoice, after: VersionChoice }),
  z.object({ differences: z.array(FlowDifference) }),
);

/** Makes the draft what runs. Refused while problems stop it, and where it says nothing new. */
export const publishDraft = call(
  'versions.publish',
  z.object({ flow: FlowId, note: z.string().max(noteMax).nullable() }),
  VersionHead,
);

/** Publishes again what an older version holds; the draft stays as it is. */
export const rollBackTo = call(
  'versions.roll-back',
  z.object({ flow: FlowId, version: VersionNumber, note: z.string().max(noteMax).nullable() }),
  VersionHead,
);
