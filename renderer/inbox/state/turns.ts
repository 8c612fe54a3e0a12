let turn: Promise<void> = Promise.resolve();
let waiting = 0;
/** Grows when what waits is given up. */
let round = 0;

/**
 * Does one thing after the other: keys come faster than records do, and each means what was chosen before it. What can be
 * done at once is.
 */
export function inTurn(act: () => void | Promise<void>): void {
  if (waiting === 0) {
    const done = act();
    if (done === undefined) return;
    queue(done);
  } else {
    const mine = round;
    queue(turn.then(() => (mine === round ? act() : undefined)));
  }
}

function queue(done: Promise<void>): void {
  waiting += 1;
  turn = done
    .catch(() => undefined)
    .then(() => {
      waiting -= 1;
    });
}

/** Gives up what waits for its turn: it was meant for something that did not come about. */
export function dropWaiting(): void {
  round += 1;
}

/** When all that was begun is done. */
export const settled = (): Promise<void> => turn;
