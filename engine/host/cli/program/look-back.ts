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
    needs: 'look',
    act: async (...given) => (await import('../commands/history.ts')).historyCommand(...given),
  },
  {
    use: 'explain <record...>',
    about: '[FLOW] [SYNC] left|right KEY [FIELD]: where values come from, and what they were before',
    examples: [
      ['explain left 10001', 'where every value comes from'],
      ['explain left 10001 city', 'one of them, with every earlier value'],
    ],
    needs: 'look',
    act: async (context, words) => (await import('../commands/explain.ts')).explainCommand(context, words),
  },
  {
    use: 'record <words...>',
    about: '[FLOW] [SYNC] left|right KEY: both sides of a record, now or as of any time',
    options: [
      ['--at <instant>', 'as known then: 2026-10-01T12:00+02:00'],
      ['--timeline', 'every moment at which either side changed'],
    ],
    examples: [
      ['record contacts contacts left 10001 --at 2026-10-01T12:00+02:00', 'both sides as they were known then'],
      ['record contacts contacts left 10001 --timeline', 'all its moments, with numbers for "restore --to"'],
    ],
    needs: 'look',
    act: async (...given) => (await import('../commands/record.ts')).recordCommand(...given),
  },
  {
    use: 'restore <words...>',
    about: '[FLOW] [SYNC] left|right KEY [FIELD...]: put a record, or fields of it, back to what they were',
    options: [
      ['--at <instant>', 'as known then: 2026-10-01T12:00+02:00'],
      ['--to <moment>', 'right after this moment of "record --timeline"; 0: as it was linked'],
      ['--here', 'only on this side; else the other side follows'],
      ['--why <text>', 'why, for the audit log'],
      ['--preview', 'only show what would be written'],
    ],
    examples: [
      ['restore contacts contacts left 10001 Firma --to 0', 'one field as it was when the records were linked'],
      ['restore contacts contacts left 10001 --at 2026-10-01T12:00+02:00 --preview', 'the whole record, only shown'],
    ],
    needs: 'operate',
    act: async (...given) => (await import('../commands/restore.ts')).restoreCommand(...given),
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
    needs: 'operate',
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
    needs: 'audit',
    act: async (...given) => (await import('../commands/audit.ts')).auditCommand(...given),
  },
  {
    use: 'replay <flow>',
    about: 'what an edited flow would have made of recorded changes, without asking any system',
    options: [
      ['--since <instant>', 'changes that runs found from then on: 2026-10-01T00:00+02:00'],
      ['--until <instant>', 'and before then (default: now)'],
      ['--sync <id>', 'this sync of the flow only'],
    ],
    examples: [['replay draft.json --since 2026-10-01T00:00+02:00', 'the changes since October through a draft']],
    needs: 'design',
    act: async (...given) => (await import('../commands/replay.ts')).replayCommand(...given),
  },
];
