import type { RunDetail, RunFailure } from '../../../engine/protocol/calls/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { type Cause, causesOf } from './causes.ts';
import { FailureWords, useRaw } from './FailureWords.tsx';
import { RetryButton } from './RetryButton.tsx';
import { isOpen } from './retry.ts';

function CauseItem({ detail, cause: { rows } }: { readonly detail: RunDetail; readonly cause: Cause }) {
  const words = wordsOf('activity');
  const [first] = rows;
  const { button, raw } = useRaw(first);
  const open = rows.filter(isOpen);
  const label = open.length === 1 ? null : words('retryCount', { count: open.length });
  return (
    <li>
      <span className={open.length > 0 ? 'c-fail' : 'c-done'}>
        <Icon name={open.length > 0 ? 'err' : 'ok'} />
      </span>
      <FailureWords detail={detail} rows={rows} />
      <span className="row g4">
        {button}
        {open.length > 0 && (
          <RetryButton failures={open} label={label} {...(label === null ? { about: first.title } : {})} />
        )}
      </span>
      {raw}
    </li>
  );
}

/** Failures by their cause. */
export function CauseList({
  detail,
  rows,
  max,
}: {
  readonly detail: RunDetail;
  readonly rows: readonly RunFailure[];
  readonly max: number;
}) {
  return (
    <ul className="ac-fails">
      {causesOf(rows)
        .slice(0, max)
        .map((cause) => (
          <CauseItem key={cause.id} detail={detail} cause={cause} />
        ))}
    </ul>
  );
}
