import { resolve } from 'node:path';
import type { AuditAction } from '../../model/audit.ts';
import { type FromEngine, type KeyAnswer, ToEngine, type Visitor } from '../../protocol/desktop.ts';
import { serveWindow } from '../../protocol/serve.ts';
import { type OpenHouse, openHouse } from '../app/open-house.ts';
import { recordAbout } from '../app/people/people-parts.ts';
import type { Context } from '../cli/context.ts';
import { failureOf } from '../cli/failure.ts';
import { proxySignIn } from '../network/ambient-for.ts';
import { version } from '../version.ts';
import { homeFolder, openOrMake } from '../workspace/make-workspace.ts';
import { keychain } from './keychain.ts';
import { overPort, type Port } from './port.ts';

/** The main process as the engine sees it. */
export interface MainProcess {
  tell(message: FromEngine): void;
  listen(take: (message: unknown, ports: readonly Port[]) => void): void;
}

/** What is asked of the main process and not answered yet. */
function questions(main: MainProcess) {
  const waiting = new Map<number, (said: KeyAnswer) => void>();
  let asked = 0;
  return {
    ask: (question: Extract<FromEngine, { say: 'ask' }>['question']) =>
      new Promise<KeyAnswer>((done) => {
        asked++;
        waiting.set(asked, done);
        main.tell({ say: 'ask', id: asked, question });
      }),
    answered(id: number, said: KeyAnswer): void {
      waiting.get(id)?.(said);
      waiting.delete(id);
    },
  };
}

/** Tells the main process what its tray and its notifications show. */
async function tellNews({ house }: OpenHouse, main: MainProcess): Promise<void> {
  const first = { kind: 'engine', state: house.runs.state() } as const;
  for await (const news of house.engine.news.follow([first], house.engine.closing)) main.tell({ say: 'news', news });
}

/**
 * The engine of the desktop app: opens one workspace, lets windows in over the ports that the main process hands it, and
 * closes at a checkpoint when it is told to.
 * @param home the home folder of the account
 * @returns settles when it is closed
 */
export function desktopEngine(context: Context, main: MainProcess, home: string): Promise<void> {
  const over = Promise.withResolvers<void>();
  const asking = questions(main);
  const keeper = keychain(asking.ask);
  let opening: Promise<OpenHouse | null> | null = null;
  const report = (error: unknown): void => context.screen.problem(failureOf(error).problem);
  const open = async (workspace: string | null): Promise<OpenHouse | null> => {
    try {
      const folder = workspace === null ? homeFolder(home) : resolve(workspace);
      const place = await openOrMake(folder, { sample: workspace === null });
      const opened = await openHouse({ ...context, keeper }, place, version);
      main.tell({ say: 'ready', folder: place.folder });
      tellNews(opened, main).catch(report);
      return opened;
    } catch (error) {
      main.tell({ say: 'refused', problem: failureOf(error).problem });
      return null;
    }
  };
  const letIn = async (port: Port, visitor: Visitor | null): Promise<void> => {
    const opened = await opening;
    if (opened === null) return;
    const { by, role } = context;
    const { people } = opened.house;
    const who = visitor === null ? { by, role } : people.visitor(visitor);
    serveWindow(overPort(port), opened.partsFor(who), report);
    if (visitor !== null) port.once('close', people.presence.came(visitor.name));
  };
  const note = async (action: AuditAction, by: string): Promise<void> => {
    const opened = await opening;
    if (opened !== null) await recordAbout(opened.house, by, { action, about: '' });
  };
  const tellProxy = async (id: number): Promise<void> => {
    const opened = await opening;
    const engine = opened?.house.engine;
    main.tell({
      say: 'proxy',
      id,
      signIn: engine === undefined ? null : await proxySignIn(engine.context, engine.place),
    });
  };
  const close = async (): Promise<void> => {
    const opened = await opening;
    await opened?.close();
    main.tell({ say: 'closed' });
  };
  main.listen((message, ports) => {
    const said = ToEngine.parse(message);
    switch (said.do) {
      case 'open':
        opening ??= open(said.workspace);
        return;
      case 'let-in':
        for (const port of ports) letIn(port, said.visitor ?? null).catch(report);
        return;
      case 'note':
        note(said.action, said.by).catch(report);
        return;
      case 'tell-proxy':
        tellProxy(said.id).catch((error: unknown) => {
          report(error);
          main.tell({ say: 'proxy', id: said.id, signIn: null });
        });
        return;
      case 'answer':
        return asking.answered(said.id, said.said);
      case 'close':
        close().then(over.resolve, over.reject);
    }
  });
  return over.promise;
}
