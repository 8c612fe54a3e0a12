import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type OpenShell, openShell } from '../engine/testing/shell.ts';
import { root, sourcesEnding } from '../engine/testing/sources.ts';
import { firstPage, origin, pagesOf, schemeRights } from './pages.ts';

// Electron's security checklist, item by item, in its order.

const own = sourcesEnding('.ts').filter(({ path }) => path.startsWith('electron/') && !path.endsWith('.test.ts'));
const mentions = (words: RegExp): readonly string[] =>
  own.filter(({ text }) => words.test(text)).map(({ path }) => path);
const calls = ({ electron }: OpenShell, call: string) => electron.noted.filter((one) => one.call === call);

/** What a handler that answers through a function decides. */
function decided({ electron }: OpenShell, name: string, ...given: unknown[]): unknown {
  let answer: unknown;
  electron.handled[name]?.(...given, (said: unknown) => {
    answer = said;
  });
  return answer;
}

async function opened() {
  const shell = await openShell();
  const window = await shell.firstWindow();
  return { shell, window, contents: window.webContents };
}

test('1: only the app’s own pages are loaded, and nothing from a network', async () => {
  const { shell, contents } = await opened();
  expect(contents.getURL().startsWith(firstPage)).toBe(true);
  const cancelled = (url: string) => decided(shell, 'request', { url });
  for (const url of ['http://a.example/x.js', 'https://a.example/', 'ws://a.example/', 'file:///etc/passwd', 'ftp://a'])
    expect([url, cancelled(url)]).toEqual([url, { cancel: true }]);
  expect(cancelled(`${origin}/assets/a.js`)).toEqual({ cancel: false });
});

test('2: no page has Node, nor has a worker or a frame of one', async () => {
  expect((await opened()).window.options).toMatchObject({
    webPreferences: {
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    },
  });
});

test('3: the bridge lives in a context of its own', async () => {
  expect((await opened()).window.options).toMatchObject({ webPreferences: { contextIsolation: true } });
});

test('4: every page is sandboxed', async () => {
  expect((await opened()).window.options).toMatchObject({ webPreferences: { sandbox: true } });
  expect(calls((await opened()).shell, 'app.enableSandbox')).toHaveLength(1);
  expect(mentions(/no-sandbox|commandLine/)).toEqual([]);
});

test('5: every permission is denied, but copying a text from a page of ours', async () => {
  const { shell } = await opened();
  const page = (address: string) => ({ getURL: () => address });
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'usb', 'hid']) {
    expect(decided(shell, 'permission', page(firstPage), permission)).toBe(false);
    expect(shell.electron.handled['permission check']?.(null, permission, origin)).toBe(false);
  }
  const copying = 'clipboard-sanitized-write';
  expect(decided(shell, 'permission', page(firstPage), copying)).toBe(true);
  expect(decided(shell, 'permission', page('https://a.example/'), copying)).toBe(false);
  expect(shell.electron.handled['permission check']?.(null, copying, 'https://a.example')).toBe(false);
  expect(shell.electron.handled['device']?.({})).toBe(false);
  expect(decided(shell, 'display media', {})).toBe(null);
});

test('6 and 8: the web’s own safety is on, and no insecure content runs', async () => {
  expect((await opened()).window.options).toMatchObject({
    webPreferences: { webSecurity: true, allowRunningInsecureContent: false },
  });
});

test('7: a strict policy comes with every page, and none is without', async () => {
  const answer = await pagesOf(join(root, 'renderer'))({ url: firstPage, method: 'GET' });
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  const missing = await pagesOf(join(root, 'renderer'))({ url: `${origin}/none.html`, method: 'GET' });
  expect([missing.status, missing.headers.get('content-security-policy')]).toEqual([404, policy]);
});

test('9 and 10: no experiment of the browser is on', async () => {
  expect((await opened()).window.options).toMatchObject({ webPreferences: { experimentalFeatures: false } });
  expect(mentions(/enableBlinkFeatures|enable-blink-features/)).toEqual([]);
});

test('11 and 12: a page cannot hold another page', async () => {
  expect((await opened()).window.options).toMatchObject({ webPreferences: { webviewTag: false } });
  const { contents } = await opened();
  let isStopped = false;
  contents.emit('will-attach-webview', { preventDefault: () => (isStopped = true) }, {}, {});
  expect(isStopped).toBe(true);
});

