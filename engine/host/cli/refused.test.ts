import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { objectsOf, people, resultOf, type SmallWorkspace, smallWorkspace } from '../../testing/tandem.ts';

const table = 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT, city TEXT CHECK (length(city) < 9))';

/** Two people on both sides; the city of one was edited into a name that the database of the other side does not take. */
async function refusedByCheck(): Promise<SmallWorkspace> {
  const [first, second] = people(2);
  if (first === undefined || second === undefined) throw new Error('two people');
  const small = smallWorkspace({ table, shop: [first, second], crm: [first, second] });
  expect((await small.tandem('run')).code).toBe(0);
  small.shop([first, { ...second, city: 'Mönchengladbach' }]);
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({
    state: 'partial',
    syncs: { people: { conflicts: 1, failed: 1 } },
  });
  return small;
}

const cities = (small: SmallWorkspace): readonly unknown[] =>
  small.crm("SELECT city FROM people WHERE mail = 'p2@example.com'");

async function asked(small: SmallWorkspace): Promise<{ readonly [name: string]: unknown } | undefined> {
  const [line] = objectsOf((await small.tandem('conflicts', '--json')).out);
  return line?.['conflict'] === undefined ? undefined : Object(line['conflict']);
}

test('I16, G19: a value that a CHECK of SQLite refuses is told with the cause, and another one is typed and written on both sides', async () => {
  const small = await refusedByCheck();
  const question = await asked(small);
  expect(question).toMatchObject({
    about: 'refused',
    reason: 'refused',
    pattern: 'refused',
    side: 'right',
    op: 'update',
    fields: { city: 'Mönchengladbach' },
    before: { city: 'Bonn' },
    problem: { message: expect.stringContaining('does not pass a check') },
  });
  const id = String(question?.['id']);
  expect((await small.tandem('conflicts', id)).out).toContain('Mönchengladbach');
  expect((await small.tandem('assign', id, '--to', 'dana')).code).toBe(0);
  expect((await small.tandem('conflicts', '--assignee', 'dana', '--reason', 'refused')).out).toContain(id);
  expect((await small.tandem('resolve', id, '--left')).err).toContain('does not answer this question');
  const unknown = await small.tandem('resolve', id, '--value', 'name=Bert');
  expect([unknown.code, unknown.err.includes('"name" is not a field of this conflict')]).toEqual([64, true]);
  expect((await small.tandem('resolve', id, '--value', 'city=Gladbach')).code).toBe(0);
  expect((await small.tandem('dead')).out).toBe('No write was set aside.\n');
  expect((await small.tandem('run')).code).toBe(0);
  expect(cities(small)).toEqual([{ city: 'Gladbach' }]);
  expect(small.shopText()).toContain('p2@example.com,Gladbach');
  expect(await asked(small)).toBeUndefined();
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ state: 'done' });
});

test('I10, I11, I16: a refused write goes into a table and comes back with another value', async () => {
  const small = await refusedByCheck();
  expect((await small.tandem('conflicts', 'people', '-o', 'asked.csv')).code).toBe(0);
  const file = join(small.folder, 'asked.csv');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/city,'2,'2,,Mönchengladbach,Mönchengladbach,"The value does not pass a check/u);
  const decide = (decision: string, value: string): void =>
    writeFileSync(file, text.replace(/,,,,,(\r?\n)$/u, `,${decision},${value},,,$1`));
  const refusal = async (): Promise<unknown> =>
    objectsOf((await small.tandem('resolve', '--from', 'asked.csv', '--dry-run', '--json')).out)[0];
  for (const [decision, value, code] of [
    ['left', '', 'sheet/decision'],
    ['value', '', 'sheet/no-value'],
    ['retry', 'Ulm', 'sheet/value-unused'],
  ] as const) {
    decide(decision, value);
    expect(await refusal()).toMatchObject({ badRow: { line: 2, code } });
  }
  decide('value', 'Ulm');
  expect((await small.tandem('resolve', '--from', 'asked.csv')).code).toBe(0);
  expect((await small.tandem('run')).code).toBe(0);
  expect(cities(small)).toEqual([{ city: 'Ulm' }]);
});

test('I16: all refused writes are sent again, or given up, with one answer, which can be taken back', async () => {
  const small = await refusedByCheck();
  const dropped = await small.tandem('resolve', '--all', 'people', '--drop', '--yes', '--json');
  const { batch } = resultOf(dropped);
  expect(resultOf(dropped)).toMatchObject({ answered: 1, refused: 0 });
  expect(resultOf(await small.tandem('dead', '--json'))).toEqual({ dead: 0 });
  expect(resultOf(await small.tandem('resolve', '--undo', String(batch), '--yes', '--json'))).toMatchObject({
    reopened: 1,
  });
  expect(resultOf(await small.tandem('dead', '--json'))).toEqual({ dead: 1 });
  expect(resultOf(await small.tandem('resolve', '--all', 'people', '--retry', '--yes', '--json'))).toMatchObject({
    answered: 1,
  });
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ state: 'partial' });
  expect(await asked(small)).toMatchObject({ revision: 2, state: 'open' });
});

test('K2: somebody who is not shown personal values finds none in a refused write, nor in what the system said of it', async () => {
  const small = await refusedByCheck();
  const flow = readFileSync(small.flowFile, 'utf8');
  writeFileSync(small.flowFile, flow.replace('"object": "shop"', '"object": "shop", "personal": ["city"]'));
  for (const words of [['conflicts'], ['conflicts', '--json'], ['dead', '--json']]) {
    const { out, err } = await small.tandem(...words, '--as', 'viewer');
    expect(out).toMatch(/refused/u);
    expect(out + err).not.toMatch(/Mönchengladbach|Bonn|does not pass/u);
  }
});
