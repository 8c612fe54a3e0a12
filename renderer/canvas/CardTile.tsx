import type { Side } from '../../engine/model/ids.ts';
import { classes } from '../ui/classes.ts';
import { monogram } from './words/monogram.ts';

/** The letters of a system in the colour of its side. */
export const CardTile = ({
  label,
  side,
  size,
}: {
  readonly label: string;
  readonly side: Side;
  readonly size?: 's20' | 's16';
}) => (
  <span className={classes('tile', side === 'left' ? 'l' : 'r', size)} aria-hidden="true">
    {size === 's16' ? monogram(label).slice(0, 1) : monogram(label)}
  </span>
);
