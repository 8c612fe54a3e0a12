import { z } from 'zod';
import { NodeId } from './ids.ts';

/** What went wrong, for people: what, where, and what to do next. `code` is stable; the words are not. */
export const Problem = z.object({
  /** area/what, for example `csv/broken-quoting`. */
  code: z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z0-9]+)*$/),
  message: z.string(),
  /** The one thing to do next. */
  fix: z.string(),
  /** The part of the flow it concerns. */
  node: NodeId.optional(),
  /** The raw words of the system or library, without secrets. */
  cause: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** How many letters of the raw words of a system are kept with a failure. */
export const causeMax = 2_000;

/** What the state keeps of a failure. Its code is not looked at again: those of before stay readable. */
export const KeptProblem = Problem.omit({ node: true }).extend({ code: z.string() });
export type KeptProblem = z.infer<typeof KeptProblem>;

/** A problem of a flow. One that `stops` leaves no plan; the others are advice. */
export const FlowProblem = Problem.extend({ node: NodeId, stops: z.boolean() });
export type FlowProblem = z.infer<typeof FlowProblem>;
