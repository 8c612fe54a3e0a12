import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Context } from '../host/cli/context.ts';
import { screenOn } from '../host/cli/screen.ts';
import { desktopEngine } from '../host/desktop/desktop-engine.ts';
import type { Port } from '../host/desktop/port.ts';

/**
 * A stand-in for the module `electron`, as far as the app uses it: it notes what it is asked for, and tells what Electron would
 * tell. Its engine process is the real engine, in this process.
 */

/** Node's port in the shape of Electron's. */
export const electronPort = (port: MessagePort): Port & { close(): void } => ({
  postMessage: (message) => port.postMessage(message),
  on: (_, take) => port.on('message', (data: unknown) => take({ data })),
  once: (_, then) => port.once('close', then),
  start: () => port.start(),
  close: () => port.close(),
});

/** A context as the engine process has it. */
export function engineContext(home: string): Context {
  const out = { write: () => true };
  const env = { HOME: home };
  const screen = screenOn({ out, err: out, env }, { json: false, quiet: true, verbose: false, color: false });
  const machine = { out, err: out, input: Readable.from([]), env, cwd: home, stop: new AbortController().signal };
  return { ...machine, screen, workspace: null, yes: true, by: 'dana', role: 'admin', maskFor: () => null };
}

type Answer = { readonly [name: string]: unknown };
type Noted = { readonly call: string; readonly given: readonly unknown[] };

