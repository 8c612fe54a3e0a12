import type { MessagePort } from 'node:worker_threads';
import { expect, onTestFinished, vi } from 'vitest';
import { type Client, clientOver } from '../protocol/connect.ts';
import { type ElectronStandIn, electronStandIn, type StandInOptions } from './electron.ts';
import { testFolder } from './fresh-store.ts';

const origin = 'tandem-app://app';

/** Opens the desktop app in this process, around a stand-in for Electron. */
export async function openShell(options: Partial<StandInOptions> = {}) {
  const home = options.home ?? testFolder();
  const electron = electronStandIn({ ...options, home });
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  await import('../../electron/main.ts');
  onTestFinished(async () => {
    vi.doUnmock('electron');
    for (const engine of electron.engines) engine.postMessage({ do: 'close' });
    await Promise.all(electron.engines.map((engine) => engine.over));
  });
  return { home, electron, ...windowsOf(electron) };
}

export type OpenShell = Awaited<ReturnType<typeof openShell>>;

function windowsOf(electron: ElectronStandIn) {
  const firstWindow = async () => {
    await expect.poll(() => electron.windows.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const [window] = electron.windows;
    if (window === undefined) throw new Error('No window was opened.');
    return window;
  };
  /** What a page of ours sends to the main process. */
  const eventOf = (from: string = origin, parent: object | null = null) => ({
    sender: electron.windows[0]?.webContents,
    senderFrame: { origin: from, parent },
  });
  /** Asks for a port as the page does, and talks to the engine over it. */
  const engine = async (): Promise<Client> => {
    const { webContents } = await firstWindow();
    const before = webContents.ports.length;
    electron.ipcMain.emit('tandem:port', eventOf());
    await expect.poll(() => webContents.ports.length, { timeout: 20_000 }).toBe(before + 1);
    const [port] = webContents.ports.slice(-1);
    if (port === undefined) throw new Error('No port came.');
    onTestFinished(() => port.close());
    return clientOver(wireOf(port));
  };
  return { firstWindow, eventOf, engine };
}

const wireOf = (port: MessagePort) => ({
  send: (message: unknown) => port.postMessage(message),
  listen: (take: (message: unknown) => void) => void port.on('message', take),
  closed: (then: () => void) => void port.once('close', then),
});
