import { Fault } from '../../model/fault.ts';
import { type FlowId, RunId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import type { EngineState, RunProgress } from '../../protocol/calls/news.ts';
import { type RunOptions, runFlow } from '../../run/run.ts';
import type { RunEvent, World } from '../../run/world.ts';
import { failureOf } from '../cli/failure.ts';
import type { Engine } from './engine.ts';
import { atStart, phasePace } from './phase-pace.ts';

/** A run that was asked for. */
export interface Wanted {
  readonly plan: Plan;
  readonly label: string;
  readonly options: RunOptions;
  /** Who asked for it, `engine` where nobody did; absent: whoever opened the workspace. */
  readonly by?: string;
  /** What is done under the name of the run; absent: the plan is run. */
  readonly work?: (world: World, run: RunId) => Promise<Run>;
}

/** The one run that goes on in a workspace, and what windows are told of it. */
export interface RunKeeper {
  state(): EngineState;
  /**
   * Begins a run and answers at once; `over` gives the run once it ended, or null where it could not be begun.
   * @throws Fault `state` (`state/busy`) while another goes on
   */
  start(wanted: Wanted): { readonly run: RunId; readonly over: Promise<Run | null> };
  /** What is due next, for the status bar. */
  expects(next: Extract<EngineState, { is: 'idle' }>['next']): void;
  /**
   * Asks the run of this flow to end at its next checkpoint.
   * @returns whether one goes on
   */
  cancel(flow: FlowId): boolean;
  /** Tells that the run of this flow was asked to pause at its next checkpoint, or not any more. */
  pausing(flow: FlowId, asked: boolean): void;
  /** Waits until no run goes on. */
  idle(): Promise<void>;
}

const tellEveryMs = 100;

/** Follows the events of a run. */
function pulse(first: RunProgress, nowMs: () => number) {
  const stop = new AbortController();
  let progress = first;
  const pace = phasePace(nowMs);
  return {
    now: () => progress,
    take(event: RunEvent): void {
      if (event.kind === 'phase') {
        const { phase, sync, side = null, of } = event;
        progress = { ...progress, sync, phase, side, of, ...pace.begin() };
      }
      if (event.kind === 'progress') progress = { ...progress, ...pace.at(event.done, progress.of) };
    },
    stop: stop.signal,
    cancel(): void {
      stop.abort();
      progress = { ...progress, stopping: 'cancel' };
    },
    pausing(asked: boolean): void {
      if (progress.stopping !== 'cancel' && progress.canPause)
        progress = { ...progress, stopping: asked ? 'pause' : null };
    },
  };
}

type Pulse = ReturnType<typeof pulse>;

const busy = new Fault('state', {
  code: 'state/busy',
  message: 'A run is going on in this workspace.',
  fix: 'Wait until it is done, or cancel it, and try again.',
});

export function runKeeper(engine: Engine): RunKeeper {
  let idle: Extract<EngineState, { is: 'idle' }> = { is: 'idle', next: null };
  let going: Pulse | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let toldMs = 0;
  const state = (): EngineState => (going === null ? idle : { is: 'running', progress: going.now() });
  const tell = (): void => {
    toldMs = performance.now();
    engine.news.tell({ kind: 'engine', state: state() });
  };
  const carryOut = async ({ plan, options, by, work }: Wanted, own: Pulse, run: RunId): Promise<Run | null> => {
    const log = (event: RunEvent): void => {
      own.take(event);
      if (event.kind === 'phase' || performance.now() - toldMs >= tellEveryMs) tell();
    };
    const ids = plan.syncs.flatMap((sync) => [sync.left.connection, sync.right.connection]);
    try {
      const ended = await engine.withSystems(
        ids,
        (world) => (work === undefined ? runFlow(plan, world, { ...options, id: run }) : work(world, run)),
        {
          log,
          stop: own.stop,
          ...(by === undefined ? {} : { by }),
        },
      );
      engine.news.tell({ kind: 'run', run: ended });
      return ended;
    } catch (error) {
      engine.news.tell({ kind: 'problem', problem: failureOf(error).problem });
      return null;
    } finally {
      going = null;
      tell();
      engine.news.tell({ kind: 'flows' });
    }
  };
  return {
    state,
    start(wanted) {
      if (going !== null) throw busy;
      const { options, work } = wanted;
      const run = options.resume ?? RunId.parse(engine.newId('r'));
      const own = pulse(
        {
          run,
          flow: wanted.plan.flow,
          label: wanted.label,
          sync: null,
          phase: 'start',
          side: null,
          of: null,
          ...atStart,
          startedAt: engine.world().now(),
          stopping: null,
          canPause: work === undefined && options.only === undefined,
        },
        () => performance.now(),
      );
      going = own;
      tell();
      const over = engine.keep(carryOut(wanted, own, run));
      last = over;
      return { run, over };
    },
    expects(next) {
      idle = { is: 'idle', next };
      if (going === null) tell();
    },
    cancel(flow) {
      if (going?.now().flow !== flow) return false;
      going.cancel();
      tell();
      return true;
    },
    pausing(flow, asked) {
      if (going?.now().flow !== flow) return;
      going.pausing(asked);
      tell();
    },
    async idle() {
      while (going !== null) await last;
    },
  };
}
