import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { numberWords } from '../words/formats.ts';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';

export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
  readonly count?: number;
  readonly isDisabled?: boolean;
}

/** One choice of a few, all in view. */
export function Segmented<Id extends string>({
  label,
  segments,
  value,
  onChange,
  isFull = false,
  isDisabled = false,
}: {
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isFull?: boolean;
  readonly isDisabled?: boolean;
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={classes('seg', isFull && 'full')}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find(({ id }) => keys.has(id));
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
    >
      {segments.map((one) => (
        <ToggleButton key={one.id} id={one.id} className="" isDisabled={one.isDisabled === true}>
          {one.icon !== undefined && <Icon name={one.icon} size={14} />}
          {one.label}
          {one.count !== undefined && <span className="n">{numberWords(one.count)}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
