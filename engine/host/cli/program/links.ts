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
    needs: 'decide',
    act: async (...given) => (await import('../commands/review.ts')).reviewCommand(...given),
  },
  {
    use: 'link [words...]',
    about: '[FLOW] [SYNC] LEFT RIGHT: two records are the same; or --suggested: all suggestions from a score upwards',
    options: [
      ['--why <words>', 'the reason, for the audit log'],
      ['--take-back', 'not linked by hand after all'],
      ['--suggested', 'link suggestions without a rival, as one batch'],
      ['--min <score>', 'with --suggested: from this score (default: 0.9)'],
      ['--checked <file>', 'with --suggested: a checked sample, whose risk is kept with the deed'],
      ['--batch <batch>', 'take a batch of links back'],
    ],
    examples: [
      ['link contacts contacts 10001 17', 'left record 10001 and right record 17 are the same'],
      [
        'link --suggested --min 0.95 --checked sample.csv',
        'link what is alike enough, with the risk that was measured',
      ],
    ],
    needs: 'decide',
    act: async (...given) => (await import('../commands/hand.ts')).linkCommand(...given),
  },
  {
    use: 'unlink <words...>',
    about: '[FLOW] [SYNC] LEFT RIGHT: part two linked records and leave them as they are',
    options: [['--why <text>', 'why, for the audit log']],
    examples: [['unlink contacts contacts 10001 17', 'both stay as they are, and are not linked again by themselves']],
    needs: 'decide',
    act: async (...given) => (await import('../commands/hand.ts')).unlinkCommand(...given),
  },
  {
    use: 'split <words...>',
    about: '[FLOW] [SYNC] LEFT RIGHT: part a wrong link, and put back what came over it',
    options: [
      ['--then <what>', 'what becomes of both: keep (apart), match or create (default: keep)'],
      ['--preview', 'only tell what would be put back'],
      ['--why <words>', 'the reason, for the audit log'],
    ],
    examples: [
      ['split contacts contacts 10001 17 --preview', 'what would be put back on which record'],
      ['split contacts contacts 10001 17 --then match', 'each may be linked with another record that fits'],
    ],
    needs: 'operate',
    act: async (...given) => (await import('../commands/split.ts')).splitCommand(...given),
  },
  {
    use: 'merge <words...>',
    about: '[FLOW] [SYNC] left|right KEEP DROP: two records of one side are the same thing',
    options: [
      ['--take <field=which...>', 'whose value stands: FIELD=KEEP or FIELD=DROP; all=KEEP for the others'],
      ['--drop <what>', 'what becomes of the dropped record: remove or keep (default: the rule of the sync)'],
      ['--preview', 'only tell what would be done'],
      ['--why <words>', 'the reason, for the audit log'],
    ],
    examples: [
      ['merge contacts contacts right 17 18 --preview', 'what record 17 would get from record 18'],
      ['merge contacts contacts right 17 18 --take phone=DROP all=KEEP --drop remove', 'and record 18 is removed'],
    ],
    needs: 'operate',
    act: async (...given) => (await import('../commands/merge.ts')).mergeCommand(...given),
  },
  {
    use: 'apart <words...>',
    about: '[FLOW] [SYNC] LEFT RIGHT: two records are not the same, and are never linked or suggested',
    options: [['--take-back', 'match them like any others again']],
    examples: [['apart contacts contacts 10001 17', 'each is a record of its own']],
    needs: 'decide',
    act: async (...given) => (await import('../commands/hand.ts')).apartCommand(...given),
  },
  {
    use: 'exclude <words...>',
    about: '[FLOW] [SYNC] left:KEY right:KEY ...: neither link nor create these records',
    options: [['--take-back', 'match them like any others again']],
    examples: [['exclude contacts contacts left:10002', 'this record takes no part until that is taken back']],
    needs: 'decide',
    act: async (...given) => (await import('../commands/hand.ts')).excludeCommand(...given),
  },
  {
    use: 'match-again [flow] [sync]',
    about: 'the next run looks again at records that have no twin',
    options: [
      ['--apart', 'also at pairs that a person said are not the same'],
      ['--unlinked', 'and also at records that were unlinked'],
    ],
    examples: [['match-again', 'records that waited are matched by what they are matched by now']],
    needs: 'decide',
    act: async (...given) => (await import('../commands/hand.ts')).matchAgainCommand(...given),
  },
];
