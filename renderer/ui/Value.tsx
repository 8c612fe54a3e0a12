import { wordsOf } from '../words/words.ts';
import { classes } from './classes.ts';

/** Whose colour something wears: left, right, or what both agreed on. */
export type Tone = 'l' | 'r' | 'a';

export interface ValueProps {
  /** Null or an empty text is shown as "none". */
  readonly text: string | null;
  readonly tone?: Tone;
  /** What stands there is about to go. */
  readonly isStruck?: boolean;
  /** No fill: a value on its way. */
  readonly isMid?: boolean;
  readonly className?: string;
}

/** A value in the colour of where it came from; what does not fit is in its title. */
export function Value({ text, tone, isStruck = false, isMid = false, className }: ValueProps) {
  const isNone = text === null || text === '';
  const shown = isNone ? wordsOf('controls')('none') : text;
  return (
    <span className={classes('v', tone, isNone && 'none', isMid && 'mid', className)} title={shown}>
      <span>{isStruck ? <s>{shown}</s> : shown}</span>
    </span>
  );
}
