import { styleText } from 'node:util';
import type { Problem } from '../../model/problem.ts';
import type { Machine, Out } from './machine.ts';

/** Colours by meaning: sides wear theirs everywhere, amber needs a person, red failed, green is done. */
const styles = {
  left: 'blueBright',
  good: 'green',
  amber: 'yellow',
  bad: 'red',
  dim: 'dim',
  strong: 'bold',
} as const;
/** The right side's orange is not among the sixteen colours that have names. */
const orange = (text: string): string => `\x1b[38;5;208m${text}\x1b[39m`;
export type Tone = keyof typeof styles | 'right';

const styled = (tone: Tone, text: string): string =>
  tone === 'right' ? orange(text) : styleText(styles[tone], text, { validateStream: false });

export interface ScreenOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Undefined: as the terminal and NO_COLOR say. */
  readonly color: boolean | undefined;
  /** Takes out of a problem what the role that looks is not shown; undefined: it is shown everything. */
  readonly cover?: ((problem: Problem) => Problem) | undefined;
}

/** Where a command says what it has to say: to people as text, to machines as JSON Lines. */
export interface Screen extends ScreenOptions {
  /** A line for people, on standard output; nothing with `--json`. */
  line(text?: string): void;
  /** A remark beside the answer, on standard error; nothing with `--quiet`. */
  note(text: string): void;
  /** An object of the answer for machines; nothing without `--json`. */
  item(object: object): void;
  /** A problem for people, on standard error: what happened, the remedy, and with `--verbose` the raw cause. */
  problem(problem: Problem, tone?: Tone): void;
  paint(tone: Tone, text: string): string;
  /** What `redact` takes out of a text is in no problem and no remark from now on. */
  hide(redact: (text: string) => string): void;
  /** A problem as it may be told: without secrets, and without values that the role is not shown. */
  told(problem: Problem): Problem;
  readonly progress: Progress;
}

/** The line that shows how far a long task is; it replaces itself on a terminal. */
export interface Progress {
  readonly isTerminal: boolean;
  show(text: string): void;
  clear(): void;
}

type Streams = Pick<Machine, 'out' | 'err' | 'env'>;

const usualColumns = 80;

function progressOn(err: Out, quiet: boolean): Progress {
  const isTerminal = err.isTTY === true;
  let shown = false;
  return {
    isTerminal,
    show(text) {
      if (quiet) return;
      // A terminal that does not know its width says 0.
      if (isTerminal) err.write(`\r\x1b[K${text.slice(0, (err.columns || usualColumns) - 1)}`);
      else err.write(`${text}\n`);
      shown = isTerminal;
    },
    clear() {
      if (shown) err.write('\r\x1b[K');
      shown = false;
    },
  };
}

const wantsColor = (stream: Out, options: ScreenOptions, env: Streams['env']): boolean =>
  options.color !== false && (env['NO_COLOR'] ?? '') === '' && stream.isTTY === true;

/** The screen of this process; made once a command, when its options are known. */
export function screenOn(streams: Streams, options: ScreenOptions): Screen {
  const { out, err, env } = streams;
  const colored = wantsColor(out, options, env);
  const progress = progressOn(err, options.quiet);
  let redact = (text: string): string => text;
  const toErr = (text: string) => {
    progress.clear();
    err.write(`${redact(text)}\n`);
  };
  // What a command line says back was typed by whoever reads it.
  const isOwn = (code: string): boolean => code.startsWith('usage/') || code.startsWith('role/');
  const told = (problem: Problem): Problem => {
    const { message, fix, cause, ...rest } = isOwn(problem.code) ? problem : (options.cover?.(problem) ?? problem);
    const words = { message: redact(message), fix: redact(fix) };
    return { ...rest, ...words, ...(cause === undefined ? {} : { cause: redact(cause) }) };
  };
  return {
    ...options,
    progress,
    paint: (tone, text) => (colored ? styled(tone, text) : text),
    hide(more) {
      const before = redact;
      redact = (text) => more(before(text));
    },
    told,
    line(text = '') {
      if (options.json) return;
      progress.clear();
      out.write(`${text}\n`);
    },
    note(text) {
      if (!options.quiet) toErr(text);
    },
    item(object) {
      if (!options.json) return;
      progress.clear();
      out.write(`${JSON.stringify(object)}\n`);
    },
    problem(raw, tone = 'bad') {
      const problem = told(raw);
      const word = tone === 'bad' ? 'Error' : 'Note';
      const mark = wantsColor(err, options, env) ? styled(tone, word) : word;
      const where = problem.node === undefined ? '' : ` [${problem.node}]`;
      toErr(`${mark}${where}: ${problem.message}\n  ${problem.fix}`);
      if (options.verbose && problem.cause !== undefined) toErr(`  Cause: ${problem.cause}`);
    },
  };
}
