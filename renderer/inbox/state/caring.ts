import { isNarrow } from '../beside/use-narrow.ts';
import { type CareKind, useInbox } from './inbox-store.ts';
import { recordReady } from './load-record.ts';
import { wishesIn } from './resolve.ts';
import { mayDecide } from './say.ts';
import { inTurn } from './turns.ts';

/** Brings the drawer out and waits until it stands: a menu opens where its button is then. */
async function bringOut(): Promise<void> {
  useInbox.setState({ isBesideOut: true });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const moves = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1);
  await Promise.allSettled(moves.map((one) => one.finished));
}

/** Opens what is kept beside the record that was chosen, or beside all that are chosen in the list. */
export const careBy = (kind: CareKind): void =>
  inTurn(async () => {
    await recordReady();
    const { record, marked } = useInbox.getState();
    const isMany = marked.size > 0;
    if (isMany ? kind !== 'assign' && kind !== 'snooze' : record === null) return;
    // There is room to say why once something was chosen.
    if (kind === 'why' && wishesIn(useInbox.getState()).length === 0) return;
    if (!mayDecide()) return;
    if (kind !== 'why' && !isMany && isNarrow()) await bringOut();
    useInbox.setState({ caring: kind });
  });

/** Takes note that it was opened, or closed. */
export const setCaring = (kind: CareKind, isOpen: boolean): void =>
  useInbox.setState(({ caring }) => ({ caring: isOpen ? kind : caring === kind ? null : caring }));
