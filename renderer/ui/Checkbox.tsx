import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> {
  /** Left out in tables, where `aria-label` names it. */
  readonly children?: React.ReactNode;
  readonly className?: string;
}

/** Yes or no; mixed (`isIndeterminate`) where it stands for several that differ. */
export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className={classes('choice-field', className)}>
      <CheckboxButton className="choice">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={classes('check', isIndeterminate ? 'mixed' : isSelected && 'on')}>
              {isIndeterminate ? <Icon name="minus" /> : isSelected && <Icon name="check" />}
            </span>
            {children}
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
