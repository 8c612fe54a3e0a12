import type { RecordQuery } from '../../../engine/protocol/calls/activity.ts';

/** Every record that a run touched. */
export const anyRecord: RecordQuery = { sync: null, side: null, op: null, search: '' };
