import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { answering } from '../../protocol/answer.ts';
import { call } from '../../protocol/call.ts';
import { clientOver } from '../../protocol/connect.ts';
import { serveWindow } from '../../protocol/serve.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { serveScreens } from './serve.ts';
import { overSocket } from './socket-wire.ts';

const greet = call('greet', z.object({ name: z.string() }), z.string());

async function serving() {
  const pages = testFolder();
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
      letIn: (socket) => serveWindow(overSocket(socket), parts, () => {}),
      isUp: () => true,
      down: () => null,
      restart: () => {},
    },
  });
  onTestFinished(() => served.close());
  const [base = '', token = ''] = served.address.split('#token=');
  return { served, base, token, origin: base.replace(/\/$/, '') };
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
      engine: { letIn: () => {}, isUp: () => true, down: () => null, restart: () => {} },
    });
    await expect(second).rejects.toMatchObject({ problem: { code: 'serve/address' } });
  });
});
