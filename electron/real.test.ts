import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { root } from '../engine/testing/sources.ts';
import { electronBinary } from './binary.ts';

const binary = electronBinary({
  folder: join(root, 'node_modules/electron'),
  env: process.env,
  platform: process.platform,
});
const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '';
const needsDisplay = process.platform === 'linux' && display === '';
const canRun = binary !== null && !needsDisplay;
const why = binary === null ? 'the Electron binary is not here' : 'the Electron binary is here, but no display';

if (!canRun) process.stdout.write(`Tests of the real app are skipped: ${why}.\n`);

/** The app as it is started from the project; it has to be built. */
function start(home: string) {
  const child = spawn(binary ?? '', [root, `--user-data-dir=${join(home, 'data')}`], {
    cwd: home,
    env: { ...process.env, HOME: home, ELECTRON_ENABLE_LOGGING: '1' },
  });
  const over = new Promise<number | null>((done) => child.once('exit', done));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await over;
  });
  const log = (): string => {
    try {
      return readFileSync(join(home, 'data', 'logs', 'tandem.log'), 'utf8');
    } catch {
      return '';
    }
  };
  return { child, over, log };
}

describe.skipIf(!canRun)('the app in the real Electron binary', () => {
  test('starts, makes the sample, and ends when it is told to, its engine first (Electron binary)', async () => {
    const home = testFolder();
    mkdirSync(join(home, 'data'));
    const { child, over, log } = start(home);
    await expect
      .poll(() => readText(join(home, 'Tandem', 'flows', 'contacts.json')), { timeout: 50_000 })
      .toContain('contacts');
    child.kill('SIGTERM');
    expect(await over).toBe(0);
    expect(log()).toContain('The engine closed its workspace.');
  });

  test('is there once: a second start ends at once (Electron binary)', async () => {
    const home = testFolder();
    mkdirSync(join(home, 'data'));
    start(home);
    await expect
      .poll(() => readText(join(home, 'Tandem', 'flows', 'contacts.json')), { timeout: 50_000 })
      .toContain('contacts');
    expect(await start(home).over).toBe(0);
  });
});

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
