import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../model/change.ts';
import type { Side } from '../model/ids.ts';
import { testFolder } from '../testing/fresh-store.ts';
import { type Workbench, workbench } from '../testing/workbench.ts';
import { answerConflict } from './answer.ts';
import { lineOfQuestion, readable } from './inbox/question-line.ts';
import { entriesInOwnTerms } from './own-terms.ts';
import { previewFlow } from './preview.ts';
import { previewUndo } from './undo.ts';

/** Two databases that number their records each in its own way. */
interface House {
  readonly bench: Workbench;
  sql(side: Side, statement: string): void;
  rows(side: Side, query: string): readonly unknown[];
}

const schema = `
  CREATE TABLE companies (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE people (
    id INTEGER PRIMARY KEY, email TEXT, name TEXT, company INTEGER REFERENCES companies, boss INTEGER REFERENCES people);
  CREATE TABLE groups (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE members (
    person INTEGER NOT NULL REFERENCES people, grp INTEGER NOT NULL REFERENCES groups, role TEXT, PRIMARY KEY (person, grp));`;

const sides = { left: { connection: 'left' }, right: { connection: 'right' } };
const on = (object: string) => ({
  left: { ...sides.left, object },
  right: { ...sides.right, object },
});
const line = (id: string, more: object = {}) => ({ id, left: id, right: id, ...more });
const named = { tiers: [{ left: ['name'], right: ['name'] }] };
const propagate = { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } };
const loose = {
  removes: { min: 1000, percent: 100, max: 1000 },
  creates: false,
  emptySide: false,
  massUpdate: false,
  shrunkSidePercent: false,
};

const companies = {
  id: 'companies',
  ...on('companies'),
  match: named,
  fields: [line('name')],
  rules: propagate,
  brakes: loose,
};
const people = (more: object = {}) => ({
  id: 'people',
  ...on('people'),
  match: { tiers: [{ left: ['email'], right: ['email'] }] },
  fields: [line('email'), line('name'), line('company', { reference: 'companies', ...more })],
  rules: propagate,
  brakes: loose,
});

async function house(syncs: readonly unknown[]): Promise<House> {
  const folder = testFolder();
  const file = (side: Side): string => join(folder, `${side}.db`);
  const on = <T>(side: Side, work: (db: Database.Database) => T): T => {
    const db = new Database(file(side));
    try {
      db.pragma('foreign_keys = ON');
      return work(db);
    } finally {
      db.close();
    }
  };
  for (const side of ['left', 'right'] as const) on(side, (db) => db.exec(schema));
  const bench = await workbench({
    folder,
    connections: {
      left: { kind: 'sqlite', settings: { file: file('left') } },
      right: { kind: 'sqlite', settings: { file: file('right') } },
    },
    flow: { format: 1, id: 'house', syncs },
  });
  onTestFinished(() => bench.close());
  return {
    bench,
    sql: (side, statement) => on(side, (db) => db.exec(statement)),
    rows: (side, query) => on(side, (db) => db.prepare(query).raw().all()),
  };
}

const staff = `SELECT p.email, p.name, c.name FROM people AS p LEFT JOIN companies AS c ON c.id = p.company ORDER BY p.email`;

const writesOf = (changes: readonly Change[]): readonly string[] =>
  changes
    .flatMap((change) =>
      change.writes.map((one) => `${change.sync} ${one.side} ${one.op} ${JSON.stringify(one.fields)}`),
    )
    .sort();

async function writtenBy(h: House, run: string): Promise<readonly string[]> {
  const found = (await h.bench.store.runs((await h.bench.plan()).flow, 10)).find((one) => one.id === run);
  if (found === undefined) throw new Error('There is no such run.');
  const rows = await h.bench.store.journalOfRun(found.id, null, 10_000, false);
  return rows.map(({ entry }) => `${entry.sync} ${entry.side} ${entry.op} ${JSON.stringify(entry.sent)}`).sort();
}

const settled = async (h: House): Promise<void> => {
  const run = await h.bench.run();
  expect(run.state).toBe('done');
  expect(await writtenBy(h, run.id)).toEqual([]);
};