/** What a window is at its page's side. */
export class StandInContents extends EventEmitter {
  address = '';
  opener: (asked: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly sent: Noted[] = [];
  readonly ports: MessagePort[] = [];
  getURL = (): string => this.address;
  isDestroyed = (): boolean => false;
  reload = (): void => void this.sent.push({ call: 'reload', given: [] });
  send = (channel: string, ...given: unknown[]): void => void this.sent.push({ call: channel, given });
  setWindowOpenHandler = (handler: StandInContents['opener']): void => {
    this.opener = handler;
  };
  postMessage = (channel: string, _: unknown, ports: readonly { readonly raw: MessagePort }[]): void => {
    this.sent.push({ call: channel, given: [] });
    this.ports.push(...ports.map((one) => one.raw));
  };
}

export interface StandInOptions {
  /** The home folder of the account. */
  readonly home: string;
  readonly isFirst?: boolean;
  readonly isPackaged?: boolean;
  /** What dialogs answer, in order; else what closing them answers. */
  readonly answers?: Answer[];
  readonly displays?: readonly { readonly workArea: object }[];
}

/** An engine process that really is the engine in this one; it can be made to crash. */
function engineProcess(home: string) {
  const child = Object.assign(new EventEmitter(), { stdout: null, stderr: null });
  let take: (message: unknown, ports: readonly Port[]) => void = () => {};
  let isGone = false;
  const exit = (code: number): void => {
    if (isGone) return;
    isGone = true;
    child.emit('exit', code);
  };
  const over = desktopEngine(
    engineContext(home),
    {
      tell: (message) => void (isGone || child.emit('message', structuredClone(message))),
      listen: (listener) => {
        take = listener;
      },
    },
    home,
  );
  void over.then(() => exit(0));
  return Object.assign(child, {
    over,
    postMessage: (message: unknown, ports: readonly { readonly raw: MessagePort }[] = []) =>
      void (
        isGone ||
        take(
          structuredClone(message),
          ports.map((one) => electronPort(one.raw)),
        )
      ),
    /** As a crash: the state is let go, and nobody is told. */
    crash: async (code: number) => {
      const closed = { do: 'close' } as const;
      isGone = true;
      take(closed, []);
      await over;
      isGone = false;
      exit(code);
    },
    kill: () => {
      take({ do: 'close' }, []);
      exit(143);
    },
  });
}

export type StandInEngine = ReturnType<typeof engineProcess>;

/** A window as tests see it. */
export interface StandInWindow {
  readonly webContents: StandInContents;
  /** What it was made with. */
  readonly options: object;
  isFocused: boolean;
  readonly isHidden: boolean;
  close(): void;
}

type Handler = (event: unknown, asked: unknown) => unknown;

/** What tests see of a stand-in. */
export interface ElectronStandIn {
  /** In place of the module. */
  readonly module: object;
  readonly app: EventEmitter & { quit(): void };
  /** Every call that changes something outside. */
  readonly noted: Noted[];
  readonly windows: StandInWindow[];
  readonly engines: StandInEngine[];
  /** What answers windows, by channel. */
  readonly handlers: ReadonlyMap<string, Handler>;
  /** What was set to decide on permissions and requests. */
  readonly handled: { readonly [name: string]: (...given: unknown[]) => unknown };
  readonly ipcMain: EventEmitter;
  readonly menus: unknown[];
  readonly tray: { readonly tip: string; readonly items: readonly Answer[] };
}

/** Makes a fresh stand-in. */
export function electronStandIn(options: StandInOptions): ElectronStandIn {
  const { home, isFirst = true, isPackaged = true, answers = [], displays = [] } = options;
  const noted: Noted[] = [];
  const note =
    (call: string, answer?: unknown) =>
    (...given: unknown[]): unknown => {
      noted.push({ call, given });
      return answer;
    };
  const windows: ShownWindow[] = [];
  const engines: StandInEngine[] = [];
  const handlers = new Map<string, Handler>();
  const data = join(home, 'data');
  mkdirSync(data, { recursive: true });

  const app = Object.assign(new EventEmitter(), {
    name: 'Tandem',
    isPackaged,
    enableSandbox: note('app.enableSandbox'),
    requestSingleInstanceLock: () => isFirst,
    whenReady: () => Promise.resolve(),
    getPreferredSystemLanguages: () => ['en-GB'],
    getPath: (name: string) => (name === 'home' ? home : join(data, name === 'userData' ? '.' : name)),
    setAsDefaultProtocolClient: note('app.setAsDefaultProtocolClient'),
    exit: note('app.exit'),
    quit: () => {
      let isStopped = false;
      app.emit('before-quit', { preventDefault: () => (isStopped = true) });
      noted.push({ call: isStopped ? 'app.quit refused' : 'app.quit', given: [] });
    },
  });

  class ShownWindow extends EventEmitter {
    static readonly getAllWindows = () => windows;
    static readonly getFocusedWindow = () => windows.find((one) => one.isFocused) ?? null;
    static readonly fromWebContents = (contents: StandInContents) =>
      windows.find((one) => one.webContents === contents) ?? null;
    readonly webContents = new StandInContents();
    readonly options: object;
    isFocused = false;
    isHidden = false;

    constructor(given: object) {
      super();
      this.options = given;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }

    loadURL = async (address: string): Promise<void> => {
      this.webContents.address = address;
    };
    show = (): void => {
      this.isFocused = true;
    };
    hide = (): void => {
      this.isHidden = true;
    };
    focus = this.show;
    restore = this.show;
    maximize = note('window.maximize');
    isMinimized = () => false;
    isMaximized = () => true;
    isFullScreen = () => false;
    getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
    close(): void {
      this.emit('close');
      windows.splice(windows.indexOf(this), 1);
      if (windows.length === 0) app.emit('window-all-closed');
    }
  }

  const handled: { [name: string]: (...given: unknown[]) => unknown } = {};
  const keep = (name: string) => (handler: (...given: unknown[]) => unknown) => {
    handled[name] = handler;
  };
  const ask =
    (name: string, closed: Answer) =>
    async (...given: unknown[]) => {
      noted.push({ call: name, given });
      return answers.shift() ?? closed;
    };
  const ipcMain = Object.assign(new EventEmitter(), {
    handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
  });
  const menus: unknown[] = [];
  const tray = { tip: '', items: [] as readonly Answer[] };

  const module = {
    app,
    BrowserWindow: ShownWindow,
    dialog: {
      showMessageBox: ask('dialog.showMessageBox', { response: 1 }),
      showOpenDialog: ask('dialog.showOpenDialog', { canceled: true, filePaths: [] }),
      showSaveDialog: ask('dialog.showSaveDialog', { canceled: true, filePath: '' }),
      showErrorBox: note('dialog.showErrorBox'),
    },
    ipcMain,
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (template: unknown) => menus.push(template),
    },
    MessageChannelMain: class {
      readonly port1: { readonly raw: MessagePort; close(): void };
      readonly port2: { readonly raw: MessagePort; close(): void };
      constructor() {
        const { port1, port2 } = new MessageChannel();
        this.port1 = { raw: port1, close: () => port1.close() };
        this.port2 = { raw: port2, close: () => port2.close() };
      }
    },
    nativeImage: { createFromPath: (path: string) => ({ path }) },
    nativeTheme: { themeSource: 'system' },
    Notification: class extends EventEmitter {
      static readonly isSupported = () => true;
      constructor(given: object) {
        super();
        noted.push({ call: 'notification', given: [given, this] });
      }
      show = note('notification.show');
    },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: note('protocol.registerSchemesAsPrivileged'),
      handle: note('protocol.handle'),
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(text).reverse(),
      decryptStringAsync: async (sealed: Buffer) => ({
        result: Buffer.from(sealed).reverse().toString(),
        shouldReEncrypt: false,
      }),
    },
    screen: { getAllDisplays: () => displays },
    session: {
      defaultSession: {
        setPermissionRequestHandler: keep('permission'),
        setPermissionCheckHandler: keep('permission check'),
        setDevicePermissionHandler: keep('device'),
        setDisplayMediaRequestHandler: keep('display media'),
        webRequest: { onBeforeRequest: keep('request') },
      },
    },
    shell: { openExternal: ask('shell.openExternal', {}), showItemInFolder: note('shell.showItemInFolder') },
    Tray: class extends EventEmitter {
      setToolTip = (tip: string) => {
        tray.tip = tip;
      };
      setContextMenu = (items: readonly Answer[]) => {
        tray.items = items;
      };
    },
    utilityProcess: {
      fork: (...given: unknown[]) => {
        noted.push({ call: 'fork', given });
        const engine = engineProcess(home);
        engines.push(engine);
        return engine;
      },
    },
  };
  return { module, app, noted, windows, engines, handlers, handled, ipcMain, menus, tray };
}
