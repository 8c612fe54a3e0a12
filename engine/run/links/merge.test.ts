import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RecordKey, type Side, SyncId } from '../../model/ids.ts';
import type { Duet } from '../../testing/duet.ts';
import { ann, annRight, bob, bobRight, crowd, duets } from '../../testing/duets.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { workbench } from '../../testing/workbench.ts';
import { openReview } from '../review/open.ts';
import { placeOf } from '../side-seat.ts';
import { undoRun } from '../undo.ts';
import { type MergeAsked, mergeRecords, previewMerge } from './merge.ts';

const duet = duets();
const place = async (d: Duet) => placeOf(await d.plan(), d.scope.sync, await d.world());
const asked = (side: Side, keep: RecordKey, drop: RecordKey, more: Partial<MergeAsked> = {}): MergeAsked => ({
  side,
  keep,
  drop,
  take: {},
  dropBy: 'remove',
  ...more,
});

const doubles = { sync: { rules: { create: { left: 'wait', right: 'wait' } } } };

describe('a merge', () => {
  test('L13: fills what the surviving record lacks, which then reaches its twin, and removes the other', async () => {
    const d = duet(doubles);
    crowd(d, 4);
    const left = d.add('left', { ...ann, phone: null, city: null });
    const keep = d.add('right', { ...annRight, tel: null, town: null });
    await d.run();
    const drop = d.add('right', { title: 'Ann', mail: 'ann.b@example.com', tel: '77', town: null });
    await d.run();
    const ask = asked('right', keep, drop, { take: { mail: 'keep' } });
    const plan = await previewMerge(await place(d), ask);
    expect(plan).toMatchObject({ fill: { fields: { tel: '77' } }, differs: [], twin: left, children: 0 });
    expect(d.all('right')).toHaveLength(6);
    const merged = await mergeRecords(await place(d), { ...ask, why: 'entered twice' });
    expect(merged.run).toMatchObject({ kind: 'merge', state: 'done', problem: null });
    expect(d.record('right', drop)).toBeUndefined();
    expect(d.record('right', keep)).toEqual({ ...annRight, tel: '77', town: null });
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 5, conflicts: 0 });
    expect(d.record('left', left)).toEqual({ ...ann, phone: '77', city: null });
    const writes = d.writes('left') + d.writes('right');
    await d.run();
    expect(d.writes('left') + d.writes('right')).toBe(writes);
    const deeds = (await (await d.store()).auditPage(0, 20)).filter((one) => one.action === 'merge');
    expect(deeds).toMatchObject([{ why: 'entered twice' }]);
  });

  test('L13: values that differ are told and must be chosen; the one edited since is suggested', async () => {
    const d = duet(doubles);
    crowd(d, 4);
    d.add('left', ann);
    const keep = d.add('right', annRight);
    d.add('left', bob);
    const drop = d.add('right', bobRight);
    await d.run();
    d.edit('right', drop, { town: 'Trier' });
    const plan = await previewMerge(await place(d), asked('right', keep, drop));
    expect(plan.differs.map((one) => [one.part, one.suggest])).toEqual([
      ['title', null],
      ['mail', null],
      ['tel', null],
      ['town', 'drop'],
    ]);
    await expect(mergeRecords(await place(d), asked('right', keep, drop))).rejects.toThrow('differ in title, mail');
    await expect(mergeRecords(await place(d), asked('right', keep, drop, { dropBy: 'rule' }))).rejects.toThrow(
      'The sync asks what becomes of a removed record',
    );
    expect(d.record('right', drop)).toMatchObject({ town: 'Trier' });
  });

  test('L13: where only the dropped record has a twin, the surviving one takes it over and its own values count', async () => {
    const d = duet(doubles);
    crowd(d, 4);
    const left = d.add('left', ann);
    const drop = d.add('right', annRight);
    await d.run();
    const keep = d.add('right', { title: 'Anna', mail: 'anna@example.com', tel: null, town: 'Ulm' });
    await d.run();
    const take = { title: 'keep', mail: 'drop', town: 'keep' } as const;
    const merged = await mergeRecords(await place(d), asked('right', keep, drop, { take }));
    expect(merged).toMatchObject({ twin: left, leftOver: null });
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 5, conflicts: 0 });
    expect(d.record('right', keep)).toEqual({ title: 'Anna', mail: 'ann@example.com', tel: '1', town: 'Ulm' });
    expect(d.record('left', left)).toEqual({ ...ann, name: 'Anna', city: 'Ulm' });
  });

  test('L13: where both have a twin, the surviving one keeps its own and the other twin is left alone', async () => {
    const d = duet();
    crowd(d, 4);
    const left = d.add('left', ann);
    const keep = d.add('right', annRight);
    const other = d.add('left', bob);
    const drop = d.add('right', bobRight);
    await d.run();
    const merged = await mergeRecords(await place(d), asked('right', keep, drop, { take: { '*': 'keep' } }));
    expect(merged).toMatchObject({ twin: left, leftOver: other, fill: null });
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 5, right: { created: 0 } });
    expect(d.record('left', other)).toEqual(bob);
    expect(d.all('right')).toHaveLength(5);
  });

  test('L14: a record that is kept after a merge takes no part any more', async () => {
    const d = duet();
    crowd(d, 4);
    const left = d.add('left', ann);
    const keep = d.add('right', annRight);
    await d.run();
    const drop = d.add('right', { ...annRight, title: 'Ann' });
    expect((await d.run()).syncs['contacts']).toMatchObject({ conflicts: 1 });
    await mergeRecords(await place(d), asked('right', keep, drop, { dropBy: 'keep' }));
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 5, conflicts: 0, left: { created: 0 } });
    expect(d.record('right', drop)).toEqual(annRight);
    expect(d.all('left')).toHaveLength(5);
    expect(d.record('left', left)).toEqual(ann);
  });

  test('L14: nothing is removed when the surviving record was edited in between', async () => {
    const d = duet({
      ...doubles,
      wrap: (side, session) =>
        side === 'left'
          ? session
          : {
              ...session,
              write: async (view, writes) => {
                const [first] = writes;
                if (first?.op === 'update') d.edit('right', first.key, { tel: '5' });
                return session.write(view, writes);
              },
            },
    });
    crowd(d, 4);
    d.add('left', { ...ann, phone: null });
    const keep = d.add('right', { ...annRight, tel: null });
    const drop = d.add('right', { ...annRight, mail: 'x@example.com', tel: '77' });
    await d.run();
    const merged = await mergeRecords(await place(d), asked('right', keep, drop, { take: { '*': 'keep' } }));
    expect(merged.run.state).toBe('partial');
    expect(d.record('right', keep)).toMatchObject({ tel: '5' });
    expect(d.record('right', drop)).toMatchObject({ tel: '77' });
  });

  test('L14: an undo of a merge gives the values and the record back', async () => {
    const d = duet(doubles);
    crowd(d, 4);
    d.add('left', { ...ann, phone: null });
    const keep = d.add('right', { ...annRight, tel: null });
    await d.run();
    d.add('right', { ...annRight, mail: 'x@example.com', tel: '77' });
    await d.run();
    const drop = RecordKey.parse(
      d.right
        .all('contacts')
        .map((one) => one.key)
        .at(-1),
    );
    const { run } = await mergeRecords(await place(d), asked('right', keep, drop, { take: { '*': 'keep' } }));
    const undone = await undoRun(run.id, await d.plan(), await d.world());
    expect(undone).toMatchObject({ skipped: [], run: { state: 'done' } });
    expect(d.record('right', keep)).toEqual({ ...annRight, tel: null });
    expect(d.all('right')).toContainEqual({ ...annRight, mail: 'x@example.com', tel: '77' });
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 5, left: { created: 0 } });
  });
});

