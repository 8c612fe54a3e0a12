import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { inTandem, objectsOf } from '../../testing/tandem.ts';

async function ranOnce(): Promise<string> {
  const cwd = testFolder();
  expect((await inTandem(['init', '.', '--sample'], { cwd })).code).toBe(0);
  expect((await inTandem(['run'], { cwd })).code).toBe(0);
  return cwd;
}

test('W5: a replay works without the connections and without the data, and leaves the state as it is', async () => {
  const cwd = await ranOnce();
  const flow = readFileSync(join(cwd, 'flows', 'contacts.json'), 'utf8');
  writeFileSync(join(cwd, 'draft.json'), flow.replace('"firstLink": "ask"', '"firstLink": "left-wins"'));
  renameSync(join(cwd, 'data'), join(cwd, 'elsewhere'));
  renameSync(join(cwd, 'connections'), join(cwd, 'elsewhere', 'connections'));
  const before = (await inTandem(['status', 'contacts', '--json'], { cwd })).out;
  const asItWas = await inTandem(['replay', 'contacts', '--since', '2020-01-01T00:00Z', '--json'], { cwd });
  expect([asItWas.code, objectsOf(asItWas.out).at(-1)]).toMatchObject([0, { replay: 'contacts', same: true }]);
  const draft = await inTandem(['replay', 'draft.json', '--since', '2020-01-01T00:00Z', '--json'], { cwd });
  expect([draft.code, draft.err]).toEqual([2, '']);
  const { syncs } = objectsOf(draft.out).at(-1) ?? {};
  expect(syncs).toMatchObject({ contacts: { unlike: 0, noPlan: 0, counts: { 'not-written': 0, different: 0 } } });
  expect((await inTandem(['status', 'contacts', '--json'], { cwd })).out).toBe(before);
});

test('X3: a field map or a group can be named in place of its fields', async () => {
  const cwd = await ranOnce();
  const csv = join(cwd, 'data', 'erp.csv');
  writeFileSync(csv, readFileSync(csv, 'utf8').replace(/^(10001;[^;]*;)[^;]*/m, '$1Neue Firma'));
  expect((await inTandem(['run'], { cwd })).code).toBe(0);
  const said = await inTandem(['restore', 'left', '10001', 'company', '--to', '0', '--preview', '--json'], { cwd });
  expect(objectsOf(said.out).at(-1)).toMatchObject({ restore: { left: 1, right: 1 }, skipped: 0 });
});

test('X3: moment 0 is as the records were linked, also where one of them was made from the other in that run', async () => {
  const cwd = await ranOnce();
  const csv = join(cwd, 'data', 'erp.csv');
  writeFileSync(csv, readFileSync(csv, 'utf8').replace(/^(10020;[^;]*;)[^;]*/m, '$1Neue Firma'));
  expect((await inTandem(['run'], { cwd })).code).toBe(0);
  const said = await inTandem(['restore', 'left', '10020', 'Firma', '--to', '0', '--json', '--yes'], { cwd });
  expect(objectsOf(said.out).at(-1)).toMatchObject({
    state: 'done',
    skipped: 0,
    syncs: { contacts: { left: { updated: 1 }, right: { updated: 1 } } },
  });
  expect(readFileSync(csv, 'utf8')).not.toContain('Neue Firma');
});

test('moments without a zone, unknown records, fields and moments are refused with the remedy', async () => {
  const cwd = await ranOnce();
  const refused = async (...words: readonly string[]): Promise<string> => {
    const { code, err } = await inTandem(words, { cwd });
    expect([words.join(' '), code === 0]).toEqual([words.join(' '), false]);
    return err;
  };
  expect(await refused('record', 'left', '10001', '--at', '2026-10-01T12:00')).toContain('has no zone');
  expect(await refused('record', 'left', 'nobody')).toContain('Nothing is known of a record "nobody" on the left');
  expect(await refused('record', 'left', '10001', '--at', '2026-10-01T12:00Z', '--timeline')).toContain('Give one');
  expect(await refused('restore', 'left', '10001')).toContain('--at INSTANT');
  expect(await refused('restore', 'left', '10001', 'Nope', '--to', '0')).toContain('reads no field "Nope"');
  expect(await refused('restore', 'left', '10001', '--to', '900')).toContain('has no moment 900');
  expect(await refused('restore', 'left', '10001', '--to', 'x')).toContain('number of a moment');
  expect(await refused('replay', 'contacts')).toContain('--since');
  expect(await refused('roundtrip', 'contacts', '--rows', '0')).toContain('--rows all');
  expect(await refused('roundtrip', 'contacts', '--field-map', 'x')).toContain('Its field maps are');
});
