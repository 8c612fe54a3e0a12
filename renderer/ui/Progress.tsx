import { Meter as AriaMeter, ProgressBar } from 'react-aria-components';
import { classes } from './classes.ts';

interface BarProps {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  readonly width?: number;
}

const widthOf = (share: number): string => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;

/** How far a piece of work is; null where nobody knows yet. */
export function Progress({ label, share, width }: Omit<BarProps, 'share'> & { readonly share: number | null }) {
  return (
    <ProgressBar
      aria-label={label}
      className={classes('bar', share === null && 'unknown')}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
      style={width === undefined ? {} : { width }}
    >
      <i style={{ width: share === null ? '100%' : widthOf(share) }} />
    </ProgressBar>
  );
}

/** How much of a limit is used; amber from `needsFrom` on. */
export function Meter({ label, share, width, needsFrom = 0.8 }: BarProps & { readonly needsFrom?: number }) {
  return (
    <AriaMeter aria-label={label} className="bar" value={share * 100} style={width === undefined ? {} : { width }}>
      <i className={share >= needsFrom ? 'need' : 'neutral'} style={{ width: widthOf(share) }} />
    </AriaMeter>
  );
}
