import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { root } from '../engine/testing/sources.ts';
import { environmentOf } from '../engine/testing/tandem.ts';

/** The package for Linux, built around a stand-in for Electron, and looked into. */
const work = mkdtempSync(join(tmpdir(), 'tandem-package-'));
const out = join(work, 'linux-unpacked');
const resources = join(out, 'resources');
const app = join(work, 'app');
const standIn = join(work, 'electron');
const isHere = process.platform === 'linux' && process.arch === 'x64';

function run(program: string, ...words: readonly string[]): string {
  const ended = spawnSync(process.execPath, [join(root, program), ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (ended.status !== 0) throw new Error(`${program} ended with ${ended.status}: ${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}

let listed: readonly string[] = [];

beforeAll(() => {
  if (!isHere) return;
  const vite = 'node_modules/vite/bin/vite.js';
  run(vite, 'build', '--logLevel', 'error');
  run(vite, 'build', '--logLevel', 'error', '--config', 'vite.desktop.config.ts');
  run('.ci/standin/make-electron.mjs', standIn);
  const around = ['--publish', 'never', `-c.electronDist=${standIn}`, `-c.directories.output=${work}`];
  run('node_modules/electron-builder/cli.js', '--linux', 'dir', '--x64', ...around);
  const asar = 'node_modules/.bin/asar';
  listed = run(asar, 'list', join(resources, 'app.asar')).trim().split('\n');
  run(asar, 'extract', join(resources, 'app.asar'), app);
}, 300_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.skipIf(!isHere)('the package for Linux', () => {
  test('has its fuses set, as they are read back from the program', () => {
    const read = run('node_modules/.bin/electron-fuses', 'read', '--app', join(out, 'tandem'));
    const set = Object.fromEntries([...read.matchAll(/(\w+) is (Enabled|Disabled)/g)].map((one) => [one[1], one[2]]));
    expect(set).toMatchObject({
      RunAsNode: 'Disabled',
      EnableCookieEncryption: 'Enabled',
      EnableNodeOptionsEnvironmentVariable: 'Disabled',
      EnableNodeCliInspectArguments: 'Disabled',
      EnableEmbeddedAsarIntegrityValidation: 'Enabled',
      OnlyLoadAppFromAsar: 'Enabled',
      LoadBrowserProcessSpecificV8Snapshot: 'Disabled',
      GrantFileProtocolExtraPrivileges: 'Disabled',
    });
  });

  test('holds what was built, the natives of this platform, and nothing else', () => {
    const files = listed.filter((path) => !path.startsWith('/node_modules/'));
    const strange = /\.test\.|\.tsx?$|\.map$|\/engine\/|\/e2e\/|workshop\.html|\.env|\.pem/;
    expect(files.filter((path) => strange.test(path))).toEqual([]);
    const packages = new Set(listed.flatMap((path) => /^\/node_modules\/([^/]+)/.exec(path)?.[1] ?? []));
    expect([...packages].sort()).toEqual(['better-sqlite3', 'better-sqlite3-multiple-ciphers']);
    expect(listed.filter((path) => path.endsWith('.node'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      '/node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-x64.node',
    ]);
    for (const file of [
      '/dist/app/main.js',
      '/dist/app/engine.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
    ])
      expect(listed).toContain(file);
    for (const native of ['better-sqlite3', 'better-sqlite3-multiple-ciphers'])
      expect(existsSync(join(resources, 'app.asar.unpacked/node_modules', native, 'prebuilds/linux-x64.node'))).toBe(
        true,
      );
    expect(existsSync(join(resources, 'app-update.yml'))).toBe(true);
  });

  test('is complete: its command line runs by itself, makes the sample, and runs it', () => {
    const cwd = join(work, 'home');
    mkdirSync(cwd);
    const packed = (...words: string[]) =>
      spawnSync(process.execPath, [join(app, 'dist/app/tandem.js'), ...words], {
        cwd,
        encoding: 'utf8',
        env: environmentOf({ cwd }),
      });
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(packed('--version').stdout.trim()).toBe(version);
    expect(packed('init', 'sample', '--sample')).toMatchObject({ status: 0 });
    expect(packed('--workspace', 'sample', 'run', 'contacts')).toMatchObject({ status: 0 });
    expect(packed('--workspace', 'sample', 'encrypt')).toMatchObject({ status: 0 });
    expect(packed('--workspace', 'sample', 'status')).toMatchObject({ status: 0 });
  });

  test('is complete: its host serves the screens', { timeout: 60_000 }, async () => {
    const cwd = join(work, 'served');
    mkdirSync(cwd);
    const host = spawn(process.execPath, [join(app, 'dist/app/tandem.js'), 'serve', '--home', '--json'], {
      cwd,
      env: environmentOf({ cwd }),
    });
    onTestFinished(() => ended(host));
    const address = await firstLine(host);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    const script = /src="\.\/([^"]+)"/.exec(await page.text())?.[1] ?? 'none';
    expect((await fetch(new URL(script, address))).status).toBe(200);
  });

  test('is complete: its engine process starts, and stops where there is no Electron to talk to', () => {
    const copy = join(work, 'engine');
    cpSync(app, copy, { recursive: true });
    const ended = spawnSync(process.execPath, [join(copy, 'dist/app/engine.js')], { encoding: 'utf8', cwd: work });
    expect(ended.stderr).toMatch(/reading 'on'|parentPort/);
    expect(ended.stderr).not.toMatch(/Cannot find|ERR_MODULE/);
  });
});

async function ended(host: ChildProcess): Promise<void> {
  const over = new Promise((done) => host.once('exit', done));
  host.kill('SIGTERM');
  await over;
}

/** The address in the first line of what a host prints as JSON. */
const firstLine = (host: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    let said = '';
    host.stdout?.on('data', (data: Buffer) => {
      said += data.toString();
      const [line, rest] = said.split('\n');
      if (line !== undefined && rest !== undefined) done(new URL(JSON.parse(line).address).origin);
    });
    host.once('exit', (code) => fail(new Error(`The host ended with ${code}: ${said}`)));
  });
