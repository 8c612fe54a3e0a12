import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ConnectionId } from '../../model/ids.ts';
import { backupsDefault } from '../../model/settings.ts';
import { beside } from '../../run/lease.ts';
import type { World } from '../../run/world.ts';
import type { Store } from '../../store/contract.ts';
import { openStore } from '../../store/open.ts';
import { now } from '../cli/clock.ts';
import type { Context } from '../cli/context.ts';
import { retentionOf } from '../cli/kept-settings.ts';
import { idMaker } from '../cli/new-id.ts';
import { stateKeysOf } from '../cli/secrets.ts';
import { withSessions } from '../cli/sessions.ts';
import { thisHolder, worldOf } from '../cli/with-world.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { breathing } from './breathing.ts';
import { type NewsDesk, newsDesk } from './news-desk.ts';

/** How a piece of work differs from another. */
export interface WorkOptions {
  readonly log?: World['log'];
  /** For whom it is done; whoever started the engine unless it is given. */
  readonly by?: string;
  /** Aborted when whoever asked does not want it any more; closing the engine stops it too. */
  readonly stop?: AbortSignal;
}

/** The engine of one workspace as long as it is open: what all windows share. */
export interface Engine {
  readonly place: Workspace;
  /** A context without a terminal, for what it shares with the command line. */
  readonly context: Context;
  readonly store: Store;
  readonly news: NewsDesk;
  /** Ids that nobody else has. */
  readonly newId: (prefix: string) => string;
  /** Aborted when the engine is to close: what goes on ends at its next checkpoint. */
  readonly closing: AbortSignal;
  /** A world that reaches no system. */
  world(options?: WorkOptions): World;
  /** Opens these connections for one piece of work, and closes them again, whatever happens. */
  withSystems<T>(ids: Iterable<ConnectionId>, work: (world: World) => Promise<T>, options?: WorkOptions): Promise<T>;
  /** Work that must be over before the state may be closed. */
  keep<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Well below the minute after which a silent holder has lost the workspace. */
const beatEveryMs = 15_000;

/** Holds the workspace for this process until it is let go, so that a second one is refused with a sentence. */
async function holdOpen(world: World): Promise<() => Promise<void>> {
  let letGo = (): void => {};
  const until = new Promise<void>((done) => {
    letGo = done;
  });
  const begun = Promise.withResolvers<void>();
  const held = beside(world, async () => {
    begun.resolve();
    await until;
  });
  held.catch(begun.reject);
  await begun.promise;
  const { name, pid, boot } = world.holder;
  const timer = setInterval(() => {
    // A beat that fails is told by the next work that needs the state.
    world.store.beat({ holder: name, pid, boot, heartbeatAt: world.now() }).catch(() => {});
  }, beatEveryMs);
  return async () => {
    clearInterval(timer);
    letGo();
    await held;
  };
}

/**
 * Opens a workspace for windows.
 * @param context whose `stop` closes it
 * @throws Fault `state` when another process works in it, or its state cannot be opened
 */
export async function openEngine(context: Context, place: Workspace): Promise<Engine> {
  mkdirSync(dirname(place.stateFile), { recursive: true, mode: 0o700 });
  const { store: opened, notices } = await openStore(place.stateFile, {
    now,
    keys: stateKeysOf(context, place).all,
    backupsKept: retentionOf(place).backups ?? backupsDefault,
  });
  // One for all work of this process: what goes on at once is known by it.
  const store = breathing(opened);
  const newId = idMaker(Date.now);
  const closing = new AbortController();
  context.stop.addEventListener('abort', () => closing.abort(), { once: true });
  const holder = thisHolder(newId('h'));
  const stopOf = (stop?: AbortSignal): AbortSignal =>
    stop === undefined ? closing.signal : AbortSignal.any([closing.signal, stop]);
  const worldFor = (sessions: Parameters<typeof worldOf>[2], { log, stop, by = context.by }: WorkOptions = {}): World =>
    worldOf({ by, stop: stopOf(stop) }, store, sessions, {
      holder,
      ...(log === undefined ? {} : { log }),
    });
  const world = (options?: WorkOptions): World => worldFor(new Map(), options);
  const kept = new Set<Promise<unknown>>();
  const keep = <T>(work: Promise<T>): Promise<T> => {
    kept.add(work);
    const leave = (): void => void kept.delete(work);
    work.then(leave, leave);
    return work;
  };
  let letGo: () => Promise<void>;
  try {
    letGo = await holdOpen(world());
  } catch (error) {
    await store.close();
    throw error;
  }
  const desk = newsDesk();
  for (const problem of notices) desk.tell({ kind: 'problem', problem });
  return {
    place,
    context,
    store,
    news: desk,
    newId,
    closing: closing.signal,
    world,
    withSystems: (ids, work, options) =>
      keep(withSessions(context, place, ids, (sessions) => work(worldFor(sessions, options)))),
    keep,
    async close() {
      closing.abort();
      await Promise.allSettled(kept);
      await letGo();
      await store.close();
    },
  };
}
