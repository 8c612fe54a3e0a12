import type { Leaf } from './leaf.ts';

const note: readonly [string, string] = ['--note <text>', 'what for, kept with the version'];

/** Commands about what is live: versions of flows. */
export const publishing: readonly Leaf[] = [
  {
    use: 'publish [flow]',
    about: 'make the flow as drawn what runs, as a numbered version that is never changed again',
    options: [note],
    examples: [['publish contacts --note "Phones in both directions"', 'from now on this version runs']],
    needs: 'design',
    act: async (...given) => (await import('../commands/publish.ts')).publishCommand(...given),
  },
  {
    use: 'versions [flow]',
    about: 'the published versions of a flow, and whether their files are whole',
    examples: [['versions contacts', 'who published what and when']],
    needs: 'look',
    act: async (context, words) => (await import('../commands/versions.ts')).versionsCommand(context, words),
  },
  {
    use: 'diff [flow] [from] [to]',
    about: 'what differs between two versions: numbers, "live" or "draft" (default: live draft)',
    examples: [
      ['diff contacts', 'what publishing the draft would change'],
      ['diff contacts 1 2', 'what version 2 changed'],
    ],
    needs: 'look',
    act: async (context, words) => (await import('../commands/diff.ts')).diffCommand(context, words),
  },
  {
    use: 'rollback <flow> <version>',
    about: 'bring an older version back: it is published again under the next number',
    options: [note],
    examples: [['rollback contacts 1 --note "Phones were wrong"', 'what version 1 holds runs again']],
    needs: 'design',
    act: async (...given) => (await import('../commands/publish.ts')).rollbackCommand(...given),
  },
];
