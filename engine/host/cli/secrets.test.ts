import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startHttpProxy } from '../../testing/systems/proxies.ts';
import { inTandem, people, resultOf, type SmallWorkspace, smallFlow, smallWorkspace } from '../../testing/tandem.ts';

const planted = 'Hunter2/planted+password?';

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

/** A workspace whose right side is a database that nothing listens for. */
function unreachable(): SmallWorkspace {
  const small = smallWorkspace({ shop: people(1), crm: people(1) });
  const settings = { host: '127.0.0.1', port: 1, database: 'crm', user: 'tandem' };
  writeFileSync(
    join(small.folder, 'connections', 'db.json'),
    JSON.stringify({ format: 1, id: 'db', kind: 'postgres', settings }),
  );
  writeFileSync(small.flowFile, JSON.stringify(smallFlow()).replace('"connection":"crm"', '"connection":"db"'));
  return small;
}

test('a secret that is missing is told with the variable and the command that would give it', async () => {
  const small = unreachable();
  const ended = await small.tandem('run', '--json');
  expect(ended.code).toBe(4);
  expect(resultOf(ended)).toEqual({
    error: {
      code: 'vault/missing-secret',
      message: expect.stringContaining('The connection "db" needs its'),
      fix: 'Keep it with "tandem connections secret db password", or set the variable TANDEM_SECRET_DB_PASSWORD.',
      node: 'people/right',
    },
  });
});

test('a secret is kept encrypted, used, and forgotten again', async () => {
  const small = unreachable();
  const kept = await inTandem(['connections', 'secret', 'db', 'password'], {
    cwd: small.folder,
    input: `${planted}\n`,
  });
  expect([kept.code, kept.out]).toEqual([0, 'The secret "password" of db is kept, encrypted.\n']);
  expect(resultOf(await small.tandem('run', '--json'))).not.toMatchObject({ error: { code: 'vault/missing-secret' } });
  await inTandem(['connections', 'secret', 'db', 'password'], { cwd: small.folder, input: '\n' });
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ error: { code: 'vault/missing-secret' } });
  expect((await small.tandem('connections', 'secret', 'crm', 'password')).code).toBe(64);
  expect((await small.tandem('connections', 'secret', 'db', 'pasword')).code).toBe(64);
});

test('no secret is in what any command prints, nor in any file of the workspace', async () => {
  const small = unreachable();
  await inTandem(['connections', 'secret', 'db', 'password'], { cwd: small.folder, input: planted });
  const how = { cwd: small.folder, env: { TANDEM_SECRET_DB_PASSWORD: planted } };
  let said = '';
  for (const words of [
    ['check', '--discover'],
    ['run'],
    ['preview'],
    ['plan'],
    ['connections', 'test'],
    ['connections'],
    ['status'],
  ]) {
    for (const more of [[], ['--json', '--verbose']]) {
      const ended = await inTandem([...words, ...more], how);
      said += ended.out + ended.err;
    }
  }
  expect(said).toContain('127.0.0.1');
  const forms = [planted, encodeURIComponent(planted), Buffer.from(planted).toString('base64')];
  for (const form of forms) expect(said).not.toContain(form);
  for (const file of filesUnder(small.folder)) {
    const text = readFileSync(file, 'latin1');
    for (const form of forms) expect([file, text.includes(form)]).toEqual([file, false]);
  }
});

test('the password of the proxy is kept, given to it, forgotten again, and printed by nothing', async () => {
  const proxy = await startHttpProxy(() => null, { only: { user: 'dana', password: planted } });
  onTestFinished(() => proxy.stop());
  const small = smallWorkspace({ shop: people(1), crm: people(1) });
  const settings = { host: 'db.inside.test', database: 'crm', user: 'tandem' };
  const file = join(small.folder, 'connections', 'db.json');
  writeFileSync(file, JSON.stringify({ format: 1, id: 'db', kind: 'postgres', settings }));
  const keep = (input: string) =>
    inTandem(['connections', 'proxy-password', '--verbose'], { cwd: small.folder, input });
  expect((await keep(planted)).code).toBe(64);
  const network = { proxy: { address: proxy.address, user: 'dana' } };
  writeFileSync(join(small.folder, 'settings.json'), JSON.stringify({ format: 1, network }));
  const env = { TANDEM_SECRET_DB_PASSWORD: 'x' };
  const tested = () => inTandem(['connections', 'test', 'db', '--json', '--verbose'], { cwd: small.folder, env });
  expect((await tested()).out).toContain('proxy/no-password');
  const kept = await keep(`${planted}\n`);
  expect([kept.code, kept.out]).toEqual([0, `The password of the proxy ${proxy.address} is kept, encrypted.\n`]);
  const led = await tested();
  expect(led.out).toContain('proxy/no-way');
  expect(proxy.led).toEqual(['db.inside.test:5432']);
  expect(kept.out + kept.err + led.out + led.err).not.toContain(planted);
  for (const one of filesUnder(small.folder)) expect(readFileSync(one, 'utf8')).not.toContain(planted);
  await keep('\n');
  expect((await tested()).out).toContain('proxy/no-password');
});
