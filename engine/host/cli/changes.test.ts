import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { objectsOf, people, resultOf, smallWorkspace } from '../../testing/tandem.ts';

/** Two linked people of whom one was edited in the shop, and two who are only there. */
async function edited() {
  const small = smallWorkspace({ shop: people(2), crm: people(2) });
  await small.tandem('run');
  small.shop(people(4).map((one) => (one.id === 1 ? { ...one, city: 'Ulm' } : one)));
  return small;
}

const linesOf = (folder: string, file = 'set.jsonl') => objectsOf(readFileSync(join(folder, file), 'utf8'));

test('A24: a preview keeps its changes in a file, the same bytes each time, and a run of the file does exactly that', async () => {
  const small = await edited();
  const preview = await small.tandem('preview', '-o', 'set.jsonl', '--json');
  expect(resultOf(preview)).toMatchObject({ calls: { people: { left: 0, right: 2 } }, file: 'set.jsonl' });
  await small.tandem('preview', '-o', 'again.jsonl');
  expect(readFileSync(join(small.folder, 'again.jsonl'))).toEqual(readFileSync(join(small.folder, 'set.jsonl')));
  const [head, ...entries] = linesOf(small.folder);
  expect(head).toMatchObject({ changeSet: 1, flow: 'people' });
  expect(entries.at(-1)).toMatchObject({
    changes: 3,
    syncs: { people: { right: { created: 2, updated: 1, removed: 0, calls: 2 } } },
  });
  expect(entries.filter((one) => one['move'] === 'none')).toMatchObject([
    { writes: [{ side: 'right', op: 'update', fields: { city: { before: 'Bonn', after: 'Ulm' } } }] },
  ]);
  const run = await small.tandem('run', '--changes', 'set.jsonl');
  expect(run.out).toContain('3 changes in the file: 3 done, 0 moved on, 0 failed, 0 left out.');
  expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 4 }]);
  expect((await small.tandem('run')).out).toContain('nothing had to be written');
});

test('A24: changes that are left out or moved on are not done, and are told; a later run decides about them again', async () => {
  const small = await edited();
  await small.tandem('preview', '-o', 'set.jsonl');
  const creates = linesOf(small.folder).filter((one) => one['move'] === 'create');
  const [left] = creates.map((one) => String(one['id']));
  small.crm(`UPDATE people SET city = 'Köln' WHERE mail = 'p1@example.com'`);
  const run = await small.tandem('run', '--changes', 'set.jsonl', '--except', left ?? '', '--json');
  expect(objectsOf(run.out).at(-2)).toEqual({ planned: 3, done: 1, movedOn: 1, failed: 0, excluded: 1 });
  expect(objectsOf(run.out).filter((one) => 'movedOn' in one && 'planned' in one === false)).toMatchObject([
    { movedOn: { left: '1', writes: [{ side: 'right' }] } },
  ]);
  expect(resultOf(run)).toMatchObject({ syncs: { people: { right: { created: 1, updated: 0 } } } });
  expect(small.crm(`SELECT city FROM people WHERE mail = 'p1@example.com'`)).toEqual([{ city: 'Köln' }]);
  const later = resultOf(await small.tandem('run', '--json'));
  expect(later).toMatchObject({ syncs: { people: { conflicts: 1, right: { created: 1, updated: 0 } } } });
});

test('A26: a field is left out of a change by name, is told, and is written by a later run', async () => {
  const small = await edited();
  small.shop(people(2).map((one) => (one.id === 1 ? { ...one, name: 'Anja', city: 'Ulm' } : one)));
  await small.tandem('preview', '-o', 'set.jsonl');
  const [update] = linesOf(small.folder).filter((one) => one['move'] === 'none');
  const id = String(update?.['id']);
  const run = await small.tandem('run', '--changes', 'set.jsonl', '--except', `${id}:city`, '--json');
  expect(objectsOf(run.out).at(-2)).toEqual({ planned: 1, done: 1, movedOn: 0, failed: 0, excluded: 0, trimmed: 1 });
  expect(small.crm(`SELECT name, city FROM people WHERE mail = 'p1@example.com'`)).toEqual([
    { name: 'Anja', city: 'Bonn' },
  ]);
  await small.tandem('run');
  expect(small.crm(`SELECT city FROM people WHERE mail = 'p1@example.com'`)).toEqual([{ city: 'Ulm' }]);
  const refused = await small.tandem('run', '--changes', 'set.jsonl', '--except', `${id}:shoe`, '--json');
  expect(objectsOf(refused.out).at(-1)).toMatchObject({ error: { code: 'usage/unknown-field' } });
});

