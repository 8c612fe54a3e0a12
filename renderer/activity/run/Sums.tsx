import type { Side } from '../../../engine/model/ids.ts';
import type { RunDetail, RunSync } from '../../../engine/protocol/calls/activity.ts';
import { Tile } from '../../ui/Tile.tsx';
import { numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { all, sumOfAll } from '../adding-up.ts';

const kinds = ['created', 'updated', 'removed'] as const;

interface Row {
  readonly side: Side;
  readonly name: string;
  readonly counts: { readonly [kind in (typeof kinds)[number]]: number };
  readonly planned: number | null;
}

/** Both sides of all syncs, those with the same system together. */
function rowsOf(syncs: readonly RunSync[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const sync of syncs) {
    for (const side of ['right', 'left'] as const) {
      if (sync.counts === null) continue;
      const { name } = sync[side];
      const before = rows.get(`${side} ${name}`);
      const planned = sync.decided === null ? null : all(sync.decided.planned[side]);
      const { created, updated, removed } = sync.counts[side];
      rows.set(`${side} ${name}`, {
        side,
        name,
        counts: {
          created: created + (before?.counts.created ?? 0),
          updated: updated + (before?.counts.updated ?? 0),
          removed: removed + (before?.counts.removed ?? 0),
        },
        planned: planned === null ? null : planned + (before?.planned ?? 0),
      });
    }
  }
  return [...rows.values()];
}

/** "Planned 1,046 = 1,040 done + 3 failed + 3 moved on". What a paused run did not do yet, it will do. */
function sumWords({ head, syncs }: RunDetail): string | null {
  const words = wordsOf('activity');
  const sum = sumOfAll(syncs);
  if (sum === null) return null;
  const before = [
    words('planned', { count: sum.planned }),
    ...(sum.fromBefore > 0 ? [words('fromBefore', { count: sum.fromBefore })] : []),
  ];
  const after = (['done', 'failed', 'movedOn', 'leftOut'] as const)
    .filter((one) => one === 'done' || sum[one] > 0)
    .map((one) => words(one === 'leftOut' && head.state === 'paused' ? 'sum-toDo' : `sum-${one}`, { count: sum[one] }));
  return `${before.join(' + ')} = ${after.join(' + ')}`;
}

/** What was planned against what was done, side by side and in one sum. */
export function Sums({ detail }: { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const rows = rowsOf(detail.syncs);
  const sum = sumWords(detail);
  if (rows.length === 0) return null;
  return (
    <section aria-label={words('sums')}>
      <h3>{words('sums')}</h3>
      <table className="ac-sums">
        <thead>
          <tr>
            <th scope="col">{words('writtenTo')}</th>
            <th scope="col">{words('plannedHead')}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {words(kind)}
              </th>
            ))}
            <th scope="col">{words('doneHead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ side, name, counts, planned }) => (
            <tr key={`${side} ${name}`}>
              <th scope="row">
                <span className="row g6">
                  <Tile label={name} size={16} tone={side === 'left' ? 'l' : 'r'} />
                  <span className={side === 'left' ? 'c-l' : 'c-r'}>{name}</span>
                </span>
              </th>
              <td>{planned === null ? '' : numberWords(planned)}</td>
              {kinds.map((kind) => (
                <td key={kind}>{numberWords(counts[kind])}</td>
              ))}
              <td className="med">{numberWords(all(counts))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sum !== null && <p className="ac-sum fs12 soft">{sum}</p>}
    </section>
  );
}
