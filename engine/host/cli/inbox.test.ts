import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Ended, objectsOf, people, resultOf, type SmallWorkspace, smallWorkspace } from '../../testing/tandem.ts';

/** Three people whose cities differ: blank in the shop, written otherwise, another one altogether. */
async function differing(): Promise<SmallWorkspace> {
  const [ann, bob, cleo] = people(3);
  if (ann === undefined || bob === undefined || cleo === undefined) throw new Error('three people');
  const small = smallWorkspace({
    rules: { fillBlanks: false },
    shop: [
      { ...ann, city: '' },
      { ...bob, city: 'KÖLN' },
      { ...cleo, city: 'Ulm' },
    ],
    crm: [ann, { ...bob, city: 'Köln' }, { ...cleo, city: 'Trier' }],
  });
  await small.tandem('run');
  return small;
}

const conflictsIn = (ended: Ended): readonly { readonly [name: string]: unknown }[] =>
  objectsOf(ended.out).flatMap((line) => {
    const { conflict } = line;
    return typeof conflict === 'object' && conflict !== null ? [{ ...conflict }] : [];
  });

const patterns = async (small: SmallWorkspace, ...words: readonly string[]): Promise<readonly unknown[]> =>
  conflictsIn(await small.tandem('conflicts', ...words, '--json'))
    .map((one) => one['pattern'])
    .sort();

const idOf = async (small: SmallWorkspace, pattern: string): Promise<string> =>
  String(conflictsIn(await small.tandem('conflicts', '--pattern', pattern, '--json'))[0]?.['id']);

const codeIn = (ended: Ended): unknown => {
  const { error } = resultOf(ended);
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
};

test('I1, I2: questions are listed by their parts, and counted', async () => {
  const small = await differing();
  expect(await patterns(small)).toEqual(['case-or-space', 'left-blank', 'other']);
  expect(await patterns(small, 'people', '--field', 'city', '--search', 'ulm')).toEqual(['other']);
  expect(await patterns(small, '--older-than', '1d')).toEqual([]);
  expect(await patterns(small, '--nobody')).toHaveLength(3);
  const counted = objectsOf((await small.tandem('conflicts', '--count', 'pattern', '--json')).out);
  expect(counted.at(-1)).toEqual({ groups: 3, conflicts: 3 });
  const wrong = [
    ['--pattern', 'odd'],
    ['--reason', 'odd'],
    ['--field', 'city'],
    ['people', '--field', 'town'],
    ['--count', 'odd'],
    ['--state', 'odd'],
    ['--older-than', 'long'],
    ['-o', 'questions.txt'],
  ];
  for (const words of wrong) expect((await small.tandem('conflicts', ...words)).code).toBe(64);
});

test('I7: assigned, snoozed and due questions are found again', async () => {
  const small = await differing();
  const id = await idOf(small, 'other');
  for (const words of [
    ['assign', id, '--to', 'dana'],
    ['comment', id, 'ask her'],
    ['due', id, '--on', '2020-01-01'],
  ])
    expect((await small.tandem(...words)).code).toBe(0);
  expect(await patterns(small, '--mine', '--by', 'dana')).toEqual(['other']);
  expect(await patterns(small, '--overdue')).toEqual(['other']);
  await small.tandem('snooze', id, '--until', '3d');
  expect(await patterns(small)).toHaveLength(2);
  expect(await patterns(small, '--snoozed')).toEqual(['other']);
  const whole = (await small.tandem('conflicts', id)).out;
  for (const words of ['assigned to dana', 'ask her', 'snoozed until', 'due 2020-01-0']) expect(whole).toContain(words);
  await small.tandem('snooze', id, '--wake');
  expect(await patterns(small)).toHaveLength(3);
  for (const words of [
    ['assign', id],
    ['snooze', id],
    ['comment', id],
    ['snooze', id, '--until', 'later'],
    ['due', 'c0', '--never'],
  ])
    expect((await small.tandem(...words)).code).toBe(64);
});

