import type { Way } from '../ui/Pair.tsx';

const strokes = { both: 'url(#bridge)', 'to-right': 'var(--left-line)', 'to-left': 'var(--right-line)' } as const;

/** The line between the two cards, with heads where values arrive. */
export function BridgeLine({ way }: { readonly way: Way }) {
  return (
    <svg width="76" height="40" aria-hidden="true">
      <defs>
        <linearGradient id="bridge" gradientUnits="userSpaceOnUse" x1="16" y1="0" x2="60" y2="0">
          <stop style={{ stopColor: 'var(--left-line)' }} />
          <stop offset=".5" style={{ stopColor: 'var(--line-mid)' }} />
          <stop offset="1" style={{ stopColor: 'var(--right-line)' }} />
        </linearGradient>
      </defs>
      <path
        d={`M${way === 'to-right' ? 6 : 14} 20H${way === 'to-left' ? 70 : 62}`}
        style={{ stroke: strokes[way], strokeWidth: 2, fill: 'none' }}
      />
      {way !== 'to-right' && (
        <path d="M7 20l8 -4q-1.6 4 0 8z" style={{ fill: way === 'both' ? 'var(--left-line)' : 'var(--right-line)' }} />
      )}
      {way !== 'to-left' && (
        <path d="M69 20l-8 -4q1.6 4 0 8z" style={{ fill: way === 'both' ? 'var(--right-line)' : 'var(--left-line)' }} />
      )}
    </svg>
  );
}
