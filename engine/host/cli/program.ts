import { Command } from 'commander';

/** What a command line asks for, once it is read. */
export interface Asked {
  /** Loads the command and carries it out. */
  readonly act: Act;
  readonly words: readonly string[];
  readonly options: unknown;
  /** Options of all commands. */
  readonly globals: unknown;
}

type Act = (
  ...given: [context: import('./context.ts').Context, words: readonly string[], options: unknown]
) => Promise<number>;

interface Leaf {
  readonly use: string;
  readonly about: string;
  readonly options?: readonly (readonly [flags: string, about: string])[];
  readonly act: Act;
}

/** Limits a run or a preview to a part of its flow. */
const part: Leaf['options'] & {} = [
  ['--sync <id>', 'this sync of the flow only'],
  ['--only <records...>', 'these records only: left:KEY right:KEY'],
];

/** Commands are imported when they are called, so that help and small commands start at once. */
const groups: readonly (readonly [title: string, leaves: readonly Leaf[]])[] = [
  [
    'Set up:',
    [
      {
        use: 'init [dir]',
        about: 'make a workspace',
        options: [['--sample', 'with two small systems and a flow that is ready to run']],
        act: async (...given) => (await import('./commands/init.ts')).initCommand(...given),
      },
      {
        use: 'connections [action] [id] [name]',
        about: 'list connections; "test [ID]" tries them; "secret ID NAME" keeps a secret',
        act: async (context, words) => (await import('./commands/connections.ts')).connectionsCommand(context, words),
      },
      {
        use: 'check [flow]',
        about: 'every problem of a flow, with its place and remedy',
        options: [['--discover', 'look at the systems again first']],
        act: async (...given) => (await import('./commands/check.ts')).checkCommand(...given),
      },
      {
        use: 'plan [flow]',
        about: 'what a flow compiles to, in words',
        act: async (context, words) => (await import('./commands/plan.ts')).planCommand(context, words),
      },
    ],
  ],
  [
    'Run:',
    [
      {
        use: 'preview [flow]',
        about: 'everything a run would do now, with nothing written',
        options: [...part, ['-o, --output <file>', 'keep the changes in a file that "run --changes" carries out']],
        act: async (...given) => (await import('./commands/preview.ts')).previewCommand(...given),
      },
      {
        use: 'run [flows...]',
        about: 'bring both sides into step, once; with --watch again and again',
        options: [
          ['--full', 'read both sides whole and count every record'],
          ['--watch', 'stay and run by the triggers of FLOW, of several, or of all in the workspace'],
          ['--changes <file>', 'do exactly the changes of this file, as "preview -o" wrote it'],
          ['--except <ids...>', 'leave these changes of the file out'],
          ...part,
        ],
        act: async (...given) => (await import('./commands/run.ts')).runCommand(...given),
      },
      {
        use: 'release <run> [flow]',
        about: 'let exactly the changes of a held run through',
        options: [['--changes <hash>', 'the hash of the changes that you looked at']],
        act: async (...given) => (await import('./commands/release.ts')).releaseCommand(...given),
      },
      ...(['pause', 'resume', 'cancel'] as const).map(
        (ask): Leaf => ({
          use: `${ask} [flow]`,
          about: {
            pause: 'stop runs until resumed',
            resume: 'let a paused flow run again',
            cancel: 'stop the run in progress',
          }[ask],
          act: async (context, words) => (await import('./commands/control.ts')).controlCommand(context, ask, words),
        }),
      ),
      {
        use: 'status [flow]',
        about: 'how flows are, or the runs of one',
        act: async (context, words) => (await import('./commands/status.ts')).statusCommand(context, words),
      },
    ],
  ],
  [
    'Decide:',
    [
      {
        use: 'conflicts [flow]',
        about: 'questions that wait for a person',
        options: [['--all', 'show all of them']],
        act: async (...given) => (await import('./commands/conflicts.ts')).conflictsCommand(...given),
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
        act: async (...given) => (await import('./commands/resolve.ts')).resolveCommand(...given),
      },
      ...(['link', 'unlink'] as const).map(
        (what): Leaf => ({
          use: `${what} <keys...>`,
          about: `[FLOW] [SYNC] LEFT RIGHT: two records are ${what === 'link' ? 'the same' : 'not the same'}`,
          act: async (context, words) => (await import('./commands/hand.ts')).handCommand(context, what, words),
        }),
      ),
      {
        use: 'dead [words...]',
        about: '[FLOW]: writes that were refused; "retry ID" or "retry --all"; "drop ID"',
        options: [['--all', 'with retry: all of them']],
        act: async (...given) => (await import('./commands/dead.ts')).deadCommand(...given),
      },
    ],
  ],
  [
    'Look back:',
    [
      {
        use: 'history [words...]',
        about: '[FLOW] [SYNC] left|right KEY: the life of a record; --run: what a run wrote',
        options: [['--run <run>', 'what this run wrote']],
        act: async (...given) => (await import('./commands/history.ts')).historyCommand(...given),
      },
      {
        use: 'explain <record...>',
        about: '[FLOW] [SYNC] left|right KEY [FIELD]: where values come from, and what they were before',
        act: async (context, words) => (await import('./commands/explain.ts')).explainCommand(context, words),
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
        act: async (...given) => (await import('./commands/undo.ts')).undoCommand(...given),
      },
    ],
  ],
];

function add(program: Command, title: string, leaf: Leaf, found: (asked: Asked) => void): void {
  const command = program.command(leaf.use).description(leaf.about).helpGroup(title);
  for (const [flags, about] of leaf.options ?? []) command.option(flags, about);
  command.action(() => {
    found({ act: leaf.act, words: command.args, options: command.opts(), globals: program.opts() });
  });
}

/**
 * Reads a command line.
 * @param writeOut takes help and the version
 * @returns what it asks for; null when help or the version was shown instead
 * @throws CommanderError when it cannot be read
 */
export function read(argv: readonly string[], version: string, writeOut: (text: string) => void): Asked | null {
  let asked: Asked | null = null;
  const program = new Command('tandem')
    .description('Keeps two systems in step, in both directions.')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .option('-w, --workspace <dir>', 'the workspace (default: the nearest one)')
    .option('--json', 'JSON Lines on standard output; the last line is the result')
    .option('--no-color', 'no colours')
    .option('-q, --quiet', 'no progress and no remarks')
    .option('-v, --verbose', 'with the raw causes of problems')
    .option('-y, --yes', 'ask no questions')
    .option('--by <name>', 'who does this, for the audit log (default: the account)')
    .exitOverride()
    .configureOutput({ writeOut, writeErr: () => {}, outputError: () => {} })
    .showHelpAfterError(false)
    .addHelpText('after', '\nFLOW is a file, or the id of a flow of the workspace; the only one need not be named.');
  for (const [title, leaves] of groups) {
    for (const leaf of leaves) {
      add(program, title, leaf, (one) => {
        asked = one;
      });
    }
  }
  program.helpCommand(false);
  if (argv.length === 0) {
    program.outputHelp();
    return null;
  }
  program.parse([...argv], { from: 'user' });
  return asked;
}
