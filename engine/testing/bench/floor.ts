import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Session, View } from '../../connectors/contract.ts';

const commitRows = 5_000;

interface Met {
  readonly key: string;
  readonly text: string;
}

async function readAll(session: Session, view: View, match: string): Promise<Map<string, Met>> {
  const rows = new Map<string, Met>();
  for await (const page of session.scan(view)) {
    for (const { key, fields } of page.snapshots)
      rows.set(String(fields[match]).trim().toLowerCase(), { key, text: JSON.stringify(Object.values(fields)) });
  }
  return rows;
}

/**
 * What no engine of this build can go below on this machine, at this moment: both tables are read whole, joined in memory,
 * and one row per pair with both keys and the values is put into SQLite, with an index by either key. No state to go on from,
 * no crash safety, no look at a single field. Machines differ, and one machine by the hour: times are told as multiples of it.
 * @returns milliseconds
 */
export async function floorOfLinking(
  folder: string,
  sides: { readonly [side in 'left' | 'right']: { readonly session: Session; readonly view: View } },
  match: string,
): Promise<number> {
  const from = performance.now();
  const left = await readAll(sides.left.session, sides.left.view, match);
  const right = await readAll(sides.right.session, sides.right.view, match);
  const db = new Database(join(folder, 'floor.sqlite'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(`CREATE TABLE pair (left_key TEXT NOT NULL, right_key TEXT NOT NULL, left_values TEXT, right_values TEXT);
      CREATE UNIQUE INDEX by_left ON pair (left_key); CREATE UNIQUE INDEX by_right ON pair (right_key);`);
    const put = db.prepare('INSERT INTO pair VALUES (?, ?, ?, ?)');
    const pairs = [...left].flatMap(([name, one]) => {
      const other = right.get(name);
      return other === undefined ? [] : [[one.key, other.key, one.text, other.text]];
    });
    for (let at = 0; at < pairs.length; at += commitRows) {
      db.transaction(() => {
        for (const pair of pairs.slice(at, at + commitRows)) put.run(...pair);
      })();
    }
  } finally {
    db.close();
  }
  return performance.now() - from;
}
