import { apartPicked, createPicked, excludePicked, linkPicked, mergePicked, splitPicked, undoLast } from './choices.ts';
import { drawnPairs } from './pick.ts';
import { useReview } from './review-store.ts';

/** Picks the pair of that number, counted from 1. */
export function pickNumber(at: number): void {
  const { cluster } = useReview.getState();
  const pair = cluster === null ? undefined : drawnPairs(cluster)[at - 1];
  if (pair !== undefined) useReview.setState({ pick: { is: 'pair', left: pair.left, right: pair.right } });
}

const keys: Readonly<Record<string, () => void>> = {
  Enter: linkPicked,
  N: createPicked,
  X: apartPicked,
  S: splitPicked,
  M: mergePicked,
  O: excludePicked,
  U: undoLast,
};

/** Does what a key means while the list has the focus. @returns whether it means something */
export function listKey(key: string): boolean {
  if (/^[1-9]$/.test(key)) {
    pickNumber(Number(key));
    return true;
  }
  const act = keys[key.length === 1 ? key.toUpperCase() : key];
  act?.();
  return act !== undefined;
}
