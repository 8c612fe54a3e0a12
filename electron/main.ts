import { join } from 'node:path';
import { app, BrowserWindow, dialog, powerMonitor, protocol, safeStorage, session } from 'electron';
import { channels } from './channels.ts';
import { type Desk, deskOf } from './desk.ts';
import { stateKeeper } from './desktop-state.ts';
import { type EngineKeeper, engineKeeper } from './engine-keeper.ts';
import { keychainOf } from './keychain.ts';
import { type Wish, wishIn, wishOfFile, wishOfLink } from './links.ts';
import { logTo } from './log.ts';
import { pagesOf, scheme, schemeRights } from './pages.ts';
import { policyFile, readPolicy } from './policy.ts';
import { answerWindows, askDown, openOutside, tell } from './questions.ts';
import { secureApp, secureSession } from './safety.ts';
import { type TrayIcon, trayIcon } from './tray.ts';
import { updatesOf } from './updates.ts';

// The main process: it opens windows, keeps the key of secrets, and watches over the engine. No record ever comes here.

const built = join(import.meta.dirname, '..');
const asset = (...names: readonly string[]): string => join(built, '..', 'assets', ...names);

app.enableSandbox();
protocol.registerSchemesAsPrivileged([schemeRights]);
secureApp(app, (address) => void openOutside(address));

/** Links and files may come before the app is ready; macOS tells them as events, others on the command line. */
function wishes() {
  const early: Wish[] = [];
  let follow = (wish: Wish): void => void early.push(wish);
  const take = (wish: Wish | null): void => {
    if (wish !== null) follow(wish);
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    take(wishOfLink(link));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    take(wishOfFile(file));
  });
  take(wishIn(process.argv, process.cwd()));
  return {
    begin(next: (wish: Wish) => void): void {
      follow = next;
      for (const wish of early.splice(0)) next(wish);
    },
    take,
  };
}

/** Ends the app when the engine has reached a checkpoint, and not before. */
function mindQuitting(engine: EngineKeeper): () => void {
  let mayQuit = false;
  app.on('before-quit', (event) => {
    if (mayQuit) return;
    event.preventDefault();
    for (const window of BrowserWindow.getAllWindows()) window.hide();
    engine.quit();
  });
  powerMonitor.on('shutdown', () => app.quit());
  return () => {
    mayQuit = true;
    // Not within the event that asked whether to quit.
    setImmediate(() => app.quit());
  };
}

async function open(asked: ReturnType<typeof wishes>): Promise<void> {
  await app.whenReady();
  const { policy, problem } = readPolicy(policyFile({ platform: process.platform, env: process.env }));
  const data = app.getPath('userData');
  const logFile = join(app.getPath('logs'), 'tandem.log');
  const log = logTo(logFile, () => new Date());
  const state = stateKeeper(join(data, 'desktop.json'));
  secureSession(session.defaultSession);
  protocol.handle(scheme, pagesOf(join(built, 'renderer')));

  let desk: Desk | null = null;
  let tray: TrayIcon | null = null;
  let end = (): void => {};
  const engine = engineKeeper({
    entry: join(built, 'app', 'engine.js'),
    workspace: () => policy.workspace ?? state.now().workspace,
    keychain: keychainOf(safeStorage, join(data, 'key.json'), process.platform),
    log,
    told: {
      life: () => desk?.status(),
      ready: (folder) => desk?.ready(folder),
      news: (news) => desk?.take(news),
      lost: () => {
        for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(channels.lost);
      },
      down: (why) => {
        log(`${why.code}: ${why.message} ${why.cause ?? ''}`);
        askDown(why, policy.workspace === null).then(
          (wanted) => desk?.choose({ do: wanted === 'restart' ? 'restart-engine' : wanted }),
          (error: unknown) => log(String(error)),
        );
      },
      over: () => end(),
    },
  });
  end = mindQuitting(engine);
  const updates = updatesOf(policy, async () => (await import('electron-updater')).autoUpdater, {
    ready: (version) => log(`Tandem ${version} was fetched and is installed when the app quits.`),
    failed: (error) => log(`No update could be fetched: ${String(error)}`),
  });
  const opened = deskOf({
    policy,
    state,
    engine,
    tray: () => tray,
    preload: join(built, 'preload', 'preload.cjs'),
    icon: asset('icons', '256x256.png'),
    logs: logFile,
    lookForUpdates: updates.look,
  });
  desk = opened;
  answerWindows({
    windowOf: (event) => BrowserWindow.fromWebContents(event.sender),
    letIn: (contents) =>
      engine.letIn((port) => {
        if (contents.isDestroyed()) port.close();
        else contents.postMessage(channels.port, null, [port]);
      }),
    restartEngine: () => engine.start(),
  });
  tray = trayIcon(asset('tray', process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'), {
    open: () => opened.show(),
    quit: () => app.quit(),
  });
  opened.menu();
  app.on('second-instance', (_, words, cwd) => {
    opened.show();
    asked.take(wishIn(words, cwd));
  });
  app.on('activate', () => opened.show());
  app.on('window-all-closed', () => opened.left());
  engine.start();
  opened.show();
  asked.begin((wish) => void opened.follow(wish));
  if (app.isPackaged && policy.links) app.setAsDefaultProtocolClient('tandem');
  if (problem !== null) await tell(problem);
}

// Awaiting this here would wait for ever: the app is ready only when this module has been run.
if (app.requestSingleInstanceLock()) {
  open(wishes()).catch((error: unknown) => {
    dialog.showErrorBox(
      'Tandem could not start',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
    app.exit(1);
  });
} else app.quit();
