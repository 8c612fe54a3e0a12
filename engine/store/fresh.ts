import type { RecordKey, Side } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { MatchValue } from './contract.ts';

const sliceMax = 500_000;

/**
 * Match values of records of which nothing was known, in the order of their arrival. Each would change a page of its own
 * in the index by value; put in together, in order, they cost a third. Whoever looks at match values settles them first.
 */
export function freshValues({ db }: Base) {
  const add = db.prepare(`
    INSERT INTO match_fresh (scope, side, key, tier, value)
    SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2 FROM jsonb_each(?)`);
  const first = db.prepare<[], { id: number | null }>('SELECT min(id) AS id FROM match_fresh');
  const move = db.prepare<[number]>(`
    INSERT OR IGNORE INTO match_value (scope, side, key, tier, value)
    SELECT scope, side, key, tier, value FROM match_fresh WHERE id < ? ORDER BY scope, side, key, tier, value`);
  const drop = db.prepare<[number]>('DELETE FROM match_fresh WHERE id < ?');
  return {
    /** Inside a transaction. */
    add(
      scope: number,
      side: Side,
      records: readonly { readonly key: RecordKey; readonly values: readonly MatchValue[] }[],
    ): void {
      const rows = records.flatMap(({ key, values }) => values.map((one) => [key, one.tier, one.value]));
      if (rows.length > 0) add.run(scope, side, JSON.stringify(rows));
    },
    isEmpty: (): boolean => (first.get()?.id ?? null) === null,
    /** Puts a slice of them where they belong. Inside a transaction. */
    settle(): void {
      const end = (first.get()?.id ?? 0) + sliceMax;
      move.run(end);
      drop.run(end);
    },
  };
}
