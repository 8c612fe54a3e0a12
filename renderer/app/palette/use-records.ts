import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { type FoundRecord, findRecords } from '../../../engine/protocol/calls/story.ts';
import { engine } from '../../state/engine.ts';
import { problemInWords } from '../../words/sentences.ts';

export interface Records {
  readonly found: readonly FoundRecord[];
  readonly isWhole: boolean;
  readonly isLooking: boolean;
  /** Why they cannot be searched; null where they can. */
  readonly problem: string | null;
}

const none: Records = { found: [], isWhole: true, isLooking: false, problem: null };
const shownMax = 30;
/** Whoever still types is not asked about yet. */
const restMs = 150;

type Asked = z.input<typeof findRecords.params>;

/** Asks page by page, as long as there are records and the palette has place for them. */
async function look(text: string, stop: AbortSignal, show: (records: Records) => void): Promise<void> {
  const found: FoundRecord[] = [];
  let after: Asked['after'] = null;
  do {
    const asked: Asked = { flow: null, text, after, limit: shownMax - found.length };
    const said = await engine.ask(findRecords, asked, stop);
    if (stop.aborted) return;
    if (!said.ok) return show({ ...none, problem: problemInWords(said.error) });
    found.push(...said.value.records);
    after = said.value.next;
    const isLooking = after !== null && found.length < shownMax;
    show({ found: [...found], isWhole: after === null, isLooking, problem: null });
  } while (after !== null && found.length < shownMax);
}

/** Records that fit what was typed; none where nothing was. */
export function useRecords(search: string): Records {
  const [records, setRecords] = useState(none);
  useEffect(() => {
    if (search === '') {
      setRecords(none);
      return;
    }
    const stop = new AbortController();
    setRecords((before) => ({ ...before, isLooking: true }));
    const rest = setTimeout(() => void look(search, stop.signal, setRecords), restMs);
    return () => {
      clearTimeout(rest);
      stop.abort();
    };
  }, [search]);
  return records;
}