test('A22: children arrive with the other side’s own key of their parent, new parents and new children in one run', async () => {
  const h = await house([people(), companies]);
  h.sql(
    'left',
    `INSERT INTO companies VALUES (1, 'Acme'), (2, 'Birk'), (3, 'Cern');
    INSERT INTO people VALUES (1, 'a@x', 'Ann', 1, NULL), (2, 'b@x', 'Bob', 2, NULL), (3, 'c@x', 'Cleo', 3, NULL)`,
  );
  h.sql(
    'right',
    `INSERT INTO companies VALUES (70, 'Dorn'), (71, 'Acme');
    INSERT INTO people VALUES (10, 'a@x', 'Ann', 71, NULL), (11, 'd@x', 'Dan', 70, NULL), (12, 'e@x', 'Eve', NULL, NULL)`,
  );
  const preview = await h.bench.preview();
  const run = await h.bench.run();
  expect(run).toMatchObject({ state: 'done', changesHash: preview.changesHash });
  expect(h.rows('left', staff)).toEqual(h.rows('right', staff));
  expect(h.rows('right', staff)).toEqual([
    ['a@x', 'Ann', 'Acme'],
    ['b@x', 'Bob', 'Birk'],
    ['c@x', 'Cleo', 'Cern'],
    ['d@x', 'Dan', 'Dorn'],
    ['e@x', 'Eve', null],
  ]);
  expect(writesOf(preview.changes)).toEqual(await writtenBy(h, run.id));
  await settled(h);
});

test('A22: a record that moved to another parent moves on the other side, and blanks travel too', async () => {
  const h = await house([companies, people()]);
  h.sql(
    'left',
    `INSERT INTO companies VALUES (1, 'Acme'), (2, 'Birk');
    INSERT INTO people VALUES (1, 'a@x', 'Ann', 1, NULL), (2, 'b@x', 'Bob', 2, NULL)`,
  );
  h.sql('right', `INSERT INTO companies VALUES (8, 'Birk'), (9, 'Acme')`);
  await h.bench.run();
  h.sql('left', 'UPDATE people SET company = 2 WHERE id = 1');
  h.sql('right', `UPDATE people SET company = NULL WHERE email = 'b@x'`);
  await h.bench.run();
  expect(h.rows('right', staff)).toEqual([
    ['a@x', 'Ann', 'Birk'],
    ['b@x', 'Bob', null],
  ]);
  expect(h.rows('left', staff)).toEqual(h.rows('right', staff));
  await settled(h);
  h.sql('left', 'UPDATE people SET company = 1 WHERE id = 1');
  h.sql('right', `UPDATE people SET company = NULL WHERE email = 'a@x'`);
  await h.bench.run();
  const [asked] = await h.bench.conflicts();
  expect(asked?.question).toMatchObject({ unit: 'company', reason: 'both-edited' });
  const [, sync] = (await h.bench.plan()).syncs;
  if (asked === undefined || sync === undefined) throw new Error('A question of the second sync is open.');
  // People are shown keys of their own side, and give them.
  const links = { flow: (await h.bench.plan()).flow, store: h.bench.store };
  expect(await readable(lineOfQuestion(asked.question, sync), sync, links)).toMatchObject({
    left: { company: '1' },
    right: { company: null },
    agreed: { left: { company: '2' }, right: { company: '8' } },
  });
  const answer = async (key: string) =>
    answerConflict(
      await h.bench.plan(),
      await h.bench.world(),
      { id: asked.id, revision: null, by: 'dana' },
      { choose: 'values', left: {}, right: { company: key } },
    );
  expect(await answer('99')).toMatchObject({ ok: false, error: { code: 'conflict/unlinked' } });
  expect(await answer('9')).toMatchObject({ ok: true });
  await h.bench.run();
  expect(h.rows('right', staff)[0]).toEqual(['a@x', 'Ann', 'Acme']);
  expect(h.rows('left', staff)).toEqual(h.rows('right', staff));
});

