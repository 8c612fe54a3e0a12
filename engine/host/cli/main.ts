import { userInfo } from 'node:os';
import { CommanderError } from 'commander';
import type { Problem } from '../../model/problem.ts';
import { version } from '../version.ts';
import type { Context, Globals as GlobalOptions } from './context.ts';
import type { Failure } from './failure.ts';
import { type Machine, thisProcess } from './machine.ts';
import { type Asked, read } from './program.ts';
import type { Screen } from './screen.ts';
import { parentWatch } from './stop.ts';

type Reading = { readonly kind: 'asked'; readonly asked: Asked } | { readonly kind: 'end'; readonly exitCode: number };

/** "error: unknown command 'runn'\n(Did you mean run?)" as sentences. */
const sentence = (words: string): string => {
  const [what = '', hint] = words.replace(/^error: /u, '').split('\n');
  const said = `${what.slice(0, 1).toUpperCase()}${what.slice(1).replace(/\.$/u, '')}.`;
  return hint === undefined ? said : `${said} ${hint.replace(/^\(|\)$/gu, '')}`;
};

/** "commander.unknownCommand" as "unknown-command". */
const codeOf = (code: string): string =>
  code.replace('commander.', '').replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Tells what is wrong with a command line that could not be read. */
async function misread(machine: Machine, error: CommanderError, argv: readonly string[]): Promise<number> {
  const [{ usage }, { Globals }] = await Promise.all([import('./failure.ts'), import('./context.ts')]);
  const named = argv.find((word) => !word.startsWith('-'));
  const isCommand = error.code !== 'commander.unknownCommand' && named !== undefined;
  const screen = await screenFor(machine, Globals.parse({ json: argv.includes('--json') }));
  return fail(
    screen,
    usage(codeOf(error.code), sentence(error.message), `See "tandem${isCommand ? ` ${named}` : ''} --help".`),
  );
}

async function reading(machine: Machine, argv: readonly string[]): Promise<Reading> {
  try {
    const asked = read(argv, version, (text) => machine.out.write(text));
    return asked === null ? { kind: 'end', exitCode: 0 } : { kind: 'asked', asked };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'end', exitCode: error.exitCode === 0 ? 0 : await misread(machine, error, argv) };
  }
}

async function screenFor(
  machine: Machine,
  globals: GlobalOptions,
  cover?: (problem: Problem) => Problem,
): Promise<Screen> {
  const { screenOn } = await import('./screen.ts');
  return screenOn(machine, { ...globals, color: globals.color, cover });
}

/** Tells a failure to whoever asked: people on standard error, machines as the last line of standard output. */
function fail(screen: Screen, failure: Failure): number {
  screen.progress.clear();
  for (const problem of failure.others) {
    screen.problem(problem);
    screen.item({ problem: screen.told(problem) });
  }
  screen.problem(failure.problem);
  const { code, message, fix, node } = screen.told(failure.problem);
  screen.item({ error: { code, message, fix, ...(node === undefined ? {} : { node }) } });
  return failure.exitCode;
}

/** The account that the process runs as; an account that the machine has no name for is told as such. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

async function carryOut(machine: Machine, asked: Asked): Promise<number> {
  const [{ Globals }, { failureOf }, { sight }] = await Promise.all([
    import('./context.ts'),
    import('./failure.ts'),
    import('./sight.ts'),
  ]);
  const globals = Globals.parse(asked.globals);
  const { workspace = null, yes, by = account() } = globals;
  const seen = sight(globals.as);
  const screen = await screenFor(machine, globals, seen.ok ? seen.value.cover : undefined);
  if (!seen.ok) return fail(screen, seen.error);
  const { role, maskFor } = seen.value;
  const context: Context = { ...machine, screen, workspace, yes, by, role, maskFor };
  try {
    seen.value.check(asked.needs);
    return await asked.act(context, asked.words, asked.options);
  } catch (error) {
    return fail(screen, failureOf(error));
  }
}

/**
 * Runs one command line.
 * @returns its exit code; docs/cli.md lists them
 */
export async function main(argv: readonly string[], machine: Machine = ownMachine()): Promise<number> {
  const found = await reading(machine, argv);
  return found.kind === 'end' ? found.exitCode : carryOut(machine, found.asked);
}

function ownMachine(): Machine {
  parentWatch();
  return thisProcess();
}
