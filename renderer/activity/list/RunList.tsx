import { useCallback } from 'react';
import type { ActivityFlow, RunHead } from '../../../engine/protocol/calls/activity.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { wordsOf } from '../../words/words.ts';
import type { SideNames } from '../shown-runs.ts';
import { RunRow } from './RunRow.tsx';

const rowHeight = 48;
const dayHeight = 28;

const dayOf = (run: RunHead | undefined): string => (run === undefined ? '' : new Date(run.startedAt).toDateString());

export interface RunListProps {
  readonly runs: readonly RunHead[];
  readonly flows: readonly ActivityFlow[];
  /** What both sides are called; null: they differ from run to run. */
  readonly names: SideNames | null;
  readonly selected: string | null;
  readonly onSelect: (run: RunHead) => void;
  readonly onOpen: () => void;
}

/** All runs, by day; the cursor chooses the one that is looked at. */
export function RunList({ runs, flows, names, selected, onSelect, onOpen }: RunListProps) {
  const words = wordsOf('activity');
  const isFirst = useCallback((at: number): boolean => dayOf(runs[at]) !== dayOf(runs[at - 1]), [runs]);
  const heightOf = useCallback((at: number) => rowHeight + (isFirst(at) ? dayHeight : 0), [isFirst]);
  const active = runs.findIndex((one) => one.id === selected);
  const areMixed = new Set(runs.map((one) => one.flow)).size > 1;
  const sides = names ?? { left: words('leftSide'), right: words('rightSide') };
  return (
    <VirtualList
      label={words('runList')}
      count={runs.length}
      rowHeight={rowHeight}
      heightOf={heightOf}
      active={active}
      onActive={(at) => {
        const run = runs[at];
        if (run !== undefined) onSelect(run);
      }}
      onOpen={onOpen}
      itemAt={(at) => runs[at]}
      item={(run, at) => (
        <RunRow
          run={run}
          flow={areMixed ? (flows.find((one) => one.flow === run.flow)?.label ?? run.flow) : null}
          names={sides}
          isFirstOfDay={isFirst(at)}
        />
      )}
    />
  );
}
