import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../testing/fresh-store.ts';
import { connect, type Opening } from './connect.ts';
import { migrate, versionOf } from './migrate.ts';
import { migrations } from './migrations/list.ts';

const key = Buffer.alloc(32, 5);

for (const [when, lookFirst] of [
  ['before it was looked at', false],
  ['after it was found empty', true],
] as const) {
  test(`K4: an encrypted state that another process makes ${when} is opened as that one made it`, () => {
    const file = join(testFolder(), 'state.sqlite');
    const plain: Opening = { durable: true, key, check: () => {} };
    let made = false;
    const db = connect(file, {
      ...plain,
      check(fresh) {
        if (!made && lookFirst) expect(versionOf(fresh)).toBe(0);
        if (!made) {
          made = true;
          const other = connect(file, plain);
          migrate(other, migrations);
          other.close();
        }
        versionOf(fresh);
      },
    });
    expect(versionOf(db)).toBe(migrations.length);
    db.close();
  });
}

test('K4: a state under another key is opened once and told to be unreadable', () => {
  const file = join(testFolder(), 'state.sqlite');
  const first = connect(file, { durable: true, key, check: () => {} });
  migrate(first, migrations);
  first.close();
  let looks = 0;
  const check: Opening['check'] = (db) => {
    looks += 1;
    versionOf(db);
  };
  expect(() => connect(file, { durable: true, key: Buffer.alloc(32, 6), check })).toThrow('is damaged');
  expect(looks).toBe(1);
});
