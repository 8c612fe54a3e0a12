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
        of.toLocaleString('en')
      ) : (
        <>
          <span aria-hidden="true">{of.toLocaleString('en')}</span>
          <span className="sr">{label}</span>
        </>
      )}
    </span>
  );
}
