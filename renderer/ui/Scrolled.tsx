import type { ReactNode } from 'react';

/** A named part of a page that scrolls by itself. `label` is what a screen reader calls it. */
export function Scrolled({
  className,
  label,
  children,
}: {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop of its own the keyboard cannot scroll it
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
