import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { PersonName } from '../../model/person.ts';
import { ok } from '../../model/result.ts';
import { answering } from '../../protocol/answer.ts';
import { call } from '../../protocol/call.ts';
import { clientOver } from '../../protocol/connect.ts';
import { serveWindow } from '../../protocol/serve.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { addPerson, removePerson, setPassword, setRole, signOutPerson } from '../people/change-people.ts';
import { peopleBook } from '../people/people-book.ts';
import { workspaceAt } from '../workspace/workspace.ts';
import { serveScreens } from './serve.ts';
import type { Sitter } from './sittings.ts';
import { overSocket } from './socket-wire.ts';

const greet = call('greet', z.object({ name: z.string() }), z.string());

async function serving(place = workspaceAt(testFolder())) {
  const pages = testFolder();
  const atDoor: string[] = [];
  let last: Sitter | null = null;
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Tandem</title>');
  writeFileSync(join(pages, '..secret'), 'secret');
  mkdirSync(join(pages, 'assets'));
  const parts = [answering(greet, async ({ name }) => ok(`Hello ${name}`))];
  const served = await serveScreens({
    port: 0,
    address: '127.0.0.1',
    names: [],
    pages,
    engine: {
      letIn: (socket, sitter) => {
        last = sitter;
        serveWindow(overSocket(socket), parts, () => {});
      },
      isUp: () => true,
      down: () => null,
      restart: () => {},
      atDoor: (action, by) => atDoor.push(`${action} ${by}`),
    },
    people: peopleBook(place),
  });
  onTestFinished(() => served.close());
  const [base = '', token = ''] = served.address.split('#token=');
  return { served, base, token, origin: base.replace(/\/$/, ''), place, atDoor, last: () => last };
}

type Serving = Awaited<ReturnType<typeof serving>>;

/** A request with whatever headers; `fetch` would not lie about its host. */
const raw = ({ served }: Serving, path: string, headers: { [name: string]: string }, method = 'GET') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: served.port, path, method, headers }, (answer) => {
      let body = '';
      answer.on('data', (data) => (body += String(data)));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asked.on('error', fail);
    asked.end();
  });

async function signIn({ base, origin, token }: Serving, shown = token) {
  const answer = await fetch(`${base}sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: shown }),
  });
  return { status: answer.status, cookie: answer.headers.get('set-cookie') ?? '' };
}

/** The status that a socket is refused with, or the client of one that opened. */
const socketAt = ({ served }: Serving, headers: { [name: string]: string }, path = '/engine') =>
  new Promise<number | ReturnType<typeof clientOver>>((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${served.port}${path}`, { headers });
    socket.on('unexpected-response', (_, answer) => done(answer.statusCode ?? 0));
    socket.on('open', () => done(clientOver(overSocket(socket))));
    socket.on('error', () => {});
  });

