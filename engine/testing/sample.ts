import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * `npm run sample [-- DIR]`: makes the sample workspace in DIR (else in a temporary folder), looks at what a run would do,
 * runs it, and runs it again, which has nothing left to do.
 */
const launcher = join(import.meta.dirname, '..', 'host', 'cli', 'tandem.mjs');
const [wanted] = process.argv.slice(2);
const folder = wanted === undefined ? mkdtempSync(join(tmpdir(), 'tandem-sample-')) : resolve(wanted);

function tandem(...words: readonly string[]): void {
  process.stdout.write(`\n$ tandem ${words.join(' ')}\n`);
  const ended = spawnSync(process.execPath, [launcher, '--quiet', ...words], { cwd: folder, stdio: 'inherit' });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
}

process.stdout.write(`The sample workspace: ${folder}\n`);
mkdirSync(folder, { recursive: true });
tandem('init', '.', '--sample');
tandem('preview', 'contacts');
tandem('run', 'contacts');
tandem('run', 'contacts');
process.stdout.write(`
The second run had nothing to write: both sides agree on everything that is not a question.
Go on in that folder: cd ${folder}
  tandem conflicts          the questions that wait for you
  tandem status contacts    its runs; "tandem undo RUN" takes one back
Without tandem on the PATH: npm run --silent tandem -- --workspace ${folder} conflicts
`);
