import { useId, useMemo, useState } from 'react';
import type { Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import { mappedFields } from '../canvas/cards.ts';
import { useObject } from '../canvas/use-sync.ts';
import { fieldIcon } from '../canvas/words/field-icon.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';

/** The fields of a side, found by typing; those that are not mapped yet stand first. */
export function FieldPicker({
  sync,
  side,
  onPick,
}: {
  readonly sync: Sync;
  readonly side: Side;
  readonly onPick: (field: string) => void;
}) {
  const words = wordsOf('table');
  const name = useId();
  const object = useObject(sync.id, side);
  const [search, setSearch] = useState('');
  const [on, setOn] = useState(0);
  const list = useMemo(() => {
    const mapped = mappedFields(sync, side);
    const wanted = search.trim().toLowerCase();
    return (object?.fields ?? [])
      .filter((field) => `${field.label ?? ''} ${field.name}`.toLowerCase().includes(wanted))
      .map((field) => ({ field, isMapped: mapped.has(field.name) }))
      .toSorted((one, other) => Number(one.isMapped) - Number(other.isMapped));
  }, [object, sync, side, search]);
  const aim = (index: number): void => {
    setOn(index);
    document.getElementById(`${name}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const keys = (event: React.KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && list.length > 0) {
      event.preventDefault();
      aim((on + by + list.length) % list.length);
    }
    const chosen = list[on];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onPick(chosen.field.name);
    }
  };
  return (
    <div className="step-picker">
      <label className="find">
        <Icon name="search" size={14} />
        <input
          type="text"
          role="combobox"
          // biome-ignore lint/a11y/noAutofocus: the list was opened to look for a field.
          autoFocus
          aria-expanded="true"
          aria-controls={name}
          aria-label={words('findField')}
          aria-activedescendant={list[on] === undefined ? undefined : `${name}-${on}`}
          placeholder={words('findField')}
          value={search}
          onKeyDown={keys}
          onChange={(event) => {
            setSearch(event.target.value);
            setOn(0);
          }}
        />
      </label>
      <div className="step-options" role="listbox" id={name} aria-label={words('fields')}>
        {list.map(({ field, isMapped }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above.
          <div
            key={field.name}
            id={`${name}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === on}
            className={classes('menu-item', index === on && 'on')}
            onClick={() => onPick(field.name)}
          >
            <Icon name={fieldIcon(field, object?.key.includes(field.name) === true)} size={14} />
            <span className="ell">{field.label ?? field.name}</span>
            {isMapped && <span className="detail">{words('mapped')}</span>}
          </div>
        ))}
        {list.length === 0 && <p className="menu-empty">{words('noField')}</p>}
      </div>
    </div>
  );
}
