import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trust } from '../../host/network/trust.ts';
import { Fault } from '../../model/fault.ts';
import { faultOf } from '../../testing/conformance/writes.ts';
import { makeAuthority } from '../../testing/systems/certificates.ts';
import { freePort, type PostgresServer, startPostgres } from '../../testing/systems/postgres.ts';
import { postgres } from './postgres.ts';

let server: PostgresServer;
let database: string;
let folder: string;
beforeAll(async () => {
  server = await startPostgres({ tls: true });
  database = await server.freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tandem-ca-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ambient = () => ({ now: () => '2026-03-01T00:00:00Z', folder });

type Settings = { readonly [name: string]: unknown };

const open = (settings: Settings = {}, password: string = server.password) =>
  postgres.open(
    { host: server.host, port: server.port, user: server.user, database, ...settings },
    { password },
    ambient(),
  );

async function failure(settings: Settings, password?: string): Promise<Fault> {
  const fault = await faultOf(() => open(settings, password));
  expect(fault.problem.fix).toMatch(/\S/);
  expect(JSON.stringify([fault.problem, String(fault.cause), fault.stack])).not.toContain(password ?? server.password);
  return fault;
}

async function isEncrypted(settings: Settings): Promise<unknown> {
  const session = await open({ ...settings, applicationName: 'tls test' });
  const sql = `select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'tls test'`;
  const rows = await server.query(database, sql);
  await session.close();
  return rows[0]?.['ssl'];
}

test('without TLS on this machine, with it where it is required', async () => {
  expect(await isEncrypted({})).toBe(false);
  expect(await isEncrypted({ ssl: 'off' })).toBe(false);
  expect(await isEncrypted({ ssl: 'require' })).toBe(true);
});

test('verify-full takes the right name with the right authority, and tells what is wrong with any other', async () => {
  const ca = server.certificatePath ?? '';
  expect(await isEncrypted({ ssl: 'verify-full', host: 'localhost', ca })).toBe(true);
  makeAuthority(folder, 'other');
  for (const untrusted of [{ ca: 'other.pem' }, {}])
    expect(await failure({ ssl: 'verify-full', host: 'localhost', ...untrusted })).toMatchObject({
      kind: 'setting',
      problem: { code: 'postgres/certificate', message: expect.stringContaining('Nobody that is trusted here') },
    });
  expect(await failure({ ssl: 'verify-full', host: '127.0.0.1', ca })).toMatchObject({
    kind: 'setting',
    problem: { code: 'postgres/certificate-name', message: expect.stringContaining('not of 127.0.0.1') },
  });
  const missing = await failure({ ssl: 'verify-full', host: 'localhost', ca: 'missing.pem' });
  expect(missing).toMatchObject({ kind: 'setting', problem: { code: 'postgres/ca' } });
});

test('a certificate that has expired is told as that, with whom to ask, until it is renewed', async () => {
  const verified = { ssl: 'verify-full', host: 'localhost', ca: server.certificatePath ?? '' };
  const said = async (): Promise<string | null> =>
    open(verified).then(
      async (session) => {
        await session.close();
        return null;
      },
      (error: unknown) => (error instanceof Fault ? error.problem.code : String(error)),
    );
  await server.showCertificate(0);
  await expect.poll(said, { timeout: 10_000 }).toBe('postgres/certificate-expired');
  expect(await failure(verified)).toMatchObject({
    kind: 'setting',
    problem: {
      message: `The certificate of PostgreSQL at localhost:${server.port} has expired.`,
      fix: expect.stringContaining('renewed'),
    },
  });
  await server.showCertificate(2);
  await expect.poll(said, { timeout: 10_000 }).toBeNull();
});

test('an authority that the workspace trusts counts where a connection names none, until it is trusted no more', async () => {
  const verified = { ssl: 'verify-full', host: 'localhost' };
  trust({ certificates: [server.certificatePath ?? ''] }, folder);
  expect(await isEncrypted(verified)).toBe(true);
  trust({}, folder);
  expect(await failure(verified)).toMatchObject({ problem: { code: 'postgres/certificate' } });
});

test('a user whom the server knows by a certificate needs no password, and nothing else lets that user in', async () => {
  await server.query(database, 'create role certified login');
  const own = server.userCertificate;
  const files = { certificate: own?.certificatePath ?? '', certificateKey: own?.keyPath ?? '' };
  const user = { user: 'certified', ssl: 'require' };
  expect(await isEncrypted({ ...user, ...files })).toBe(true);
  expect(await failure(user)).toMatchObject({ kind: 'sign-in', problem: { code: 'postgres/certificate-of-user' } });
  for (const settings of [{ certificate: files.certificate }, { ...files, certificateKey: 'missing.pem' }])
    expect(await failure({ ...user, ...settings })).toMatchObject({
      kind: 'setting',
      problem: { code: 'postgres/certificate-of-user' },
    });
});

test('a server without TLS is a fault that names the setting', async () => {
  const bare = await startPostgres();
  const fault = await failure({ port: bare.port, database: 'postgres', ssl: 'require' });
  expect(fault).toMatchObject({
    kind: 'setting',
    problem: { code: 'postgres/no-tls', fix: expect.stringContaining('"ssl"') },
  });
  await bare.stop();
});

test('a wrong or missing password, an unknown user or database and a user without rights are told apart', async () => {
  expect(await failure({}, 'wrong-secret')).toMatchObject({ kind: 'sign-in', problem: { code: 'postgres/sign-in' } });
  const before = process.env['PGPASSWORD'];
  process.env['PGPASSWORD'] = server.password;
  const none = await faultOf(() => open({}, ''));
  if (before === undefined) delete process.env['PGPASSWORD'];
  else process.env['PGPASSWORD'] = before;
  expect(none).toMatchObject({ kind: 'sign-in' });
  expect(await failure({ user: 'nobody' })).toMatchObject({ kind: 'sign-in' });
  expect(await failure({ database: 'nowhere' })).toMatchObject({
    kind: 'setting',
    problem: { code: 'postgres/no-database', message: expect.stringContaining('"nowhere"') },
  });
  await server.query(database, `create role barred login password '${server.password}'`);
  await server.query(database, `revoke connect on database ${database} from public`);
  expect(await failure({ user: 'barred' })).toMatchObject({
    kind: 'sign-in',
    problem: { code: 'postgres/no-connect-right' },
  });
});

test('a server that is not there, or does not answer, can be tried again', async () => {
  expect(await failure({ port: await freePort() })).toMatchObject({ kind: 'transient' });
  expect(await failure({ host: 'no-such-host.invalid', ssl: 'off' })).toMatchObject({ kind: 'transient' });
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  expect(await failure({ port, connectTimeoutMs: 100 })).toMatchObject({ kind: 'transient' });
  silent.close();
});

test('settings that are not right are named, and unknown ones too', async () => {
  const fault = await failure({ port: 'five', ssl: 'maybe', colour: 'red' });
  expect(fault).toMatchObject({ kind: 'setting', problem: { code: 'postgres/settings' } });
  for (const word of ['port', 'ssl', 'colour']) expect(fault.problem.message).toContain(word);
});

test('the identity is that of the cluster, database and schema, through every address and for every user', async () => {
  await server.query(database, `create schema other; create role plain login password '${server.password}'`);
  await server.query(database, `grant connect on database ${database} to plain`);
  const [system] = await server.query(database, 'select system_identifier::text as id from pg_control_system()');
  const sessions = await Promise.all([
    open(),
    open({ host: 'localhost' }),
    open({ user: 'plain' }),
    open({ schema: 'other' }),
  ]);
  const [one, two, three, four] = await Promise.all(sessions.map((session) => session.identity()));
  expect(one).toContain(String(system?.['id']));
  expect([two, three]).toEqual([one, one]);
  expect(four).not.toBe(one);
  await Promise.all(sessions.map((session) => session.close()));
});

test('the clock is the one of the server', async () => {
  const session = await open();
  const askedMs = Date.now();
  const serverMs = Date.parse((await session.clock())?.now ?? '');
  expect(serverMs).toBeGreaterThanOrEqual(askedMs - 1);
  expect(serverMs).toBeLessThanOrEqual(Date.now() + 1);
  await session.close();
});

test('a session goes on after its idle connections were dropped by the server', async () => {
  const session = await open({ applicationName: 'dropped' });
  expect(await session.objects()).toEqual([]);
  await server.query(
    database,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dropped'`,
  );
  await expect.poll(() => session.objects().catch(() => null)).toEqual([]);
  await session.close();
});
