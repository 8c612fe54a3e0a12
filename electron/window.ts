import { BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import type { StateKeeper } from './desktop-state.ts';
import { firstPage } from './pages.ts';
import { placed, smallest } from './window-place.ts';

/** What every window is made with. Electron's security checklist asks for each of these; a test holds them to it. */
export const windowOptions = (preload: string, isPackaged: boolean): BrowserWindowConstructorOptions => ({
  minWidth: smallest.width,
  minHeight: smallest.height,
  show: false,
  title: 'Tandem',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  },
});

/** Remembers where a window is, for the next start. */
function rememberPlace(window: BrowserWindow, state: StateKeeper): void {
  const keep = (): void => {
    if (window.isMinimized() || window.isFullScreen()) return;
    state.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  };
  window.on('close', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
}

/** Opens a window on the screens. @param address the part of the address after "#" */
export function openWindow(options: {
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly icon: string;
  readonly state: StateKeeper;
  readonly address: string;
}): BrowserWindow {
  const { preload, isPackaged, icon, state, address } = options;
  const before = BrowserWindow.getAllWindows().length === 0 ? state.now().window : null;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({ ...windowOptions(preload, isPackaged), icon, ...placed(before, areas) });
  if (before?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, state);
  // A window whose page crashed is shown anew; nothing is lost, every edit was saved when it was made.
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  window.loadURL(`${firstPage}${address}`).catch(() => window.show());
  return window;
}
