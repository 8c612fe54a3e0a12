/** One stop of the tour: what it points at, and what there is to say. */
export interface TourStep {
  /** Finds it on screen; a stop that is not there is passed over. */
  readonly at: string;
  readonly title: string;
  readonly words: string;
}

export const tourSteps: readonly TourStep[] = [
  {
    at: '.hero .draw, .grid .sc',
    title: 'A sync keeps two systems in step',
    words:
      'Blue is the left system, orange the right one. A value wears the colour of the side it came from, everywhere.',
  },
  {
    at: '.stp .btn.primary, .toolbar .btn.primary',
    title: 'Run it when you like',
    words: 'A run links records, carries changes both ways and asks you where both sides changed the same field.',
  },
  {
    at: '.cmdk',
    title: 'Everything by name',
    words: 'Every screen, sync, field, connection and action is a few letters away.',
  },
  {
    at: '.rail',
    title: 'The screens',
    words: 'Numbers beside them say what waits for you.',
  },
  {
    at: '.status',
    title: 'What the engine does now',
    words: 'The next run, and how far the present one is. You can cancel it at any time; nothing is left half done.',
  },
];

/** The first stop from `from` on that is on screen; null when there is none. */
export function nextStop(from: number, isThere: (at: string) => boolean): number | null {
  const index = tourSteps.findIndex((step, place) => place >= from && isThere(step.at));
  return index < 0 ? null : index;
}
