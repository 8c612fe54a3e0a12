import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/conformance/writes.ts';
import { freePort, type PostgresServer, startPostgres } from '../../testing/systems/postgres.ts';
import { type Leads, startHttpProxy, startSocksProxy, type TestProxy } from '../../testing/systems/proxies.ts';
import type { Finding, ProxyWay } from '../contract.ts';
import { postgres } from './postgres.ts';

let server: PostgresServer;
let database: string;
beforeAll(async () => {
  server = await startPostgres({ tls: true });
  database = await server.freshDatabase();
});
afterAll(() => server.stop());

const proxies: TestProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.stop();
});

/** A name that only the proxy knows. */
const host = 'db.inside.test';
const leads: Leads = (asked) => (asked === `${host}:5432` ? { host: server.host, port: server.port } : null);

async function started(starting: Promise<TestProxy>): Promise<TestProxy> {
  const proxy = await starting;
  proxies.push(proxy);
  return proxy;
}

type Settings = { readonly [name: string]: unknown };

const settingsOf = (settings: Settings): Settings => ({ host, user: server.user, database, ...settings });
const ambientOf = (proxy: ProxyWay) => ({ now: () => '2026-03-01T00:00:00Z', folder: '/', proxy });

const open = (proxy: ProxyWay, settings: Settings = {}) =>
  postgres.open(settingsOf(settings), { password: server.password }, ambientOf(proxy));

async function tested(proxy: ProxyWay, settings: Settings = {}): Promise<readonly Finding[]> {
  const probed = { settings: settingsOf(settings), secrets: { password: server.password }, writes: [] };
  const found: Finding[] = [];
  for await (const one of postgres.probe(probed, ambientOf(proxy))) found.push(one);
  return found;
}

describe.each([
  ['an HTTP proxy', startHttpProxy],
  ['a SOCKS proxy', startSocksProxy],
] as const)('%s', (_name, start) => {
  test('leads to a server that only it can reach, encrypted from end to end or not', async () => {
    const proxy = await started(start(leads));
    for (const ssl of ['off', 'require']) await (await open({ address: proxy.address }, { ssl })).close();
    const ca = server.certificatePath ?? '';
    const wrong = await faultOf(() => open({ address: proxy.address }, { ssl: 'verify-full', ca }));
    expect(wrong.problem.code).toBe('postgres/certificate-name');
    expect(new Set(proxy.led)).toEqual(new Set([`${host}:5432`]));
  });

  test('is what a test of the connection goes through', async () => {
    const proxy = await started(start(leads));
    const found = await tested({ address: proxy.address }, { ssl: 'off' });
    expect(found.slice(0, 2).map(({ check, state }) => [check, state])).toEqual([
      ['reach', 'fine'],
      ['sign-in', 'fine'],
    ]);
  });

  test('that does not lead there is told apart from a server that does not answer', async () => {
    const proxy = await started(start(() => null));
    const fault = await faultOf(() => open({ address: proxy.address }));
    expect(fault).toMatchObject({
      kind: 'transient',
      problem: { code: 'proxy/no-way', message: expect.stringContaining(`${host}:5432`) },
    });
    expect((await tested({ address: proxy.address }))[0]).toMatchObject({
      check: 'reach',
      state: 'failed',
      problem: { code: 'proxy/no-way' },
    });
  });

  test('is passed by for servers that are excepted, and for this machine', async () => {
    const proxy = await started(start(leads));
    const away = { address: proxy.address, except: ['*.INSIDE.test'] };
    expect((await faultOf(() => open(away))).problem.code).toBe('postgres/unreachable');
    await (await open({ address: proxy.address }, { host: server.host, port: server.port })).close();
    expect(proxy.led).toEqual([]);
  });

  test('that does not run is what the error names', async () => {
    const scheme = start === startHttpProxy ? 'http' : 'socks5';
    const address = `${scheme}://127.0.0.1:${await freePort()}`;
    expect(await faultOf(() => open({ address }))).toMatchObject({
      kind: 'transient',
      problem: { code: 'proxy/unreachable', message: expect.stringContaining(address) },
    });
  });
});

describe.each([
  ['an HTTP proxy', startHttpProxy],
  ['a SOCKS proxy', startSocksProxy],
] as const)('%s that wants a sign-in', (_name, start) => {
  const only = { user: 'jörg', password: 'Pl4nted %s: +ü' };

  test('leads whoever it knows to the server, and also the test of a connection', async () => {
    const { address, led } = await started(start(leads, { only }));
    await (await open({ address, ...only })).close();
    expect((await tested({ address, ...only }, { ssl: 'off' }))[1]).toMatchObject({ check: 'sign-in', state: 'fine' });
    expect(led.length).toBeGreaterThan(1);
  });

  test('is named with the remedy where there is no sign-in, no password or a wrong one, and no password is told', async () => {
    const { address, led } = await started(start(leads, { only }));
    const wrong = 'Wr0ng %s: +ü';
    for (const [sign, code, remedy] of [
      [{}, 'proxy/sign-in', 'Enter user name and password in Settings'],
      [{ user: only.user }, 'proxy/no-password', 'Enter it in Settings'],
      [{ user: only.user, password: wrong }, 'proxy/refused', 'Enter both again in Settings'],
    ] as const) {
      const fault = await faultOf(() => open({ address, ...sign }));
      expect(fault).toMatchObject({
        kind: 'sign-in',
        problem: { code, message: expect.stringContaining(address), fix: expect.stringContaining(remedy) },
      });
      expect((await tested({ address, ...sign }))[0]).toMatchObject({ check: 'reach', problem: { code } });
      expect(inspect(fault, { depth: 10 })).not.toContain(wrong);
    }
    expect(led).toEqual([]);
  });
});

test('a proxy that takes only another kind of sign-in is told apart from one that refuses this one', async () => {
  const only = { user: 'dana', password: 'secret' };
  const { address } = await started(startHttpProxy(leads, { only, offers: ['Negotiate', 'NTLM'] }));
  expect(await faultOf(() => open({ address, ...only, password: 'other' }))).toMatchObject({
    kind: 'setting',
    problem: { code: 'proxy/sign-in-kind', message: expect.stringContaining('Negotiate, NTLM') },
  });
});

test('what a proxy that breaks off leaves behind does not hold the password', async () => {
  const breaking = await started(startHttpProxy(leads));
  const password = 'Pl4nted';
  // A SOCKS client at an HTTP proxy hears what it does not understand.
  const address = breaking.address.replace('http:', 'socks5:');
  const fault = await faultOf(() => open({ address, user: 'dana', password }));
  expect(fault.problem.code).toBe('proxy/unreachable');
  expect(inspect(fault, { depth: 10 })).not.toContain(password);
});
