import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Side } from '../model/ids.ts';
import { testFolder } from '../testing/fresh-store.ts';
import { workbench } from '../testing/workbench.ts';
import { answerConflict } from './answer.ts';

const amounts = ['net', 'vat', 'total'];
const line = (id: string) => ({ id, left: id, right: id });
const flow = {
  format: 1,
  id: 'bills',
  syncs: [
    {
      id: 'bills',
      left: { connection: 'left', object: 'bills' },
      right: { connection: 'right', object: 'bills' },
      match: { tiers: [{ left: ['number'], right: ['number'] }] },
      fields: [line('number'), line('note'), ...amounts.map(line)],
      groups: [
        {
          id: 'amounts',
          maps: amounts,
          invariants: [{ is: 'sum', side: 'right', total: 'total', of: ['net', 'vat'], within: '0.01' }],
        },
      ],
    },
  ],
};

async function bills() {
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
    on(side, (db) =>
      db.exec(
        'CREATE TABLE bills (id INTEGER PRIMARY KEY, number TEXT, note TEXT, net DECIMAL(12,2), vat DECIMAL(12,2), total DECIMAL(12,2))',
      ),
    );
  const bench = await workbench({
    folder,
    connections: {
      left: { kind: 'sqlite', settings: { file: join(folder, 'left.db') } },
      right: { kind: 'sqlite', settings: { file: join(folder, 'right.db') } },
    },
    flow,
  });
  onTestFinished(() => bench.close());
  return {
    bench,
    sql: (side: Side, statement: string) => on(side, (db) => db.exec(statement)),
    rows: (side: Side) =>
      on(side, (db) => db.prepare('SELECT number, note, net, vat, total FROM bills ORDER BY number').raw().all()),
  };
}

test('G18: amounts that would not add up are not written, everything else is, and a person settles them', async () => {
  const { bench, sql, rows } = await bills();
  sql('left', `INSERT INTO bills VALUES (1, 'A1', 'old', 100, 19, 119), (2, 'A2', 'new', 50, 9.5, 60)`);
  sql('right', `INSERT INTO bills VALUES (7, 'A1', 'old', 100, 19, 119)`);
  expect(await bench.run()).toMatchObject({ state: 'done' });
  // The new bill does not add up: it arrives without its amounts.
  expect(rows('right')).toEqual([
    ['A1', 'old', 100, 19, 119],
    ['A2', 'new', null, null, null],
  ]);
  sql('left', `UPDATE bills SET net = 200, note = 'doubled' WHERE number = 'A1'`);
  const preview = await bench.preview();
  expect(await bench.run()).toMatchObject({ state: 'done', changesHash: preview.changesHash });
  expect(rows('right')[0]).toEqual(['A1', 'doubled', 100, 19, 119]);
  const asked = (await bench.conflicts()).map((one) => one.question);
  expect(asked).toMatchObject([{ reason: 'invariant' }, { reason: 'invariant' }]);

  // Somebody mends the first one in its system: the question closes itself, and the amounts travel.
  sql('left', `UPDATE bills SET vat = 38, total = 238 WHERE number = 'A1'`);
  await bench.run();
  expect(rows('right')[0]).toEqual(['A1', 'doubled', 200, 38, 238]);

  // The other one is taken as it is, because a person says so.
  const [left] = await bench.conflicts();
  if (left === undefined) throw new Error('One question is open.');
  const shown = { id: left.id, revision: left.revision, by: 'dana' };
  const answered = await answerConflict(await bench.plan(), await bench.world(), shown, { choose: 'left' });
  expect(answered).toMatchObject({ ok: true });
  await bench.run();
  expect(rows('right')[1]).toEqual(['A2', 'new', 50, 9.5, 60]);
  expect(await bench.conflicts()).toEqual([]);
  const quiet = await bench.run();
  expect(quiet.syncs['bills']).toMatchObject({ conflicts: 0, right: { updated: 0 }, left: { updated: 0 } });
});
