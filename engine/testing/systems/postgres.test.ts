import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';

test('a server for tests answers from fresh databases, speaks TLS, and leaves nothing behind', async () => {
  const server = await startPostgres({ tls: true });
  const first = await server.freshDatabase();
  const second = await server.freshDatabase();
  expect(first).not.toBe(second);
  await server.query(first, 'create table t (a int)');
  expect(await server.query(second, `select to_regclass('t') as there`)).toEqual([{ there: null }]);
  expect(await server.query(first, 'select $1::int + 1 as two', [1])).toEqual([{ two: 2 }]);
  expect(await server.query(first, 'show ssl')).toEqual([{ ssl: 'on' }]);
  const folder = dirname(server.certificatePath ?? '/nowhere/file');
  expect(existsSync(folder)).toBe(true);
  await server.stop();
  await server.stop();
  expect(existsSync(folder)).toBe(false);
});
