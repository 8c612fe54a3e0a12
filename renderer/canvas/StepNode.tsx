import { memo } from 'react';
import type { MapId, SyncId } from '../../engine/model/ids.ts';
import { flow, useFlow, useProblemsOf } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { inOwnWords } from '../words/sentences.ts';
import type { Spot } from './geometry/line-spots.ts';
import { sizes } from './geometry/sizes.ts';
import { stepDrag } from './step-drag.ts';
import type { DrawnStep } from './use-line.ts';
import { useCanvas } from './view.ts';
import { stepIcon, stepSentence } from './words/step-words.ts';

interface StepProps {
  readonly sync: SyncId;
  readonly map: MapId;
  readonly step: DrawnStep;
  readonly at: Spot;
}

/** A step on its line: what it does and its setting in a word. */
export const StepNode = memo(function StepNode({ sync, map, step, at }: StepProps) {
  const { key, use, label, detail, width, isWrong } = step;
  const isSelected = useFlow((state) => state.selected.includes(key));
  const isOnLine = useFlow((state) => state.selected.includes(`${sync}/${map}`));
  const isFocus = useCanvas((state) => state.focus === key);
  const [problem] = useProblemsOf(key);
  const drag = stepDrag({ is: 'step', sync, map, step: use.id }, label);
  const y = at.y - sizes.stepHeight / 2;
  return (
    <button
      type="button"
      className={classes('step nodrag nopan', (isSelected || isOnLine) && 'sel', isWrong && 'warn')}
      style={{ transform: `translate(${at.x}px, ${y}px)`, width }}
      data-key={key}
      data-step={key}
      tabIndex={isFocus ? 0 : -1}
      aria-pressed={isSelected}
      title={problem === undefined ? stepSentence(use) : inOwnWords(problem.message)}
      onPointerDown={drag}
      onClick={(event) => {
        event.stopPropagation();
        flow.getState().select([key], event.shiftKey || event.ctrlKey || event.metaKey ? 'toggle' : 'only');
      }}
    >
      <Icon name={stepIcon(use.use)} size={14} />
      <b className="ell">{label}</b>
      {detail !== null && <span className="ell">{detail}</span>}
      {isWrong && (
        <span className="sw">
          <Icon name="warn" size={14} />
        </span>
      )}
    </button>
  );
});
