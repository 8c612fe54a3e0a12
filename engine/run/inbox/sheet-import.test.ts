import { expect, test } from 'vitest';
import { InboxQuery } from '../../model/inbox.ts';
import { type Duet, textField } from '../../testing/duet.ts';
import { ann, annRight, bob, duets } from '../../testing/duets.ts';
import { inboxPage } from './list.ts';
import { syncOf } from './question-line.ts';
import { blankWord, rowsOf, type SheetCells, sheetColumns } from './sheet.ts';
import type { SheetLine } from './sheet-check.ts';
import { importSheet } from './sheet-import.ts';

const duet = duets();

async function table(d: Duet): Promise<readonly SheetLine[]> {
  const plan = await d.plan();
  const world = await d.world();
  const query = InboxQuery.parse({ states: ['open'] });
  const { items } = await inboxPage(world, async () => plan, query, { after: null, limit: 100 });
  return items
    .flatMap((item) => rowsOf(item, syncOf(plan, item.sync)))
    .map(({ cells }, at) => ({ line: at + 2, cells, doubtful: [] }));
}

const filled = (line: SheetLine, cells: Partial<SheetCells>): SheetLine => ({
  ...line,
  cells: { ...line.cells, ...cells },
});

async function take(d: Duet, lines: readonly SheetLine[], over: object = {}) {
  const plan = await d.plan();
  const options = { flow: d.scope.flow, why: null, dryRun: false, skipBad: false, ...over };
  return importSheet(await d.world(), async () => plan, lines, options);
}

/** Ann's phone and town were edited on both sides, and move together. */
async function grouped() {
  const d = duet({ sync: { groups: [{ id: 'contact', maps: ['phone', 'city'] }] } });
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11', city: 'Ulm' });
  d.edit('right', r, { tel: '12', town: 'Trier' });
  await d.run();
  return { d, l, r };
}

test('I10: a group has a row for each of its field maps, with what is there by field', async () => {
  const { d } = await grouped();
  const rows = await table(d);
  expect(rows.map(({ cells }) => [cells.Field, cells.Agreed, cells.Left, cells.Right])).toEqual([
    ['phone / tel', '1', '11', '12'],
    ['city / town', 'Bonn', 'Ulm', 'Trier'],
  ]);
  expect(new Set(rows.map(({ cells }) => cells.Conflict)).size).toBe(1);
  expect(Object.keys(rows[0]?.cells ?? {}).sort()).toEqual([...sheetColumns].sort());
});

test('I11: a group takes one decision on any row, and a value for every field that differs', async () => {
  const { d, l, r } = await grouped();
  const [phone, city] = await table(d);
  if (phone === undefined || city === undefined) throw new Error('two rows');
  const codes = async (...lines: readonly SheetLine[]) => (await take(d, lines)).bad.map((one) => one.problem.code);
  expect(await codes(filled(phone, { Decision: 'left' }), filled(city, { Decision: 'right' }))).toEqual([
    'sheet/two-decisions',
  ]);
  expect(await codes(filled(phone, { Decision: 'value', Value: '13' }), city)).toEqual(['sheet/no-value']);
  expect(await codes(filled(phone, { Field: 'fax' }), city)).toEqual(['sheet/field']);
  expect(await codes({ ...filled(phone, { Decision: 'value', Value: '1' }), doubtful: ['Value'] }, city)).toEqual([
    'sheet/rounded',
  ]);
  const done = await take(d, [
    filled(phone, { Decision: 'value', Value: blankWord, Why: 'moved' }),
    filled(city, { Value: 'Bremen', Assignee: 'dana', Comment: 'checked' }),
  ]);
  expect(done).toMatchObject({ answered: 1, noted: 1, skipped: 0, bad: [], recorded: true });
  const [decision] = await (await d.store()).decisions({ batch: done.batch }, 0, 10);
  expect(decision?.decision.why).toBe('moved');
  const row = [
    ...(await (await d.store()).conflictsById(decision === undefined ? [] : [decision.decision.conflict])).values(),
  ][0];
  expect(row?.care).toMatchObject({ assignee: 'dana', comments: [{ text: 'checked' }] });
  await d.run();
  expect(d.record('left', l)).toMatchObject({ phone: null, city: 'Bremen' });
  expect(d.record('right', r)).toMatchObject({ tel: null, town: 'Bremen' });
});

