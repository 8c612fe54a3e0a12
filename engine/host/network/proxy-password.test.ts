import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtSettings, saveNetwork, saveProxyPassword } from '../../protocol/calls/settings.ts';
import { sampleWindow } from '../../testing/open-window.ts';
import { redact } from '../vault/redact.ts';
import { ambientFor } from './ambient-for.ts';

const password = 'Pl4nted "pass/w%rd+ü';
const proxy = { address: 'http://proxy.test:3128', user: 'dana' };

/** A workspace whose proxy is signed in at. */
async function signedIn() {
  const window = await sampleWindow();
  await window.ask(saveNetwork, { network: { proxy } });
  await window.ask(saveProxyPassword, { password });
  const { context, place } = window.open.house.engine;
  const given = async (env = context.env) => (await ambientFor({ ...context, env }, place, place.folder)).proxy;
  return { window, context, place, given };
}

const holding = (folder: string, text: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);

test('the password of the proxy reaches connectors, and neither a window nor a file in plain', async () => {
  const { window, place, given } = await signedIn();
  expect(await given()).toEqual({ ...proxy, password });
  const look = await window.ask(lookAtSettings, {});
  expect(look.proxyPassword).toMatchObject({ from: 'vault', since: expect.any(String) });
  expect(redact(JSON.stringify(look), { password })).toBe(JSON.stringify(look));
  expect(holding(place.folder, password)).toEqual([]);
  const rows = await window.open.house.engine.store.auditPage(0, 10);
  expect(redact(JSON.stringify(rows), { password })).toBe(JSON.stringify(rows));
  expect(rows.map(({ about }) => about)).toContain('proxy password');
});

test('what is printed once a proxy is used does not tell its password', async () => {
  const { context, given } = await signedIn();
  const said: string[] = [];
  const { screen } = context;
  await given();
  const write = context.out.write;
  context.out.write = (text: string) => said.push(text) > 0;
  screen.problem({ code: 'x', message: `It said ${password}.`, fix: 'Try again.' });
  context.out.write = write;
  expect(said.join('')).not.toContain(password);
});

test('it is kept for the one proxy: another address gets none, and a removed one leaves none behind', async () => {
  const { window, given } = await signedIn();
  const other = { ...proxy, address: 'http://elsewhere.test:3128' };
  await window.ask(saveNetwork, { network: { proxy: other } });
  expect(await given()).toEqual(other);
  expect((await window.ask(lookAtSettings, {})).proxyPassword.from).toBeNull();
  await window.ask(saveNetwork, { network: { proxy } });
  expect(await given()).toEqual({ ...proxy, password });
  await window.ask(saveProxyPassword, { password: null });
  expect(await given()).toEqual(proxy);
  await window.ask(saveNetwork, { network: {} });
  expect(await window.refused(saveProxyPassword, { password })).toBe('proxy/none');
});

test('the environment names user and password before the workspace does', async () => {
  const { given } = await signedIn();
  const env = { TANDEM_PROXY_USER: 'service', TANDEM_PROXY_PASSWORD: 'from the environment' };
  expect(await given(env)).toMatchObject({ user: 'service', password: 'from the environment' });
});

test('one that cannot be read is told, and entering it again mends that', async () => {
  const { window, place, given } = await signedIn();
  writeFileSync(place.proxyFile, '{"format":1}');
  await expect(given()).rejects.toMatchObject({ problem: { code: 'proxy/password-lost' } });
  await window.ask(saveProxyPassword, { password });
  expect(await given()).toEqual({ ...proxy, password });
});