test('13: a window never leaves the app’s pages', async () => {
  expect((await opened()).window.options).toMatchObject({ webPreferences: { navigateOnDragDrop: false } });
  const { contents } = await opened();
  const isStopped = (event: string, url: string): boolean => {
    let stopped = false;
    contents.emit(event, { url, preventDefault: () => (stopped = true) });
    return stopped;
  };
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    for (const url of ['https://a.example/', 'file:///etc/passwd', 'tandem-app://other/', 'tandem-app://app.example/'])
      expect([event, url, isStopped(event, url)]).toEqual([event, url, true]);
    expect(isStopped(event, `${firstPage}#/inbox`)).toBe(false);
  }
});

test('14 and 15: no page opens a window; a safe page opens in the browser, and nothing else does', async () => {
  const { shell, contents } = await opened();
  for (const url of [
    'file:///bin/sh',
    'javascript:1',
    'http://a.example/',
    'https://user:pw@a.example/',
    'ms-msdt:x',
    'x',
  ])
    expect(contents.opener({ url })).toEqual({ action: 'deny' });
  expect(calls(shell, 'shell.openExternal')).toEqual([]);
  expect(contents.opener({ url: 'https://a.example/help' })).toEqual({ action: 'deny' });
  expect(calls(shell, 'shell.openExternal')).toMatchObject([{ given: ['https://a.example/help'] }]);
  const open = shell.electron.handlers.get('tandem:open-outside');
  expect(await open?.(shell.eventOf(), 'smb://a.example/share')).toBe(false);
  expect(await open?.(shell.eventOf(), 'https://a.example/')).toBe(true);
  expect(mentions(/openExternal/)).toEqual(['electron/questions.ts']);
});

test('16: Electron is of a version that is named exactly', () => {
  const Manifest = z.object({ devDependencies: z.object({ electron: z.string() }) });
  const { electron } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).devDependencies;
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
});

test('17: the main process answers a page of ours at the top of a window, and nobody else', async () => {
  const { shell, contents } = await opened();
  const strangers = [
    shell.eventOf('https://a.example'),
    shell.eventOf(origin, {}),
    { sender: contents, senderFrame: null },
  ];
  for (const event of strangers) {
    shell.electron.ipcMain.emit('tandem:port', event);
    for (const [channel, answer] of shell.electron.handlers) {
      expect([channel, () => answer(event, 'https://a.example/')]).toEqual([channel, expect.any(Function)]);
      expect(() => answer(event, 'https://a.example/')).toThrow('pages of Tandem only');
    }
  }
  expect(contents.ports).toEqual([]);
  const pick = shell.electron.handlers.get('tandem:pick-file');
  await expect(pick?.(shell.eventOf(), { title: 'x', kinds: [], properties: ['openDirectory'] })).rejects.toThrow();
});

test('18: pages come from a scheme of the app’s own, which reaches no other file', async () => {
  expect(schemeRights.privileges).toMatchObject({
    standard: true,
    secure: true,
    bypassCSP: false,
    allowServiceWorkers: false,
  });
  expect(mentions(/loadFile|file:\/\//)).toEqual([]);
  const { shell } = await opened();
  expect(calls(shell, 'protocol.registerSchemesAsPrivileged')).toMatchObject([{ given: [[{ scheme: 'tandem-app' }]] }]);
  const pages = pagesOf(join(root, 'renderer'));
  const status = async (url: string, method = 'GET') => (await pages({ url, method })).status;
  expect(await status(firstPage)).toBe(200);
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%00',
    '/%',
    '/',
    '/app',
    '/app/main.tsx',
  ])
    expect([path, await status(`${origin}${path}`)]).toEqual([path, 404]);
  expect(await status('tandem-app://other/index.html')).toBe(404);
  expect(await status(firstPage, 'POST')).toBe(405);
});

test('19: fuses are set in the package, which a test reads back from it', () => {
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toContain('onlyLoadAppFromAsar: true');
});

test('20: the bridge hands over a few questions and a port, and nothing of Electron', () => {
  const preload = own.find(({ path }) => path === 'electron/preload.ts')?.text ?? '';
  const exposed = [...preload.matchAll(/exposeInMainWorld\('(\w+)', (\w+)\)/g)].map((one) => [one[1], one[2]]);
  expect(exposed).toEqual([['tandem', 'bridge']]);
  const bridge = /const bridge: DesktopWindow = \{([\s\S]*?)\n\};/.exec(preload)?.[1] ?? '';
  expect([...bridge.matchAll(/^ {2}(\w+):/gm)].map((one) => one[1])).toEqual([
    'askForPort',
    'onCommand',
    'pickFile',
    'openOutside',
    'keepAlerts',
    'testAlert',
    'restartEngine',
  ]);
  // The event of a message holds the sender: it must not reach the page.
  expect(preload).toContain('take(command)');
});
