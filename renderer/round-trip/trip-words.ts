import type { LineTrip } from '../../engine/protocol/calls/round-trip.ts';
import type { Trip } from './use-round-trip.ts';

export const number = (count: number): string => count.toLocaleString('en-US');

/** Rows that lose something on a line. */
export const lossy = ({ losses }: LineTrip): number => losses.reduce((sum, one) => sum + one.rows, 0);

const stuck = ({ losses }: LineTrip, isStuck: boolean): number =>
  losses.filter((one) => one.isStuck === isStuck).reduce((sum, one) => sum + one.rows, 0);

/** "1,000 rows of each side tried. Every value comes back as it was." */
export function summaryOf({ rows, lines }: Extract<Trip, { is: 'done' }>): string {
  const bad = lines.filter((line) => lossy(line) > 0).length;
  const tried = `${number(rows.left + rows.right)} rows tried.`;
  if (bad === 0) return `${tried} Every value comes back as it was.`;
  return `${tried} ${number(bad)} of ${number(lines.length)} ways lose something.`;
}

/** "1,000 tried, 988 unchanged, 12 come back different" */
export function countsOf(line: LineTrip): string {
  const [different, none] = [stuck(line, false), stuck(line, true)];
  const parts = [
    `${number(line.rows)} tried`,
    `${number(line.unchanged)} ${line.way === 'there' ? 'arrive' : 'unchanged'}`,
    ...(different > 0 ? [`${number(different)} ${different === 1 ? 'comes' : 'come'} back different`] : []),
    ...(none > 0 ? [`${number(none)} cannot go`] : []),
    ...(line.waiting > 0 ? [`${number(line.waiting)} wait for another record`] : []),
    ...(line.unread > 0 ? [`${number(line.unread)} not read`] : []),
  ];
  return parts.join(', ');
}

/** Values of several ends as one text; null where all are blank. */
export function together(values: readonly (string | null)[] | null): string | null {
  const texts = (values ?? []).filter((one) => one !== null && one !== '');
  return texts.length === 0 ? null : texts.join(' · ');
}
