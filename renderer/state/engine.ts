import { create } from 'zustand';
import type { Problem } from '../../engine/model/problem.ts';
import type { Run } from '../../engine/model/run.ts';
import { type EngineState, type News, news } from '../../engine/protocol/calls/news.ts';
import { lookAtWorkspace, type WorkspaceLook } from '../../engine/protocol/calls/workspace.ts';
import { type Connected, dialHost, dialPort, type EngineClient, engineClient } from '../engine-client.ts';
import { portsOf } from './desktop.ts';

/** The one client of this window. */
export const engine: EngineClient = engineClient(
  window.tandem === undefined ? dialHost : dialPort(portsOf(window.tandem)),
);

interface EngineMirror {
  readonly connected: Connected;
  /** Why the engine does not run, where it is not started again by itself. */
  readonly down: Problem | null;
  readonly state: EngineState | null;
  readonly workspace: WorkspaceLook | null;
  /** Counts news by kind; a screen that asks again whenever its number grows is never out of date. */
  readonly told: { readonly [kind in News['kind']]: number };
  readonly lastRun: Run | null;
  readonly problems: readonly Problem[];
}

/** What the engine told this window, kept up to date. */
export const useEngine = create<EngineMirror>(() => ({
  connected: 'connecting',
  down: null,
  state: null,
  workspace: null,
  told: {
    engine: 0,
    flows: 0,
    draft: 0,
    versions: 0,
    connections: 0,
    people: 0,
    settings: 0,
    conflicts: 0,
    run: 0,
    problem: 0,
  },
  lastRun: null,
  problems: [],
}));

type Listener = (one: News) => void;
const listeners = new Set<Listener>();

/** Calls `listener` for every piece of news. @returns what ends it */
export function onNews(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function take(one: News): void {
  useEngine.setState(({ told, problems }) => ({
    told: { ...told, [one.kind]: told[one.kind] + 1 },
    ...(one.kind === 'engine' ? { state: one.state } : {}),
    ...(one.kind === 'run' ? { lastRun: one.run } : {}),
    ...(one.kind === 'problem' ? { problems: [...problems, one.problem] } : {}),
  }));
  for (const listener of listeners) listener(one);
}

async function listen(): Promise<void> {
  const looked = await engine.ask(lookAtWorkspace, {});
  if (looked.ok) useEngine.setState({ workspace: looked.value });
  let isFirst = true;
  for await (const one of engine.follow(news, {})) {
    // What came before the first piece of news was missed.
    if (isFirst) missedAll();
    isFirst = false;
    take(one);
  }
}

/** Everything may have changed while the wire was lost. */
function missedAll(): void {
  useEngine.setState(({ told }) => ({
    told: {
      ...told,
      flows: told.flows + 1,
      connections: told.connections + 1,
      people: told.people + 1,
      settings: told.settings + 1,
      versions: told.versions + 1,
      draft: told.draft + 1,
    },
  }));
}

/** Takes up the news and does so again after every loss of the wire. */
export function startListening(): void {
  engine.watch((connected) => {
    useEngine.setState({ connected, down: engine.down() });
    if (connected !== 'open') return;
    // A lost wire ends it; the next one begins it anew.
    listen().catch(() => {});
  });
}

/** Starts the engine anew, where it stays down. */
export async function restartEngine(): Promise<void> {
  if (window.tandem !== undefined) return window.tandem.restartEngine();
  await fetch('restart', { method: 'POST' });
}
