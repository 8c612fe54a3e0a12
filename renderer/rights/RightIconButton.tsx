import { Focusable } from 'react-aria-components';
import type { Right } from '../../engine/core/roles/roles.ts';
import { classes } from '../ui/classes.ts';
import { Hint } from '../ui/Hint.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton, type IconButtonProps } from '../ui/IconButton.tsx';
import { useRight } from './use-right.ts';

/** An icon to press for those who have a right. For others it cannot be pressed, and its tooltip says why. */
export function RightIconButton({ needs, ...props }: IconButtonProps & { readonly needs: Right }) {
  const why = useRight(needs);
  if (why === null) return <IconButton {...props} />;
  const { icon, label, look = 'ghost', size = 'md', iconSize = 16, className } = props;
  return (
    <Hint text={why}>
      <Focusable>
        <button
          type="button"
          aria-disabled="true"
          aria-label={label}
          className={classes('btn icon', look !== 'plain' && look, size === 'sm' && 'sm', className)}
        >
          <Icon name={icon} size={iconSize} />
        </button>
      </Focusable>
    </Hint>
  );
}
