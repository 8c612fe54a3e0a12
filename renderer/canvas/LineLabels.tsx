import { memo } from 'react';
import { useProblemsOf } from '../state/flow.ts';
import { openSampleStory } from '../story/sample-story.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import type { Chip } from './chip.ts';
import type { LineSpots, Spot } from './geometry/line-spots.ts';
import { sizes } from './geometry/sizes.ts';
import { AtCorner } from './LabelCorners.tsx';
import { LineGrips } from './LineGrips.tsx';
import { StepNode } from './StepNode.tsx';
import type { DrawnLine, DrawnStep, LineModel } from './use-line.ts';
import { type StepPlace, setCanvas } from './view.ts';

const chipHeight = 20;
/** A value at the left end leaves room for the first step, however large its text is drawn. */
const besideStep = sizes.stepInset - sizes.chipInset - 6;

const at = ({ x, y }: Spot, half: number): string => `translate(${x}px, ${y - half}px)`;

interface ChipsProps {
  readonly sync: DrawnLine['sync']['id'];
  readonly map: DrawnLine['map']['id'];
  readonly side: 'left' | 'right';
  readonly chips: readonly Chip[];
  readonly spots: readonly Spot[];
  readonly shown: DrawnLine['spots']['left'];
  readonly max: number;
}

function Chips({ sync, map, side, chips, spots, shown, max }: ChipsProps) {
  const words = wordsOf('canvas');
  return chips.map((chip, index) => {
    const spot = spots[index];
    if (spot === undefined || shown[index]?.in !== 'row') return null;
    const back = side === 'right' ? ' translateX(-100%)' : '';
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the story of the sample leads to the same
      // biome-ignore lint/a11y/noStaticElementInteractions: the same
      <span
        onClick={() => openSampleStory(sync, map)}
        // biome-ignore lint/suspicious/noArrayIndexKey: the values of one end have nothing to be told apart by but their order.
        key={index}
        className={classes('v chip', chip.stuck ? 'stuck' : chip.tone, chip.text === null && 'none')}
        style={{ transform: `${at(spot, chipHeight / 2)}${back}`, maxWidth: max }}
        title={chip.title}
      >
        {chip.text ?? words('blank')}
      </span>
    );
  });
}

/** What is wrong with the line itself, where no step of it is to blame. */
function LineWarning({ id, spot }: { readonly id: string; readonly spot: Spot }) {
  const problem = useProblemsOf(id).find((one) => one.stops);
  if (problem === undefined) return null;
  return (
    <span
      className="line-warn"
      style={{ transform: at({ x: spot.x - 6, y: spot.y }, 12) }}
      title={inOwnWords(problem.message)}
    >
      <Icon name="warn" size={14} />
    </span>
  );
}

/** Puts a step on the line, where the pointer is on it. */
function Plus({ id, spot, place }: { readonly id: string; readonly spot: Spot; readonly place: StepPlace }) {
  const words = wordsOf('canvas');
  return (
    <button
      type="button"
      className="line-plus nodrag nopan"
      tabIndex={-1}
      style={{ transform: at(spot, 9) }}
      aria-label={words('addStepToLine')}
      title={words('addStep')}
      data-line={id}
      onClick={(event) => {
        event.stopPropagation();
        setCanvas({ float: { is: 'steps', at: { x: event.clientX, y: event.clientY }, place } });
      }}
    >
      <Icon name="plus" size={12} />
    </button>
  );
}

interface LeftProps {
  readonly id: string;
  readonly sync: DrawnLine['sync']['id'];
  readonly map: DrawnLine['map']['id'];
  readonly steps: readonly DrawnStep[];
  readonly on: LineSpots;
  readonly chips: readonly Chip[];
  readonly shown: DrawnLine['spots']['left'];
  readonly max: number;
}

const LeftEnd = memo(function LeftEnd({ id, sync, map, steps, on, chips, shown, max }: LeftProps) {
  return (
    <>
      <Chips sync={sync} map={map} side="left" chips={chips} spots={on.left} shown={shown} max={max} />
      {steps.map(({ key, mid }, index) => {
        const spot = on.mids[index];
        if (mid === null || spot === null || spot === undefined) return null;
        const style = { transform: at(spot, chipHeight / 2), width: mid.width };
        return (
          <span key={key} className={classes('v mid chip', mid.tone)} style={style} title={mid.text}>
            {mid.text}
          </span>
        );
      })}
      {steps.map((step, index) => {
        const spot = on.steps[index];
        return spot === undefined ? null : <StepNode key={step.key} sync={sync} map={map} step={step} at={spot} />;
      })}
      <LineWarning id={id} spot={on.plus} />
      <Plus id={id} spot={on.plus} place={{ sync, map, index: steps.length }} />
    </>
  );
});

const RightEnd = memo(Chips);

const none: readonly Chip[] = [];

/** Values and steps on a line; they stand above all lines, and hang on the corners of the cards. */
export const LineLabels = memo(function LineLabels({
  id,
  line,
  chip,
  look,
}: {
  readonly id: string;
  readonly line: LineModel;
  /** The widest value that has room; null where values wait for the pointer. */
  readonly chip: number | null;
  readonly look: string;
}) {
  const { sync, map, steps, on, chips, spots, lone } = line;
  const max = chip ?? sizes.chipMax;
  const name = classes('labels', chip === null && 'wait', look);
  return (
    <>
      <AtCorner card={`${sync.id}/${lone ?? 'left'}`}>
        <div className={name}>
          <LeftEnd
            id={id}
            sync={sync.id}
            map={map.id}
            steps={steps}
            on={on}
            chips={chips?.left ?? none}
            shown={spots.left}
            max={steps.length > 0 ? Math.min(max, besideStep) : max}
          />
          <LineGrips side="left" sync={sync.id} map={map} spots={on.left} shown={spots.left} />
        </div>
      </AtCorner>
      <AtCorner card={`${sync.id}/right`}>
        <div className={name}>
          <RightEnd
            sync={sync.id}
            map={map.id}
            side="right"
            chips={chips?.right ?? none}
            spots={on.right}
            shown={spots.right}
            max={max}
          />
          <LineGrips side="right" sync={sync.id} map={map} spots={on.right} shown={spots.right} />
        </div>
      </AtCorner>
    </>
  );
});
