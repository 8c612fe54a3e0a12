import type { MenuItemConstructorOptions } from 'electron';
import type { Policy } from '../engine/model/policy.ts';
import type { DesktopState } from './desktop-state.ts';

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

const screens: readonly (readonly [label: string, address: string])[] = [
  ['Syncs', '#/syncs'],
  ['Inbox', '#/inbox'],
  ['Activity', '#/activity'],
  ['Connections', '#/connections'],
];

function fileMenu(state: MenuState, choose: Choose): Item {
  const isFixed = state.policy.workspace !== null;
  return {
    label: '&File',
    submenu: [
      { label: 'New Sync', accelerator: 'CmdOrCtrl+N', click: () => choose({ do: 'go', address: '#/new-sync' }) },
      { label: 'New Window', accelerator: 'CmdOrCtrl+Shift+N', click: () => choose({ do: 'new-window' }) },
      line,
      {
        label: isFixed ? `Open Workspace… (set by ${state.policy.setBy})` : 'Open Workspace…',
        accelerator: 'CmdOrCtrl+O',
        enabled: !isFixed,
        click: () => choose({ do: 'open-workspace' }),
      },
      { label: 'Save a File That Leads Here…', click: () => choose({ do: 'save-place' }) },
      line,
      { role: 'close' },
      ...(state.platform === 'darwin' ? [] : [quitItem(choose)]),
    ],
  };
}

const quitItem = (choose: Choose): Item => ({
  label: 'Quit Tandem',
  accelerator: 'CmdOrCtrl+Q',
  click: () => choose({ do: 'quit' }),
});

/** The canvas undoes by itself what was drawn, so the keys of undo and redo must reach the page. */
const editMenu: Item = {
  label: '&Edit',
  submenu: [
    { role: 'undo', registerAccelerator: false },
    { role: 'redo', registerAccelerator: false },
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
};

function viewMenu({ theme, isPackaged }: MenuState, choose: Choose): Item {
  const look = (label: string, one: DesktopState['theme']): Item => ({
    label,
    type: 'radio',
    checked: theme === one,
    click: () => choose({ do: 'theme', theme: one }),
  });
  return {
    label: '&View',
    submenu: [
      {
        label: 'Appearance',
        submenu: [look('As the System', 'system'), look('Light', 'light'), look('Dark', 'dark')],
      },
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
      { role: 'reload' },
      ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
}

const goMenu = (choose: Choose): Item => ({
  label: '&Go',
  submenu: screens.map(([label, address], at) => ({
    label,
    accelerator: `CmdOrCtrl+${at + 1}`,
    click: () => choose({ do: 'go', address }),
  })),
});

function helpMenu({ policy }: MenuState, choose: Choose): Item {
  const updates: Item =
    policy.updates === null
      ? { label: 'Updates Are Off', enabled: false }
      : { label: 'Look for Updates', click: () => choose({ do: 'check-updates' }) };
  return {
    label: '&Help',
    role: 'help',
    submenu: [
      updates,
      { label: 'Restart the Engine', click: () => choose({ do: 'restart-engine' }) },
      { label: 'Show the Log', click: () => choose({ do: 'show-logs' }) },
      line,
      { role: 'about' },
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
  editMenu,
  viewMenu(state, choose),
  goMenu(choose),
  ...(state.platform === 'darwin' ? [{ role: 'windowMenu' } as const] : []),
  helpMenu(state, choose),
];