test('M11: a new record waits until the one that it points at has a twin, or is created without the reference', async () => {
  for (const [orphans, first] of [
    ['wait', []],
    ['without', [['a@x', 'Ann', null]]],
  ] as const) {
    const h = await house([companies, people({ orphans })]);
    h.sql('left', `INSERT INTO companies VALUES (1, 'Acme'); INSERT INTO people VALUES (1, 'a@x', 'Ann', 1, NULL)`);
    h.sql('right', `INSERT INTO companies VALUES (8, 'Acme'), (9, 'Acme')`);
    const preview = await h.bench.preview();
    const run = await h.bench.run();
    expect(run.syncs['companies']).toMatchObject({ linked: 0 });
    expect(h.rows('right', staff)).toEqual(first);
    expect(writesOf(preview.changes)).toEqual(await writtenBy(h, run.id));
    h.sql('right', 'DELETE FROM companies WHERE id = 9');
    await h.bench.run();
    expect(h.rows('right', staff)).toEqual([['a@x', 'Ann', 'Acme']]);
    await settled(h);
  }
});

test('A23: parents are removed after their children', async () => {
  const h = await house([companies, people()]);
  h.sql(
    'left',
    `INSERT INTO companies VALUES (1, 'Acme'), (2, 'Birk');
    INSERT INTO people VALUES (1, 'a@x', 'Ann', 1, NULL), (2, 'b@x', 'Bob', 2, NULL)`,
  );
  await h.bench.run();
  h.sql('left', 'DELETE FROM people WHERE id = 1; DELETE FROM companies WHERE id = 1');
  const preview = await h.bench.preview();
  const run = await h.bench.run();
  expect(run).toMatchObject({ state: 'done', syncs: { companies: { right: { removed: 1 } } } });
  expect(h.rows('right', staff)).toEqual([['b@x', 'Bob', 'Birk']]);
  expect(h.rows('right', 'SELECT name FROM companies')).toEqual([['Birk']]);
  expect(writesOf(preview.changes)).toEqual(await writtenBy(h, run.id));
  await settled(h);
});

test('A23: records that point at each other are created first and joined in the same run', async () => {
  const boss = { ...people(), fields: [line('email'), line('name'), line('boss', { reference: 'people' })] };
  const h = await house([boss]);
  h.sql(
    'left',
    `INSERT INTO people VALUES (1, 'a@x', 'Ann', NULL, NULL), (2, 'b@x', 'Bob', NULL, 1), (3, 'c@x', 'Cleo', NULL, 2);
    UPDATE people SET boss = 3 WHERE id = 1`,
  );
  h.sql('right', `INSERT INTO people VALUES (5, 'b@x', 'Bob', NULL, NULL), (6, 'z@x', 'Zoe', NULL, 5)`);
  const preview = await h.bench.preview();
  const run = await h.bench.run();
  const chain = `SELECT p.email, b.email FROM people AS p LEFT JOIN people AS b ON b.id = p.boss ORDER BY p.email`;
  expect(h.rows('right', chain)).toEqual([
    ['a@x', 'c@x'],
    ['b@x', 'a@x'],
    ['c@x', 'b@x'],
    ['z@x', 'b@x'],
  ]);
  expect(h.rows('left', chain)).toEqual(h.rows('right', chain));
  expect(writesOf(preview.changes)).toEqual(await writtenBy(h, run.id));
  await settled(h);
});

