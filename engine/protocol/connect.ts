import { createBirpc } from 'birpc';
import type { z } from 'zod';
import { Fault } from '../model/fault.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Call, Stream } from './call.ts';
import { type EngineEnd, type Wire, wired } from './wire.ts';

/** The engine as a window sees it. */
export interface Client {
  /** Never rejects: a lost wire is a problem too. `stop` takes the question back. */
  ask<Params extends z.ZodType, Answer extends z.ZodType>(
    call: Call<Params, Answer>,
    params: z.input<Params>,
    stop?: AbortSignal,
  ): Promise<Result<z.output<Answer>, Problem>>;
  /**
   * Items as they come. Leaving the loop closes the stream.
   * @throws Fault `state` when the wire is lost or the engine met a problem
   */
  follow<Params extends z.ZodType, Item extends z.ZodType>(
    stream: Stream<Params, Item>,
    params: z.input<Params>,
  ): AsyncIterable<z.output<Item>>;
}

const lost: Problem = {
  code: 'protocol/lost',
  message: 'The connection to the engine was lost.',
  fix: 'Tandem connects again by itself; then try once more.',
};

const otherVersion = (name: string): Problem => ({
  code: 'protocol/other-version',
  message: `The engine answered "${name}" in a way that this window does not know.`,
  fix: 'Reload the window: it is of another version than the engine.',
});

/** Whether the wire still is, and promises that settle with null when it is lost. */
interface Loss {
  isLost(): boolean;
  orLost<T>(work: Promise<T>): Promise<T | null>;
}

function lossOf(wire: Wire): Loss {
  const gone = new AbortController();
  wire.closed(() => gone.abort());
  return {
    isLost: () => gone.signal.aborted,
    orLost: <T>(work: Promise<T>) =>
      new Promise<T | null>((done, fail) => {
        const leave = (): void => done(null);
        if (gone.signal.aborted) leave();
        gone.signal.addEventListener('abort', leave, { once: true });
        const over = (): void => gone.signal.removeEventListener('abort', leave);
        work.then(done, fail).finally(over);
      }),
  };
}

/** The engine at the other end of a wire. Answers are checked: one of another version fails with a sentence. */
export function clientOver(wire: Wire): Client {
  const engine = createBirpc<EngineEnd, Record<string, never>>({}, wired(wire));
  const loss = lossOf(wire);
  let asked = 0;
  const nextId = (): string => `w${++asked}`;
  const drop = async (id: string): Promise<void> => {
    if (!loss.isLost()) await loss.orLost(engine.drop(id));
  };
  return {
    async ask(call, params, stop) {
      if (loss.isLost()) return err(lost);
      const id = nextId();
      const takeBack = (): void => void drop(id);
      stop?.addEventListener('abort', takeBack, { once: true });
      const reply = await loss.orLost(engine.ask(id, call.name, params));
      stop?.removeEventListener('abort', takeBack);
      if (reply === null) return err(lost);
      if (!reply.ok) return reply;
      const answer = call.answer.safeParse(reply.value);
      return answer.success ? ok(answer.data) : err(otherVersion(call.name));
    },
    async *follow(stream, params) {
      const id = nextId();
      try {
        const begun = loss.isLost() ? null : await loss.orLost(engine.begin(id, stream.name, params));
        if (begun === null) throw new Fault('state', lost);
        if (!begun.ok) throw new Fault('state', begun.error);
        for (;;) {
          const pulled = await loss.orLost(engine.pull(id));
          if (pulled === null) throw new Fault('state', lost);
          if (pulled.kind === 'problem') throw new Fault('state', pulled.problem);
          if (pulled.kind === 'end') return;
          const item = stream.item.safeParse(pulled.item);
          if (!item.success) throw new Fault('state', otherVersion(stream.name));
          yield item.data;
        }
      } finally {
        await drop(id);
      }
    },
  };
}
