import type { Base } from './base.ts';

/**
 * Records decided changes that only link two lone records which agree: by statements over all of them at once, where one by
 * one each would be read, concluded and written again. What it leaves is what concluding them leaves. Inside a transaction.
 */
export function plainLinker({ db }: Base) {
  db.exec('CREATE TEMP TABLE plain (seq INTEGER PRIMARY KEY) STRICT');
  const forget = db.prepare('DELETE FROM temp.plain');
  // A link that is known already keeps its history: such a change is not plain.
  const choose = db.prepare<[number, number, number]>(
    `INSERT INTO temp.plain (seq) SELECT c.seq FROM temp.change AS c
     WHERE c.place = ? AND c.rank = 0 AND c.link IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM link AS l INDEXED BY link_id WHERE l.scope = ? AND l.id = c.link)
     ORDER BY c.seq LIMIT ?`,
  );
  const newest = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM link');
  const chosen = 'FROM temp.plain AS p CROSS JOIN temp.change AS c ON c.place = ? AND c.rank = 0 AND c.seq = p.seq';
  const putLinks = db.prepare<[number, number, number]>(
    `INSERT INTO link (seq, scope, id, left_key, right_key, state, left_print, right_print, how, born)
     SELECT ? + c.seq, ?, c.link, c.left_key, c.right_key, 'live', c.left_print, c.right_print, c.how,
       (SELECT max(seq) FROM run) ${chosen}`,
  );
  const putShadows = db.prepare<[number, number]>(
    `INSERT INTO shadow (link, names, slots, sum) SELECT ? + c.seq, c.names, c.text, c.sum ${chosen}`,
  );
  const putValues = (side: 'left' | 'right') =>
    db.prepare<[number, number]>(
      `INSERT OR IGNORE INTO match_value (scope, side, key, tier, value)
       SELECT f.scope, f.side, f.key, f.tier, f.value ${chosen}
       CROSS JOIN temp.fresh_value AS f ON f.scope = ? AND f.side = '${side}' AND f.key = c.${side}_key`,
    );
  const putLeftValues = putValues('left');
  const putRightValues = putValues('right');
  const dropLone = (side: 'left' | 'right') =>
    db.prepare<[number, number]>(
      `DELETE FROM lone WHERE scope = ? AND side = '${side}' AND key IN (SELECT c.${side}_key ${chosen})`,
    );
  const dropLeft = dropLone('left');
  const dropRight = dropLone('right');
  const anyLone = db.prepare<[number]>('SELECT 1 FROM lone INDEXED BY lone_key WHERE scope = ? LIMIT 1');
  const dropChanges = db.prepare<[number]>(
    'DELETE FROM temp.change WHERE place = ? AND rank = 0 AND seq IN (SELECT seq FROM temp.plain)',
  );
  return (scope: number, place: number, limit: number): number => {
    forget.run();
    const count = choose.run(place, scope, limit).changes;
    if (count === 0) return 0;
    const before = newest.get()?.seq ?? 0;
    putLinks.run(before, scope, place);
    putShadows.run(before, place);
    // Of fresh records no match values are kept yet.
    putLeftValues.run(place, scope);
    putRightValues.run(place, scope);
    if (anyLone.get(scope) !== undefined) {
      dropLeft.run(scope, place);
      dropRight.run(scope, place);
    }
    dropChanges.run(place);
    return count;
  };
}
