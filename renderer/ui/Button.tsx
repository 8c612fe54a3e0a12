import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { KeyCaps } from './KeyCaps.tsx';

export type ButtonLook = 'plain' | 'primary' | 'ghost' | 'accent' | 'danger' | 'lead';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly children: React.ReactNode;
  /** One `primary` a view. */
  readonly look?: ButtonLook;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: IconName;
  /** An icon behind the words. */
  readonly after?: IconName;
  /** Key caps behind the words; the key itself is bound elsewhere. */
  readonly keys?: readonly string[];
  /** Stays pressed while it is on. */
  readonly isOn?: boolean;
  readonly className?: string;
}

const sizeClass = { sm: 'sm', md: null, lg: 'lg' } as const;

/** A button with words. */
export function Button(props: ButtonProps) {
  const { children, look = 'plain', size = 'md', icon, after, keys, isOn, className, ...rest } = props;
  const iconSize = size === 'sm' ? 14 : 16;
  return (
    <AriaButton
      {...rest}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      className={classes('btn', look !== 'plain' && look, sizeClass[size], isOn === true && 'on', className)}
    >
      {({ isPending }) => (
        <>
          {isPending ? (
            <span className="spin" aria-hidden="true" />
          ) : (
            icon !== undefined && <Icon name={icon} size={iconSize} />
          )}
          {children}
          {after !== undefined && <Icon name={after} size={14} />}
          {keys !== undefined && <KeyCaps keys={keys} />}
        </>
      )}
    </AriaButton>
  );
}
