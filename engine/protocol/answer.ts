import type { z } from 'zod';
import { Fault } from '../model/fault.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Call, Stream } from './call.ts';
import type { Reply } from './wire.ts';

/** What answers one call, its schemas applied. `stop` is aborted when the window takes its question back or goes away. */
export interface Answerer {
  readonly kind: 'call';
  readonly name: string;
  answer(params: unknown, stop: AbortSignal): Promise<Reply>;
}

/** What feeds one stream. */
export interface Feeder {
  readonly kind: 'stream';
  readonly name: string;
  /** @throws nothing: a question that does not fit is a problem */
  begin(params: unknown, stop: AbortSignal): Result<AsyncIterator<unknown>, Problem>;
}

/** A value that does not fit its schema: a bug of ours at one end, or two versions at the two ends. */
export const misshapen = (name: string, what: string, error: z.ZodError): Problem => {
  const [issue] = error.issues;
  return {
    code: 'protocol/misshapen',
    message: `The ${what} of "${name}" is not what it must be: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    fix: 'Reload the window; if that does not help, report it.',
  };
};

/** An answer of the engine that is not what the contract says. */
export class Misanswered extends Error {
  readonly problem: Problem;

  constructor(name: string, cause: z.ZodError) {
    const problem = misshapen(name, 'answer', cause);
    super(problem.message, { cause });
    this.name = 'Misanswered';
    this.problem = problem;
  }
}

/** Answers a call. What the handler throws goes on to whoever serves; a `Fault` becomes its problem there. */
export const answering = <Params extends z.ZodType, Answer extends z.ZodType>(
  call: Call<Params, Answer>,
  handler: (params: z.output<Params>, stop: AbortSignal) => Promise<Result<z.input<Answer>, Problem>>,
): Answerer => ({
  kind: 'call',
  name: call.name,
  async answer(params, stop) {
    const given = call.params.safeParse(params);
    if (!given.success) return err(misshapen(call.name, 'question', given.error));
    const said = await handler(given.data, stop);
    if (!said.ok) return said;
    const checked = call.answer.safeParse(said.value);
    if (!checked.success) throw new Misanswered(call.name, checked.error);
    return ok(checked.data);
  },
});

async function* checked<Item extends z.ZodType>(
  stream: Stream<z.ZodType, Item>,
  items: AsyncIterable<z.input<Item>>,
): AsyncGenerator<z.output<Item>> {
  for await (const item of items) {
    const read = stream.item.safeParse(item);
    if (!read.success) throw new Misanswered(stream.name, read.error);
    yield read.data;
  }
}

/** Feeds a stream. */
export const feeding = <Params extends z.ZodType, Item extends z.ZodType>(
  stream: Stream<Params, Item>,
  handler: (params: z.output<Params>, stop: AbortSignal) => AsyncIterable<z.input<Item>>,
): Feeder => ({
  kind: 'stream',
  name: stream.name,
  begin(params, stop) {
    const given = stream.params.safeParse(params);
    if (!given.success) return err(misshapen(stream.name, 'question', given.error));
    return ok(checked(stream, handler(given.data, stop)));
  },
});

/** What a thrown error is to a window: a fault is its problem; anything else is a bug of ours, which is reported too. */
export function problemFrom(error: unknown, report: (error: unknown) => void): Problem {
  if (error instanceof Fault) return error.problem;
  report(error);
  if (error instanceof Misanswered) return error.problem;
  return {
    code: 'protocol/bug',
    message: 'The engine met a bug of its own.',
    fix: 'Try again; if it comes back, report it with the log.',
  };
}
