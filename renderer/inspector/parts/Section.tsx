import { useId } from 'react';
import { classes } from '../../ui/classes.ts';

/** A part of the inspector under its own heading. */
export function Section({
  title,
  action,
  children,
  className,
}: {
  readonly title?: string;
  /** At the right of the heading. */
  readonly action?: React.ReactNode;
  readonly children: React.ReactNode;
  readonly className?: string;
}) {
  const name = useId();
  return (
    <section className={classes('sec', className)} {...(title === undefined ? {} : { 'aria-labelledby': name })}>
      {title !== undefined && (
        <header className="sec-head">
          <h3 id={name}>{title}</h3>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}

/** Settings one below the other: what is set at the left, what it is set to at the right. */
export const Rows = ({ children }: { readonly children: React.ReactNode }) => (
  <div className="set-rows">{children}</div>
);

/** One line of `Rows`. */
export const Row = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <>
    <span className="set-label" aria-hidden="true">
      {label}
    </span>
    <div className="set-value">{children}</div>
  </>
);
