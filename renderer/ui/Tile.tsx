import { classes } from './classes.ts';
import { monogram } from './monogram.ts';

export type TileSize = 16 | 20 | 28 | 32 | 40;

/** A monogram for a name; coloured only where a side is meant. The name itself stands beside it. */
export function Tile({
  label,
  size = 28,
  tone,
}: {
  readonly label: string;
  readonly size?: TileSize;
  readonly tone?: 'l' | 'r';
}) {
  return (
    <span className={classes('tile', tone, size !== 28 && `s${size}`)} aria-hidden="true">
      {monogram(label, size === 16 ? 1 : 2)}
    </span>
  );
}
