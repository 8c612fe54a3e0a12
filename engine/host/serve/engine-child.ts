import { type ChildProcess, fork } from 'node:child_process';
import type { WebSocket } from 'ws';
import { type Life, type LifeEffect, type LifeEvent, onLife } from '../../core/life/engine-life.ts';
import { Fault } from '../../model/fault.ts';
import { FromEngine, type ToEngine } from '../../protocol/desktop.ts';
import { WindowSays } from './child-messages.ts';
import type { ServedEngine } from './serve.ts';
import type { Sitter } from './sittings.ts';

export interface EngineChildOptions {
  /** What this process was started with: the child is started with the same program. */
  readonly program: string;
  /** The words of the command that makes a process an engine. */
  readonly words: readonly string[];
  readonly env: { readonly [name: string]: string | undefined };
  readonly workspace: string;
  readonly log: (text: string) => void;
}

/** The engine in a process of its own, so that a crash of it takes neither the pages nor the sign-ins along. */
export interface EngineChild extends ServedEngine {
  /** Resolves once it runs. @throws Fault when the workspace cannot be opened */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Sent to browsers whose engine is gone: they connect again by themselves. */
const restarting = 1012;
const misspoken = 1007;

/** Windows by number, on one engine. */
function windowsOn(child: ChildProcess) {
  const sockets = new Map<number, WebSocket>();
  let count = 0;
  const send = (message: WindowSays | ToEngine): void => {
    if (child.connected) child.send(message);
  };
  return {
    send,
    letIn(socket: WebSocket, sitter: Sitter): void {
      const id = ++count;
      sockets.set(id, socket);
      const visitor = sitter === 'owner' ? null : { name: sitter.name, by: sitter.label, role: sitter.role };
      send({ window: 'came', id, visitor });
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(misspoken);
        else send({ window: 'says', id, text: String(data) });
      });
      socket.on('error', () => socket.close());
      socket.once('close', () => {
        sockets.delete(id);
        send({ window: 'gone', id });
      });
    },
    say({ id, text }: { readonly id: number; readonly text: string }): void {
      sockets.get(id)?.send(text);
    },
    lose(): void {
      for (const socket of sockets.values()) socket.close(restarting);
    },
  };
}

/** Starts the engine and watches over it. */
export function engineChild(options: EngineChildOptions): EngineChild {
  let life: Life = { at: 'off' };
  let engine: { readonly child: ChildProcess; readonly windows: ReturnType<typeof windowsOn> } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const ready = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  let hasRun = false;

  const came = (): void => {
    hasRun = true;
    ready.resolve();
  };
  const heard = (message: unknown, windows: ReturnType<typeof windowsOn>): void => {
    const window = WindowSays.safeParse(message);
    if (window.success) {
      if (window.data.window === 'says') windows.say(window.data);
      return;
    }
    const said = FromEngine.parse(message);
    if (said.say === 'ready') {
      step({ is: 'ready', nowMs: performance.now() });
      came();
    }
    if (said.say === 'refused') step({ is: 'refused', problem: said.problem });
    // Nobody's keychain is behind a server: its keys are in files or in the environment.
    if (said.say === 'ask') windows.send({ do: 'answer', id: said.id, said: { is: 'nowhere' } });
  };
  const start = (): void => {
    const child = fork(options.program, [...options.words], {
      env: { ...options.env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // A key pressed in the terminal is for this process, which lets a run reach a safe point first.
      detached: true,
    });
    const windows = windowsOn(child);
    engine = { child, windows };
    child.on('message', (message) => heard(message, windows));
    child.on('error', (error) => options.log(error.message));
    child.once('exit', (code, signal) => {
      engine = null;
      windows.lose();
      if (life.at !== 'closing') options.log(`The engine ended unexpectedly (${signal ?? code}).`);
      step({ is: 'exit', nowMs: performance.now(), code: code ?? 1 });
    });
    windows.send({ do: 'open', workspace: options.workspace });
  };
  const after = (delayMs: number, event: LifeEvent): void => {
    clearTimeout(timer);
    timer = setTimeout(() => step(event), delayMs);
  };
  const carryOut = (effect: LifeEffect): void => {
    switch (effect.do) {
      case 'fork':
        start();
        return;
      case 'fork-after':
        after(effect.delayMs, { is: 'due' });
        return;
      case 'late-after':
        after(effect.delayMs, { is: 'late' });
        return;
      case 'ask-close':
        engine?.windows.send({ do: 'close' });
        return;
      case 'kill':
        engine?.child.kill('SIGKILL');
        return;
      case 'tell-down':
        options.log(`${effect.problem.message} ${effect.problem.fix}`);
        if (!hasRun) ready.reject(new Fault('state', effect.problem));
        return;
      case 'quit':
        clearTimeout(timer);
        over.resolve();
    }
  };
  function step(event: LifeEvent): void {
    const [next, ...effects] = onLife(life, event);
    life = next;
    for (const effect of effects) carryOut(effect);
  }
  step({ is: 'start' });
  return {
    ready: ready.promise,
    isUp: () => life.at === 'up',
    letIn: (socket, sitter) => (engine === null ? socket.close(restarting) : engine.windows.letIn(socket, sitter)),
    atDoor: (action, by) => engine?.windows.send({ do: 'note', action, by }),
    down: () => (life.at === 'down' ? life.problem : null),
    restart: () => step({ is: 'start' }),
    close() {
      step({ is: 'quit' });
      return over.promise;
    },
  };
}
