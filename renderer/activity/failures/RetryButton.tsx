import { useState } from 'react';
import type { RunFailure } from '../../../engine/protocol/calls/activity.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { wordsOf } from '../../words/words.ts';
import { retry } from './retry.ts';

/** Sends refused writes again as they are. */
export function RetryButton({
  failures,
  label = null,
  about,
}: {
  readonly failures: readonly RunFailure[];
  /** Null: "Retry". */
  readonly label?: string | null;
  /** Whose write it is, for screen readers. */
  readonly about?: string;
}) {
  const words = wordsOf('activity');
  const [isPending, setPending] = useState(false);
  const press = async (): Promise<void> => {
    setPending(true);
    await retry(failures, null);
    setPending(false);
  };
  return (
    <RightButton
      needs="decide"
      size="sm"
      icon="refresh"
      isPending={isPending}
      isDisabled={failures.length === 0}
      onPress={() => void press()}
      {...(about === undefined ? {} : { 'aria-label': words('retryOf', { what: about }) })}
    >
      {label ?? words('retry')}
    </RightButton>
  );
}