test('I11: a table that comes back twice changes nothing; another answer meanwhile is told, and the others can be taken', async () => {
  const d = duet();
  for (const one of [ann, bob])
    for (const side of ['left', 'right'] as const)
      d.add(side, side === 'left' ? one : { title: one.name, mail: one.email, tel: '99', town: one.city });
  await d.run();
  const lines = (await table(d)).map((line) => filled(line, { Decision: ' Left ' }));
  expect(await take(d, lines, { dryRun: true })).toMatchObject({ answered: 2, recorded: false });
  expect(await take(d, lines.slice(0, 1))).toMatchObject({ answered: 1, recorded: true });
  expect(await take(d, lines)).toMatchObject({ answered: 1, unchanged: 1, bad: [] });
  const other = lines.map((line) => filled(line, { Decision: 'right' }));
  expect((await take(d, other)).bad.map((one) => one.problem.code)).toEqual(['sheet/answered', 'sheet/answered']);
  const mixed = [...other.slice(0, 1), ...lines.slice(1)];
  expect(await take(d, mixed, { skipBad: true })).toMatchObject({ answered: 0, unchanged: 1, bad: [{ line: 2 }] });
});

test('I11: a value that the field or the other side cannot hold is refused', async () => {
  const short = { kind: 'text', maxLength: 3 } as const;
  const d = duet({
    maps: [
      { id: 'phone', left: 'phone', right: 'tel' },
      { id: 'city', left: 'city', right: 'town' },
    ],
    leftFields: [textField('email'), textField('phone', { kind: 'integer' }), textField('city')],
    rightFields: [textField('mail'), textField('tel', { kind: 'integer' }), textField('town', short)],
  });
  d.add('left', { email: 'a@x', phone: '1', city: 'Ulm' });
  d.add('right', { mail: 'a@x', tel: '2', town: 'Rom' });
  await d.run();
  const lines = await table(d);
  const value = (line: SheetLine, Value: string): SheetLine => filled(line, { Decision: 'value', Value });
  const bad = async (of: (line: SheetLine) => SheetLine) =>
    (await take(d, lines.map(of))).bad.map((one) => one.problem.code).sort();
  expect(await bad((line) => value(line, 'Bremen'))).toEqual(['sheet/bad-value', 'sheet/cannot-travel']);
  expect(await bad((line) => value(line, '007'))).toEqual([]);
  await d.run();
  expect([d.all('left')[0], d.all('right')[0]]).toMatchObject([
    { phone: '7', city: '007' },
    { tel: '7', town: '007' },
  ]);
});

test('I11: removals and matches are decided by their own words', async () => {
  const d = duet();
  const keys = Array.from({ length: 9 }, (_, at) => {
    const [name, email] = [`Person ${at}`, `p${at}@example.com`];
    return [d.add('left', { ...ann, name, email }), d.add('right', { ...annRight, title: name, mail: email })] as const;
  });
  const l = d.add('left', { ...ann, email: 'two@example.com' });
  const rights = [1, 2].map(() => d.add('right', { ...annRight, mail: 'two@example.com' }));
  await d.run();
  const [pair] = keys;
  if (pair === undefined) throw new Error('a pair');
  d.remove('left', pair[0]);
  await d.run();
  const lines = await table(d);
  const removal = lines.find((line) => line.cells.Left === 'removed');
  const match = lines.find((line) => line.cells.Left === l);
  if (removal === undefined || match === undefined) throw new Error('both kinds');
  expect(removal.cells).toMatchObject({ Suggestion: 'remove', Field: '' });
  expect(match.cells.Right.split('\n').sort()).toEqual([...rights].sort());
  const wrong = await take(d, [
    filled(removal, { Decision: 'left' }),
    filled(match, { Decision: 'link', Value: 'nobody' }),
  ]);
  expect(wrong.bad.map((one) => one.problem.code).sort()).toEqual(['sheet/decision', 'sheet/which-pair']);
  const done = await take(d, [
    filled(removal, { Decision: 'remove' }),
    filled(match, { Decision: 'link', Value: `${l} | ${rights[0]}` }),
  ]);
  expect([done.answered, done.bad]).toEqual([2, []]);
  await d.run();
  expect(d.record('right', pair[1])).toBeUndefined();
  const link = (await (await d.store()).linksByKeys(d.scope, 'left', [l])).get(l);
  expect(link?.right).toBe(rights[0]);
});
