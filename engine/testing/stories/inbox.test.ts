import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { objectsOf, resultOf } from '../tandem.ts';
import { csvHand, type Hand, type Row, sqliteHand } from './hands.ts';
import { inData, type StoryWorkspace, storyWorkspace } from './workspace.ts';

const people = 1_100;
const asked = 1_000;
const fields = ['name', 'phone', 'city'] as const;
/** Which field of a person was edited on both sides. */
const fieldOf = (id: number): (typeof fields)[number] => fields[id % fields.length] ?? 'name';

const flow = {
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'list', object: 'people', newKey: { from: 'next-number' } },
      right: { connection: 'crm', object: 'people' },
      match: { tiers: [{ left: ['mail'], right: ['mail'] }] },
      fields: ['name', 'mail', 'phone', 'city'].map((id) => ({ id, left: id, right: id })),
      brakes: { conflictStorm: false, massUpdate: false },
    },
  ],
};

let folder: string;
let work: StoryWorkspace;
let list: Hand;
let crm: Hand;

/** What a spreadsheet would make something else of. */
const oddities = [
  '=1+1',
  '+49 221',
  '@home',
  '-5',
  "'quoted",
  '0049221',
  '12345678901234567890',
  '2026-01-02',
  ' edge ',
];
const leftValue = (id: number): string =>
  `${oddities[id % oddities.length]} L${id % 7 === 0 ? '' : id}`.replace(/ L$/u, '');
