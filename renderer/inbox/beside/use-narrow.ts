import { useSyncExternalStore } from 'react';

const mediaHook = (query: string): (() => boolean) => {
  const follow = (changed: () => void): (() => void) => {
    const media = matchMedia(query);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(follow, () => matchMedia(query).matches);
};

const narrow = '(width < 1100px)';

/** Whether the window is too narrow for three panes. */
export const useNarrow = mediaHook(narrow);
export const isNarrow = (): boolean => matchMedia(narrow).matches;

/** Whether the panes at the sides give way, so that the record in the middle has room for its columns. */
export const useSnug = mediaHook('(width < 1400px)');
