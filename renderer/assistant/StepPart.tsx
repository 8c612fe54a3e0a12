import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';

/** One of the three parts of the page, with its number, or a tick once it is done. */
export function StepPart({
  number,
  title,
  said,
  stands = 'later',
  children,
}: {
  readonly number: number;
  readonly title: string;
  /** What goes on in it; read aloud when it changes. */
  readonly said?: string;
  readonly stands?: 'done' | 'now' | 'later';
  readonly children: React.ReactNode;
}) {
  return (
    <section
      className={classes('st', stands === 'done' && 'done', stands === 'now' && 'cur')}
      aria-labelledby={`step-${number}`}
    >
      <span className="no" aria-hidden="true">
        {stands === 'done' ? <Icon name="check" size={14} /> : number}
      </span>
      <header>
        <h2 id={`step-${number}`}>{title}</h2>
        {said !== undefined && <p role="status">{said}</p>}
      </header>
      {children}
    </section>
  );
}
