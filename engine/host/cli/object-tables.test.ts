import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { people, type SmallWorkspace, smallWorkspace } from '../../testing/tandem.ts';

/** The city of the shop is a code; the CRM has a table of cities and wants their names. */
function withCities(settings: object = {}): SmallWorkspace {
  const small = smallWorkspace({
    brakes: { emptySide: false },
    shop: people(2).map((one) => ({ ...one, city: one.id === 1 ? 'BN' : 'UL' })),
  });
  small.crm('CREATE TABLE cities (id INTEGER PRIMARY KEY, code TEXT, name TEXT)');
  small.crm(`INSERT INTO cities (code, name) VALUES ('BN', 'Bonn'), ('UL', 'Ulm')`);
  const object = { connection: 'crm', object: 'cities' };
  const step = { id: 'look', use: 'lookup', settings: { find: ['code'], give: ['name'], object, ...settings } };
  const flow = readFileSync(small.flowFile, 'utf8');
  const line = '"right": "city"';
  writeFileSync(small.flowFile, flow.replace(line, `${line}, "steps": ${JSON.stringify([step])}`));
  return small;
}

const cities = (small: SmallWorkspace) => small.crm('SELECT city FROM people ORDER BY mail');

test('C27: values are looked up in an object of a connection, both ways, as its rows are when a run starts', async () => {
  const small = withCities();
  expect((await small.tandem('run')).code).toBe(0);
  expect(cities(small)).toEqual([{ city: 'Bonn' }, { city: 'Ulm' }]);
  expect((await small.tandem('run')).out).toContain('nothing had to be written');
  small.crm(`UPDATE people SET city = 'Bonn' WHERE city = 'Ulm'`);
  await small.tandem('run');
  expect(small.shopText()).not.toContain('UL');
  small.crm(`INSERT INTO cities (code, name) VALUES ('KO', 'Koblenz')`);
  small.shop(people(1).map((one) => ({ ...one, city: 'KO' })));
  // Another row is another plan, so the run is held until somebody has looked.
  const held = await small.tandem('run');
  expect(held.code).toBe(3);
  expect((await small.tandem('plan')).out).toContain('Looks up "code" in crm/cities and takes "name".');
});

test('an object, or a column of it, that is not there is told at the step', async () => {
  const stray = await withCities({ object: { connection: 'crm', object: 'towns' } }).tandem('run');
  expect(stray).toMatchObject({ code: 4, err: expect.stringContaining('towns') });
  const column = await withCities({ give: ['title'] }).tandem('run');
  expect(column.err).toContain('crm/cities: There is no column "title", only code.');
  const nobody = await withCities({ object: { connection: 'nobody', object: 'cities' } }).tandem('run');
  expect(nobody.err).toContain('nobody');
});
