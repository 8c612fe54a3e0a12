import { seesPersonal } from '../../../core/roles/roles.ts';
import type { ConflictId } from '../../../model/ids.ts';
import type { Decision } from '../../../model/inbox.ts';
import { pastConflicts } from '../../../protocol/calls/past-conflicts.ts';
import { now } from '../../cli/clock.ts';
import type { House } from '../house.ts';
import { answers, type Part } from '../part.ts';

const pageMax = 1_000;
const dayMs = 86_400_000;

type Winner = 'left' | 'right' | 'other';

const winnerOf = ({ choice }: Decision): Winner =>
  choice.choose === 'left' || choice.choose === 'right' ? choice.choose : 'other';

/** What windows ask about how people decided before. */
export function pastConflictParts({ engine }: House): readonly Part[] {
  return [
    answers(pastConflicts, 'look', async ({ flow, sync, unit, days }, { stop, who }) => {
      const since = new Date(Date.parse(now()) - days * dayMs).toISOString();
      const counts = { left: 0, right: 0, other: 0 };
      const last: Record<Winner, ConflictId | null> = { left: null, right: null, other: null };
      // The id of a question can hold the key of a record.
      const isShown = seesPersonal[who.role];
      let after = 0;
      for (;;) {
        const page = await engine.store.decisions({ scope: { flow, sync } }, after, pageMax);
        for (const { decision } of page) {
          const { question, state, at } = decision;
          const isMeant = question.about === 'unit' && question.unit === unit && at >= since;
          if (!isMeant || (state !== 'done' && state !== 'waiting')) continue;
          counts[winnerOf(decision)] += 1;
          if (isShown) last[winnerOf(decision)] = decision.conflict;
        }
        const end = page.at(-1);
        if (end === undefined || page.length < pageMax) return { ...counts, last };
        after = end.decision.seq;
        stop.throwIfAborted();
      }
    }),
  ];
}
