import type { Leaf } from './leaf.ts';

/** Commands about which records are the same thing. */
export const linking: readonly Leaf[] = [
  {
    use: 'review [flow] [sync]',
    about: 'how records are linked and would be, in four lists, with nothing written',
    options: [
      ['--list <list>', 'the records of linked, ambiguous, left or right'],
      ['--search <words>', 'those with this in a key or value'],
      ['--filter <what>', 'new, linked, differs, match:1, created, waits, excluded ...'],
      ['--sort <by>', 'key, title, value or state'],
      ['--descending', 'the last first'],
      ['--limit <number>', 'so many rows'],
      ['--offset <number>', 'leave so many rows out first'],
      ['-o, --output <file>', 'keep the list, suggestions or sample as a CSV file'],
      ['--suggest', 'likely twins among records without one, with a score'],
      ['--min <score>', 'suggestions from this score, 0 to 1'],
      ['--sample <number>', 'draw so many suggestions by chance, to be checked by a person'],
      ['--seed <number>', 'draw the same sample again'],
      ['--checked <file>', 'a sample with yes or no: how often suggestions are wrong, by score'],
      ['--risk <share>', 'the share of false links that is wished at most, like 1%'],
    ],
    examples: [
      ['review', 'the four lists in numbers'],
      ['review --list ambiguous', 'the records that more than one could be the twin of'],
      ['review --sample 30 -o sample.csv', 'thirty suggested pairs to check by hand'],
    ],
    act: async (...given) => (await import('../commands/review.ts')).reviewCommand(...given),
  },
  ...(['link', 'unlink'] as const).map(
    (what): Leaf => ({
      use: `${what} <keys...>`,
      about: `[FLOW] [SYNC] LEFT RIGHT: two records are ${what === 'link' ? 'the same' : 'not the same'}`,
      act: async (context, words) => (await import('../commands/hand.ts')).handCommand(context, what, words),
    }),
  ),
];
