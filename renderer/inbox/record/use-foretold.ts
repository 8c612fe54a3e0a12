import { useEffect, useState } from 'react';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import type { Asked } from '../../../engine/protocol/calls/inbox-record.ts';
import { type Foretold, foretell } from '../state/foretell.ts';

/** While somebody types, each letter would be asked about. */
const restMs = 200;

/** What an answer would write; null while it is not known yet, or nothing is said. */
export function useForetold(asked: Pick<Asked, 'id' | 'revision'>, said: InboxSaid | null): Foretold | null {
  const [told, setTold] = useState<{ readonly of: string; readonly what: Foretold } | null>(null);
  const name = said === null ? null : JSON.stringify([asked.id, asked.revision, said]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for all of it
  useEffect(() => {
    if (said === null || name === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void foretell(asked, said, stop.signal).then((what) => {
        if (!stop.signal.aborted) setTold({ of: name, what });
      });
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [name]);
  return told !== null && told.of === name ? told.what : null;
}
