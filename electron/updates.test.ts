import { expect, onTestFinished, test } from 'vitest';
import { noPolicy, Policy } from '../engine/model/policy.ts';
import { type Updater, updatesOf } from './updates.ts';

function updater() {
  const noted: string[] = [];
  const told: string[] = [];
  const one: Updater = {
    autoDownload: false,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    setFeedURL: ({ provider, url }) => void noted.push(`${provider} ${url}`),
    on: () => {},
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
  };
  return { noted, told, one, load, tell };
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

test('an updater that fails is told, and the app goes on', async () => {
  const { tell, told } = updater();
  const policy = Policy.parse({ format: 1, updates: { server: 'https://u.example' } });
  const updates = updatesOf(policy, () => Promise.reject(new Error('no updater')), tell);
  onTestFinished(updates.stop);
  await expect.poll(() => told).toEqual(['Error: no updater']);
});
