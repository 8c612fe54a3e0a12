import type { Leaf } from './leaf.ts';

/** Commands for what waits for a person. */
export const deciding: readonly Leaf[] = [
  {
    use: 'conflicts [flow]',
    about: 'questions that wait for a person',
    options: [['--all', 'show all of them']],
    act: async (...given) => (await import('../commands/conflicts.ts')).conflictsCommand(...given),
  },
  {
    use: 'resolve [conflict]',
    about: 'answer a question, or with --all every question [of FLOW] that fits',
    options: [
      ['--left', 'the left value'],
      ['--right', 'the right value'],
      ['--value <field=value...>', 'these values'],
      ['--keep', 'a removal: bring the removed record back'],
      ['--remove', 'a removal: remove the other record too'],
      ['--unlink', 'a removal: keep the other record and part the two'],
      ['--link <keys...>', 'a match: LEFT and RIGHT are the same'],
      ['--not-the-same', 'a match: none of them are the same'],
      ['--all', 'every open question that fits'],
      ['--sync <id>', 'with --all: of this sync'],
      ['--unit <id>', 'with --all: about this field map or group'],
      ['--reason <reason>', 'with --all: asked for this reason'],
      ['--revision <number>', 'only if the question is still as it was shown'],
    ],
    act: async (...given) => (await import('../commands/resolve.ts')).resolveCommand(...given),
  },
  {
    use: 'dead [words...]',
    about: '[FLOW]: writes that were refused; "retry ID" or "retry --all"; "drop ID"',
    options: [['--all', 'with retry: all of them']],
    act: async (...given) => (await import('../commands/dead.ts')).deadCommand(...given),
  },
];
