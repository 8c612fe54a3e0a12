import type { RunPhase } from '../model/run.ts';
import type { World } from './world.ts';

/** What a run of many rounds is told of at most. */
const phasesMax = 200;

/** Notes when each phase of a run began and ended, and how many records it went through. */
export function phaseClock(world: World): { readonly world: World; readonly phases: () => RunPhase[] } {
  const over: RunPhase[] = [];
  let going: RunPhase | null = null;
  const close = (): void => {
    if (going !== null && over.length < phasesMax) over.push({ ...going, until: world.now() });
    going = null;
  };
  const log: World['log'] = (event) => {
    if (event.kind === 'phase') {
      close();
      const { sync, phase, side = null } = event;
      const from = world.now();
      going = { sync, phase, side, from, until: from, done: 0 };
    }
    if (event.kind === 'progress' && going !== null) going = { ...going, done: event.done };
    world.log(event);
  };
  return {
    world: { ...world, log },
    phases() {
      close();
      return over;
    },
  };
}
