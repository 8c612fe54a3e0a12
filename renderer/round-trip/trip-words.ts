import type { LineTrip } from '../../engine/protocol/calls/round-trip.ts';
import { wordsOf } from '../words/words.ts';
import type { Trip } from './use-round-trip.ts';

/** Rows that lose something on a line. */
export const lossy = ({ losses }: LineTrip): number => losses.reduce((sum, one) => sum + one.rows, 0);

const stuck = ({ losses }: LineTrip, isStuck: boolean): number =>
  losses.filter((one) => one.isStuck === isStuck).reduce((sum, one) => sum + one.rows, 0);

/** "1,000 rows of each side tried. Every value comes back as it was." */
export function summaryOf({ rows, lines }: Extract<Trip, { is: 'done' }>): string {
  const bad = lines.filter((line) => lossy(line) > 0).length;
  const words = wordsOf('roundTrip');
  const tried = rows.left + rows.right;
  if (bad === 0) return words('keepsEvery', { rows: tried });
  return words('someLose', { rows: tried, bad, all: lines.length });
}

/** "1,000 tried, 988 unchanged, 12 come back different" */
export function countsOf(line: LineTrip): string {
  const words = wordsOf('roundTrip');
  const [different, none] = [stuck(line, false), stuck(line, true)];
  const parts = [
    words('countTried', { count: line.rows }),
    words(line.way === 'there' ? 'arrive' : 'unchanged', { count: line.unchanged }),
    ...(different > 0 ? [words('different', { count: different })] : []),
    ...(none > 0 ? [words('cannotGo', { count: none })] : []),
    ...(line.waiting > 0 ? [words('waiting', { count: line.waiting })] : []),
    ...(line.unread > 0 ? [words('unread', { count: line.unread })] : []),
  ];
  return parts.join(', ');
}

/** Values of several ends as one text; null where all are blank. */
export function together(values: readonly (string | null)[] | null): string | null {
  const texts = (values ?? []).filter((one) => one !== null && one !== '');
  return texts.length === 0 ? null : texts.join(' · ');
}
