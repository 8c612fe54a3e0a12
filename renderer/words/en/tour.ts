/** Coach marks on the first screen. */
export const tour = {
  sync: 'A sync keeps two systems in step',
  syncText:
    'Blue is the left system, orange the right one. A value wears the colour of the side it came from, everywhere.',
  run: 'Run it when you like',
  runText: 'A run links records, carries changes both ways and asks you where both sides changed the same field.',
  names: 'Everything by name',
  namesText: 'Every screen, sync, field, connection and action is a few letters away.',
  screens: 'The screens',
  screensText: 'Numbers beside them say what waits for you.',
  engine: 'What the engine does now',
  engineText: 'The next run, and how far the present one is. You can cancel it at any time; nothing is left half done.',

  at: '{{at, number}} of {{all, number}}',
  leave: 'Leave',
  next: 'Next',
  done: 'Done',
} as const;
