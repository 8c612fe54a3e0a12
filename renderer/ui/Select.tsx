import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { wordsOf } from '../words/words.ts';
import { classes } from './classes.ts';
import { FieldHelp, FieldLabel, type FieldLook, isWrong } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';
import { type Option, Options } from './options.tsx';

type Kept = Pick<AriaSelectProps<object>, 'isDisabled' | 'isRequired' | 'autoFocus' | 'name' | 'aria-label'>;

export interface SelectProps<Id extends string> extends FieldLook, Kept {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
}

/** One of a list that opens. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, help, error, size = 'lg', className, options, value, onChange, placeholder, ...rest } = props;
  const shown = options.find(({ id }) => id === value);
  return (
    <AriaSelect
      {...rest}
      isInvalid={isWrong(error)}
      className={classes('field', className)}
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <FieldLabel label={label} />
      <Button className={classes('input select', size === 'md' && 'md')}>
        {shown?.mark ?? (shown?.icon !== undefined && <Icon name={shown.icon} size={14} />)}
        <SelectValue className="grow ell">
          {shown?.label ?? <span className="muted">{placeholder ?? wordsOf('controls')('choose')}</span>}
        </SelectValue>
        <Icon name="chev-d" size={14} />
      </Button>
      <FieldHelp help={help} error={error ?? null} />
      <Popover className="menu-pop" offset={4}>
        <Options options={options} />
      </Popover>
    </AriaSelect>
  );
}
