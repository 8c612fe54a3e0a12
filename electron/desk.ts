import { app, BrowserWindow, Menu, Notification, nativeTheme, shell } from 'electron';
import type { Policy } from '../engine/model/policy.ts';
import type { AlertChoice } from '../engine/protocol/alerts.ts';
import type { EngineState, News } from '../engine/protocol/calls/news.ts';
import type { DesktopCommand } from '../engine/protocol/desktop-window.ts';
import { channels } from './channels.ts';
import type { DesktopState, StateKeeper } from './desktop-state.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import type { Wish } from './links.ts';
import { type MenuAction, menuTemplate } from './menu.ts';
import { type Notice, noticeOf, type Told } from './notices.ts';
import { firstPage } from './pages.ts';
import { mayOpen, pickWorkspace, savePlace } from './questions.ts';
import { statusWords } from './status.ts';
import type { TrayIcon } from './tray.ts';
import { openWindow } from './window.ts';
import { deskWords } from './words/words.ts';

export interface DeskOptions {
  readonly policy: Policy;
  readonly state: StateKeeper;
  readonly engine: EngineKeeper;
  readonly tray: () => TrayIcon | null;
  readonly preload: string;
  readonly icon: string;
  readonly logs: string;
  readonly lookForUpdates: () => void;
}

/** What people do with the app and what it shows them, around the windows themselves. */
export interface Desk {
  /** Brings a window to the front, at a place if one is named. */
  show(address?: string): void;
  choose(action: MenuAction): void;
  follow(wish: Wish): Promise<void>;
  ready(folder: string): void;
  take(news: News): void;
  /** Keeps what whoever sits here wants to be told. */
  keepAlerts(alerts: AlertChoice): void;
  /** Shows a notification, whatever else is wanted. */
  testAlert(words: Pick<Notice, 'title' | 'body'>): void;
  /** The tray says what the engine does. */
  status(): void;
  menu(): void;
  /** The last window was closed. */
  left(): void;
}

const knownMax = 100;

export function deskOf(options: DeskOptions): Desk {
  const { policy, state, engine } = options;
  let folder: string | null = null;
  let engineState: EngineState | null = null;
  let told: Told = new Map();

  const windowAt = (address: string): BrowserWindow =>
    openWindow({ preload: options.preload, icon: options.icon, isPackaged: app.isPackaged, state, address });

  const show = (address?: string): void => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window === undefined) {
      windowAt(address ?? '#/syncs');
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    if (address !== undefined)
      window.webContents.send(channels.command, { do: 'go', address } satisfies DesktopCommand);
  };

  const switchTo = (workspace: string): void => {
    const known = [workspace, ...state.now().known.filter((one) => one !== workspace)].slice(0, knownMax);
    state.change({ workspace, known });
    if (workspace !== folder) engine.start();
  };

  const theme = (one: DesktopState['theme']): void => {
    nativeTheme.themeSource = one;
    state.change({ theme: one });
  };

  const openWorkspace = async (): Promise<void> => {
    if (policy.workspace !== null) return;
    const picked = await pickWorkspace();
    if (picked !== null) switchTo(picked);
  };

  const choose = (action: MenuAction): void => {
    switch (action.do) {
      case 'go':
        show(action.address);
        return;
      case 'new-window':
        windowAt('#/syncs');
        return;
      case 'open-workspace':
        void openWorkspace();
        return;
      case 'save-place':
        if (folder !== null) void savePlace(folder);
        return;
      case 'restart-engine':
        engine.start();
        return;
      case 'check-updates':
        options.lookForUpdates();
        return;
      case 'show-logs':
        shell.showItemInFolder(options.logs);
        return;
      case 'theme':
        theme(action.theme);
        return;
      case 'quit':
        app.quit();
    }
  };

  const notify = ({ title, body, address }: Notice): void => {
    if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    notification.on('click', () => show(address));
    notification.show();
  };

  const status = (): void => options.tray()?.show(statusWords(engine.life(), engineState));

  return {
    show,
    choose,
    status,
    async follow({ workspace, address }) {
      if (!policy.links) return;
      if (workspace !== null && workspace !== folder) {
        if (policy.workspace !== null) return show();
        if (!state.now().known.includes(workspace) && !(await mayOpen(workspace))) return show();
        switchTo(workspace);
      }
      show(address);
    },
    ready(opened) {
      const isOther = folder !== null && folder !== opened;
      folder = opened;
      // Nothing of the workspace before may stay on the screens.
      if (isOther) for (const window of BrowserWindow.getAllWindows()) void window.loadURL(`${firstPage}#/syncs`);
    },
    take(news) {
      if (news.kind === 'engine') engineState = news.state;
      const clock = new Date().toTimeString().slice(0, 5);
      const [next, notice] = noticeOf(told, news, { choice: state.now().alerts, clock });
      told = next;
      if (notice !== null) notify(notice);
      status();
    },
    keepAlerts: (alerts) => state.change({ alerts }),
    testAlert: (words) => notify({ ...words, address: '#/settings/alerts' }),
    menu() {
      nativeTheme.themeSource = state.now().theme;
      const look = { platform: process.platform, isPackaged: app.isPackaged, policy, theme: state.now().theme };
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(look, choose)));
    },
    left() {
      if (!policy.background || options.tray() === null) return app.quit();
      if (state.now().toldBackground) return;
      state.change({ toldBackground: true });
      notify({
        title: deskWords().goesOn,
        body: deskWords().goesOnBody,
        address: '#/syncs',
      });
    },
  };
}
