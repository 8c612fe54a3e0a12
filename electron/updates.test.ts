import { expect, onTestFinished, test } from 'vitest';
import { noPolicy, Policy } from '../engine/model/policy.ts';
import type { ProxySignIn } from '../engine/protocol/desktop.ts';
import { type Asking, type SignInAnswer, type Updater, updatesOf } from './updates.ts';

function updater(signIn: ProxySignIn | null = null) {
  const noted: string[] = [];
  let login: (asking: Asking, give: SignInAnswer) => void = () => {};
  const told: string[] = [];
  const one: Updater = {
    autoDownload: false,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    setFeedURL: ({ provider, url }) => void noted.push(`${provider} ${url}`),
    on: (event: string, then: unknown) => {
      if (event === 'login' && typeof then === 'function')
        login = (asking, give) => void Reflect.apply(then, null, [asking, give]);
    },
    netSession: {
      setProxy: async ({ proxyRules, proxyBypassRules }) =>
        void noted.push(`proxy ${proxyRules} except ${proxyBypassRules}`),
    },
    checkForUpdates: async () => void noted.push('look'),
  };
  const load = async () => {
    noted.push('load');
    return one;
  };
  const tell = {
    ready: (version: string) => void told.push(version),
    failed: (error: unknown) => void told.push(String(error)),
    proxySignIn: async () => signIn,
  };
  /** What the updater is given where somebody on its way wants a sign-in. */
  const wanted = (isProxy = true) =>
    new Promise<readonly (string | undefined)[]>((done) => login({ isProxy }, (...given) => done(given)));
  return { noted, told, one, load, tell, wanted };
}

test('without a server that IT named, the updater is not even loaded', () => {
  const { load, noted, tell } = updater();
  updatesOf(noPolicy, load, tell).look();
  expect(noted).toEqual([]);
});

test('updates come from the server that IT named; an older version never does', async () => {
  const { load, noted, tell, one } = updater();
  const policy = Policy.parse({ format: 1, updates: { server: 'https://u.example/tandem', install: false } });
  const updates = updatesOf(policy, load, tell);
  onTestFinished(updates.stop);
  await expect.poll(() => noted).toEqual(['load', 'generic https://u.example/tandem', 'look']);
  expect([one.autoDownload, one.autoInstallOnAppQuit, one.allowDowngrade]).toEqual([true, false, false]);
  updates.look();
  await expect.poll(() => noted.at(-1)).toBe('look');
});

test('updates are looked for through the proxy that IT set', async () => {
  const { load, noted, tell } = updater();
  const updates = { server: 'https://u.example/tandem' };
  const proxy = { address: 'http://proxy.example:3128', except: ['*.inside.example', 'u2.example'] };
  onTestFinished(updatesOf(Policy.parse({ format: 1, updates, network: { proxy } }), load, tell).stop);
  await expect
    .poll(() => noted.slice(-2))
    .toEqual(['proxy http://proxy.example:3128 except *.inside.example,u2.example', 'look']);
});

const throughProxy = Policy.parse({
  format: 1,
  updates: { server: 'https://u.example/tandem' },
  network: { proxy: { address: 'http://proxy.example:3128', user: 'dana' } },
});

test('the proxy that IT set is signed in at, and nobody else on the way is', async () => {
  const { load, noted, tell, told, wanted } = updater({ user: 'dana', password: 'secret' });
  onTestFinished(updatesOf(throughProxy, load, tell).stop);
  await expect.poll(() => noted.at(-1)).toBe('look');
  expect(await wanted(false)).toEqual([]);
  expect(await wanted()).toEqual(['dana', 'secret']);
  expect(told).toEqual([]);
});

test('a proxy that does not accept the sign-in is told once, not asked for ever; the next look tries again', async () => {
  const { load, noted, tell, told, wanted } = updater({ user: 'dana', password: 'secret' });
  const updates = updatesOf(throughProxy, load, tell);
  onTestFinished(updates.stop);
  await expect.poll(() => noted.at(-1)).toBe('look');
  await wanted();
  expect(await wanted()).toEqual([]);
  expect(told).toEqual([expect.stringContaining('The proxy http://proxy.example:3128 did not accept the sign-in')]);
  expect(told.join()).not.toContain('secret');
  updates.look();
  expect(await wanted()).toEqual(['dana', 'secret']);
});

test('without a sign-in, a proxy that wants one is told and the request ends', async () => {
  const { load, noted, tell, told, wanted } = updater();
  onTestFinished(updatesOf(throughProxy, load, tell).stop);
  await expect.poll(() => noted.at(-1)).toBe('look');
  expect(await wanted()).toEqual([]);
  expect(told).toHaveLength(1);
});

test('an updater that fails is told, and the app goes on', async () => {
  const { tell, told } = updater();
  const policy = Policy.parse({ format: 1, updates: { server: 'https://u.example' } });
  const updates = updatesOf(policy, () => Promise.reject(new Error('no updater')), tell);
  onTestFinished(updates.stop);
  await expect.poll(() => told).toEqual(['Error: no updater']);
});