test('A22: records that only join two others are matched and made by what they join', async () => {
  const groups = { ...companies, id: 'groups', ...on('groups') };
  const members = {
    id: 'members',
    ...on('members'),
    left: { ...sides.left, object: 'members', newKey: { from: 'field' } },
    right: { ...sides.right, object: 'members', newKey: { from: 'field' } },
    match: { tiers: [{ left: ['person', 'grp'], right: ['person', 'grp'] }] },
    fields: [line('person', { reference: 'people' }), line('grp', { reference: 'groups' }), line('role')],
    rules: propagate,
    brakes: loose,
  };
  const h = await house([members, groups, companies, people()]);
  h.sql(
    'left',
    `INSERT INTO groups VALUES (1, 'Chess'), (2, 'Choir');
    INSERT INTO people VALUES (1, 'a@x', 'Ann', NULL, NULL), (2, 'b@x', 'Bob', NULL, NULL);
    INSERT INTO members VALUES (1, 1, 'head'), (2, 1, NULL), (2, 2, 'bass')`,
  );
  h.sql(
    'right',
    `INSERT INTO groups VALUES (30, 'Choir'); INSERT INTO people VALUES (50, 'b@x', 'Bob', NULL, NULL);
    INSERT INTO members VALUES (50, 30, NULL)`,
  );
  const run = await h.bench.run();
  expect(run.state).toBe('done');
  const roster = `SELECT p.email, g.name, m.role FROM members AS m JOIN people AS p ON p.id = m.person
    JOIN groups AS g ON g.id = m.grp ORDER BY 1, 2`;
  expect(h.rows('right', roster)).toEqual([
    ['a@x', 'Chess', 'head'],
    ['b@x', 'Chess', null],
    ['b@x', 'Choir', 'bass'],
  ]);
  expect(h.rows('left', roster)).toEqual(h.rows('right', roster));
  await settled(h);
  h.sql('right', 'DELETE FROM members WHERE person = 50 AND grp = 30');
  await h.bench.run();
  expect(h.rows('left', roster)).toHaveLength(2);
});

test('U2: undoing a run that made parents and children removes both', async () => {
  const h = await house([companies, people()]);
  h.sql('left', `INSERT INTO companies VALUES (1, 'Acme'); INSERT INTO people VALUES (1, 'a@x', 'Ann', 1, NULL)`);
  const run = await h.bench.run();
  expect(h.rows('right', staff)).toHaveLength(1);
  const undone = await h.bench.undo(run);
  expect(undone.skipped).toEqual([]);
  expect(h.rows('right', staff)).toEqual([]);
  expect(h.rows('right', 'SELECT name FROM companies')).toEqual([]);
  await settled(h);
});

test('A22: people read a reference as the key of their own side, in previews, undos and histories', async () => {
  const h = await house([companies, people()]);
  h.sql(
    'left',
    `INSERT INTO companies VALUES (1, 'Acme'), (2, 'Birk');
    INSERT INTO people VALUES (1, 'a@x', 'Ann', 1, NULL)`,
  );
  h.sql('right', `INSERT INTO companies VALUES (8, 'Birk'), (9, 'Acme')`);
  await h.bench.run();
  h.sql('left', 'UPDATE people SET company = 2 WHERE id = 1');
  const plan = await h.bench.plan();
  const companyOf = (changes: readonly Change[]) =>
    changes.flatMap(({ writes }) => writes.map((write) => [write.before['company'], write.fields['company']]));
  const shown: Change[] = [];
  await previewFlow(plan, await h.bench.world(), (_, own) => shown.push(own));
  expect(companyOf(shown)).toEqual([['9', '8']]);
  const run = await h.bench.run();
  const [, sync] = plan.syncs;
  if (sync === undefined) throw new Error('There is a second sync.');
  const rows = await h.bench.store.journalOfRun(run.id, null, 10, false);
  const links = { flow: plan.flow, store: h.bench.store };
  const told = await entriesInOwnTerms(
    links,
    sync,
    rows.map((one) => one.entry),
  );
  expect(told.map(({ before, sent, after }) => [before, sent, after])).toEqual([
    [{ company: '9' }, { company: '8' }, { company: '8' }],
  ]);
  const undone: Change[] = [];
  await previewUndo(run.id, plan, await h.bench.world(), { each: (change) => undone.push(change) });
  expect(companyOf(undone)).toEqual([['8', '9']]);
  h.sql('left', 'UPDATE people SET company = 1 WHERE id = 1');
  h.sql('right', 'UPDATE people SET company = NULL WHERE id = 1');
  const asked: Change[] = [];
  await previewFlow(plan, await h.bench.world(), (_, own) => asked.push(own));
  const [question] = asked.flatMap((one) => one.questions);
  expect(question?.about === 'unit' ? [question.left, question.right].map((one) => Object.values(one)) : null).toEqual([
    [['1']],
    [[null]],
  ]);
});
