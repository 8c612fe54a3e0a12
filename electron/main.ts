import { join } from 'node:path';
import { app, BrowserWindow, dialog, powerMonitor, protocol, safeStorage, session } from 'electron';
import { type Policy, policyFile } from '../engine/model/policy.ts';
import { channels } from './channels.ts';
import { type Desk, deskOf } from './desk.ts';
import { type StateKeeper, stateKeeper } from './desktop-state.ts';
import { type EngineKeeper, engineKeeper } from './engine-keeper.ts';
import { keychainOf } from './keychain.ts';
import { type Wish, wishIn, wishOfFile, wishOfLink } from './links.ts';
import { logTo } from './log.ts';
import { pagesOf, scheme, schemeRights } from './pages.ts';
import { readPolicy } from './policy.ts';
import { answerWindows, askDown, openOutside, tell } from './questions.ts';
import { secureApp, secureSession } from './safety.ts';
import { type TrayIcon, trayIcon } from './tray.ts';
import { updatesOf } from './updates.ts';
import { deskWords, speakAs } from './words/words.ts';

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

/** What the parts of the app share; some are there only once others are. */
interface Around {
  readonly policy: Policy;
  readonly state: StateKeeper;
  readonly data: string;
  readonly logFile: string;
  readonly log: (text: string) => void;
  readonly desk: () => Desk | null;
  readonly end: () => void;
}

function keepEngine({ policy, state, data, log, desk, end }: Around): EngineKeeper {
  return engineKeeper({
    entry: join(built, 'app', 'engine.js'),
    workspace: () => policy.workspace ?? state.now().workspace,
    keychain: keychainOf(safeStorage, join(data, 'key.json'), process.platform),
    log,
    told: {
      life: () => desk()?.status(),
      ready: (folder) => desk()?.ready(folder),
      news: (news) => desk()?.take(news),
      lost: () => {
        for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(channels.lost);
      },
      down: (why) => {
        log(`${why.code}: ${why.message} ${why.cause ?? ''}`);
        askDown(why, policy.workspace === null).then(
          (wanted) => desk()?.choose({ do: wanted === 'restart' ? 'restart-engine' : wanted }),
          (error: unknown) => log(String(error)),
        );
      },
      over: end,
    },
  });
}

function lookForUpdates(engine: EngineKeeper, { policy, log }: Around): () => void {
  return updatesOf(policy, async () => (await import('electron-updater')).autoUpdater, {
    ready: (version) => log(`Tandem ${version} was fetched and is installed when the app quits.`),
    failed: (error) => log(`No update could be fetched: ${String(error)}`),
    proxySignIn: engine.proxySignIn,
  }).look;
}

/** Lets windows reach the engine and the few things that only the main process can do. */
function answer(engine: EngineKeeper, { desk }: Around): void {
  answerWindows({
    windowOf: (event) => BrowserWindow.fromWebContents(event.sender),
    letIn: (contents) =>
      engine.letIn((port) => {
        if (contents.isDestroyed()) port.close();
        else contents.postMessage(channels.port, null, [port]);
      }),
    restartEngine: () => engine.start(),
    keepAlerts: (alerts) => desk()?.keepAlerts(alerts),
    testAlert: (words) => desk()?.testAlert(words),
  });
}

function openDesk(around: Around, engine: EngineKeeper): Desk {
  let tray: TrayIcon | null = null;
  const desk = deskOf({
    policy: around.policy,
    state: around.state,
    engine,
    tray: () => tray,
    preload: join(built, 'preload', 'preload.cjs'),
    icon: asset('icons', '256x256.png'),
    logs: around.logFile,
    lookForUpdates: lookForUpdates(engine, around),
  });
  tray = trayIcon(asset('tray', process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'), {
    open: () => desk.show(),
    quit: () => app.quit(),
  });
  desk.menu();
  app.on('activate', () => desk.show());
  app.on('window-all-closed', () => desk.left());
  return desk;
}

async function open(asked: ReturnType<typeof wishes>): Promise<void> {
  await app.whenReady();
  speakAs(app.getPreferredSystemLanguages());
  const { policy, problem } = readPolicy(policyFile({ platform: process.platform, env: process.env }));
  const data = app.getPath('userData');
  const logFile = join(app.getPath('logs'), 'tandem.log');
  secureSession(session.defaultSession);
  protocol.handle(scheme, pagesOf(join(built, 'renderer')));

  let desk: Desk | null = null;
  let end = (): void => {};
  const around: Around = {
    policy,
    state: stateKeeper(join(data, 'desktop.json')),
    data,
    logFile,
    log: logTo(logFile, () => new Date()),
    desk: () => desk,
    end: () => end(),
  };
  const engine = keepEngine(around);
  end = mindQuitting(engine);
  const opened = openDesk(around, engine);
  desk = opened;
  answer(engine, around);
  app.on('second-instance', (_, words, cwd) => {
    opened.show();
    asked.take(wishIn(words, cwd));
  });
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
      deskWords().notStarted,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
    app.exit(1);
  });
} else app.quit();
