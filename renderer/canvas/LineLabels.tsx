import { memo } from 'react';
import { useProblemsOf } from '../state/flow.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Chip } from './chip.ts';
import type { Spot } from './geometry/line-shape.ts';
import { sizes } from './geometry/sizes.ts';
import { StepNode } from './StepNode.tsx';
import type { DrawnLine } from './use-line.ts';
import { setCanvas } from './view.ts';

const chipHeight = 20;

interface ValueChipProps {
  readonly chip: Chip;
  readonly at: Spot;
  readonly side: 'l' | 'r';
  readonly max: number;
}

const ValueChip = memo(function ValueChip({ chip, at, side, max }: ValueChipProps) {
  const back = side === 'r' ? ' translateX(-100%)' : '';
  return (
    <span
      className={classes('v chip', chip.stuck ? 'stuck' : chip.tone, chip.text === null && 'none')}
      style={{ transform: `translate(${at.x}px, ${at.y - chipHeight / 2}px)${back}`, maxWidth: max }}
      title={chip.title}
    >
      {chip.text ?? 'blank'}
    </span>
  );
});

function Chips({ line, side }: { readonly line: DrawnLine; readonly side: 'left' | 'right' }) {
  const { chips, shape, spots } = line;
  if (chips === null) return null;
  const max = shape.zone.chip ?? sizes.chipMax;
  return chips[side].map((chip, at) => {
    const spot = shape.chips[side][at];
    if (spot === undefined || spots[side][at]?.in !== 'row') return null;
    // The chips of one end have nothing else to be told apart by than their order.
    return (
      <ValueChip key={`${side}${String(at)}`} chip={chip} at={spot} side={side === 'left' ? 'l' : 'r'} max={max} />
    );
  });
}

function Mids({ line }: { readonly line: DrawnLine }) {
  return line.steps.map(({ key, mid }, at) => {
    const spot = line.shape.mids[at];
    if (mid === null || spot === null || spot === undefined) return null;
    const style = { transform: `translate(${spot.x}px, ${spot.y - chipHeight / 2}px)`, width: mid.width };
    return (
      <span key={key} className={classes('v mid chip', mid.tone)} style={style} title={mid.text}>
        {mid.text}
      </span>
    );
  });
}

/** What is wrong with the line itself, where no step of it is to blame. */
function LineWarning({ id, line }: { readonly id: string; readonly line: DrawnLine }) {
  const problem = useProblemsOf(id).find((one) => one.stops);
  if (problem === undefined) return null;
  const { x, y } = line.shape.plus;
  return (
    <span className="line-warn" style={{ transform: `translate(${x - 12}px, ${y - 12}px)` }} title={problem.message}>
      <Icon name="warn" size={14} />
    </span>
  );
}

/** Puts a step on the line, where the pointer is on it. */
function Plus({ id, line }: { readonly id: string; readonly line: DrawnLine }) {
  const { x, y } = line.shape.plus;
  return (
    <button
      type="button"
      className="line-plus nodrag nopan"
      tabIndex={-1}
      style={{ transform: `translate(${x}px, ${y - 9}px)` }}
      aria-label="Add a step to this line"
      title="Add a step"
      data-line={id}
      onClick={(event) => {
        event.stopPropagation();
        const place = { sync: line.sync.id, map: line.map.id, index: line.steps.length };
        setCanvas({ float: { is: 'steps', at: { x: event.clientX, y: event.clientY }, place } });
      }}
    >
      <Icon name="plus" size={12} />
    </button>
  );
}

/** Values and steps on a line; they stand above all lines. */
export function LineLabels({
  id,
  line,
  isHot,
  isSelected,
}: {
  readonly id: string;
  readonly line: DrawnLine;
  readonly isHot: boolean;
  readonly isSelected: boolean;
}) {
  const waits = line.shape.zone.chip === null;
  return (
    <div className={classes('labels', waits && 'wait', isHot && 'hot', isSelected && 'is-on')}>
      <Chips line={line} side="left" />
      <Chips line={line} side="right" />
      <Mids line={line} />
      {line.steps.map((step, at) => {
        const spot = line.shape.steps[at];
        return spot === undefined ? null : <StepNode key={step.key} line={line} step={step} at={spot} />;
      })}
      <LineWarning id={id} line={line} />
      <Plus id={id} line={line} />
    </div>
  );
}
