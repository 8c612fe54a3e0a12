import { Focusable } from 'react-aria-components';
import type { Right } from '../../engine/core/roles/roles.ts';
import { Button, type ButtonProps } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Hint } from '../ui/Hint.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useRight } from './use-right.ts';

const sizeClass = { sm: 'sm', md: null, lg: 'lg' } as const;

/** A button for those who have a right. For others it is there, cannot be pressed, and says why when it is pointed at or has the focus. */
export function RightButton({ needs, ...props }: ButtonProps & { readonly needs: Right }) {
  const why = useRight(needs);
  if (why === null) return <Button {...props} />;
  const { children, look = 'plain', size = 'md', icon, className } = props;
  return (
    <Hint text={why}>
      <Focusable>
        <button
          type="button"
          aria-disabled="true"
          className={classes('btn', look !== 'plain' && look, sizeClass[size], className)}
        >
          {icon !== undefined && <Icon name={icon} size={size === 'sm' ? 14 : 16} />}
          {children}
        </button>
      </Focusable>
    </Hint>
  );
}
