import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { openBrowser } from './open-browser.ts';

const address = 'http://127.0.0.1:4180/#token=secret';

/** A machine whose opener of pages notes what it was started with. */
function desk(env: { readonly [name: string]: string }) {
  const folder = testFolder();
  const noted = join(folder, 'noted');
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf '%s' "$*" > '${noted}.new' && mv '${noted}.new' '${noted}'\n`,
  );
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const machine = { platform: 'linux' as const, env: { PATH: `${folder}:/usr/bin:/bin`, ...env } };
  return { machine, noted, file: join(folder, '.tandem', 'open.html') };
}

test('the browser is given a file that only this account can read, and no key among its words', async () => {
  const { machine, noted, file } = desk({ DISPLAY: ':0' });
  expect(await openBrowser(address, file, machine)).toBe(true);
  await expect.poll(() => existsSync(noted)).toBe(true);
  const words = readFileSync(noted, 'utf8');
  expect(words).not.toContain('secret');
  expect(fileURLToPath(words)).toBe(file);
  expect(readFileSync(file, 'utf8')).toContain(`0; url=${address}`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('where there is no display, or nothing that opens pages, no browser is asked', async () => {
  const bare = desk({});
  expect(await openBrowser(address, bare.file, bare.machine)).toBe(false);
  expect(existsSync(bare.file)).toBe(false);
  const { machine, file } = desk({ WAYLAND_DISPLAY: 'wayland-0' });
  expect(await openBrowser(address, file, { ...machine, env: { ...machine.env, PATH: '/nowhere' } })).toBe(false);
});
