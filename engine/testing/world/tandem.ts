import type { Session } from '../../connectors/contract.ts';
import { ConnectionId, FlowId, type RunId, type Side, SyncId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import type { ConnectionShape } from '../../model/shape.ts';
import { answerConflict } from '../../run/answer.ts';
import { previewFlow } from '../../run/preview.ts';
import { runFlow } from '../../run/run.ts';
import { undoRun } from '../../run/undo.ts';
import type { World } from '../../run/world.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';
import { openStore } from '../../store/open.ts';
import { type QuestionRow, writeLine } from '../oracle/evidence.ts';
import { evidenceOf } from './evidence-of.ts';
import { planOf } from './flow-of.ts';
import type { Scheduler } from './scheduler.ts';
import { StateDir } from './state-dir.ts';
import type { Ended, Engine, Place, Subject } from './subject.ts';
import { objectName } from './systems.ts';

/** A safeguard that is taken away, to see that something else then breaks. */
export type Without = 'precondition' | 'quarantine' | 'intent';

const scope: Scope = { flow: FlowId.parse('world'), sync: SyncId.parse(objectName) };

/** The store with a yield point at each call; a commit has one before and one after it. */
function yielding(store: Store, scheduler: Scheduler): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (name === 'overlay') return () => scheduler.outside(store.overlay());
      if (typeof member !== 'function' || name === 'close') return member;
      return async (...given: unknown[]): Promise<unknown> => {
        if (name === 'commit') await scheduler.wait('store.commit:before', 0);
        const answer: unknown = await Reflect.apply(member, target, given);
        await scheduler.wait(`store.${String(name)}:after`, 0);
        return answer;
      };
    },
  });
}

/** Keeps no intents. */
function forgetful(store: Store): Store {
  const commit: Store['commit'] = (marks) =>
    store.commit(marks.filter((one) => !('put' in one) || one.put !== 'intent'));
  return new Proxy(store, {
    get: (target, name) => (name === 'commit' ? commit : Reflect.get(target, name)),
  });
}

function weakened(session: Session, without: Without | null): Session {
  if (without === 'precondition') {
    return {
      ...session,
      write: (view, writes) =>
        session.write(
          view,
          writes.map((one) => (one.op === 'create' ? one : { ...one, expect: { fields: {} } })),
        ),
    };
  }
  return session;
}

async function shapeOf(place: Place, side: Side, without: Without | null): Promise<ConnectionShape> {
  const driven = await place.scheduler.drive(() => place.open(side).shape(objectName));
  if (driven.kind !== 'done') throw new Error(`Discovery ended as ${driven.kind}.`);
  const shape = driven.value;
  const can = without === 'quarantine' ? { ...shape.can, findLagMs: 0, correlates: false } : shape.can;
  return { kind: 'memory', identity: `memory:${side}`, objects: { [objectName]: { ...shape, can } } };
}

function endOf(run: Run): Ended {
  const words = [run.problem?.message, ...run.brakes.map((one) => `${one.brake}: ${one.message}`)];
  if (run.state === 'running' || run.state === 'paused')
    return { ended: 'stuck', detail: `The run ended while it was ${run.state}.` };
  return { ended: run.state, detail: words.filter((one) => one !== undefined).join(' ') };
}

class Tandem implements Engine {
  private readonly place: Place;
  private readonly plan: Plan;
  private readonly dir: StateDir;
  private readonly without: Without | null;
  private store: Store;
  private ids = 0;
  private process = 1;
  private lastRun: RunId | null = null;

  constructor(place: Place, plan: Plan, given: { dir: StateDir; store: Store; without: Without | null }) {
    this.place = place;
    this.plan = plan;
    this.dir = given.dir;
    this.store = given.store;
    this.without = given.without;
  }

  private world(): World {
    const { scheduler, chance, now } = this.place;
    const open = (side: Side) => weakened(this.place.open(side), this.without);
    return {
      now,
      sleep: (ms) => scheduler.wait('sleep', ms),
      random: () => chance.next(),
      newId: (prefix) => {
        this.ids += 1;
        return `${prefix}${this.ids.toString().padStart(6, '0')}`;
      },
      store: yielding(this.without === 'intent' ? forgetful(this.store) : this.store, scheduler),
      sessions: new Map([
        [ConnectionId.parse('left'), open('left')],
        [ConnectionId.parse('right'), open('right')],
      ]),
      log: () => {},
      cancelled: () => false,
      who: 'world',
      holder: { name: `process-${this.process}`, pid: this.process, boot: 'world' },
    };
  }

  async run(full: boolean): Promise<Ended> {
    const run = await runFlow(this.plan, this.world(), { full });
    this.lastRun = run.id;
    return endOf(run);
  }

  async undo(): Promise<Ended> {
    if (this.lastRun === null) return { ended: 'done', detail: '' };
    return endOf((await undoRun(this.lastRun, this.plan, this.world())).run);
  }

  async preview(): Promise<readonly string[]> {
    const lines: string[] = [];
    await previewFlow(this.plan, this.world(), (change) => {
      for (const { side, op, fields } of change.writes) lines.push(writeLine(side, op, fields));
    });
    return lines.sort();
  }

  async answer(question: QuestionRow, choose: 'left' | 'right' | 'keep' | 'remove' | 'unlink'): Promise<boolean> {
    const asked = { id: question.id, revision: question.revision, by: 'inbox' };
    const answer = await answerConflict(this.plan, this.world(), asked, { choose });
    return answer.ok;
  }

  async crash(): Promise<void> {
    const old = this.store;
    this.dir.leave();
    await old.close();
    await this.reopen();
  }

  async copyState(): Promise<void> {
    this.dir.copy();
  }

  async restoreState(): Promise<void> {
    const old = this.store;
    const found = this.dir.restore();
    await old.close();
    if (found) await this.reopen();
  }

  private async reopen(): Promise<void> {
    this.process += 1;
    this.store = await openState(this.place, this.dir, this.process);
  }

  async holdsIntent(intent: string): Promise<boolean> {
    const held = await this.store.intents(null, ['sent', 'unknown'], 10_000);
    return held.some((one) => one.intent.id === intent);
  }

  evidence() {
    return evidenceOf(this.store, this.plan, scope);
  }

  async close(): Promise<void> {
    await this.store.close();
    this.dir.dispose();
  }
}

async function openState(place: Place, dir: StateDir, process: number): Promise<Store> {
  const options = { now: place.now, bootId: 'world', isAlive: (pid: number) => pid === process };
  return (await openStore(dir.file, options)).store;
}

/** The engine itself, over its real store, with every call a yield point. */
export const tandem = (without: Without | null = null): Subject => ({
  name: without === null ? 'tandem' : `tandem without ${without}`,
  begin: async (place) => {
    const left = await shapeOf(place, 'left', without);
    const right = await shapeOf(place, 'right', without);
    const plan = planOf(place.setup, { left, right });
    const dir = new StateDir();
    return new Tandem(place, plan, { dir, store: await openState(place, dir, 1), without });
  },
});
