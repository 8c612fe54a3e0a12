import { useEffect, useState } from 'react';
import { type InboxWish, type InboxWrites, inboxWrites } from '../../../engine/protocol/calls/inbox.ts';
import { useRight } from '../../rights/use-right.ts';
import { engine } from '../../state/engine.ts';

/**
 * What answers would write, told anew whenever they change.
 * @param limit lines that are told; the counts are of all
 * @returns null until it is known, and for those who may not decide
 */
export function useWrites(wishes: readonly InboxWish[], limit: number): InboxWrites | null {
  const [told, setTold] = useState<{ readonly of: string; readonly writes: InboxWrites } | null>(null);
  const mayDecide = useRight('decide') === null;
  const name = JSON.stringify(wishes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `name` stands for the wishes
  useEffect(() => {
    if (wishes.length === 0 || !mayDecide) return;
    let isOver = false;
    void engine.ask(inboxWrites, { wishes: [...wishes], limit }).then((answer) => {
      if (!isOver && answer.ok) setTold({ of: name, writes: answer.value });
    });
    return () => {
      isOver = true;
    };
  }, [name, limit, mayDecide]);
  return told !== null && told.of === name ? told.writes : null;
}
