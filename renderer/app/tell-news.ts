import type { Run } from '../../engine/model/run.ts';
import { onNews } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { announce } from './announce.ts';
import { tellProblem } from './deeds.ts';
import { go, useRoute } from './route.ts';

const ends = {
  running: 'endRunning',
  done: 'endDone',
  partial: 'endPartial',
  held: 'endHeld',
  failed: 'endFailed',
  cancelled: 'endCancelled',
  paused: 'endPaused',
} as const satisfies Readonly<Record<Run['state'], string>>;

/** Shows problems that the engine tells, and reads aloud how runs ended. @returns what ends it */
export function tellNews(): () => void {
  return onNews((one) => {
    if (one.kind === 'problem') tellProblem(one.problem);
    if (one.kind !== 'run') return;
    const flow = useCards.getState().cards?.find((card) => card.flow === one.run.flow)?.label ?? one.run.flow;
    const words = wordsOf('status');
    const said = words(ends[one.run.state], { flow });
    announce(said);
    const { id, state } = one.run;
    // Where a run is looked at already its end is shown there.
    const isShown = ['activity', 'preview', 'flow'].includes(useRoute.getState().route.at);
    if ((state !== 'partial' && state !== 'failed') || isShown) return;
    toast({
      title: said,
      look: 'need',
      action: { label: words('openRun'), onAction: () => go({ at: 'activity', run: id }) },
    });
  });
}
