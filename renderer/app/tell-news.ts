import type { Run } from '../../engine/model/run.ts';
import { onNews } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { announce } from './announce.ts';
import { tellProblem } from './deeds.ts';

const ends: Readonly<Record<Run['state'], string>> = {
  running: 'goes on',
  done: 'is done',
  partial: 'is done; some records failed',
  held: 'was held by a brake; nothing was written',
  failed: 'failed',
  cancelled: 'was cancelled',
};

/** Shows problems that the engine tells, and reads aloud how runs ended. @returns what ends it */
export function tellNews(): () => void {
  return onNews((one) => {
    if (one.kind === 'problem') tellProblem(one.problem);
    if (one.kind !== 'run') return;
    const label = useCards.getState().cards?.find((card) => card.flow === one.run.flow)?.label ?? one.run.flow;
    announce(`The run of ${label} ${ends[one.run.state]}`);
  });
}
