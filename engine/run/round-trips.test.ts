import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../testing/fresh-store.ts';
import { freshSeed } from '../testing/seeds.ts';
import { workbench } from '../testing/workbench.ts';
import { random } from '../testing/world/random.ts';
import { tryRoundTrips } from './round-trips.ts';

const flow = {
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'people', newKey: { from: 'uuid' } },
      right: { connection: 'list', object: 'list', newKey: { from: 'field' } },
      match: { tiers: [{ left: ['id'], right: ['Nr'] }] },
      fields: [
        { id: 'id', left: 'id', right: 'Nr', direction: 'to-right' },
        { id: 'name', left: 'name', right: 'Name', steps: [{ id: 's', use: 'case', settings: { to: 'upper' } }] },
        { id: 'city', left: 'city', right: 'Ort', steps: [{ id: 's', use: 'cut', settings: { characters: 5 } }] },
        { id: 'note', left: 'note', right: 'Notiz' },
        {
          id: 'tier',
          left: 'tier',
          right: 'Stufe',
          steps: [
            {
              id: 's',
              use: 'value-map',
              settings: {
                pairs: [
                  { from: 'gold', to: 'A' },
                  { from: 'silver', to: 'B' },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
};

interface Row {
  readonly id: number;
  readonly name: string;
  readonly city: string | null;
  readonly note: string;
  readonly tier: string;
}

const lossesOf = {
  name: (row: Row) => row.name !== row.name.toUpperCase(),
  city: (row: Row) => (row.city ?? '').length > 5,
  note: () => false,
  tier: (row: Row) => row.tier === 'bronze',
};

for (const seed of ['a', 'b', `fresh-${freshSeed()}`]) {
  test(`W4, seed ${seed}: exactly the rows that lose something are found, with what they lose`, async () => {
    const chance = random(seed);
    const folder = testFolder();
    const rows = Array.from(
      { length: 150 },
      (_, at): Row => ({
        id: at + 1,
        name: chance.pick(['ANNA', 'BO-BO', 'Anna', 'von Größe', '']),
        city: chance.pick(['Ulm', 'Bonn', 'Hamburg', 'Köln', null]),
        note: chance.pick([' a ', 'b', '']),
        tier: chance.pick(['gold', 'silver', 'bronze']),
      }),
    );
    const db = new Database(join(folder, 'crm.sqlite'));
    db.exec('CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, city TEXT, note TEXT, tier TEXT)');
    const insert = db.prepare('INSERT INTO people VALUES (?, ?, ?, ?, ?)');
    for (const row of rows) insert.run(String(row.id), row.name, row.city, row.note, row.tier);
    db.close();
    writeFileSync(join(folder, 'list.csv'), 'Nr;Name;Ort;Notiz;Stufe\n1;anna;Ulm;x;A\n2;BO;Hamburg;y;C\n');
    const connections = {
      crm: { kind: 'sqlite', settings: { file: 'crm.sqlite' } },
      list: { kind: 'csv', settings: { file: 'list.csv', key: ['Nr'] } },
    };
    const bench = await workbench({ folder, connections, flow });
    onTestFinished(bench.close);
    const told = await tryRoundTrips(await bench.plan(), await bench.world(), { rows: null });
    expect(told.rows).toEqual({ people: { left: 150, right: 2 } });
    for (const [map, isLossy] of Object.entries(lossesOf)) {
      const line = told.lines.find((one) => one.map === map && one.from === 'left');
      const wanted = rows
        .filter(isLossy)
        .map((row) => String(row.id))
        .sort();
      expect([map, line?.unchanged]).toEqual([map, 150 - wanted.length]);
      expect([map, (line?.losses.flatMap((group) => group.keys) ?? []).sort()]).toEqual([map, wanted]);
      expect(line?.losses.reduce((sum, group) => sum + group.rows, 0)).toBe(wanted.length);
      expect(line?.losses.every((group) => group.drifting === 0)).toBe(true);
    }
    const kinds = told.lines.map((one) => [one.map, one.from, one.losses.map((group) => group.loss)]);
    expect(kinds).toEqual([
      ['id', 'left', []],
      ['name', 'left', ['case']],
      ['city', 'left', ['cut']],
      ['note', 'left', []],
      ['tier', 'left', ['unmapped']],
      ['name', 'right', ['case']],
      ['city', 'right', ['cut']],
      ['note', 'right', []],
      ['tier', 'right', ['unmapped']],
    ]);
    expect((await tryRoundTrips(await bench.plan(), await bench.world(), { rows: 10 })).rows).toEqual({
      people: { left: 10, right: 2 },
    });
  });
}
