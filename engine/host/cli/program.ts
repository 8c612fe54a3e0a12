import { Command } from 'commander';
import type { Right } from '../../core/roles/roles.ts';
import { completing, type Told } from './program/completing.ts';
import { deciding } from './program/decide.ts';
import { keeping } from './program/keep.ts';
import type { Act, Leaf } from './program/leaf.ts';
import { linking } from './program/links.ts';
import { lookingBack } from './program/look-back.ts';
import { publishing } from './program/publish.ts';
import { running } from './program/run.ts';
import { setUp } from './program/set-up.ts';

/** What a command line asks for, once it is read. */
export interface Asked {
  /** Loads the command and carries it out. */
  readonly act: Act;
  /** The right that it needs. */
  readonly needs: Right;
  readonly words: readonly string[];
  readonly options: unknown;
  /** Options of all commands. */
  readonly globals: unknown;
}

/** All commands, under the titles of the help. */
export const groups: readonly (readonly [title: string, leaves: readonly Leaf[]])[] = [
  ['Set up:', [...setUp, ...completing(told)]],
  ['Run:', running],
  ['Publish:', publishing],
  ['Links:', linking],
  ['Decide:', deciding],
  ['Look back:', lookingBack],
  ['Keep:', keeping],
];

/** What a shell may be told. */
function told(): Told {
  return { leaves: groups.flatMap(([, group]) => group).filter((leaf) => leaf.hidden !== true), globals };
}

/** Options that every command takes. */
const globals: Leaf['options'] & {} = [
  ['-w, --workspace <dir>', 'the workspace (default: the nearest one)'],
  ['--json', 'JSON Lines on standard output; the last line is the result'],
  ['--no-color', 'no colours'],
  ['-q, --quiet', 'no progress and no remarks'],
  ['-v, --verbose', 'with the raw causes of problems'],
  ['-y, --yes', 'ask no questions'],
  ['--by <name>', 'who does this, for the audit log (default: the account)'],
  ['--as <role>', 'in the role of a viewer, analyst, designer or admin (default: admin)'],
];

function add(program: Command, title: string, leaf: Leaf, found: (asked: Asked) => void): void {
  const command = program
    .command(leaf.use, { hidden: leaf.hidden ?? false })
    .description(leaf.about)
    .helpGroup(title);
  for (const [flags, about] of leaf.options ?? []) command.option(flags, about);
  const examples = leaf.examples.map(([line, does]) => `  tandem ${line}\n      ${does}`);
  if (examples.length > 0) command.addHelpText('after', `\nExamples:\n${examples.join('\n')}`);
  command.action(() => {
    const needs = typeof leaf.needs === 'string' ? leaf.needs : leaf.needs(command.args);
    found({ act: leaf.act, needs, words: command.args, options: command.opts(), globals: program.opts() });
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
    .exitOverride()
    .configureOutput({ writeOut, writeErr: () => {}, outputError: () => {} })
    .showHelpAfterError(false)
    .addHelpText('after', '\nFLOW is a file, or the id of a flow of the workspace; the only one need not be named.');
  for (const [flags, about] of globals) program.option(flags, about);
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
