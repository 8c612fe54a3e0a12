import { alikeAmong, suggestInTurns, type Unmatched, usualLimits } from '../../core/match/suggest.ts';
import type { Drive } from '../../core/turns.ts';
import type { RecordKey, Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Becomes, ReviewRecord, Suggestion } from '../../model/review.ts';
import { apartNames } from '../pair-name.ts';
import { readByKey } from '../read-by-key.ts';
import { seatOf, type Work } from '../world.ts';
import type { Lists } from './gather.ts';

export interface SuggestOptions {
  /** Pairs that are less alike are left out; from 0 to 1, 0.8 unless set. */
  readonly min?: number;
}

const pageMax = 2_000;
const apartMax = 5_000;
/** The least alike that a review keeps, so that another threshold needs no other search. */
const floor = 0.5;

/** Records that a person took out, or that take no part, are suggested to nobody. */
const silent: ReadonlySet<Becomes> = new Set<Becomes>(['excluded', 'outside']);

async function unmatched(work: Work, lists: Lists, side: Side): Promise<readonly Unmatched[]> {
  const keys = [
    ...lists[side].flatMap(({ row }) => (silent.has(row.becomes) ? [] : [row.key])),
    ...lists.ambiguous.flatMap(({ row }) => row.home[side]),
  ];
  const all: Unmatched[] = [];
  for (let from = 0; from < keys.length; from += pageMax) {
    const part = keys.slice(from, from + pageMax);
    const lone = await work.world.store.lone(work.scope, side, part);
    const bare = part.filter((key) => Object.keys(lone.get(key)?.snapshot.fields ?? {}).length === 0);
    const read = bare.length === 0 ? null : await readByKey(seatOf(work, side), bare);
    for (const key of part) {
      const seen = read?.get(key);
      const fields = seen === undefined ? lone.get(key)?.snapshot.fields : null;
      if (fields !== undefined && fields !== null) all.push({ key, fields });
      else if (seen?.kind === 'found') all.push({ key, fields: seen.snapshot.fields });
    }
  }
  return all;
}

async function apartOf(work: Work): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (let after: { left: RecordKey; right: RecordKey } | null = null; ; ) {
    const page: readonly { left: RecordKey; right: RecordKey }[] = await work.world.store.apartPage(
      work.scope,
      after,
      apartMax,
    );
    for (const { left, right } of page) names.add(`${left}\n${right}`);
    after = page.at(-1) ?? null;
    if (after === null) return names;
  }
}

/**
 * Finds pairs among the records of a review that have no twin; once, whatever the threshold.
 * @param drive does the search, which takes many seconds for a hundred thousand records
 */
export function suggester(
  work: Work,
  lists: Lists,
  drive: Drive,
): (options?: SuggestOptions) => Promise<readonly Suggestion[]> {
  let all: Promise<readonly Suggestion[]> | null = null;
  const find = async (): Promise<readonly Suggestion[]> => {
    const apart = await apartOf(work);
    const isApart = (left: RecordKey, right: RecordKey): boolean => {
      const pair = apartNames({ left, right });
      return apart.has(`${pair.left}\n${pair.right}`);
    };
    const records = { left: await unmatched(work, lists, 'left'), right: await unmatched(work, lists, 'right') };
    return drive(suggestInTurns(work.sync, records, isApart, { ...usualLimits, min: floor }));
  };
  return async ({ min } = {}) => {
    all ??= find();
    return (await all).filter((one) => one.score >= (min ?? usualLimits.min));
  };
}

/** How alike the candidates of a cluster are, pair by pair. */
export const alikeIn = (
  sync: SyncPlan,
  left: readonly ReviewRecord[],
  right: readonly ReviewRecord[],
): readonly Suggestion[] => {
  const there = (records: readonly ReviewRecord[]): readonly Unmatched[] =>
    records.flatMap(({ key, fields }) => (fields === null ? [] : [{ key, fields }]));
  return alikeAmong(sync, there(left), there(right));
};
