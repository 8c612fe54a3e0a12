import type { RecordKey, Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Work } from './world.ts';

/** Whether a run is about this record: all of them, unless a person chose some. */
export const isChosen = (work: Work, { side, key }: { readonly side: Side; readonly key: RecordKey }): boolean =>
  work.chosen === null || work.chosen[side].includes(key);

/** The same for a pair, which is chosen by either of its records. */
export const isLinkChosen = (work: Work, { left, right }: Link): boolean =>
  work.chosen === null ||
  (left !== null && isChosen(work, { side: 'left', key: left })) ||
  (right !== null && isChosen(work, { side: 'right', key: right }));
