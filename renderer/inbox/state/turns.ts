let turn: Promise<void> = Promise.resolve();
let waiting = 0;

/**
 * Does one thing after the other: keys come faster than records do, and each means what was chosen before it. What can be
 * done at once is.
 */
export function inTurn(act: () => void | Promise<void>): void {
  if (waiting === 0) {
    const done = act();
    if (done === undefined) return;
    queue(done);
  } else queue(turn.then(act));
}

function queue(done: Promise<void>): void {
  waiting += 1;
  turn = done
    .catch(() => undefined)
    .then(() => {
      waiting -= 1;
    });
}

/** When all that was begun is done. */
export const settled = (): Promise<void> => turn;
