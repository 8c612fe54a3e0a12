import { useEngine } from '../state/engine.ts';
import { useFlow } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { wayOf } from './edits.ts';
import type { DrawnLine } from './use-line.ts';

const travelMs = 1400;

/** The side that values go to in the run of this flow that goes on; null where none does. */
function useRunning(sync: string): 'left' | 'right' | 'both' | null {
  const flow = useFlow((state) => state.flow?.id);
  return useEngine(({ state }) => {
    if (state?.is !== 'running' || state.progress.flow !== flow) return null;
    if (state.progress.sync !== null && state.progress.sync !== sync) return null;
    return state.progress.phase === 'apply' ? (state.progress.side ?? 'both') : null;
  });
}

/** A start that is its own for each line, so that records do not travel in step. */
const delayOf = (id: string, at: number): number =>
  -(([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % travelMs) + (at * travelMs) / 2);

/** Records that travel along a line while a run writes them. */
export function Pulses({ line }: { readonly line: DrawnLine }) {
  const to = useRunning(line.sync.id);
  if (to === null) return null;
  const way = wayOf(line.map);
  const goesRight = way !== 'to-left' && to !== 'left';
  const goesLeft = way !== 'to-right' && to !== 'right';
  const routes = line.shape.routes.slice(0, 2);
  const pulse = (tone: 'l' | 'r') =>
    routes.map((d, at) => (
      <i
        key={`${tone} ${d}`}
        className={classes('pulse', tone)}
        style={{ offsetPath: `path('${d}')`, animationDelay: `${delayOf(line.map.id, at)}ms` }}
      />
    ));
  return (
    <>
      {goesRight && pulse('l')}
      {goesLeft && pulse('r')}
    </>
  );
}
