import type { ClusterPair, ClusterRecord, ReviewCluster, ReviewSummary } from '../../engine/protocol/calls/review.ts';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { percent } from './review-words.ts';

interface Props {
  readonly review: ReviewSummary;
  readonly cluster: ReviewCluster;
  readonly left: ClusterRecord | null;
  readonly right: ClusterRecord | null;
  readonly pair: ClusterPair | null;
}

const widthOf = (score: number | null): string => `${Math.round((score ?? 0) * 100)}%`;

function Name({ record, system, tone }: { record: ClusterRecord | null; system: string; tone: 'l' | 'r' }) {
  return (
    <th scope="col" className={`c-${tone} head`}>
      <Tile label={system} size={16} tone={tone} />
      <span className="ell">{record?.title ?? system}</span>
    </th>
  );
}

function Row({
  at,
  label,
  type,
  left,
  right,
  pair,
}: { at: number; label: string; type: string } & Pick<Props, 'left' | 'right' | 'pair'>) {
  const why = pair?.fields[at] ?? null;
  return (
    <tr className="lr-cr lr-g">
      <th scope="row" className="f">
        <FieldIcon type={type} />
        <span className="ell">{label}</span>
      </th>
      <td>{left !== null && <Value tone="l" text={left.values[at] ?? null} />}</td>
      <td>{right !== null && <Value tone="r" text={right.values[at] ?? null} />}</td>
      <td className="w">
        {why !== null && (
          <>
            <span className="alk">
              <i style={{ width: widthOf(why.score) }} />
            </span>
            <b>{why.score === null ? '-' : percent(why.score)}</b>
            <span className="ell" title={inOwnWords(why.words)}>
              {inOwnWords(why.words)}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

/** Why two records are as alike as they are, field by field. */
export function WhyTable({ review, cluster, left, right, pair }: Props) {
  const words = wordsOf('linkReview');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="lr-cmp" aria-label={words('fieldByField')} tabIndex={0}>
      <table>
        <thead>
          <tr className="th lr-g">
            <th scope="col">{pair === null ? words('field') : words('why', { percent: percent(pair.score) })}</th>
            <Name record={left} system={review.left.name} tone="l" />
            <Name record={right} system={review.right.name} tone="r" />
            <th scope="col">{words('howAlike')}</th>
          </tr>
        </thead>
        <tbody>
          {cluster.fields.map(({ label, type }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name than their place
            <Row key={at} at={at} label={label} type={type} left={left} right={right} pair={pair} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
