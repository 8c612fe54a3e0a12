import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { FieldHelp, FieldLabel, type FieldLook, isWrong } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'isInvalid'>,
    FieldLook {
  readonly unit?: string;
}

/** Nothing but digits: a point means other things to other people, and no field asks for a fraction. */
const whole: Intl.NumberFormatOptions = { maximumFractionDigits: 0, useGrouping: false };

/** A whole number, typed or stepped with the arrow keys. */
export function NumberField({ label, help, error, size = 'lg', className, unit, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField formatOptions={whole} {...rest} isInvalid={isWrong(error)} className={classes('field', className)}>
      <FieldLabel label={label} />
      <Group className={classes('input number', size === 'md' && 'md')} isInvalid={isWrong(error)}>
        <Input className="bare" />
        {unit !== undefined && <span className="unit">{unit}</span>}
        <span className="stepper">
          <Button slot="increment">
            <Icon name="chev-u" size={12} />
          </Button>
          <Button slot="decrement">
            <Icon name="chev-d" size={12} />
          </Button>
        </span>
      </Group>
      <FieldHelp help={help} error={error ?? null} />
    </AriaNumberField>
  );
}
