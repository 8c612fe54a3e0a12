import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import type { Context } from './context.ts';
import type { Failure } from './failure.ts';
import { type Asked, read } from './program.ts';
import type { Screen } from './screen.ts';
import { parentWatch, stopSignal } from './stop.ts';

/** The version stands in one place, the package's manifest, which is JSON with this one line. */
const version =
  /"version": "([^"]+)"/.exec(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))?.[1] ??
  'unknown';

type Reading = { readonly kind: 'asked'; readonly asked: Asked } | { readonly kind: 'end'; readonly exitCode: number };

/** What commander says of a wrong command line, as a sentence with a remedy. */
async function misread(error: CommanderError, argv: readonly string[]): Promise<number> {
  const { usage } = await import('./failure.ts');
  const message = error.message.replace(/^error: /u, '').replace(/^./u, (letter) => letter.toUpperCase());
  const named = argv.find((word) => !word.startsWith('-'));
  const fix = error.code === 'commander.unknownCommand' || named === undefined ? '' : ` ${named}`;
  const failure = usage(
    error.code.replace('commander.', '').replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
    `${message.replace(/\.?$/u, '')}.`,
    `See "tandem${fix} --help".`,
  );
  const { Globals } = await import('./context.ts');
  const screen = await screenFor(Globals.parse({ json: argv.includes('--json') }));
  return fail(screen, failure);
}

async function reading(argv: readonly string[]): Promise<Reading> {
  try {
    const asked = read(argv, version);
    return asked === null ? { kind: 'end', exitCode: 0 } : { kind: 'asked', asked };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'end', exitCode: error.exitCode === 0 ? 0 : await misread(error, argv) };
  }
}

async function screenFor(globals: {
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  color?: boolean | undefined;
}): Promise<Screen> {
  const { screenOn } = await import('./screen.ts');
  const streams = { out: process.stdout, err: process.stderr, env: process.env };
  return screenOn(streams, { ...globals, color: globals.color });
}

/** Tells a failure to whoever asked: people on standard error, machines as the last line of standard output. */
function fail(screen: Screen, failure: Failure): number {
  screen.progress.clear();
  for (const problem of failure.others) {
    screen.problem(problem);
    screen.item({ problem });
  }
  const { code, message, fix, node } = failure.problem;
  screen.problem(failure.problem);
  screen.item({ error: { code, message, fix, ...(node === undefined ? {} : { node }) } });
  return failure.exitCode;
}

async function carryOut(asked: Asked): Promise<number> {
  const [{ Globals }, { failureOf }] = await Promise.all([import('./context.ts'), import('./failure.ts')]);
  const globals = Globals.parse(asked.globals);
  const screen = await screenFor(globals);
  const context: Context = {
    screen,
    cwd: process.cwd(),
    workspace: globals.workspace ?? null,
    yes: globals.yes,
    env: process.env,
    input: process.stdin,
    stop: stopSignal(),
  };
  try {
    return await asked.act(context, asked.words, asked.options);
  } catch (error) {
    return fail(screen, failureOf(error));
  }
}

/**
 * Runs one command line.
 * @returns its exit code; docs/cli.md lists them
 */
export async function main(argv: readonly string[]): Promise<number> {
  parentWatch();
  const found = await reading(argv);
  return found.kind === 'end' ? found.exitCode : carryOut(found.asked);
}
