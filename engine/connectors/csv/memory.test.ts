import { execFileSync } from 'node:child_process';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, deskOf } from '../../testing/desk.ts';
import { csv } from './csv.ts';

let desk: Desk;

beforeEach(() => {
  desk = deskOf(csv);
});
afterEach(() => desk.dispose());

test('a file of 30 MB is scanned and rewritten in a heap that could not hold it', () => {
  const records = 300_000;
  const file = openSync(desk.path('people.csv'), 'w');
  writeSync(file, 'id,name,note\n');
  for (let from = 0; from < records; from += 10_000) {
    const rows = Array.from(
      { length: 10_000 },
      (_, at) => `${from + at},"Person ${from + at}",${'note '.repeat(17)}\n`,
    );
    writeSync(file, rows.join(''));
  }
  closeSync(file);
  const { size } = statSync(desk.path('people.csv'));
  expect(size).toBeGreaterThan(30_000_000);
  const script = `
    import { csv } from ${JSON.stringify(join(import.meta.dirname, 'csv.ts'))};
    const session = await csv.open({ file: '../people.csv', key: 'id' }, {}, { now: () => '', folder: ${JSON.stringify(desk.path('connections'))} });
    const shape = await session.shape('people');
    const view = { shape, fields: ['id', 'name', 'note'], modifiedAt: null };
    let records = 0;
    for await (const page of session.scan(view)) records += page.snapshots.length;
    const writes = ['5', '299999'].map((key) => ({ op: 'update', intent: 'i', key, fields: { name: 'A' }, expect: { fields: {} } }));
    console.log(records, (await session.write(view, writes)).map((one) => one.kind).join());`;
  const heapMb = 32;
  const said = execFileSync(process.execPath, [`--max-old-space-size=${heapMb}`, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(said.trim()).toBe(`${records} done,done`);
  expect(statSync(desk.path('people.csv')).size).toBe(size - 'Person 5'.length - 'Person 299999'.length + 2);
});
