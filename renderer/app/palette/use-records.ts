import { useEffect, useState } from 'react';
import { findRecords, type RecordFound } from '../../../engine/protocol/calls/records.ts';
import { engine } from '../../state/engine.ts';

interface Records {
  readonly found: readonly RecordFound[];
  readonly isWhole: boolean;
  readonly isLooking: boolean;
  /** Why they cannot be searched; null where they can. */
  readonly problem: string | null;
}

const none: Records = { found: [], isWhole: true, isLooking: false, problem: null };
const shownMax = 30;
/** Whoever still types is not asked about yet. */
const restMs = 150;

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
    const ask = async (): Promise<void> => {
      const said = await engine.ask(findRecords, { search, limit: shownMax }, stop.signal);
      if (stop.signal.aborted) return;
      setRecords(
        said.ok
          ? { found: said.value.records, isWhole: said.value.isWhole, isLooking: false, problem: null }
          : { ...none, problem: `${said.error.message} ${said.error.fix}` },
      );
    };
    const rest = setTimeout(() => void ask(), restMs);
    return () => {
      clearTimeout(rest);
      stop.abort();
    };
  }, [search]);
  return records;
}
