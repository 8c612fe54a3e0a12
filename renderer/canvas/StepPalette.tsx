import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { steps } from '../../engine/core/steps/list.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';
import { dropStep, startStepDrag } from './step-drag.ts';
import { useFloat } from './use-float.ts';
import { type Point, type StepPlace, setCanvas } from './view.ts';
import { stepIcon, stepLabel, stepName } from './words/step-words.ts';

interface Offered {
  readonly use: string;
  readonly label: string;
  readonly long: string;
}

function found(search: string): readonly Offered[] {
  const wanted = search.trim().toLowerCase();
  return steps
    .filter(({ use, label }) => `${stepLabel({ use })} ${stepName(use)} ${label} ${use}`.toLowerCase().includes(wanted))
    .map(({ use }) => ({ use, label: stepLabel({ use }), long: stepName(use) }));
}

/** Every step there is: a press puts it on the line that it was opened for, a drag onto any line. */
export function StepPalette({ at, place }: { readonly at: Point; readonly place: StepPlace | null }) {
  const words = wordsOf('canvas');
  const pane = useFloat<HTMLElement>(at);
  const [search, setSearch] = useState('');
  const [on, setOn] = useState(0);
  const list = useMemo(() => found(search), [search]);
  const take = (use: string): void => {
    setCanvas({ float: null });
    if (place !== null) dropStep({ is: 'new', use }, place);
  };
  const drag = (event: React.PointerEvent, { use, label }: Offered): void => {
    if (event.button !== 0) return;
    startStepDrag({ is: 'new', use }, label, { x: event.clientX, y: event.clientY }, () => setCanvas({ float: null }));
  };
  const keys = (event: React.KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setOn((on + by + list.length) % Math.max(1, list.length));
    }
    const chosen = list[on];
    if (event.key === 'Enter' && chosen !== undefined) take(chosen.use);
    event.stopPropagation();
  };
  return createPortal(
    <section ref={pane} className="step-palette" aria-label={words('stepsToAdd')} onKeyDown={keys}>
      <label className="find">
        <Icon name="search" size={14} />
        <input
          type="text"
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to look for a step.
          autoFocus
          placeholder={words(place === null ? 'dragStep' : 'findStep')}
          aria-label={words('findStep')}
          aria-activedescendant={list[on] === undefined ? undefined : `step-${list[on].use}`}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setOn(0);
          }}
        />
      </label>
      <ul>
        {list.map((one, index) => (
          <li key={one.use}>
            <button
              type="button"
              id={`step-${one.use}`}
              tabIndex={-1}
              className={classes('menu-item', index === on && 'on')}
              onPointerDown={(event) => drag(event, one)}
              onClick={() => take(one.use)}
            >
              <Icon name={stepIcon(one.use)} size={14} />
              {one.label}
              {one.long !== one.label && <span className="detail ell">{one.long}</span>}
            </button>
          </li>
        ))}
        {list.length === 0 && <li className="menu-empty">{words('noStep')}</li>}
      </ul>
      {place === null && <p className="muted fs12">{words('dragStepText')}</p>}
    </section>,
    document.body,
  );
}
