import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary } from './binary.ts';

// What `npm start` does: it builds and opens the app, in Electron where its binary is present, else in the default browser.

const root = join(import.meta.dirname, '..');

function build(...words: readonly string[]): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error', ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

/**
 * Runs the app in this one's place: its signals are handed on, its end is ours. The pipe tells it when this process is
 * killed.
 */
function become(program: string, words: readonly string[]): void {
  const child = spawn(program, words, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, TANDEM_LAUNCHER_PIPE: '3' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${program} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

const electron = electronBinary({
  folder: join(root, 'node_modules/electron'),
  env: process.env,
  platform: process.platform,
});
const asked = process.argv.slice(2);
process.stdout.write(
  electron === null ? 'Building. The Electron binary is not here, so Tandem opens in the browser.\n' : 'Building.\n',
);
build();
if (electron === null) {
  become(process.execPath, [join(root, 'engine/host/cli/tandem.mjs'), 'serve', '--home', '--open', ...asked]);
} else {
  build('--config', join(root, 'vite.desktop.config.ts'));
  become(electron, [root, ...asked]);
}