test('a change set that was edited, belongs to another version of the flow or is none at all is refused, with the remedy', async () => {
  const small = await edited();
  await small.tandem('preview', '-o', 'set.jsonl');
  const file = join(small.folder, 'set.jsonl');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('Ulm', 'Rom'));
  const codeOf = async (...words: readonly string[]) =>
    objectsOf((await small.tandem('run', ...words, '--json')).out).at(-1);
  expect(await codeOf('--changes', 'set.jsonl')).toMatchObject({ error: { code: 'changes/edited' } });
  writeFileSync(file, 'id,name\n');
  expect(await codeOf('--changes', 'set.jsonl')).toMatchObject({ error: { code: 'changes/misshapen' } });
  expect(await codeOf('--changes', 'none.jsonl')).toMatchObject({ error: { code: 'changes/not-readable' } });
  writeFileSync(file, text);
  expect(await codeOf('--changes', 'set.jsonl', '--except', 'nobody')).toMatchObject({
    error: { code: 'usage/unknown-change' },
  });
  expect(await codeOf('--except', 'nobody')).toMatchObject({ error: { code: 'usage/except' } });
  const flow = readFileSync(small.flowFile, 'utf8');
  writeFileSync(small.flowFile, flow.replace('"email"', '"case"'));
  expect(await codeOf('--changes', 'set.jsonl')).toMatchObject({ error: { code: 'changes/other-plan' } });
  expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 2 }]);
});

test('a preview that fails leaves no half-written change set behind', async () => {
  const small = smallWorkspace({ shop: people(2), crm: people(2) });
  await small.tandem('run');
  writeFileSync(join(small.folder, 'data', 'shop.csv'), 'name,mail\n');
  expect((await small.tandem('preview', '-o', 'set.jsonl')).code).not.toBe(0);
  expect(readdirSync(small.folder).filter((name) => name.includes('partial'))).toEqual([]);
  expect(existsSync(join(small.folder, 'nowhere', 'set.jsonl'))).toBe(false);
  expect(objectsOf((await small.tandem('preview', '-o', 'nowhere/set.jsonl', '--json')).out).at(-1)).toMatchObject({
    error: { code: 'changes/not-writable' },
  });
});

test('A25: a change that is reversed is done the other way round, and the next run has nothing to do', async () => {
  const small = await edited();
  await small.tandem('preview', '-o', 'set.jsonl');
  const update = linesOf(small.folder).find((one) => one['move'] === 'none');
  const run = await small.tandem('run', '--changes', 'set.jsonl', '--reverse', String(update?.['id']), '--json');
  expect(objectsOf(run.out).at(-2)).toEqual({ planned: 3, done: 3, movedOn: 0, failed: 0, excluded: 0 });
  expect(resultOf(run)).toMatchObject({
    syncs: { people: { left: { updated: 1 }, right: { created: 2, updated: 0 } } },
  });
  expect(small.shopText()).not.toContain('Ulm');
  const told = await small.tandem('explain', 'left', '1', 'city');
  expect(told.out).toContain('reversed');
  expect((await small.tandem('run')).out).toContain('nothing had to be written');
  await small.tandem('undo', String(resultOf(run)['run']), '--yes');
  expect(small.shopText()).toContain('Ulm');
});

test('A25: a removal that is reversed brings the record back where it was removed', async () => {
  const rules = { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } };
  const small = smallWorkspace({ shop: people(2), crm: people(2), rules });
  await small.tandem('run');
  small.crm(`DELETE FROM people WHERE mail = 'p1@example.com'`);
  await small.tandem('preview', '-o', 'set.jsonl');
  const [, removal] = linesOf(small.folder);
  expect(removal).toMatchObject({ writes: [{ side: 'left', op: 'remove' }] });
  const run = await small.tandem('run', '--changes', 'set.jsonl', '--reverse', String(removal?.['id']), '--json');
  expect(objectsOf(run.out).at(-2)).toMatchObject({ planned: 1, done: 1 });
  expect(small.crm(`SELECT name, city FROM people WHERE mail = 'p1@example.com'`)).toEqual([
    { name: 'Person 1', city: 'Bonn' },
  ]);
  expect(small.shopText()).toContain('p1@example.com');
  expect((await small.tandem('run')).out).toContain('nothing had to be written');
});

test('A25: a removal is not reversed where that would make a double, and a create has no opposite', async () => {
  const rules = { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } }, create: { left: 'ignore' } };
  const small = smallWorkspace({ shop: people(2), crm: people(2), rules });
  await small.tandem('run');
  small.crm(`DELETE FROM people WHERE mail = 'p1@example.com'`);
  await small.tandem('preview', '-o', 'set.jsonl');
  const [, removal] = linesOf(small.folder);
  small.crm(`INSERT INTO people VALUES (9, 'Twin', 'p1@example.com', 'Ulm')`);
  const doubled = await small.tandem('run', '--changes', 'set.jsonl', '--reverse', String(removal?.['id']));
  expect(doubled.err).toContain('Another record fits the one that is left');
  expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 2 }]);
  small.shop(people(3));
  await small.tandem('preview', '-o', 'set.jsonl');
  const create = linesOf(small.folder).find((one) => one['move'] === 'create');
  const refused = await small.tandem('run', '--changes', 'set.jsonl', '--reverse', String(create?.['id']));
  expect(refused.err).toContain('It makes a record. Leave it out');
  expect(refused.out).toContain('moved on');
  expect((await small.tandem('run', '--reverse', 'x')).err).toContain('are about changes of a file');
});
