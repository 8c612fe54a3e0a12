import { useEffect, useState } from 'react';
import type { Problem } from '../../../engine/model/problem.ts';
import { type InboxSaid, type InboxWrite, inboxWrites } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';
import { engine } from '../../state/engine.ts';

/** What an answer would write, or why it cannot be one. */
export interface Foretold {
  readonly writes: readonly InboxWrite[];
  readonly problem: Problem | null;
}

/** While somebody types, each letter would be asked about. */
const restMs = 200;
const linesMax = 6;

/** What an answer would write; null while it is not known yet, or nothing is said. */
export function useForetold({ id, revision }: Pick<Asked, 'id' | 'revision'>, said: InboxSaid | null): Foretold | null {
  const [told, setTold] = useState<{ readonly of: string; readonly what: Foretold } | null>(null);
  const name = said === null ? null : JSON.stringify([id, revision, said]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for all of it
  useEffect(() => {
    if (said === null || name === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void engine
        .ask(inboxWrites, { wishes: [{ id, revision, said }], limit: linesMax }, stop.signal)
        .then((answer) => {
          if (stop.signal.aborted) return;
          const what = answer.ok
            ? { writes: answer.value.lines, problem: answer.value.refused[0]?.problem ?? null }
            : { writes: [], problem: answer.error };
          setTold({ of: name, what });
        });
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [name]);
  return told !== null && told.of === name ? told.what : null;
}
