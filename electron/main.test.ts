import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeWorkspace } from '../engine/host/workspace/make-workspace.ts';
import { listFlows } from '../engine/protocol/calls/flows.ts';
import { lookAtWorkspace } from '../engine/protocol/calls/workspace.ts';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { type OpenShell, openShell } from '../engine/testing/shell.ts';

const calls = ({ electron }: OpenShell, call: string) => electron.noted.filter((one) => one.call === call);
const commands = ({ electron }: OpenShell) =>
  electron.windows.flatMap((one) => one.webContents.sent.filter((sent) => sent.call === 'tandem:command'));

async function folderOf(shell: OpenShell): Promise<string> {
  const look = await (await shell.engine()).ask(lookAtWorkspace, {});
  return look.ok ? look.value.folder : look.error.message;
}

describe('the desktop app', () => {
  test('opens a window on the screens, whose port leads straight to the engine and the sample', async () => {
    const shell = await openShell();
    const window = await shell.firstWindow();
    expect(window.webContents.getURL()).toBe('tandem-app://app/index.html#/syncs');
    const flows = await (await shell.engine()).ask(listFlows, {});
    expect(flows.ok && flows.value.cards.length).toBe(1);
    await expect.poll(() => shell.electron.tray.tip).toBe('Tandem: Idle');
  });

  test('is there once: a second start brings the first one to the front, and follows what it was given', async () => {
    const second = await openShell({ isFirst: false });
    expect(calls(second, 'app.quit')).toHaveLength(1);
    expect(second.electron.windows).toEqual([]);
    const first = await openShell();
    const window = await first.firstWindow();
    window.isFocused = false;
    first.electron.app.emit('second-instance', {}, ['tandem', 'tandem://flow/contacts/preview'], '/');
    expect(window.isFocused).toBe(true);
    expect(commands(first)).toEqual([
      { call: 'tandem:command', given: [{ do: 'go', address: '#/flow/contacts/preview' }] },
    ]);
  });

  test('keeps where its window was, and opens there again if a display still shows that place', async () => {
    const displays = [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
    const first = await openShell({ displays });
    (await first.firstWindow()).close();
    const second = await openShell({ home: testFolder(), displays });
    expect((await second.firstWindow()).options).not.toHaveProperty('x');
    const again = await openShell({ home: first.home, displays });
    expect((await again.firstWindow()).options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 });
    expect(calls(again, 'window.maximize')).toHaveLength(1);
  });

  test('goes on without a window, says so once, and quits from the tray', async () => {
    const shell = await openShell();
    (await shell.firstWindow()).close();
    expect(calls(shell, 'notification')).toMatchObject([{ given: [{ title: 'Tandem goes on' }, {}] }]);
    expect(calls(shell, 'app.quit')).toEqual([]);
    shell.electron.app.emit('activate');
    (await shell.firstWindow()).close();
    expect(calls(shell, 'notification')).toHaveLength(1);
  });
});

describe('the engine', () => {
  test('that crashes is started again, and windows find it', async () => {
    const shell = await openShell();
    await folderOf(shell);
    await shell.electron.engines[0]?.crash(9);
    const window = await shell.firstWindow();
    expect(window.webContents.sent.map((one) => one.call)).toContain('tandem:lost');
    await expect.poll(() => shell.electron.engines.length).toBe(2);
    expect(await folderOf(shell)).toBe(join(shell.home, 'Tandem'));
  });

  test('that cannot open its workspace says why, and starts when a person restarts it', async () => {
    const home = testFolder();
    mkdirSync(join(home, 'Tandem'));
    writeFileSync(join(home, 'Tandem', 'letter.txt'), '');
    const shell = await openShell({ home, answers: [{ response: 2 }, { canceled: false, filePaths: [testFolder()] }] });
    await expect.poll(() => calls(shell, 'dialog.showOpenDialog').length).toBe(1);
    const [asked] = calls(shell, 'dialog.showMessageBox');
    expect(asked?.given[0]).toMatchObject({ type: 'error', buttons: expect.arrayContaining(['Restart the Engine']) });
    await expect.poll(() => shell.electron.engines.length).toBe(2);
  });

  test('closes at a checkpoint before the app quits', async () => {
    const shell = await openShell();
    await folderOf(shell);
    shell.electron.app.quit();
    expect(calls(shell, 'app.quit refused')).toHaveLength(1);
    expect(shell.electron.tray.tip).toBe('Tandem: Stopping at the next safe point');
    await expect.poll(() => calls(shell, 'app.quit').length).toBe(1);
    await shell.electron.engines[0]?.over;
  });
});

