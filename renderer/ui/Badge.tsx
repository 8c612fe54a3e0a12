import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-shapes.tsx';

export type BadgeLook = 'done' | 'need' | 'fail' | 'grey' | 'acc' | 'line';

/** A state in a word; colours that mean something come with an icon. */
export function Badge({
  look,
  icon,
  children,
  className,
}: {
  readonly look: BadgeLook;
  readonly icon?: IconName;
  readonly children: React.ReactNode;
  readonly className?: string;
}) {
  return (
    <span className={classes('badge', look, icon === undefined && 'wordy', className)}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
