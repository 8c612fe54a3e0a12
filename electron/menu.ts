import type { MenuItemConstructorOptions } from 'electron';
import type { Policy } from '../engine/model/policy.ts';
import type { DesktopState } from './desktop-state.ts';
import { type DeskWords, deskWords } from './words/words.ts';

/** What a person can choose in the menus, besides what Electron does by itself. */
export type MenuAction =
  | { readonly do: 'go'; readonly address: string }
  | {
      readonly do:
        | 'new-window'
        | 'open-workspace'
        | 'save-place'
        | 'restart-engine'
        | 'check-updates'
        | 'show-logs'
        | 'quit';
    }
  | { readonly do: 'theme'; readonly theme: DesktopState['theme'] };

export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly policy: Policy;
  readonly theme: DesktopState['theme'];
}

type Item = MenuItemConstructorOptions;
type Choose = (action: MenuAction) => void;

const line: Item = { type: 'separator' };

const screens = ['syncs', 'inbox', 'activity', 'connections'] as const;

function fileMenu(state: MenuState, choose: Choose): Item {
  const isFixed = state.policy.workspace !== null;
  const words = deskWords();
  return {
    label: words.file,
    submenu: [
      { label: words.newSync, accelerator: 'CmdOrCtrl+N', click: () => choose({ do: 'go', address: '#/new-sync' }) },
      { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: () => choose({ do: 'new-window' }) },
      line,
      {
        label: isFixed ? words.openWorkspaceFixed(state.policy.setBy) : words.openWorkspace,
        accelerator: 'CmdOrCtrl+O',
        enabled: !isFixed,
        click: () => choose({ do: 'open-workspace' }),
      },
      { label: words.savePlace, click: () => choose({ do: 'save-place' }) },
      line,
      { role: 'close', label: words.close },
      ...(state.platform === 'darwin' ? [] : [quitItem(choose)]),
    ],
  };
}

const quitItem = (choose: Choose): Item => ({
  label: deskWords().quit,
  accelerator: 'CmdOrCtrl+Q',
  click: () => choose({ do: 'quit' }),
});

/** The canvas undoes by itself what was drawn, so the keys of undo and redo must reach the page. */
const editMenu = (words: DeskWords): Item => ({
  label: words.edit,
  submenu: [
    { role: 'undo', label: words.undo, registerAccelerator: false },
    { role: 'redo', label: words.redo, registerAccelerator: false },
    line,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ],
});

function viewMenu({ theme, isPackaged }: MenuState, choose: Choose): Item {
  const look = (label: string, one: DesktopState['theme']): Item => ({
    label,
    type: 'radio',
    checked: theme === one,
    click: () => choose({ do: 'theme', theme: one }),
  });
  const words = deskWords();
  return {
    label: words.view,
    submenu: [
      {
        label: words.appearance,
        submenu: [look(words.system, 'system'), look(words.light, 'light'), look(words.dark, 'dark')],
      },
      line,
      { role: 'resetZoom', label: words.resetZoom },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      line,
      { role: 'togglefullscreen', label: words.fullScreen },
      { role: 'reload', label: words.reload },
      ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
}

const goMenu = (choose: Choose): Item => ({
  label: deskWords().go,
  submenu: screens.map((screen, at) => ({
    label: deskWords()[screen],
    accelerator: `CmdOrCtrl+${at + 1}`,
    click: () => choose({ do: 'go', address: `#/${screen}` }),
  })),
});

function helpMenu({ policy }: MenuState, choose: Choose): Item {
  const words = deskWords();
  const updates: Item =
    policy.updates === null
      ? { label: words.updatesOff, enabled: false }
      : { label: words.lookForUpdates, click: () => choose({ do: 'check-updates' }) };
  return {
    label: words.help,
    role: 'help',
    submenu: [
      updates,
      { label: words.restartEngine, click: () => choose({ do: 'restart-engine' }) },
      { label: words.showLog, click: () => choose({ do: 'show-logs' }) },
      line,
      { role: 'about', label: words.about },
    ],
  };
}

const appMenu = (choose: Choose): Item => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    line,
    { role: 'services' },
    line,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    line,
    quitItem(choose),
  ],
});

/** The menus of the app, as data. */
export const menuTemplate = (state: MenuState, choose: Choose): Item[] => [
  ...(state.platform === 'darwin' ? [appMenu(choose)] : []),
  fileMenu(state, choose),
  editMenu(deskWords()),
  viewMenu(state, choose),
  goMenu(choose),
  ...(state.platform === 'darwin' ? [{ role: 'windowMenu' } as const] : []),
  helpMenu(state, choose),
];
