import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Side } from '../model/ids.ts';
import { testFolder } from '../testing/fresh-store.ts';
import { workbench } from '../testing/workbench.ts';

/** SQLite gives the highest number of a table again once its record is gone. */
async function notes(rules: object) {
  const folder = testFolder();
  const on = <T>(side: Side, work: (db: Database.Database) => T): T => {
    const db = new Database(join(folder, `${side}.db`));
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  for (const side of ['left', 'right'] as const)
    on(side, (db) => {
      db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, code TEXT, text TEXT)');
      for (const code of ['a', 'b', 'c']) db.prepare('INSERT INTO notes (code, text) VALUES (?, ?)').run(code, code);
    });
  const bench = await workbench({
    folder,
    connections: {
      left: { kind: 'sqlite', settings: { file: join(folder, 'left.db') } },
      right: { kind: 'sqlite', settings: { file: join(folder, 'right.db') } },
    },
    flow: {
      format: 1,
      id: 'notes',
      syncs: [
        {
          id: 'notes',
          left: { connection: 'left', object: 'notes' },
          right: { connection: 'right', object: 'notes' },
          match: { tiers: [{ left: ['code'], right: ['code'] }] },
          fields: ['code', 'text'].map((id) => ({ id, left: id, right: id })),
          rules,
          brakes: { removes: false, shrunkSidePercent: false, creates: false, massUpdate: false, conflictStorm: false },
        },
      ],
    },
  });
  onTestFinished(() => bench.close());
  await bench.run();
  return {
    bench,
    sql: (side: Side, statement: string) => on(side, (db) => db.exec(statement)),
    codes: (side: Side) => on(side, (db) => db.prepare('SELECT code FROM notes ORDER BY code').pluck().all()),
  };
}

test.each(['propagate', 'ask', 'unlink'])(
  'R17: a key that the system gives again belongs to the new record, and the old one is gone (%s)',
  async (rule) => {
    const { bench, sql, codes } = await notes({ remove: { left: { rule }, right: { rule } } });
    sql('right', `DELETE FROM notes WHERE code = 'c'`);
    sql('left', `INSERT INTO notes (code, text) VALUES ('d', 'd')`);
    expect((await bench.run()).state).toBe('done');
    expect(codes('right')).toEqual(['a', 'b', 'd']);
    const left = rule === 'propagate' ? ['a', 'b', 'd'] : ['a', 'b', 'c', 'd'];
    expect(codes('left')).toEqual(left);
    expect((await bench.conflicts()).map((one) => one.question.about)).toEqual(rule === 'ask' ? ['removal'] : []);
    sql('left', `UPDATE notes SET text = 'edited' WHERE code = 'd'`);
    expect((await bench.run()).syncs['notes']).toMatchObject({ failed: 0, right: { updated: 1 } });
    expect((await bench.run()).syncs['notes']).toMatchObject({
      left: { updated: 0 },
      right: { updated: 0, created: 0 },
    });
    expect(codes('left')).toEqual(left);
  },
);
