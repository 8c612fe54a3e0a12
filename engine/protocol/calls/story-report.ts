import { z } from 'zod';
import { RunId } from '../../model/ids.ts';
import { Run } from '../../model/run.ts';
import { call } from '../call.ts';
import { StoryRow, storyOf } from './story.ts';

/** A run that a report tells of. */
const ReportedRun = z.object({
  run: RunId,
  number: z.int(),
  kind: Run.shape.kind,
  startedAt: z.string(),
  /** Who it was done for; null: not known. */
  by: z.string().nullable(),
  /** The published version that it followed; null: a draft. */
  version: z.int().nullable(),
});
export type ReportedRun = z.infer<typeof ReportedRun>;

/** A story with all that somebody needs who reads it without Tandem, as of one moment. */
export const storyReport = call(
  'story.report',
  storyOf.params,
  z.object({
    story: storyOf.answer,
    flowLabel: z.string(),
    /** Both records as they are known now: of one field map, or whole. */
    rows: z.array(StoryRow),
    /** Every run that the story names, in the order of their numbers. */
    runs: z.array(ReportedRun),
    /** When it was made, and for whom. */
    at: z.string(),
    by: z.string(),
    /** Personal values are hidden in it, as the role of whoever asked is not shown them. */
    isCovered: z.boolean(),
    /** The version of Tandem. */
    tandem: z.string(),
  }),
);
export type StoryReport = z.output<typeof storyReport.answer>;