test('I5, I6, I15: answers are taken back by question or by batch, before a run and after it', async () => {
  const small = await differing();
  const before = small.shopText();
  const all = resultOf(await small.tandem('resolve', '--all', '--right', '--why', 'the CRM is right', '--json'));
  expect(all).toMatchObject({ answered: 3, refused: 0 });
  const batch = String(all['batch']);
  const id = String(conflictsIn(await small.tandem('conflicts', '--pattern', 'other', '--json'))[0]?.['id']);
  expect((await small.tandem('conflicts', id)).out).toContain('right "the CRM is right"; the next run writes it');
  expect(resultOf(await small.tandem('resolve', '--undo', id, '--json'))).toMatchObject({ reopened: 1, left: 0 });
  await small.tandem('run');
  const written = small.shopText();
  expect(written).not.toBe(before);
  const foretold = await small.tandem('resolve', '--undo', batch, '--dry-run', '--json');
  expect(resultOf(foretold)).toEqual({ undo: batch, writes: 2, reopened: 2, restored: 0, left: 0 });
  expect(small.shopText()).toBe(written);
  expect((await small.tandem('resolve', '--undo', batch, '--dry-run')).out).toContain('Nothing was written.');
  const undone = resultOf(await small.tandem('resolve', '--undo', batch, '--json'));
  expect(undone).toMatchObject({ reopened: 2, left: 0 });
  const changesIn = (text: string) => objectsOf(text).flatMap((one) => ('change' in one ? [one['change']] : []));
  const [run] = z.array(z.string()).parse(undone['runs']);
  expect(changesIn(foretold.out)).toEqual(changesIn((await small.tandem('history', '--run', run ?? '', '--json')).out));
  expect(small.shopText()).toBe(before);
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { conflicts: 3 } } });
  const nothing = await small.tandem('resolve', '--undo', batch, '--json');
  expect([nothing.code, codeIn(nothing)]).toEqual([64, 'usage/no-answer']);
});

test('I11: a table with a bad row records nothing, and the good ones with --skip-bad', async () => {
  const small = await differing();
  await small.tandem('conflicts', '-o', 'q.csv');
  const file = join(small.folder, 'q.csv');
  const lines = readFileSync(file, 'utf8').split('\r\n');
  const decided = lines.map((line, at) => line.replace(/,,,,,$/u, at === 1 ? ',maybe,,,,' : ',left,,,,'));
  writeFileSync(file, decided.join('\r\n'));
  const refused = await small.tandem('resolve', '--from', 'q.csv');
  expect([refused.code, refused.out]).toEqual([4, expect.stringContaining('Line 2: "maybe" does not answer')]);
  expect(refused.out).toContain('nothing was recorded');
  const taken = await small.tandem('resolve', '--from', 'q.csv', '--skip-bad', '--json');
  expect([taken.code, resultOf(taken)]).toMatchObject([2, { answered: 2, bad: 1, recorded: true }]);
  expect((await small.tandem('resolve', '--from', 'none.csv')).code).toBe(64);
});

test('I13: accepting a rule writes its line into the flow and says which; without decisions there is none', async () => {
  const list = people(4);
  const small = smallWorkspace({ shop: list, crm: list, brakes: { massUpdate: false, planChange: false } });
  await small.tandem('run');
  expect((await small.tandem('rules')).out).toContain('No rule would have done');
  small.shop(list.map((one) => ({ ...one, city: 'Shop' })));
  small.crm("UPDATE people SET city = 'Crm ' || id");
  await small.tandem('run');
  await small.tandem('resolve', '--all', '--left');
  await small.tandem('run');
  expect((await small.tandem('rules')).out).toContain('people.city.left-wins');
  const flowBefore = readFileSync(small.flowFile, 'utf8');
  const elsewhere = resultOf(
    await small.tandem('rules', 'accept', 'people.city.left-wins', '-o', 'draft.json', '--json'),
  );
  expect(readFileSync(small.flowFile, 'utf8')).toBe(flowBefore);
  expect(elsewhere).toMatchObject({ agree: 4, differ: 0, file: join(small.folder, 'draft.json') });
  const accepted = await small.tandem('rules', 'accept', 'people.city.left-wins');
  const [, from, to] = /lines (\d+) to (\d+)\./u.exec(accepted.out) ?? [];
  const changed = readFileSync(small.flowFile, 'utf8')
    .split('\n')
    .slice(Number(from) - 1, Number(to));
  expect(changed.join('')).toContain('"rule": "left-wins"');
  expect((await small.tandem('rules', 'accept', 'people.city.left-wins')).code).toBe(64);
});
