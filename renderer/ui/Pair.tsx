import { useId } from 'react';
import { Tile, type TileSize } from './Tile.tsx';

export type Way = 'both' | 'to-right' | 'to-left';

const toRight = 'M27 8l-6 -3.5q1.4 3.5 0 7z';
const toLeft = 'M1 8l6 -3.5q-1.4 3.5 0 7z';

/** The line between two sides, with heads where values arrive. */
export function WayLine({ way }: { readonly way: Way }) {
  const gradient = useId();
  const goesRight = way !== 'to-left';
  const goesLeft = way !== 'to-right';
  const stroke = way === 'both' ? `url(#${gradient})` : way === 'to-right' ? 'var(--left-line)' : 'var(--right-line)';
  return (
    <svg className="w" width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">
      {way === 'both' && (
        <defs>
          <linearGradient id={gradient} gradientUnits="userSpaceOnUse" x1="4" y1="0" x2="24" y2="0">
            <stop style={{ stopColor: 'var(--left-line)' }} />
            <stop offset="1" style={{ stopColor: 'var(--right-line)' }} />
          </linearGradient>
        </defs>
      )}
      <path d={`M${goesLeft ? 6 : 2} 8H${goesRight ? 22 : 26}`} style={{ stroke, strokeWidth: 2, fill: 'none' }} />
      {goesRight && <path d={toRight} style={{ fill: way === 'both' ? 'var(--right-line)' : 'var(--left-line)' }} />}
      {goesLeft && <path d={toLeft} style={{ fill: way === 'both' ? 'var(--left-line)' : 'var(--right-line)' }} />}
    </svg>
  );
}

/** Two sides and the way between them. */
export function Pair({
  left,
  right,
  way = 'both',
  size = 32,
}: {
  readonly left: string;
  readonly right: string;
  readonly way?: Way;
  readonly size?: TileSize;
}) {
  return (
    <span className="link">
      <Tile label={left} size={size} tone="l" />
      <WayLine way={way} />
      <Tile label={right} size={size} tone="r" />
    </span>
  );
}
