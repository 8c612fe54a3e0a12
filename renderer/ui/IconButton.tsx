import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ButtonLook } from './Button.tsx';
import { classes } from './classes.ts';
import { Hint } from './Hint.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** Read by screen readers and shown while the pointer rests on it. */
  readonly label: string;
  readonly keys?: readonly string[];
  readonly look?: ButtonLook;
  readonly size?: 'sm' | 'md';
  readonly iconSize?: 12 | 14 | 16 | 20;
  readonly isOn?: boolean;
  readonly className?: string;
}

/** A button that shows an icon only; its label is a tooltip. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, look = 'ghost', size = 'md', iconSize = 16, isOn, className, ...rest } = props;
  return (
    <Hint text={label} {...(keys === undefined ? {} : { keys })}>
      <AriaButton
        {...rest}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        aria-label={label}
        className={classes(
          'btn icon',
          look !== 'plain' && look,
          size === 'sm' && 'sm',
          isOn === true && 'on',
          className,
        )}
      >
        <Icon name={icon} size={iconSize} />
      </AriaButton>
    </Hint>
  );
}
