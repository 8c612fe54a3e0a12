import { homedir } from 'node:os';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { type Life, type LifeEffect, type LifeEvent, onLife } from '../engine/core/life/engine-life.ts';
import type { Problem } from '../engine/model/problem.ts';
import type { News } from '../engine/protocol/calls/news.ts';
import {
  FromEngine,
  type KeyAnswer,
  type KeyQuestion,
  type ProxySignIn,
  type ToEngine,
} from '../engine/protocol/desktop.ts';

export interface EngineKeeperOptions {
  /** The built entry of the engine process. */
  readonly entry: string;
  /** The workspace to open; null: the one of the home folder. */
  readonly workspace: () => string | null;
  readonly keychain: (question: KeyQuestion) => Promise<KeyAnswer>;
  readonly log: (text: string) => void;
  readonly told: {
    /** Whenever the engine's life took another turn. */
    readonly life: (life: Life) => void;
    readonly ready: (folder: string) => void;
    readonly news: (news: News) => void;
    readonly down: (problem: Problem) => void;
    /** No engine runs any more: the app may end. */
    readonly over: () => void;
    /** The ports of all windows are dead. */
    readonly lost: () => void;
  };
}

/** Starts the engine process, watches over it, and lets windows reach it. */
export interface EngineKeeper {
  start(): void;
  quit(): void;
  life(): Life;
  /** What the proxy that IT set is signed in with; null where that is not known, or no engine runs. */
  proxySignIn(): Promise<ProxySignIn | null>;
  /** Hands over a port to the engine as soon as one runs. */
  letIn(take: (port: MessagePortMain) => void): void;
}

/** What the engine was asked about the proxy and has not answered yet. */
function proxyQuestions() {
  const waiting = new Map<number, (signIn: ProxySignIn | null) => void>();
  let asked = 0;
  const answered = (id: number, signIn: ProxySignIn | null): void => {
    waiting.get(id)?.(signIn);
    waiting.delete(id);
  };
  return {
    ask: (engine: UtilityProcess) =>
      new Promise<ProxySignIn | null>((done) => {
        asked++;
        waiting.set(asked, done);
        engine.postMessage({ do: 'tell-proxy', id: asked } satisfies ToEngine);
      }),
    answered,
    /** The engine that was asked is no more. */
    nobody(): void {
      for (const id of [...waiting.keys()]) answered(id, null);
    },
  };
}

export function engineKeeper(options: EngineKeeperOptions): EngineKeeper {
  const { told, log } = options;
  let life: Life = { at: 'off' };
  let child: UtilityProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  const asking = proxyQuestions();
  const outside: ((port: MessagePortMain) => void)[] = [];

  const letInto = (engine: UtilityProcess, take: (port: MessagePortMain) => void): void => {
    const { port1, port2 } = new MessageChannelMain();
    engine.postMessage({ do: 'let-in' } satisfies ToEngine, [port1]);
    take(port2);
  };

  const heard = (engine: UtilityProcess, message: unknown): void => {
    const read = FromEngine.safeParse(message);
    if (!read.success) {
      log(`The engine said something that is not understood: ${read.error.message}`);
      return;
    }
    const said = read.data;
    switch (said.say) {
      case 'ready':
        step({ is: 'ready', nowMs: performance.now() });
        told.ready(said.folder);
        return;
      case 'refused':
        step({ is: 'refused', problem: said.problem });
        return;
      case 'news':
        told.news(said.news);
        return;
      case 'ask':
        options.keychain(said.question).then(
          (answer) => engine.postMessage({ do: 'answer', id: said.id, said: answer } satisfies ToEngine),
          (error: unknown) => log(String(error)),
        );
        return;
      case 'proxy':
        asking.answered(said.id, said.signIn);
        return;
      case 'closed':
        log('The engine closed its workspace.');
        return;
    }
  };

  const fork = (): void => {
    const engine = utilityProcess.fork(options.entry, [], {
      serviceName: 'Tandem engine',
      stdio: 'pipe',
      cwd: homedir(),
    });
    child = engine;
    engine.stdout?.on('data', (data: Buffer) => log(data.toString()));
    engine.stderr?.on('data', (data: Buffer) => log(data.toString()));
    engine.on('message', (message: unknown) => heard(engine, message));
    engine.on('exit', (code) => {
      // One that was killed may end after the next one was started.
      if (child !== engine) return;
      child = null;
      log(`The engine ended with exit code ${code}.`);
      asking.nobody();
      told.lost();
      step({ is: 'exit', nowMs: performance.now(), code });
    });
    engine.postMessage({ do: 'open', workspace: options.workspace() } satisfies ToEngine);
    for (const take of outside.splice(0)) letInto(engine, take);
  };

  const after = (delayMs: number, event: LifeEvent): void => {
    clearTimeout(timer);
    timer = setTimeout(() => step(event), delayMs);
  };

  const carryOut = (effect: LifeEffect): void => {
    switch (effect.do) {
      case 'fork':
        fork();
        return;
      case 'fork-after':
        after(effect.delayMs, { is: 'due' });
        return;
      case 'late-after':
        after(effect.delayMs, { is: 'late' });
        return;
      case 'ask-close':
        child?.postMessage({ do: 'close' } satisfies ToEngine);
        return;
      case 'kill':
        child?.kill();
        return;
      case 'tell-down':
        told.down(effect.problem);
        return;
      case 'quit':
        clearTimeout(timer);
        told.over();
    }
  };

  function step(event: LifeEvent): void {
    const [next, ...effects] = onLife(life, event);
    life = next;
    for (const effect of effects) carryOut(effect);
    told.life(life);
  }

  return {
    start: () => step({ is: 'start' }),
    quit: () => step({ is: 'quit' }),
    life: () => life,
    proxySignIn: () => (child === null ? Promise.resolve(null) : asking.ask(child)),
    letIn: (take) => (child === null ? void outside.push(take) : letInto(child, take)),
  };
}
