import type { Run } from '../../engine/model/run.ts';
import { onNews } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { wordsOf } from '../words/words.ts';
import { announce } from './announce.ts';
import { tellProblem } from './deeds.ts';

const ends = {
  running: 'endRunning',
  done: 'endDone',
  partial: 'endPartial',
  held: 'endHeld',
  failed: 'endFailed',
  cancelled: 'endCancelled',
} as const satisfies Readonly<Record<Run['state'], string>>;

/** Shows problems that the engine tells, and reads aloud how runs ended. @returns what ends it */
export function tellNews(): () => void {
  return onNews((one) => {
    if (one.kind === 'problem') tellProblem(one.problem);
    if (one.kind !== 'run') return;
    const flow = useCards.getState().cards?.find((card) => card.flow === one.run.flow)?.label ?? one.run.flow;
    announce(wordsOf('status')(ends[one.run.state], { flow }));
  });
}
