import { type ComponentType, lazy } from 'react';

type Load<Props> = () => Promise<ComponentType<Props>>;

const notLoaded = new WeakSet<Error>();

/** Whether an error is that the code of a screen could not be fetched, not that the screen has a bug. */
export const wasNotLoaded = (error: Error): boolean => notLoaded.has(error);

const waiting: (() => Promise<unknown>)[] = [];

/** A screen whose code is fetched when it is first shown, or before, once the window has nothing else to do. */
export function lazyScreen<Props>(load: Load<Props>) {
  waiting.push(load);
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (cause) {
      const error = new Error('The code of this screen could not be fetched.', { cause });
      notLoaded.add(error);
      throw error;
    }
  });
}

/** Fetches the screens that were not shown yet, so that each is there at once when somebody goes to it. */
export function fetchScreens(): void {
  requestIdleCallback(() => {
    const next = waiting.shift();
    if (next === undefined) return;
    // One that cannot be fetched now says so when somebody goes to it.
    void next().then(fetchScreens, () => undefined);
  });
}
