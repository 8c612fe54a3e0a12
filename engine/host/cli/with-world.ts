import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../connectors/contract.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import { backupsDefault } from '../../model/settings.ts';
import { type Tidied, tidyDaily } from '../../run/retention.ts';
import type { RunEvent, World } from '../../run/world.ts';
import type { Store } from '../../store/contract.ts';
import { openStore } from '../../store/open.ts';
import { thisBoot } from '../../store/process.ts';
import { maskedStore } from '../roles/masked-store.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { now } from './clock.ts';
import type { Context } from './context.ts';
import { retentionOf } from './kept-settings.ts';
import { idMaker } from './new-id.ts';
import { stateKeysOf } from './secrets.ts';
import { withSessions } from './sessions.ts';
import { tidiedWords } from './tidied-words.ts';

/** What a command needs of the world: the state of a workspace, and the systems of a plan if it touches any. */
export interface Needs {
  readonly place: Workspace;
  readonly plan: Plan | null;
  readonly log?: (event: RunEvent) => void;
  /**
   * True for a command that computes with values as they are, and masks by itself what it tells of them; every other one is
   * given a state in which what the role is not shown is masked already.
   */
  readonly unmasked?: true;
  /** True for a run: once a day what is too old is removed first. */
  readonly tidies?: true;
}

/** Random numbers are made of this many bits, so that each is exact. */
const randomBits = 47;

async function sleep(ms: number, stop: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal: stop });
  } catch {
    // Asked to stop: the next checkpoint ends the run.
  }
}

/**
 * The state of a workspace answers without waiting, so a run over files would never let a signal in: each checkpoint gives
 * the process a turn.
 */
function withTurns(store: Store): Store {
  return {
    ...store,
    control: async (flow) => {
      await turn();
      return store.control(flow);
    },
    overlay: async () => withTurns(await store.overlay()),
  };
}

/** Who this process is to a workspace that it holds. */
export const thisHolder = (name: string): World['holder'] => ({ name, pid: process.pid, boot: thisBoot(Date.now()) });

/** The world of one piece of work in this process. All that work at once in a workspace must be given the same store. */
export function worldOf(
  context: Pick<Context, 'stop' | 'by'>,
  store: Store,
  sessions: ReadonlyMap<ConnectionId, Session>,
  given: { readonly log?: World['log']; readonly holder?: World['holder'] },
): World {
  const newId = idMaker(Date.now);
  return {
    now,
    sleep: (ms) => sleep(ms, context.stop),
    random: () => randomInt(2 ** randomBits) / 2 ** randomBits,
    newId,
    store,
    sessions,
    log: given.log ?? (() => {}),
    cancelled: () => context.stop.aborted,
    who: context.by,
    holder: given.holder ?? thisHolder(newId('h')),
  };
}

function shownTo(context: Context, store: Store, { place, unmasked }: Needs): Store {
  const mask = unmasked === true ? null : context.maskFor(place);
  return mask === null ? store : maskedStore(store, mask);
}

function tellTidied({ screen }: Context, tidied: Tidied | null): void {
  const told = tidied === null ? null : tidiedWords(tidied);
  if (told !== null) screen.note(`Removed, being older than it may be kept: ${told}.`);
}

const connectionsOf = (plan: Plan | null): readonly ConnectionId[] =>
  (plan?.syncs ?? []).flatMap((sync) => [sync.left.connection, sync.right.connection]);

/**
 * Opens the state and the systems that a command needs, and closes them again, whatever happens.
 * @throws Fault when the state or a system cannot be opened, and what `work` throws
 */
export async function withWorld<T>(context: Context, needs: Needs, work: (world: World) => Promise<T>): Promise<T> {
  const { stateFile } = needs.place;
  const retention = retentionOf(needs.place);
  mkdirSync(dirname(stateFile), { recursive: true, mode: 0o700 });
  const { store, notices } = await openStore(stateFile, {
    now,
    keys: stateKeysOf(context, needs.place).all,
    backupsKept: retention.backups ?? backupsDefault,
  });
  try {
    for (const notice of notices) context.screen.problem(notice, 'amber');
    return await withSessions(context, needs.place, connectionsOf(needs.plan), async (sessions) => {
      const world = worldOf(context, withTurns(shownTo(context, store, needs)), sessions, needs);
      if (needs.tidies === true) tellTidied(context, await tidyDaily(world, retention));
      return work(world);
    });
  } finally {
    await store.close();
  }
}
