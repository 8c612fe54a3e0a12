import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import type { UndoRow, UndoSummary } from '../../../engine/protocol/calls/undo.ts';
import { wordsOf } from '../../words/words.ts';

const kinds = ['updated', 'created', 'removed'] as const;

/** What an undo writes on each side: "In ERP 8 put back, 2 deleted that the run made". */
export function sideWords(undo: UndoSummary, { syncs, flow }: RunDetail): readonly string[] {
  const words = wordsOf('activity');
  const [first] = syncs;
  return (['right', 'left'] as const).flatMap((side) => {
    const facts = kinds.flatMap((kind) =>
      undo[side][kind] === 0 ? [] : words(`undo-${kind}`, { count: undo[side][kind] }),
    );
    const system = first?.[side].name ?? flow[side];
    return facts.length === 0 ? [] : [words('inSystem', { system, what: facts.join(', ') })];
  });
}

/** What is done to a record by an undo. */
export const undoneWords = ({ op }: UndoRow): string => (op === null ? '' : wordsOf('activity')(`undo-op-${op}`));

/** Why a record, or some of its fields, are left alone. */
export function aloneWords({ reason, fields }: UndoRow): string {
  const words = wordsOf('activity');
  if (reason === null) return '';
  const why = words(`alone-${reason}`);
  return fields.length === 0 ? why : words('aloneFields', { fields: fields.join(', '), why });
}
