import { findRecords } from '../../../protocol/calls/records.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';
import { recordsFound } from './find-records.ts';

/** What windows ask about records of all syncs. The state that is searched is that which whoever asks may see. */
export function recordParts({ engine, drafts }: House): readonly Part[] {
  return [
    answers(findRecords, 'look', async ({ search, limit }, { stop }) => {
      const flows = drafts.all().map((draft) => draft.flow);
      const { records, isWhole } = await recordsFound({ store: engine.store, flows, search, limit, stop });
      return { records: [...records], isWhole };
    }),
  ];
}
