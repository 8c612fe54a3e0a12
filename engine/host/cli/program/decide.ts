import { queryFlags } from '../inbox-flags.ts';
import type { Leaf } from './leaf.ts';

const why: readonly [string, string] = ['--why <text>', 'why, for the audit log'];

/** Commands for what waits for a person. */
export const deciding: readonly Leaf[] = [
  {
    use: 'conflicts [flow]',
    about: 'questions that wait for a person; or one of them whole, by its id',
    options: [
      ['--all', 'show all of them'],
      ...queryFlags,
      ['--snoozed', 'those that are hidden for now'],
      ['--overdue', 'those whose due time has passed'],
      ['--state <state>', 'open, answered or closed'],
      ['--count <by>', 'only how many, by sync, about, reason, unit, pattern or assignee'],
      ['-o, --output <file>', 'into a table to decide in: .xlsx or .csv'],
    ],
    examples: [
      ['conflicts contacts --unit phone --pattern left-blank', 'phones that are blank on the left'],
      ['conflicts contacts -o questions.xlsx', 'a workbook to decide in; "resolve --from" takes it back'],
    ],
    needs: 'look',
    act: async (...given) => (await import('../commands/conflicts.ts')).conflictsCommand(...given),
  },
  {
    use: 'resolve [conflict]',
    about: 'answer a question, or with --all every question [of FLOW] that fits',
    options: [
      ['--left', 'the left value'],
      ['--right', 'the right value'],
      ['--agreed', 'what both sides last agreed on'],
      ['--value <field=value...>', 'these values'],
      ['--keep', 'a removal: bring the removed record back'],
      ['--remove', 'a removal: remove the other record too'],
      ['--unlink', 'a removal: keep the other record and part the two'],
      ['--link <keys...>', 'a match: LEFT and RIGHT are the same'],
      ['--not-the-same', 'a match: none of them are the same'],
      ['--retry', 'a refused write: send it again'],
      ['--drop', 'a refused write: give it up until its record is edited'],
      why,
      ['--revision <number>', 'only if the question is still as it was shown'],
      ['--all', 'every open question that fits, with:'],
      ...queryFlags,
      ['--from <file>', 'the decisions of a table that "conflicts -o" wrote'],
      ['--dry-run', 'with --from or --undo: only say what would be done'],
      ['--skip-bad', 'with --from: take the rows that can be taken'],
      ['--undo <id>', 'take back the answer to a conflict, or all of a batch'],
    ],
    examples: [
      ['resolve CONFLICT --left --why "told by phone"', 'the left value, with the reason'],
      ['resolve --all contacts --unit status --right', 'one answer to all questions about the status'],
      ['resolve --from questions.xlsx --dry-run', 'what the decisions of a workbook would do'],
      ['resolve --undo CONFLICT', 'take an answer back'],
    ],
    needs: 'decide',
    act: async (...given) => (await import('../commands/resolve.ts')).resolveCommand(...given),
  },
  {
    use: 'assign <conflicts...>',
    about: 'questions to a person',
    options: [
      ['--to <name>', 'the person'],
      ['--nobody', 'to nobody any more'],
    ],
    examples: [['assign CONFLICT --to dana', 'dana is to answer it']],
    needs: 'decide',
    act: async (context, ...given) => (await import('../commands/care.ts')).careCommand(context, 'assign', ...given),
  },
  {
    use: 'comment <words...>',
    about: 'CONFLICT TEXT: a remark beside a question',
    examples: [['comment CONFLICT "She was promoted in May."', 'kept beside the question']],
    needs: 'decide',
    act: async (context, ...given) => (await import('../commands/care.ts')).careCommand(context, 'comment', ...given),
  },
  {
    use: 'snooze <conflicts...>',
    about: 'hide questions for a time, or until their values change',
    options: [
      ['--until <time>', 'a day, a time, or a span: 2026-12-01, 3d'],
      ['--wake', 'show them again'],
    ],
    examples: [['snooze CONFLICT --until 3d', 'not shown for three days']],
    needs: 'decide',
    act: async (context, ...given) => (await import('../commands/care.ts')).careCommand(context, 'snooze', ...given),
  },
  {
    use: 'due <conflicts...>',
    about: 'by when questions are to be answered',
    options: [
      ['--on <time>', 'a day, a time, or a span: 2026-12-01, 3d'],
      ['--never', 'by no time any more'],
    ],
    examples: [['due CONFLICT --on 2026-12-01', 'by the end of that day']],
    needs: 'decide',
    act: async (context, ...given) => (await import('../commands/care.ts')).careCommand(context, 'due', ...given),
  },
  {
    use: 'rules [words...]',
    about: '[FLOW]: conflict rules that would have done as people did; "accept RULE [FLOW]" makes one',
    options: [['-o, --output <file>', 'with accept: the flow goes into this file'], why],
    examples: [
      ['rules contacts', 'rules that people’s decisions suggest, each tried on all of them'],
      ['rules accept RULE', 'writes the rule into the file of the flow'],
    ],
    needs: (words) => (words.includes('accept') ? 'design' : 'decide'),
    act: async (...given) => (await import('../commands/rules.ts')).rulesCommand(...given),
  },
  {
    use: 'dead [words...]',
    about: '[FLOW]: writes that were refused, as in the inbox; "retry ID" or "retry --all"; "drop ID"',
    options: [['--all', 'with retry: all of them'], why],
    examples: [
      ['dead', 'writes that were refused'],
      ['dead retry ID', 'try one again'],
    ],
    needs: (words) => (words.includes('retry') || words.includes('drop') ? 'decide' : 'look'),
    act: async (...given) => (await import('../commands/dead.ts')).deadCommand(...given),
  },
];
