import { useId, useMemo, useState } from 'react';
import type { FieldType } from '../../../engine/model/value.ts';
import { stepIcon } from '../../canvas/words/step-words.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { offeredSteps } from './offered-steps.ts';

/** Every step there is, found by typing; the arrow keys choose, Enter takes. */
export function StepPicker({
  before,
  onPick,
}: {
  readonly before: readonly FieldType[] | null;
  readonly onPick: (use: string) => void;
}) {
  const words = wordsOf('stepForms');
  const name = useId();
  const [search, setSearch] = useState('');
  const [on, setOn] = useState(0);
  const groups = useMemo(() => offeredSteps(search, before), [search, before]);
  const flat = groups.flatMap((group) => group.steps);
  const chosen = flat[Math.min(on, flat.length - 1)];
  const aim = (index: number): void => {
    setOn(index);
    const use = flat[index]?.use;
    if (use !== undefined) document.getElementById(`${name}-${use}`)?.scrollIntoView({ block: 'nearest' });
  };
  const keys = (event: React.KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && flat.length > 0) {
      event.preventDefault();
      aim((on + by + flat.length) % flat.length);
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onPick(chosen.use);
    }
  };
  return (
    <div className="step-picker">
      <label className="find">
        <Icon name="search" size={14} />
        <input
          type="text"
          role="combobox"
          // biome-ignore lint/a11y/noAutofocus: the list was opened to look for a step.
          autoFocus
          aria-expanded="true"
          aria-controls={name}
          aria-label={words('find')}
          aria-activedescendant={chosen === undefined ? undefined : `${name}-${chosen.use}`}
          placeholder={words('find')}
          value={search}
          onKeyDown={keys}
          onChange={(event) => {
            setSearch(event.target.value);
            setOn(0);
          }}
        />
      </label>
      <div className="step-options" role="listbox" id={name} aria-label={words('steps')}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <p className="menu-head" aria-hidden="true">
              {group.label}
            </p>
            {group.steps.map((one) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above.
              <div
                key={one.use}
                id={`${name}-${one.use}`}
                role="option"
                aria-selected={one === chosen}
                className={classes('menu-item', one === chosen && 'on')}
                onClick={() => onPick(one.use)}
              >
                <Icon name={stepIcon(one.use)} size={14} />
                <span>{one.label}</span>
                {one.detail !== one.label && <span className="detail ell">{one.detail}</span>}
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className="menu-empty">{words('noStep')}</p>}
      </div>
    </div>
  );
}
