import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Side, SyncId } from '../../engine/model/ids.ts';
import { useIsSelected, useProblemsOf } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { numberWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import type { PartNode } from './graph.ts';
import { RecordAnchors } from './Handles.tsx';
import { takenOf, useSamples } from './samples.ts';
import { useObject, useSync } from './use-sync.ts';
import { useCanvas } from './view.ts';
import { filterWords } from './words/condition-words.ts';

interface BoxProps {
  readonly id: string;
  readonly sync: SyncId;
  readonly side: Side;
}

const FilterBox = memo(function FilterBox({ id, sync, side }: BoxProps) {
  const filter = useSync(sync)?.[side].filter;
  const object = useObject(sync, side);
  const taken = useSamples((state) => takenOf(state.of[sync]?.[side] ?? null));
  const isSelected = useIsSelected(id);
  const isFocus = useCanvas((state) => state.focus === id);
  const isRoomy = useCanvas((state) => state.band === 'full');
  const isWrong = useProblemsOf(`${sync}/${side}`).some((one) => one.code.startsWith('filter/'));
  if (filter === undefined) return null;
  const told = filterWords(filter, object);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a node is dragged and holds blocks, which no button may.
    <div
      className={classes('node filt', isSelected && 'sel', isWrong && 'warn')}
      data-key={id}
      role="button"
      tabIndex={isFocus ? 0 : -1}
      aria-pressed={isSelected}
      title={told}
    >
      <div className="node-head">
        <Icon name="filter" size={14} />
        {wordsOf('canvas')('onlyWhere')}
        {taken !== null && (
          <span className="taken">{isRoomy ? wordsOf('canvas')('taken', { count: taken }) : numberWords(taken)}</span>
        )}
      </div>
      <p>{told}</p>
      <RecordAnchors />
    </div>
  );
});

/** Which records of a side take part. */
export const FilterNode = memo(function FilterNode({ id, data }: NodeProps<PartNode>) {
  const { part } = data;
  return part.kind === 'filter' ? <FilterBox id={id} sync={part.sync} side={part.side} /> : null;
});
