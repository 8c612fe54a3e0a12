import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Problem } from '../../engine/model/problem.ts';
import type { Call } from '../../engine/protocol/call.ts';
import { engine } from '../state/engine.ts';

export interface Asked<Answer> {
  /** What the engine said last about this; null until it has. */
  readonly value: Answer | null;
  readonly problem: Problem | null;
}

const nothing = { value: null, problem: null };

/**
 * Asks, and asks again whenever `again` changes; what was said stays until something new is, unless it is about something else.
 * @param params null: nothing is asked
 */
export function useAsked<Params extends z.ZodType, Answer extends z.ZodType>(
  call: Call<Params, Answer>,
  params: z.input<Params> | null,
  again: string | number,
): Asked<z.output<Answer>> {
  const name = params === null ? null : JSON.stringify(params);
  const [held, setHeld] = useState<{ name: string | null; asked: Asked<z.output<Answer>> }>({ name, asked: nothing });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for what is asked
  useEffect(() => {
    if (params === null) return;
    const stop = new AbortController();
    void engine.ask(call, params, stop.signal).then((said) => {
      if (stop.signal.aborted) return;
      setHeld({
        name,
        asked: said.ok ? { value: said.value, problem: null } : { value: null, problem: said.error },
      });
    });
    return () => stop.abort();
  }, [name, again]);
  return held.name === name ? held.asked : nothing;
}
