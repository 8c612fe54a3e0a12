import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, watch } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import {
  environmentOf,
  launcher,
  objectsOf,
  resultOf,
  smallWorkspace,
  startTandem,
  tandem,
} from '../../testing/tandem.ts';

/** A Node on the PATH that is too old to run Tandem itself. */
function olderNode(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const node = join(folder, 'node');
    if (!existsSync(node)) continue;
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout;
    if (Number(/^v(\d+)/.exec(version)?.[1] ?? 99) < 24) return node;
  }
  return null;
}

const old = olderNode();

// Several starts of processes and whole runs of the sample, on machines that do other things too.
vi.setConfig({ testTimeout: 180_000 });

test('starts from any folder and through a symbolic link', () => {
  const small = smallWorkspace();
  const link = join(testFolder(), 'tandem');
  symlinkSync(launcher, link);
  const ended = spawnSync(process.execPath, [link, 'status', '--json', '--workspace', small.folder], {
    cwd: '/',
    encoding: 'utf8',
    env: environmentOf({ cwd: small.folder }),
  });
  expect(JSON.parse(ended.stdout)).toMatchObject({ workspace: small.folder, flows: [{ flow: 'people', last: null }] });
});

test.skipIf(old === null)(
  'an older Node hands over to the one of the project, with words, output and exit code',
  () => {
    const small = smallWorkspace();
    const under = (...words: string[]) =>
      spawnSync(old ?? '', [launcher, ...words], {
        cwd: small.folder,
        encoding: 'utf8',
        env: environmentOf({ cwd: small.folder }),
      });
    expect(under('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(under('check', 'a b').status).toBe(64);
  },
);

test('help names every command, and a wrong word is told with the way to help', () => {
  const cwd = testFolder();
  const help = tandem(['--help'], { cwd });
  expect(help.code).toBe(0);
  for (const name of [
    'init',
    'check',
    'plan',
    'preview',
    'run',
    'release',
    'pause',
    'resume',
    'cancel',
    'conflicts',
    'resolve',
    'link',
    'unlink',
    'undo',
    'history',
    'status',
    'dead',
    'connections',
  ])
    expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'));
  const wrong = tandem(['runn'], { cwd });
  expect([wrong.code, wrong.out]).toEqual([64, '']);
  expect(wrong.err).toBe(`Error: Unknown command 'runn'. Did you mean run?\n  See "tandem --help".\n`);
  const option = tandem(['run', '--fulll', '--json'], { cwd });
  expect(option.code).toBe(64);
  expect(resultOf(option)).toEqual({
    error: {
      code: 'usage/unknown-option',
      message: "Unknown option '--fulll'. Did you mean --full?",
      fix: 'See "tandem run --help".',
    },
  });
});

/** Settles once the process has opened the state of its workspace. */
const stateOpened = (folder: string): Promise<void> =>
  new Promise((done) => {
    mkdirSync(join(folder, '.tandem'), { recursive: true });
    const watcher = watch(join(folder, '.tandem'), (_event, name) => {
      if (name !== 'state.sqlite') return;
      watcher.close();
      done();
    });
  });

test.skipIf(process.platform === 'win32')(
  'Ctrl-C stops a run at the next safe point: exit code 130, state cancelled, and the next run goes on',
  async () => {
    const cwd = testFolder();
    tandem(['init', '.', '--sample'], { cwd });
    tandem(['check'], { cwd });
    const opened = stateOpened(cwd);
    const { child, ended } = startTandem(['run', '--json'], { cwd });
    await opened;
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped.code).toBe(130);
    expect(stopped.err).toContain('Stopping at the next safe point');
    expect(objectsOf(stopped.out)).toEqual([expect.objectContaining({ state: 'cancelled' })]);
    const next = resultOf(tandem(['run', '--json'], { cwd }));
    expect(next).toMatchObject({ state: 'done', syncs: { contacts: { linked: 2142 } } });
  },
);

test.skipIf(old === null)(
  'killing the launcher kills the run that it started, so that the next run may start at once',
  async () => {
    const cwd = testFolder();
    tandem(['init', '.', '--sample'], { cwd });
    tandem(['check'], { cwd });
    const opened = stateOpened(cwd);
    const { child, ended } = startTandem(['run', '--json'], { cwd }, old ?? '');
    await opened;
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    const next = tandem(['run', '--json'], { cwd });
    expect(resultOf(next)).toMatchObject({ state: 'done', syncs: { contacts: { linked: 2142 } } });
  },
);
