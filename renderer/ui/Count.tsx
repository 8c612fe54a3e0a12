import { numberWords } from '../words/formats.ts';
import { classes } from './classes.ts';

/** How many, in a pill; amber where they wait for a person. */
export function Count({
  of,
  needs = false,
  label,
}: {
  readonly of: number;
  readonly needs?: boolean;
  readonly label?: string;
}) {
  return (
    <span className={classes('cnt', needs && 'need')}>
      {label === undefined ? (
        numberWords(of)
      ) : (
        <>
          <span aria-hidden="true">{numberWords(of)}</span>
          <span className="sr">{label}</span>
        </>
      )}
    </span>
  );
}
