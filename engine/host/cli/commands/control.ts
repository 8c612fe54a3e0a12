import { cancelPaused, pausedRun } from '../../../run/paused.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { isIdle } from '../idle.ts';
import { liveFor } from '../live-source.ts';
import { withWorld } from '../with-world.ts';

type Ask = 'pause' | 'resume' | 'cancel';

const told: Record<Ask, (flow: string) => string> = {
  pause: (flow) =>
    `${flow} is paused: a run in progress stops at its next checkpoint, and none starts until "tandem resume ${flow}".`,
  resume: (flow) => `${flow} can run again: tandem run ${flow}`,
  cancel: (flow) => `The run of ${flow} stops at its next checkpoint; what it wrote until then stands and is recorded.`,
};

/** `tandem pause|resume|cancel FLOW`: tells a run in this or another process what to do. */
export async function controlCommand(context: Context, ask: Ask, words: readonly string[]): Promise<number> {
  const { place, flow } = liveFor(context, words[0]);
  const { screen } = context;
  const state = await withWorld(context, { place, plan: null }, async (world) => {
    const before = await world.store.control(flow.id);
    const running = ask === 'cancel' && !(await isIdle(world));
    if (ask === 'cancel' && !running) return { before, running, paused: await cancelPaused(world, flow.id) };
    const paused = ask === 'resume' ? await pausedRun(world.store, flow.id) : null;
    const next = ask === 'resume' ? null : ask;
    const deed = { action: ask, flow: flow.id, sync: null, about: '', why: null, says: {} };
    await world.store.commit([
      { put: 'control', flow: flow.id, ask: next, at: world.now() },
      { put: 'audit', deed: { at: world.now(), by: world.who, ...deed } },
    ]);
    return { before, running, paused };
  });
  if (ask === 'cancel' && !state.running && state.paused !== null) {
    screen.line(
      `Run ${state.paused.id} of ${flow.id} was paused and is cancelled; what it wrote stands and is recorded.`,
    );
    screen.item({ flow: flow.id, asked: ask, run: state.paused.id });
    return exitCodes.done;
  }
  if (ask === 'cancel' && !state.running) {
    screen.line(`No run of ${flow.id} is in progress.`);
    screen.item({ flow: flow.id, asked: null });
    return exitCodes.done;
  }
  screen.line(told[ask](flow.id));
  if (state.paused !== null) screen.line(`Run ${state.paused.id} is paused: it goes on with that.`);
  screen.item({ flow: flow.id, asked: ask, ...(state.paused === null ? {} : { run: state.paused.id }) });
  return exitCodes.done;
}
