import type { RunFailure } from '../../../engine/protocol/calls/activity.ts';
import { retryFailures } from '../../../engine/protocol/calls/activity.ts';
import { announce } from '../../app/announce.ts';
import { doOrTell } from '../../app/deeds.ts';
import { go } from '../../app/route.ts';
import { engine } from '../../state/engine.ts';
import { toast } from '../../ui/toasts.ts';
import { wordsOf } from '../../words/words.ts';

/** Whether a failure is not over: it can be sent again. */
export const isOpen = (failure: RunFailure): boolean => failure.state !== 'closed';

/**
 * Sends refused writes again.
 * @param values what to send instead, by field; for one alone
 * @returns whether the engine took it up
 */
export async function retry(
  failures: readonly RunFailure[],
  values: { readonly [field: string]: string | null } | null,
): Promise<boolean> {
  const words = wordsOf('activity');
  const asked = failures.map(({ id, revision }) => ({ id, revision }));
  const said = await doOrTell(
    engine.ask(retryFailures, { failures: asked, values: values === null ? null : { ...values } }),
  );
  if (said === null) return false;
  const told = words(said.run === null ? 'retryLater' : 'retryBegan', { count: failures.length });
  announce(told);
  const { run } = said;
  toast({
    title: told,
    ...(run === null ? {} : { action: { label: words('lookAtIt'), onAction: () => go({ at: 'activity', run }) } }),
  });
  return true;
}
