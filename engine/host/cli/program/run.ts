import type { Leaf } from './leaf.ts';

/** Limits a run or a preview to a part of its flow. */
const part: Leaf['options'] & {} = [
  ['--sync <id>', 'this sync of the flow only'],
  ['--only <records...>', 'these records only: left:KEY right:KEY'],
];

/** Commands that look at what a run would do, run, and steer runs. */
export const running: readonly Leaf[] = [
  {
    use: 'preview [flow]',
    about: 'everything a run would do now, with nothing written',
    options: [
      ...part,
      ['-o, --output <file>', 'keep the changes in a file that "run --changes" carries out'],
      ['--live', 'of the published version that runs, also where the draft is ahead of it'],
    ],
    examples: [
      ['preview contacts', 'everything a run would write now'],
      ['preview contacts -o changes.jsonl', 'the same, kept in a file'],
    ],
    needs: 'look',
    act: async (...given) => (await import('../commands/preview.ts')).previewCommand(...given),
  },
  {
    use: 'run [flows...]',
    about: 'bring both sides into step, once; with --watch again and again',
    options: [
      ['--full', 'read both sides whole and count every record'],
      ['--draft', 'the flow as drawn, although a published version of it is live'],
      ['--watch', 'stay and run by the triggers of FLOW, of several, or of all in the workspace'],
      ['--changes <file>', 'do exactly the changes of this file, as "preview -o" wrote it'],
      ['--except <ids...>', 'leave these changes of the file out, or one field of a change: ID:FIELD'],
      ['--reverse <ids...>', 'do the opposite of these: the other side wins, a removed record comes back'],
      ...part,
    ],
    examples: [
      ['run contacts', 'bring both sides into step'],
      ['run contacts --only left:10001', 'one record only'],
      ['run contacts --changes changes.jsonl', 'exactly what a preview kept'],
      ['run --watch', 'stay, and run all flows by their triggers'],
    ],
    needs: 'operate',
    act: async (...given) => (await import('../commands/run.ts')).runCommand(...given),
  },
  {
    use: 'release <run> [flow]',
    about: 'let exactly the changes of a held run through',
    options: [['--changes <hash>', 'the hash of the changes that you looked at']],
    examples: [['release RUN --changes HASH', 'let through what you looked at, and nothing else']],
    needs: 'operate',
    act: async (...given) => (await import('../commands/release.ts')).releaseCommand(...given),
  },
  ...(['pause', 'resume', 'cancel'] as const).map(
    (ask): Leaf => ({
      use: `${ask} [flow]`,
      about: {
        pause: 'stop runs until resumed',
        resume: 'let a paused flow run again',
        cancel: 'stop the run in progress',
      }[ask],
      examples: [[`${ask} contacts`, 'also a run in another process']],
      needs: 'operate',
      act: async (context, words) => (await import('../commands/control.ts')).controlCommand(context, ask, words),
    }),
  ),
  {
    use: 'status [flow]',
    about: 'how flows are, or the runs of one',
    examples: [
      ['status', 'how every flow is'],
      ['status contacts', 'the runs of one'],
    ],
    needs: 'look',
    act: async (context, words) => (await import('../commands/status.ts')).statusCommand(context, words),
  },
];