describe('the host for browsers', () => {
  test('shows its pages under a strict policy: nothing inline, nothing from elsewhere, in nobody’s frame', async () => {
    const site = await serving();
    const page = await raw(site, '/', { host: `localhost:${site.served.port}` });
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('Tandem') });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  test('is asked by its own name only, so that a page that points its name here gets nothing', async () => {
    const site = await serving();
    expect(await raw(site, '/', { host: 'evil.example' })).toMatchObject({ status: 403 });
    expect(await raw(site, '/', { host: `127.0.0.1.evil.example:${site.served.port}` })).toMatchObject({ status: 403 });
    expect(
      await raw(site, '/', { host: `127.0.0.1:${site.served.port}`, origin: 'https://evil.example' }),
    ).toMatchObject({
      status: 403,
    });
    const own = { host: `127.0.0.1:${site.served.port}` };
    expect(await raw(site, '/sign-in', own, 'POST')).toMatchObject({ status: 403 });
    expect(await raw(site, '/..%2f..%2fetc/passwd', own)).toMatchObject({ status: 404 });
    expect(await raw(site, '/nothing', own)).toMatchObject({ status: 404 });
  });

  test('lets in who shows the token, and keeps a secret of its own in a cookie that scripts cannot read', async () => {
    const site = await serving();
    expect(await signIn(site, 'guessed')).toMatchObject({ status: 401, cookie: '' });
    const { status, cookie } = await signIn(site);
    expect(status).toBe(200);
    expect(cookie).toMatch(/^tandem-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(site.token);
  });

  test('opens a socket only for a window that has signed in and is one of ours, and answers it', async () => {
    const site = await serving();
    const { origin } = site;
    const cookie = (await signIn(site)).cookie.split(';')[0] ?? '';
    expect(await socketAt(site, { origin })).toBe(401);
    expect(await socketAt(site, { origin, cookie: `tandem-${site.served.port}=guessed` })).toBe(401);
    expect(await socketAt(site, { cookie })).toBe(403);
    expect(await socketAt(site, { origin: 'https://evil.example', cookie })).toBe(403);
    expect(await socketAt(site, { origin, cookie }, '/other')).toBe(404);
    const client = await socketAt(site, { origin, cookie });
    if (typeof client === 'number') throw new Error(`refused with ${client}`);
    expect(await client.ask(greet, { name: 'Dana' })).toEqual(ok('Hello Dana'));
  });

  test('a port that is taken is told with the remedy', async () => {
    const { served } = await serving();
    const second = serveScreens({
      port: served.port,
      address: '127.0.0.1',
      names: [],
      pages: '.',
      engine: { letIn: () => {}, isUp: () => true, down: () => null, restart: () => {}, atDoor: () => {} },
      people: peopleBook(workspaceAt(testFolder())),
    });
    await expect(second).rejects.toMatchObject({ problem: { code: 'serve/address' } });
  });
});

const dana = PersonName.parse('dana@norbeck.test');
const victor = PersonName.parse('victor');
const passwords = { dana: 'four tall blue horses', victor: 'nine small red ships' };
const at = '2026-03-02T08:00:00.000Z';

/** A host of a workspace in which Dana, an admin, and Victor, a viewer, sign in by name. */
async function servingPeople() {
  const place = workspaceAt(testFolder());
  await addPerson(place, { name: dana, label: 'Dana Whitfield', role: 'admin', password: passwords.dana }, at);
  await addPerson(place, { name: victor, label: 'Victor', role: 'viewer', password: passwords.victor }, at);
  return serving(place);
}

async function signInAs({ base, origin }: Serving, name: string, password: string) {
  const answer = await fetch(`${base}sign-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  return { status: answer.status, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

const isSignedIn = async ({ base }: Serving, cookie: string): Promise<unknown> => {
  const said: unknown = await (await fetch(`${base}signed-in`, { headers: { cookie } })).json();
  return said;
};

/** A window whose socket is open; `closed` settles when the host closes it. */
async function opened(site: Serving, cookie: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${site.served.port}/engine`, {
    headers: { origin: site.origin, cookie },
  });
  const closed = new Promise((done) => socket.on('close', done));
  await new Promise((done, fail) => socket.on('open', done).on('error', fail));
  return { closed };
}

describe('the host of a workspace with people', () => {
  test('lets in by name and password only, whoever holds a token', async () => {
    const site = await servingPeople();
    expect(site.served.address).not.toContain('token');
    expect((await signIn(site, 'anything')).status).toBe(401);
    expect((await signInAs(site, dana, 'wrong')).status).toBe(401);
    expect((await signInAs(site, 'nobody', passwords.dana)).status).toBe(401);
    const { status, cookie } = await signInAs(site, 'Dana@norbeck.test ', passwords.dana);
    expect(status).toBe(200);
    expect(await isSignedIn(site, cookie)).toMatchObject({ signedIn: true, byName: true });
    await opened(site, cookie);
    expect(site.atDoor).toEqual(['sign-in Dana Whitfield']);
  });

  test('keeps no password, and its file from other accounts', async () => {
    const { place } = await servingPeople();
    const text = readFileSync(place.peopleFile, 'utf8');
    expect(text).not.toContain(passwords.dana);
    expect(text).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(statSync(place.peopleFile).mode & 0o077).toBe(0);
  });

  test('waits after five wrong passwords, also for the right one and for names that nobody has', async () => {
    const site = await servingPeople();
    for (const name of [victor, 'nobody']) {
      const tries = [];
      for (let nr = 0; nr < 5; nr++) tries.push((await signInAs(site, name, `guess ${nr}`)).status);
      expect(tries).toEqual([401, 401, 401, 401, 429]);
      expect((await signInAs(site, name, passwords.victor)).status).toBe(429);
    }
    expect(site.atDoor).toEqual(['lock-out victor']);
    expect((await signInAs(site, dana, passwords.dana)).status).toBe(200);
  });

  test('lets in at once whom an admin gave a new password, and nobody with the old one', async () => {
    const site = await servingPeople();
    for (let nr = 0; nr < 5; nr++) await signInAs(site, victor, `guess ${nr}`);
    expect((await signInAs(site, victor, passwords.victor)).status).toBe(429);
    const fresh = 'seven slow green snails';
    await setPassword(site.place, victor, fresh, () => new Date().toISOString());
    expect((await signInAs(site, victor, passwords.victor)).status).toBe(401);
    expect((await signInAs(site, victor, fresh)).status).toBe(200);
  });

  test('closes the windows of whoever is signed out, removed, or given another role', async () => {
    const site = await servingPeople();
    const { place } = site;
    const { cookie } = await signInAs(site, victor, passwords.victor);
    const first = await opened(site, cookie);
    await expect.poll(() => site.last()).toMatchObject({ name: victor, role: 'viewer' });
    setRole(place, victor, 'analyst');
    await first.closed;
    const second = await opened(site, cookie);
    await expect.poll(() => site.last()).toMatchObject({ role: 'analyst' });
    signOutPerson(place, victor, new Date().toISOString());
    await second.closed;
    expect(await isSignedIn(site, cookie)).toMatchObject({ signedIn: false });
    const again = await signInAs(site, victor, passwords.victor);
    const third = await opened(site, again.cookie);
    removePerson(place, victor);
    await third.closed;
    expect(await isSignedIn(site, again.cookie)).toMatchObject({ signedIn: false });
    expect((await signInAs(site, victor, passwords.victor)).status).toBe(401);
  });

  test('forgets who signs out, and is closed altogether where its file of people is broken', async () => {
    const site = await servingPeople();
    const { cookie } = await signInAs(site, dana, passwords.dana);
    await fetch(`${site.base}sign-out`, { method: 'POST', headers: { origin: site.origin, cookie } });
    expect(await isSignedIn(site, cookie)).toMatchObject({ signedIn: false });
    writeFileSync(site.place.peopleFile, '{');
    expect((await signInAs(site, dana, passwords.dana)).status).toBe(401);
    expect(await isSignedIn(site, cookie)).toMatchObject({ signedIn: false, byName: true });
  });
});

describe('the people of a workspace', () => {
  test('always have an admin among them, and no password that is easily guessed', async () => {
    const place = workspaceAt(testFolder());
    const add = (name: PersonName, role: 'admin' | 'viewer', password: string) =>
      addPerson(place, { name, label: 'Somebody', role, password }, at);
    await expect(add(victor, 'viewer', passwords.victor)).rejects.toMatchObject({
      problem: { code: 'people/last-admin' },
    });
    for (const weak of ['short', 'aaaaaaaaaaaaaaaa', `I am ${victor} myself`])
      await expect(add(victor, 'admin', weak)).rejects.toMatchObject({ problem: { code: 'people/password' } });
    await add(victor, 'admin', passwords.victor);
    await expect(add(victor, 'admin', passwords.victor)).rejects.toMatchObject({ problem: { code: 'people/taken' } });
    await add(dana, 'viewer', passwords.dana);
    expect(() => removePerson(place, victor)).toThrow('may manage people');
    expect(() => setRole(place, victor, 'analyst')).toThrow('may manage people');
    removePerson(place, dana);
    removePerson(place, victor);
    expect(peopleBook(place).isNeeded()).toBe(false);
  });
});
