import type { Tried } from '../../../engine/protocol/calls/inbox-rules.ts';
import { classes } from '../../ui/classes.ts';

const width = 466;

interface Grid {
  readonly edge: number;
  readonly pitch: number;
  readonly rows: number;
}

/** Six a column as long as they fit, else smaller ones. */
const wide: Grid = { edge: 7, pitch: 9, rows: 6 };
function gridFor(count: number): Grid {
  if (Math.ceil(count / wide.rows) * wide.pitch - 2 <= width) return wide;
  const pitch = 6;
  return { edge: 5, pitch, rows: Math.ceil(count / Math.floor((width + 1) / pitch)) };
}

const isHollow = (came: Tried['came']): boolean => came === 'unsure' || came === 'asks';

/** A square for every past conflict, the oldest first, in the colour that people chose: full where the rule differs, hollow where it cannot tell, or leaves it to a person. */
export function Squares({
  tried,
  label,
  hot,
  onHot,
}: {
  readonly tried: readonly Tried[];
  readonly label: string;
  /** The conflict that is pointed at. */
  readonly hot: string | null;
  readonly onHot: (conflict: string | null) => void;
}) {
  const { edge, pitch, rows } = gridFor(tried.length);
  const pointAt = ({ nativeEvent: { offsetX, offsetY } }: React.MouseEvent): void => {
    const row = Math.min(rows - 1, Math.floor(offsetY / pitch));
    onHot(tried[Math.floor(offsetX / pitch) * rows + row]?.conflict ?? null);
  };
  const height = Math.min(rows, Math.max(1, tried.length)) * pitch - (pitch - edge);
  return (
    <svg
      className="rule-squares"
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onMouseMove={pointAt}
      onMouseLeave={() => onHot(null)}
    >
      {tried.map(({ conflict, title, chose, came }, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a conflict may have been decided more than once
          key={at}
          className={classes(chose, came, hot === conflict && 'hot')}
          x={Math.floor(at / rows) * pitch + (isHollow(came) ? 0.5 : 0)}
          y={(at % rows) * pitch + (isHollow(came) ? 0.5 : 0)}
          width={isHollow(came) ? edge - 1 : edge}
          height={isHollow(came) ? edge - 1 : edge}
          rx={1.5}
        >
          <title>{title}</title>
        </rect>
      ))}
    </svg>
  );
}
