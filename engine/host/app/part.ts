import type { z } from 'zod';
import { coveredProblem } from '../../core/roles/mask.ts';
import { type Right, type Role, seesPersonal } from '../../core/roles/roles.ts';
import { Fault } from '../../model/fault.ts';
import type { PersonName } from '../../model/person.ts';
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
  /** The name that they signed in with; absent where nobody has to. */
  readonly person?: PersonName;
  /** Whether they may not be in any more, or not in this role: what their window asks from then on is refused. */
  readonly isOut?: () => boolean;
}

/** A call or stream of the contract with what answers it, for whoever sits at a window. */
export type Part = (who: Who) => Answerer | Feeder;

const isOut: Problem = {
  code: 'people/signed-out',
  message: 'You were signed out, or your role was changed.',
  fix: 'Tandem connects again by itself; sign in where it asks for it.',
};

const refusalOf = (who: Who, right: Right): Problem | null => {
  if (who.isOut?.() === true) return isOut;
  const seen = sight(who.role);
  if (!seen.ok) return seen.error.problem;
  try {
    seen.value.check(right);
    return null;
  } catch (error) {
    return failureOf(error).problem;
  }
};

/** A failure of what is shared with the command line is a problem for the window too, in words that whoever sits there may read. */
function known(error: unknown, { role }: Who): unknown {
  const fault = error instanceof Failure ? new Fault('setting', error.problem, { cause: error }) : error;
  if (seesPersonal[role] || !(fault instanceof Fault)) return fault;
  return new Fault(fault.kind, coveredProblem(fault.problem), { cause: error });
}

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
        throw known(error, who);
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
        throw known(error, who);
      }
    });