describe('links and files', () => {
  test('a link only looks at something; one that means nothing, or more than looking, is not followed', async () => {
    const shell = await openShell();
    await shell.firstWindow();
    for (const link of [
      'tandem://run/contacts',
      'tandem://flow/../../x',
      'tandem://flow/contacts/run',
      'https://x.example',
    ])
      shell.electron.app.emit('open-url', { preventDefault: () => {} }, link);
    expect(commands(shell)).toEqual([]);
    shell.electron.app.emit('open-url', { preventDefault: () => {} }, 'tandem://inbox');
    expect(commands(shell)).toMatchObject([{ given: [{ do: 'go', address: '#/inbox' }] }]);
  });

  test('a file that leads to another workspace asks before it is opened, once', async () => {
    const other = testFolder();
    await makeWorkspace(other, { sample: false });
    const file = join(other, 'Shop.tandem');
    writeFileSync(file, JSON.stringify({ format: 1, workspace: '.', flow: 'contacts' }));
    const shell = await openShell({ answers: [{ response: 1 }, { response: 0 }] });
    await folderOf(shell);
    const opened = () => shell.electron.app.emit('open-file', { preventDefault: () => {} }, file);
    opened();
    await expect.poll(() => calls(shell, 'dialog.showMessageBox').length).toBe(1);
    expect(await folderOf(shell)).toBe(join(shell.home, 'Tandem'));
    opened();
    await expect.poll(() => shell.electron.engines.length).toBe(2);
    await expect.poll(() => folderOf(shell)).toBe(other);
    opened();
    expect(calls(shell, 'dialog.showMessageBox')).toHaveLength(2);
  });

  test('a file that leads to the open workspace is saved where a person says', async () => {
    const folder = testFolder();
    const shell = await openShell({ answers: [{ canceled: false, filePath: join(folder, 'Ours') }] });
    await folderOf(shell);
    await expect.poll(() => shell.electron.tray.tip).toBe('Tandem: Idle');
    choose(shell, 'File', 'Save a File That Leads Here…');
    await expect.poll(() => calls(shell, 'dialog.showSaveDialog').length).toBe(1);
    await expect.poll(() => readText(join(folder, 'Ours.tandem'))).toContain('Tandem');
  });
});

test('the look that is chosen counts at once and on the next start', async () => {
  const shell = await openShell();
  await shell.firstWindow();
  choose(shell, 'View', 'Appearance', 'Dark');
  expect(shell.electron.module).toMatchObject({ nativeTheme: { themeSource: 'dark' } });
  const again = await openShell({ home: shell.home });
  await again.firstWindow();
  expect(again.electron.module).toMatchObject({ nativeTheme: { themeSource: 'dark' } });
});

interface Item {
  readonly label?: string;
  readonly submenu?: readonly Item[];
  readonly click?: () => void;
}

/** Chooses something in the menus. */
function choose({ electron }: OpenShell, ...path: readonly string[]): void {
  let items: readonly Item[] = electron.menus.at(-1) as readonly Item[];
  for (const label of path.slice(0, -1))
    items = items.find((one) => one.label?.replace('&', '') === label)?.submenu ?? [];
  items.find((one) => one.label === path.at(-1))?.click?.();
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
