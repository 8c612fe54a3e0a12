import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  RadioButton,
  RadioField,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { FieldHelp, FieldLabel, type FieldLook, isWrong } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';
import type { Option } from './options.tsx';

export interface RadioGroupProps<Id extends string>
  extends FieldLook,
    Pick<AriaRadioGroupProps, 'isDisabled' | 'orientation' | 'aria-label'> {
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
}

/** One of a few, each with words of its own. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, help, error, className, options, value, onChange, size: _, ...rest } = props;
  return (
    <AriaRadioGroup
      {...rest}
      isInvalid={isWrong(error)}
      className={classes('field radios', className)}
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <FieldLabel label={label} />
      {options.map((one) => (
        <RadioField key={one.id} value={one.id} className="choice-field" isDisabled={one.isDisabled === true}>
          <RadioButton className="choice">
            {({ isSelected }) => (
              <>
                <span className={classes('radio', isSelected && 'on')} />
                {one.mark ?? (one.icon !== undefined && <Icon name={one.icon} />)}
                <span>
                  {one.label}
                  {one.detail !== undefined && <span className="help">{one.detail}</span>}
                </span>
              </>
            )}
          </RadioButton>
        </RadioField>
      ))}
      <FieldHelp help={help} error={error ?? null} />
    </AriaRadioGroup>
  );
}
