import { create } from 'zustand';

interface Announced {
  readonly polite: string;
  readonly assertive: string;
}

/** What is read aloud now; drawn by the Announcer. */
export const useAnnounced = create<Announced>(() => ({ polite: '', assertive: '' }));

const emptyAfterMs = 1_000;

/** Has a screen reader say something that others see happen; `assertive` interrupts what it says. */
export function announce(words: string, how: 'polite' | 'assertive' = 'polite'): void {
  useAnnounced.setState({ [how]: words });
  // The same words again are read only when they were gone meanwhile.
  setTimeout(() => useAnnounced.setState((now) => (now[how] === words ? { [how]: '' } : {})), emptyAfterMs);
}
