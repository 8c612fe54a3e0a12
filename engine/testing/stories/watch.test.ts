import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { objectsOf, people, smallWorkspace, startTandem, tandem } from '../tandem.ts';

/** The lines of a watching process, one after the other, whenever they come. */
function watchingProcess(folder: string) {
  const { child, ended } = startTandem(['run', '--watch', '--json'], { cwd: folder });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<{ readonly [name: string]: unknown }> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`It ended before it said so: ${(await ended).err}`);
    const [object] = objectsOf(value);
    return object ?? {};
  };
  return { child, ended, line };
}

const updated = (left: number, right: number) => ({
  run: { state: 'done', syncs: { people: { left: { updated: left }, right: { updated: right } } } },
});

test('T16 and T17: a file that people edit while tandem watches is kept in step, until the process is told to end', {
  timeout: 120_000,
}, async () => {
  const small = smallWorkspace({
    shop: people(3),
    crm: people(3),
    triggers: [
      { on: 'file', settleSeconds: 0.1 },
      { on: 'interval', everyMinutes: 600 },
    ],
  });
  const file = join(small.folder, 'data', 'shop.csv');
  const { child, ended, line } = watchingProcess(small.folder);
  expect(await line()).toEqual({ watching: ['people'] });
  expect(await line()).toMatchObject(updated(0, 0));

  // An editor that writes into the file.
  writeFileSync(file, small.shopText().replace('Person 1,p1@example.com,Bonn', 'Person 1,p1@example.com,Köln'));
  let seen = await line();
  for (; !/"right":\{"created":0,"updated":1/.test(JSON.stringify(seen)); seen = await line());
  expect(small.crm('SELECT city FROM people WHERE id = 1')).toEqual([{ city: 'Köln' }]);

  // One that puts a new file in its place.
  writeFileSync(`${file}.tmp`, small.shopText().replace('Person 2,', 'Person Two,'));
  renameSync(`${file}.tmp`, file);
  for (seen = await line(); !/"right":\{"created":0,"updated":1/.test(JSON.stringify(seen)); seen = await line());
  expect(small.crm('SELECT name FROM people WHERE id = 2')).toEqual([{ name: 'Person Two' }]);

  // Somebody works in the database, while another process asks how things are.
  small.crm("UPDATE people SET city = 'Ulm' WHERE id = 3");
  expect(tandem(['status'], { cwd: small.folder }).code).toBe(0);
  for (seen = await line(); !/"left":\{"created":0,"updated":1/.test(JSON.stringify(seen)); seen = await line());
  expect(small.shopText()).toContain('3,Person 3,p3@example.com,Ulm');

  child.kill('SIGTERM');
  const { code, out } = await ended;
  expect([code, objectsOf(out).at(-1)]).toEqual([0, expect.objectContaining({ watched: ['people'], failed: 0 })]);
});
