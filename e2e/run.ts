import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';

/** Runs a program of the project in this Node, with what it says shown, and ends this process with its code where it fails. */
function run(file: string, words: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const program = join(import.meta.dirname, '../node_modules', file);
  const ended = spawnSync(process.execPath, [program, ...words], { stdio: 'inherit', env });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
}

const chromium = findChromium();
if (chromium === null) {
  console.log(
    'Skipped: all tests of the screens, because there is no Chromium. Name one with CHROMIUM_PATH, or install it.',
  );
  process.exit(process.env['TANDEM_NO_SKIPS'] === '1' ? 1 : 0);
}
run('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
run('@playwright/test/cli.js', ['test', ...process.argv.slice(2)], { ...process.env, CHROMIUM_PATH: chromium });