const rightValue = (id: number): string => `R ${id} x`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-inbox-'));
  work = storyWorkspace({
    folder,
    connections: {
      list: { kind: 'csv', settings: { file: inData('people.csv'), key: 'id' } },
      crm: { kind: 'sqlite', settings: { file: inData('crm.sqlite') } },
    },
    flow,
  });
  const rows = Array.from({ length: people }, (_, at): Row => {
    const id = at + 1;
    return { name: `Name ${id}`, mail: `p${id}@example.com`, phone: `0${id}`, city: 'Bonn', own: 'x' };
  });
  list = csvHand(work.data('people.csv'), rows);
  crm = sqliteHand(work.data('crm.sqlite'), rows);
  expect((await work.inside('run', 'people')).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Edits many cells of the list at once, as a person who saves a spreadsheet does. */
function typeInList(cells: ReadonlyMap<string, readonly [field: string, value: string]>): void {
  const file = work.data('people.csv');
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const columns = head.split(',');
  const edited = lines.map((line) => {
    const parts = line.split(',');
    const cell = cells.get(parts[0] ?? '');
    return cell === undefined ? line : parts.with(columns.indexOf(cell[0]), cell[1]).join(',');
  });
  writeFileSync(file, [head, ...edited].join('\n'));
}

async function editBoth(ids: readonly number[], field: (id: number) => string, more = ''): Promise<void> {
  typeInList(new Map(ids.map((id) => [String(id), [field(id), leftValue(id) + more]])));
  for (const id of ids) await crm.type(String(id), field(id), rightValue(id) + more);
}

type Cells = (string | null)[][];

const cellsOf = async (file: string): Promise<Cells> =>
  (await readSheet(file, { trim: false })).map((row) => row.map((cell) => (cell === null ? null : String(cell))));

async function save(file: string, cells: Cells): Promise<void> {
  await writeExcelFile(
    cells.map((row) => row.map((value) => ({ value: value ?? '', type: String, format: '@' }))),
  ).toFile(file);
}

const counts = async (): Promise<unknown> => resultOf(await work.inside('conflicts', 'people', '--json'))['conflicts'];
const syncOf = (ended: Awaited<ReturnType<StoryWorkspace['inside']>>): unknown => {
  const { syncs } = resultOf(ended);
  return typeof syncs === 'object' && syncs !== null && 'people' in syncs ? syncs.people : null;
};
const cellIn = (hand: readonly Row[], id: number, field: string): unknown =>
  hand.find((row) => row['id'] === String(id))?.[field];

const book = (): string => join(folder, 'questions.xlsx');
const decided = (): string => join(folder, 'decided.xlsx');
const ids = Array.from({ length: asked }, (_, at) => at + 1);
const typedName = (id: number): boolean => fieldOf(id) === 'name' && id % 9 === 0;
const wrongWay = (id: number): boolean => fieldOf(id) === 'city' && id % 101 === 0;

test('I10: a thousand questions go into a workbook, every value as it is', { timeout: 120_000 }, async () => {
  await editBoth(ids, fieldOf);
  expect(syncOf(await work.inside('run', 'people', '--json'))).toMatchObject({ conflicts: asked });
  expect((await work.inside('conflicts', 'people', '-o', 'questions.xlsx')).code).toBe(0);
  const [head = [], ...rows] = await cellsOf(book());
  const at = (name: string): number => head.indexOf(name);
  expect(rows).toHaveLength(asked);
  for (const row of rows) {
    const id = Number(row[at('Left key')]);
    expect([row[at('Field')], row[at('Left')], row[at('Right')]]).toEqual([fieldOf(id), leftValue(id), rightValue(id)]);
  }
});

test('I11: rows that cannot be taken are told by line, and nothing is recorded', { timeout: 60_000 }, async () => {
  const cells = await cellsOf(book());
  const at = (name: string): number => cells[0]?.indexOf(name) ?? -1;
  const set = (row: number, column: string, value: string): void => {
    const line = cells[row];
    if (line !== undefined) line[at(column)] = value;
  };
  for (const [index] of cells.entries()) if (index > 0) set(index, 'Decision', 'left');
  set(1, 'Conflict', 'c0000000000000000');
  set(2, 'Left', 'typed here');
  set(3, 'Decision', 'both');
  set(4, 'Revision', '7');
  set(5, 'Flow', 'others');
  set(6, 'Value', 'x');
  cells.push([...(cells[7] ?? [])]);
  await save(decided(), cells);
  const ended = await work.inside('resolve', '--from', 'decided.xlsx', 'people', '--json');
  expect(ended.code).toBe(4);
  const bad = objectsOf(ended.out).flatMap((line) => ('badRow' in line ? [line['badRow']] : []));
  expect(bad).toMatchObject([
    { line: 2, code: 'sheet/unknown' },
    { line: 3, code: 'sheet/edited-cell' },
    { line: 4, code: 'sheet/decision' },
    { line: 5, code: 'sheet/moved-on' },
    { line: 6, code: 'sheet/other-flow' },
    { line: 7, code: 'sheet/value-unused' },
    { line: asked + 2, code: 'sheet/twice' },
  ]);
  expect(resultOf(ended)).toMatchObject({ recorded: false, batch: null, bad: 7 });
  expect(objectsOf((await work.inside('conflicts', '--state', 'answered', '--json')).out)).toEqual([{ conflicts: 0 }]);
});

test('I11, I3: decided in the workbook and imported, the next run writes both systems', {
  timeout: 120_000,
}, async () => {
  const cells = await cellsOf(book());
  const at = (name: string): number => cells[0]?.indexOf(name) ?? -1;
  for (const row of cells.slice(1)) {
    const id = Number(row[at('Left key')]);
    row[at('Why')] = 'sorted out by phone';
    if (typedName(id)) {
      row[at('Decision')] = 'value';
      row[at('Value')] = `=Typed ${id}`;
    } else if (fieldOf(id) === 'name') row[at('Decision')] = 'agreed';
    else row[at('Decision')] = fieldOf(id) === 'city' && !wrongWay(id) ? 'right' : 'left';
  }
  await save(decided(), cells);
  const dry = await work.inside('resolve', '--from', 'decided.xlsx', 'people', '--dry-run', '--json');
  expect(resultOf(dry)).toMatchObject({ answered: asked, bad: 0, recorded: false });
  const ended = await work.inside('resolve', '--from', 'decided.xlsx', 'people', '--by', 'dana', '--json');
  expect([ended.code, resultOf(ended)]).toMatchObject([0, { answered: asked, bad: 0, recorded: true }]);
  const run = await work.inside('run', 'people', '--json');
  expect(syncOf(run)).toMatchObject({ conflicts: 0, failed: 0 });
  const [left, right] = [await list.rows(), await crm.rows()];
  for (const id of ids) {
    const field = fieldOf(id);
    const kept = field === 'city' && !wrongWay(id) ? rightValue(id) : leftValue(id);
    const want = field === 'name' ? (typedName(id) ? `=Typed ${id}` : `Name ${id}`) : kept;
    expect([id, cellIn(left, id, field), cellIn(right, id, field)]).toEqual([id, want, want]);
  }
  expect(await counts()).toBe(0);
});

test('I14: a chosen value is explained by who chose it, and why', async () => {
  const id = ids.find((one) => fieldOf(one) === 'phone') ?? 0;
  expect((await work.inside('explain', 'left', String(id), 'phone')).out).toContain(
    'chosen by dana ("sorted out by phone")',
  );
});

test('I6: the whole import is taken back, from both systems too, and imported again', {
  timeout: 180_000,
}, async () => {
  const [lists, crms] = [await list.rows(), await crm.rows()];
  const [first] = objectsOf((await work.inside('conflicts', '--state', 'closed', '--json')).out);
  const conflict = first?.['conflict'];
  const id = typeof conflict === 'object' && conflict !== null && 'id' in conflict ? String(conflict.id) : '';
  const [, batch = ''] = /batch (b\w+)/u.exec((await work.inside('conflicts', id)).out) ?? [];
  const undone = await work.inside('resolve', '--undo', batch, '--why', 'one more look', '--json');
  expect([undone.code, resultOf(undone)]).toMatchObject([0, { reopened: asked, left: 0 }]);
  const [left, right] = [await list.rows(), await crm.rows()];
  for (const id of ids)
    expect([id, cellIn(left, id, fieldOf(id)), cellIn(right, id, fieldOf(id))]).toEqual([
      id,
      leftValue(id),
      rightValue(id),
    ]);
  expect(syncOf(await work.inside('run', 'people', '--json'))).toMatchObject({ conflicts: asked });
  expect((await work.inside('resolve', '--from', 'decided.xlsx', 'people')).code).toBe(0);
  expect((await work.inside('run', 'people')).code).toBe(0);
  expect([await list.rows(), await crm.rows()]).toEqual([lists, crms]);
});

test('I12, I13: the rule in the decisions is found, tried on them, and accepted', { timeout: 60_000 }, async () => {
  const ended = await work.inside('rules', 'people', '--json');
  const found = objectsOf(ended.out).flatMap((line) => ('suggestion' in line ? [line['suggestion']] : []));
  const cities = ids.filter((id) => fieldOf(id) === 'city');
  const differ = cities.filter(wrongWay).length;
  expect(found).toContainEqual(
    expect.objectContaining({
      id: 'people.city.right-wins',
      agree: cities.length - differ,
      differ,
      unsure: 0,
      differing: Array.from({ length: differ }, () => expect.stringMatching(/^c/)),
    }),
  );
  expect(found).toContainEqual(expect.objectContaining({ id: 'people.phone.left-wins', differ: 0 }));
  const accepted = await work.inside('rules', 'accept', 'people.city.right-wins', '--why', 'always so', '--json');
  expect([accepted.code, resultOf(accepted)]).toMatchObject([0, { rule: 'people.city.right-wins', differ }]);
  const written: unknown = JSON.parse(readFileSync(join(folder, 'flows', 'people.json'), 'utf8'));
  expect(JSON.stringify(written)).toContain('"right":"city","conflict":{"rule":"right-wins"}');
});

test('I13: from then on runs settle such questions by themselves, and the run after is quiet', {
  timeout: 120_000,
}, async () => {
  expect((await work.inside('run', 'people')).code).toBe(0);
  const again = ids.slice(0, 100);
  await editBoth(again, () => 'city', ' again');
  const run = await work.inside('run', 'people', '--json');
  expect([run.code, syncOf(run)]).toMatchObject([0, { conflicts: 0, left: { updated: 100 }, right: { updated: 0 } }]);
  const left = await list.rows();
  expect(again.every((id) => cellIn(left, id, 'city') === `${rightValue(id)} again`)).toBe(true);
  expect((await work.inside('explain', 'left', '50', 'city')).out).toContain('right-wins');
  expect(syncOf(await work.inside('run', 'people', '--json'))).toMatchObject({
    conflicts: 0,
    left: { updated: 0 },
    right: { updated: 0 },
  });
});
