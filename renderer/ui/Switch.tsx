import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components';
import { classes } from './classes.ts';

export interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'style' | 'children'> {
  readonly children?: React.ReactNode;
  readonly className?: string;
}

/** On or off, at once. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={classes('choice-field', className)}>
      <SwitchButton className="choice">
        {({ isSelected }) => (
          <>
            <span className={classes('switch', isSelected && 'on')} />
            {children}
          </>
        )}
      </SwitchButton>
    </SwitchField>
  );
}
