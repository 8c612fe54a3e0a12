/** A wait that ends early when somebody calls `wake`; a call while nobody waits ends the next wait at once. */
export interface Rest {
  wake(): void;
  rest(ms: number): Promise<void>;
}

/** @param stop ends every wait, also those to come */
export function resting(stop: AbortSignal): Rest {
  let awake = false;
  let end: (() => void) | null = null;
  const wake = (): void => {
    awake = true;
    end?.();
  };
  stop.addEventListener('abort', wake);
  return {
    wake,
    rest: (ms) =>
      new Promise((done) => {
        const finish = (): void => {
          clearTimeout(timer);
          end = null;
          awake = false;
          done();
        };
        const timer = setTimeout(finish, ms);
        end = finish;
        if (awake || stop.aborted) finish();
      }),
  };
}
