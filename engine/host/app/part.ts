import type { z } from 'zod';
import type { Right, Role } from '../../core/roles/roles.ts';
import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type Answerer, answering, type Feeder, feeding } from '../../protocol/answer.ts';
import type { Call, Stream } from '../../protocol/call.ts';
import { Failure, failureOf } from '../cli/failure.ts';
import { sight } from '../cli/sight.ts';

/** Who sits at a window. */
export interface Who {
  readonly by: string;
  readonly role: Role;
}

/** A call or stream of the contract with what answers it, for whoever sits at a window. */
export type Part = (who: Who) => Answerer | Feeder;

const refusalOf = (who: Who, right: Right): Problem | null => {
  const seen = sight(who.role);
  if (!seen.ok) return seen.error.problem;
  try {
    seen.value.check(right);
    return null;
  } catch (error) {
    return failureOf(error).problem;
  }
};

/** A failure of what is shared with the command line is a problem for the window too. */
const known = (error: unknown): unknown =>
  error instanceof Failure ? new Fault('setting', error.problem, { cause: error }) : error;

/** Answers a call, for those who have the right. What the handler throws as a fault or failure is its problem. */
export const answers =
  <Params extends z.ZodType, Answer extends z.ZodType>(
    call: Call<Params, Answer>,
    right: Right,
    handler: (
      params: z.output<Params>,
      window: { readonly who: Who; readonly stop: AbortSignal },
    ) => Promise<z.input<Answer>>,
  ): Part =>
  (who) =>
    answering(call, async (params, stop): Promise<Result<z.input<Answer>, Problem>> => {
      const no = refusalOf(who, right);
      if (no !== null) return err(no);
      try {
        return ok(await handler(params, { who, stop }));
      } catch (error) {
        throw known(error);
      }
    });

/** Feeds a stream, for those who have the right. */
export const feeds =
  <Params extends z.ZodType, Item extends z.ZodType>(
    stream: Stream<Params, Item>,
    right: Right,
    handler: (
      params: z.output<Params>,
      window: { readonly who: Who; readonly stop: AbortSignal },
    ) => AsyncIterable<z.input<Item>>,
  ): Part =>
  (who) =>
    feeding(stream, async function* (params, stop) {
      const no = refusalOf(who, right);
      if (no !== null) throw new Fault('setting', no);
      try {
        yield* handler(params, { who, stop });
      } catch (error) {
        throw known(error);
      }
    });
