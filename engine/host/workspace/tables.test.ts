import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { people, resultOf, smallFlow, smallWorkspace } from '../../testing/tandem.ts';
import { readTable } from './tables.ts';

function tableOf(text: string | Uint8Array): unknown {
  const path = join(testFolder(), 'teams.csv');
  writeFileSync(path, text);
  const table = readTable(path);
  return table.ok ? table.value : table.error.code;
}

describe('a table beside a flow', () => {
  test('is read whatever program wrote it', () => {
    const teams = { columns: ['code', 'team'], rows: [['N', 'North, "old"']] };
    expect(tableOf('code,team\nN,"North, ""old"""\n')).toEqual(teams);
    expect(tableOf('\ufeffcode;team\r\n\r\nN;"North, ""old"""\r\n')).toEqual(teams);
    expect(tableOf('code\tteam\rN\t"North, ""old"""')).toEqual(teams);
  });

  test('that cannot be read is told with its remedy', () => {
    expect(tableOf('')).toBe('table/empty');
    expect(tableOf('code,team\nN\n')).toBe('table/ragged');
    expect(tableOf('code,team\nN,"North\n')).toBe('table/broken-quoting');
    expect(tableOf(Uint8Array.from([0x63, 0xfc, 0x2c, 0x61]))).toBe('table/encoding');
    expect(readTable(join(testFolder(), 'teams.csv'))).toMatchObject({ ok: false, error: { code: 'table/no-file' } });
  });

  test('C27: is frozen into the plan of a run; when the file has changed, the next plan is another', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1).map((one) => ({ ...one, city: '' })) });
    const table = join(dirname(small.flowFile), 'cities.csv');
    const flow = JSON.stringify(smallFlow()).replace(
      '{"id":"city",',
      '{"id":"city","steps":[{"id":"look","use":"lookup","settings":{"find":["city"],"give":["code"],"file":"cities.csv"}}],',
    );
    writeFileSync(small.flowFile, flow);
    expect(resultOf(await small.tandem('check', '--json'))).toMatchObject({ ok: false });
    writeFileSync(table, 'city,code\nBonn,BN\n');
    expect((await small.tandem('run')).code).toBe(0);
    expect(small.crm('SELECT city FROM people')).toEqual([{ city: 'BN' }]);
    const before = resultOf(await small.tandem('check', '--json'))['plan'];
    writeFileSync(table, 'city,code\nBonn,BONN\n');
    expect(resultOf(await small.tandem('check', '--json'))['plan']).not.toBe(before);
  });
});
