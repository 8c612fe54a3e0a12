import type { Leaf } from './leaf.ts';

/** Commands about what was done, and to take it back. */
export const lookingBack: readonly Leaf[] = [
  {
    use: 'history [words...]',
    about: '[FLOW] [SYNC] left|right KEY: the life of a record; --run: what a run wrote',
    options: [['--run <run>', 'what this run wrote']],
    needs: 'look',
    act: async (...given) => (await import('../commands/history.ts')).historyCommand(...given),
  },
  {
    use: 'explain <record...>',
    about: '[FLOW] [SYNC] left|right KEY [FIELD]: where values come from, and what they were before',
    needs: 'look',
    act: async (context, words) => (await import('../commands/explain.ts')).explainCommand(context, words),
  },
  {
    use: 'undo <run>',
    about: 'take back what a run wrote, unless people edited it since',
    options: [
      ['--preview', 'only show what would be taken back'],
      ['--both', 'also where the values came from: both sides get back what they agreed on before'],
      ['--only <records...>', 'nothing but these records: left:KEY or right:KEY'],
      ['--field <names...>', 'of these records only these fields'],
    ],
    needs: 'operate',
    act: async (...given) => (await import('../commands/undo.ts')).undoCommand(...given),
  },
];
