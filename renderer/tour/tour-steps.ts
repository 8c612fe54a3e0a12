/** One stop of the tour: what it points at, and what there is to say. */
export interface TourStep {
  /** Finds it on screen; a stop that is not there is passed over. */
  readonly at: string;
  readonly word: 'sync' | 'run' | 'names' | 'screens' | 'engine';
}

export const tourSteps: readonly TourStep[] = [
  { at: '.hero .draw, .grid .sc', word: 'sync' },
  { at: '.stp .btn.primary, .toolbar .btn.primary', word: 'run' },
  { at: '.cmdk', word: 'names' },
  { at: '.rail', word: 'screens' },
  { at: '.status', word: 'engine' },
];

/** The first stop from `from` on that is on screen; null when there is none. */
export function nextStop(from: number, isThere: (at: string) => boolean): number | null {
  const index = tourSteps.findIndex((step, place) => place >= from && isThere(step.at));
  return index < 0 ? null : index;
}