const schema = `
  CREATE TABLE companies (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);
  CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT, company INTEGER REFERENCES companies);`;

test('L15: records that point at the dropped one point at the surviving one, on both sides, in two databases', async () => {
  const folder = testFolder();
  const file = (side: Side): string => join(folder, `${side}.db`);
  const rows = (side: Side, sql: string): readonly unknown[] => {
    const db = new Database(file(side));
    db.pragma('foreign_keys = ON');
    try {
      const statement = db.prepare(sql);
      return statement.reader ? statement.raw().all() : [statement.run()];
    } finally {
      db.close();
    }
  };
  for (const side of ['left', 'right'] as const) {
    const db = new Database(file(side));
    db.exec(schema);
    db.close();
  }
  const on = (object: string) => ({
    left: { connection: 'left', object },
    right: { connection: 'right', object },
  });
  const line = (id: string, more: object = {}) => ({ id, left: id, right: id, ...more });
  const bench = await workbench({
    folder,
    connections: {
      left: { kind: 'sqlite', settings: { file: file('left') } },
      right: { kind: 'sqlite', settings: { file: file('right') } },
    },
    flow: {
      format: 1,
      id: 'house',
      syncs: [
        {
          id: 'companies',
          ...on('companies'),
          match: { tiers: [{ left: ['name'], right: ['name'] }] },
          fields: [line('name'), line('city')],
          brakes: { shrunkSidePercent: false },
        },
        {
          id: 'people',
          ...on('people'),
          match: { tiers: [{ left: ['email'], right: ['email'] }] },
          fields: [line('email'), line('company', { reference: 'companies' })],
        },
      ],
    },
  });
  onTestFinished(() => bench.close());
  rows('left', "INSERT INTO companies VALUES (1, 'Isar', NULL), (2, 'Isar GmbH', 'Ulm')");
  rows('right', "INSERT INTO companies VALUES (11, 'Isar', NULL), (12, 'Isar GmbH', 'Ulm')");
  rows('left', "INSERT INTO people VALUES (5, 'a@x', 1), (6, 'b@x', 2), (7, 'c@x', 2)");
  rows('right', "INSERT INTO people VALUES (55, 'a@x', 11), (56, 'b@x', 12), (57, 'c@x', 12)");
  const people = SyncId.parse('people');
  const review = await openReview({ plan: await bench.plan(), sync: people }, await bench.world());
  expect(review.counts.linked).toMatchObject({ pairs: 3, new: 3, differ: 0 });
  const [shown] = (await review.page({ list: 'linked', limit: 1 })).rows;
  expect(shown).toMatchObject({ left: [{ fields: { company: '1' } }], right: [{ fields: { company: '11' } }] });
  await review.close();
  expect(rows('right', 'SELECT * FROM companies')).toHaveLength(2);
  expect((await bench.run()).state).toBe('done');
  const at = await placeOf(await bench.plan(), SyncId.parse('companies'), await bench.world());
  const merged = await mergeRecords(
    at,
    asked('left', RecordKey.parse('1'), RecordKey.parse('2'), { take: { name: 'keep' } }),
  );
  expect(merged).toMatchObject({ children: 2, leftOver: '12', run: { state: 'done' } });
  expect(rows('left', 'SELECT * FROM companies')).toEqual([[1, 'Isar', 'Ulm']]);
  expect(rows('left', 'SELECT id, company FROM people')).toEqual([
    [5, 1],
    [6, 1],
    [7, 1],
  ]);
  const run = await bench.run();
  expect(run.state).toBe('done');
  expect(run.syncs['people']).toMatchObject({ linked: 3, conflicts: 0 });
  expect(rows('right', 'SELECT id, company FROM people')).toEqual([
    [55, 11],
    [56, 11],
    [57, 11],
  ]);
  expect(rows('right', 'SELECT * FROM companies')).toEqual([
    [11, 'Isar', 'Ulm'],
    [12, 'Isar GmbH', 'Ulm'],
  ]);
  const before = JSON.stringify([rows('left', 'SELECT * FROM people'), rows('right', 'SELECT * FROM people')]);
  await bench.run();
  expect(JSON.stringify([rows('left', 'SELECT * FROM people'), rows('right', 'SELECT * FROM people')])).toBe(before);
});
