import type { RecordKey, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Retiring } from './contract/retention.ts';

type Taking = Omit<Retiring, 'deed' | 'what'>;

/** A reading without values: that there was one, of which record and by which run, stays. */
const blank = `names = 0, token = NULL, modified_at = NULL, fields = CASE WHEN fields IS NULL THEN NULL ELSE '{}' END,
  before = CASE WHEN before IS NULL THEN NULL ELSE '{}' END`;
const hasValues = `(coalesce(fields, '{}') <> '{}' OR coalesce(before, '{}') <> '{}')`;

/** Readings of records that are too old; the last one of each side says how its record is, and stays. */
export function oldReadings({ db }: Base) {
  const take = db.prepare<[string, number]>(
    `UPDATE sighted SET ${blank} WHERE seq IN (
       SELECT s.seq FROM sighted AS s WHERE s.at < ? AND ${hasValues}
         AND EXISTS (SELECT 1 FROM sighted AS t INDEXED BY sighted_link
           WHERE t.scope = s.scope AND t.link = s.link AND t.side = s.side AND t.seq > s.seq)
       ORDER BY s.seq LIMIT ?)`,
  );
  return ({ before, limit }: Taking): number => take.run(before, limit).changes;
}

interface Asked {
  readonly side: Side;
  readonly key: RecordKey;
}

/** Takes the values out of all readings of a record and of the pairs that it was in. */
export function forgetReadings({ db }: Base) {
  const ofLink = db.prepare<[number, string]>(
    `UPDATE sighted SET ${blank} WHERE scope = ? AND link = ? AND ${hasValues}`,
  );
  const ofRecord = db.prepare<[number, Side, RecordKey]>(
    `UPDATE sighted SET ${blank} WHERE scope = ? AND side = ? AND key = ? AND ${hasValues}`,
  );
  const renameLink = db.prepare<[RecordKey, number, string]>('UPDATE sighted SET key = ? WHERE scope = ? AND link = ?');
  const renameRecord = db.prepare<[RecordKey, number, Side, RecordKey]>(
    'UPDATE sighted SET key = ? WHERE scope = ? AND side = ? AND key = ?',
  );
  return {
    /** @returns how many lost their values */
    values: (scope: number, links: readonly string[], { side, key }: Asked): number =>
      links.reduce((sum, link) => sum + ofLink.run(scope, link).changes, ofRecord.run(scope, side, key).changes),
    rename: (scope: number, link: string, instead: RecordKey): void => {
      renameLink.run(instead, scope, link);
    },
    renameRecord: (scope: number, { side, key }: Asked, instead: RecordKey): void => {
      renameRecord.run(instead, scope, side, key);
    },
  };
}
