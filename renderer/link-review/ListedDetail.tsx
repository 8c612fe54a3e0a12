import { useEffect, useState } from 'react';
import type { Side } from '../../engine/model/ids.ts';
import {
  type ListedRow,
  lookAtCluster,
  type ReviewCluster,
  type ReviewId,
  type ReviewSummary,
} from '../../engine/protocol/calls/review.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { decide, useReview } from './review-store.ts';

interface Props {
  readonly review: ReviewSummary;
  readonly row: ListedRow | null;
}

function useRecords(review: ReviewId, row: ListedRow | null): ReviewCluster | null {
  const [seen, setSeen] = useState<ReviewCluster | null>(null);
  const [left, right] = [row?.left?.key ?? null, row?.right?.key ?? null];
  useEffect(() => {
    if (left === null && right === null) return setSeen(null);
    const stop = new AbortController();
    const of = { left: left === null ? [] : [left], right: right === null ? [] : [right] };
    void engine.ask(lookAtCluster, { review, of }, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setSeen(answer.ok ? answer.value : null);
    });
    return () => stop.abort();
  }, [review, left, right]);
  return seen;
}

function Linked({ row }: { readonly row: ListedRow }) {
  const isDeciding = useReview((state) => state.isDeciding);
  const { left, right } = row;
  if (row.row.list !== 'linked' || left === null || right === null) return null;
  const pair = { left: left.key, right: right.key };
  const isOld = row.row.state === 'linked';
  return (
    <div className="row g8">
      <Button isDisabled={isDeciding || row.became !== null} onPress={() => void decide({ do: 'unlink', ...pair })}>
        {wordsOf('linkReview')('unlink')}
      </Button>
      {isOld && (
        <Button
          look="ghost"
          isDisabled={isDeciding || row.became !== null}
          onPress={() => useReview.setState({ pick: { is: 'pair', ...pair }, dialog: 'split' })}
        >
          {wordsOf('linkReview')('split')}
        </Button>
      )}
    </div>
  );
}

function Only({ row, side }: { readonly row: ListedRow; readonly side: Side }) {
  const isDeciding = useReview((state) => state.isDeciding);
  const record = row[side];
  if (record === null) return null;
  return (
    <div className="row g8">
      <Button
        isDisabled={isDeciding || row.became !== null}
        onPress={() => void decide({ do: 'exclude', records: [{ side, key: record.key }], item: null })}
      >
        {wordsOf('linkReview')('leaveOut')}
      </Button>
    </div>
  );
}

/** The record or the pair that has the cursor, with its values and what can be done with it. */
export function ListedDetail({ review, row }: Props) {
  const seen = useRecords(review.id, row);
  if (row === null || seen === null)
    return <aside className="lr-pane lr-side" aria-label={wordsOf('linkReview')('record')} />;
  const [left, right] = [seen.left[0] ?? null, seen.right[0] ?? null];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <aside className="lr-pane lr-side" aria-label={wordsOf('linkReview')('record')} tabIndex={0}>
      <div className="lr-sec">
        <h2 className="h2 ell">{seen.title}</h2>
        {row.became !== null && <p>{inOwnWords(row.became)}</p>}
        {row.row.list === 'linked' && <Linked row={row} />}
        {(row.row.list === 'left' || row.row.list === 'right') && <Only row={row} side={row.row.list} />}
      </div>
      <div className="lr-who">
        {(['left', 'right'] as const).map((side) => {
          const record = side === 'left' ? left : right;
          return record === null ? null : (
            <span key={side} className="ell">
              <Tile label={review[side].name} size={16} tone={side === 'left' ? 'l' : 'r'} /> {review[side].name}{' '}
              {record.key}
            </span>
          );
        })}
      </div>
      <dl className="lr-values">
        {seen.fields.map(({ label }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name than their place
          <div key={at}>
            <dt>{label}</dt>
            {left !== null && (
              <dd>
                <Value tone="l" text={left.values[at] ?? null} />
              </dd>
            )}
            {right !== null && (
              <dd>
                <Value tone="r" text={right.values[at] ?? null} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </aside>
  );
}
