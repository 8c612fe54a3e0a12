import type { Leaf } from './leaf.ts';

/** Commands about what was done, and to take it back. */
export const lookingBack: readonly Leaf[] = [
  {
    use: 'history [words...]',
    about: '[FLOW] [SYNC] left|right KEY: the life of a record; --run: what a run wrote',
    options: [['--run <run>', 'what this run wrote']],
    examples: [
      ['history left 10001', 'the life of a record'],
      ['history --run RUN', 'what a run wrote'],
    ],
    act: async (...given) => (await import('../commands/history.ts')).historyCommand(...given),
  },
  {
    use: 'explain <record...>',
    about: '[FLOW] [SYNC] left|right KEY [FIELD]: where values come from, and what they were before',
    examples: [
      ['explain left 10001', 'where every value comes from'],
      ['explain left 10001 city', 'one of them, with every earlier value'],
    ],
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
    examples: [
      ['undo RUN --preview', 'what could be taken back'],
      ['undo RUN --both', 'also where the values came from'],
    ],
    act: async (...given) => (await import('../commands/undo.ts')).undoCommand(...given),
  },
  {
    use: 'audit [flow]',
    about: 'who did what, when and why; a chained log that cannot be changed unseen',
    options: [
      ['--since <time>', 'from this day or instant on'],
      ['--who <name>', 'of this person'],
      ['--action <action>', 'of this kind: run, answer, link, undo ...'],
      ['--about <id>', 'about this conflict, run, link or write'],
      ['--all', 'show all of it'],
      ['--verify', 'follow its chain from the first row'],
      ['-o, --output <file>', 'write all of it, to be verified by "tandem-verify"'],
    ],
    examples: [
      ['audit --who dana', 'what one person did'],
      ['audit --verify', 'whether the log is whole'],
    ],
    act: async (...given) => (await import('../commands/audit.ts')).auditCommand(...given),
  },
];
