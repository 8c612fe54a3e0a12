import { useEffect } from 'react';
import { wordsOf } from '../words/words.ts';
import { fetchScreens } from './lazy-screen.ts';

/** Stands in for a screen whose code is on its way: nothing at first, and a word when it takes longer than a blink. */
export const Arriving = () => (
  <div className="center arriving" aria-busy="true">
    <p>{wordsOf('frame')('opening')}</p>
  </div>
);

/** Somebody who opens the window looks at the first screen for so long at least; nothing takes time from it. */
const firstLookMs = 1_500;

/** Has the other screens fetched once the first one is there. */
export function FetchTheRest() {
  useEffect(() => {
    const later = setTimeout(fetchScreens, firstLookMs);
    return () => clearTimeout(later);
  }, []);
  return null;
}
