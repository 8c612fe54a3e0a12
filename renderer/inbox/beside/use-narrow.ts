import { useSyncExternalStore } from 'react';

/** Three panes need this much. */
const query = '(width < 1100px)';

const follow = (changed: () => void): (() => void) => {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

/** Whether the window is too narrow for three panes. */
export const useNarrow = (): boolean => useSyncExternalStore(follow, () => matchMedia(query).matches);
