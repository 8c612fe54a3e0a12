import type { RecordKey } from '../../model/ids.ts';
import type { Tuple } from '../../model/value.ts';
import type { Loss, Trip } from './round-trip.ts';

/** One value that does not come back as it was. */
export interface LossSample {
  readonly key: RecordKey;
  readonly before: Tuple;
  readonly there: Tuple | null;
  readonly back: Tuple | null;
  /** The words of a step that failed. */
  readonly detail: string | null;
}

/** Rows that lose the same way. */
export interface LossGroup {
  readonly loss: Loss;
  readonly rows: number;
  /** Of these, rows that would be written back without anybody having edited them; a flow that compiles has none. */
  readonly drifting: number;
  /** The keys of the first of them. */
  readonly keys: readonly RecordKey[];
  readonly samples: readonly LossSample[];
}

/** What became of all rows of one side on one line. */
export interface TripTally {
  readonly rows: number;
  readonly unchanged: number;
  readonly waiting: number;
  /** A value of it was not read. */
  readonly unread: number;
  readonly losses: readonly LossGroup[];
}

const keysMax = 100;
const samplesMax = 5;

export const noTrips: TripTally = { rows: 0, unchanged: 0, waiting: 0, unread: 0, losses: [] };

/** Counts a row whose values were not all read. */
export const addUnread = (tally: TripTally): TripTally => ({
  ...tally,
  rows: tally.rows + 1,
  unread: tally.unread + 1,
});

function addLoss(losses: readonly LossGroup[], loss: Loss, sample: LossSample, drifts: boolean): readonly LossGroup[] {
  const group = losses.find((one) => one.loss === loss) ?? { loss, rows: 0, drifting: 0, keys: [], samples: [] };
  const isNew = !group.samples.some((one) => JSON.stringify(one.before) === JSON.stringify(sample.before));
  const next: LossGroup = {
    loss,
    rows: group.rows + 1,
    drifting: group.drifting + (drifts ? 1 : 0),
    keys: group.keys.length < keysMax ? [...group.keys, sample.key] : group.keys,
    samples: isNew && group.samples.length < samplesMax ? [...group.samples, sample] : group.samples,
  };
  return losses.includes(group) ? losses.map((one) => (one === group ? next : one)) : [...losses, next];
}

/** Counts what became of one row's values; samples are of different values, the first few of each kind. */
export function addTrip(tally: TripTally, trip: Trip, key: RecordKey, before: Tuple): TripTally {
  const rows = tally.rows + 1;
  switch (trip.kind) {
    case 'unchanged':
      return { ...tally, rows, unchanged: tally.unchanged + 1 };
    case 'waits':
      return { ...tally, rows, waiting: tally.waiting + 1 };
    case 'changed': {
      const sample = { key, before, there: trip.there, back: trip.back, detail: null };
      return { ...tally, rows, losses: addLoss(tally.losses, trip.loss, sample, !trip.stays) };
    }
    case 'stuck': {
      const sample = { key, before, there: trip.there, back: null, detail: trip.detail };
      return { ...tally, rows, losses: addLoss(tally.losses, trip.loss, sample, false) };
    }
  }
}
