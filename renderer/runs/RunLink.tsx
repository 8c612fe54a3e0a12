import { addressOf } from '../app/route.ts';
import { wordsOf } from '../words/words.ts';
import { useRunName } from './run-names.ts';

export interface RunLinkProps {
  readonly run: string;
  /** What it is called until its number is told. */
  readonly otherwise: string;
  /** Says to screen readers what a number alone does not, such as the moment of the run. */
  readonly about?: string;
  readonly className?: string;
}

/** A run by its number, which leads to it; on hover also with its version. */
export function RunLink({ run, otherwise, about, className }: RunLinkProps) {
  const words = wordsOf('runs');
  const name = useRunName(run);
  const text = name === null ? otherwise : words('run', { number: name.number });
  const version = name === null || name.version === null ? words('draft') : words('version', { number: name.version });
  return (
    <a
      className={className ?? 'run-link'}
      href={addressOf({ at: 'activity', run })}
      {...(name === null ? {} : { title: `${text}, ${version}` })}
      {...(about === undefined ? {} : { 'aria-label': `${about}, ${text}` })}
    >
      {text}
    </a>
  );
}
