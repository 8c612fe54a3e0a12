import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Desk {
  readonly platform: NodeJS.Platform;
  readonly env: { readonly [name: string]: string | undefined };
}

/** What opens a page in the browser of whoever sits here; null where there is no display to show one on. */
function openerOf({ platform, env }: Desk): readonly [program: string, ...words: string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDisplay = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((one) => one !== undefined && one !== '');
  return hasDisplay ? ['xdg-open'] : null;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const pageTo = (address: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Tandem</title>
<meta http-equiv="refresh" content="0; url=${escaped(address)}"><a href="${escaped(address)}">Open Tandem</a>\n`;

const started = (child: ChildProcess): Promise<boolean> =>
  new Promise((done) => {
    child.once('error', () => done(false));
    child.once('spawn', () => done(true));
  });

/**
 * Shows an address that holds a key in the default browser. Every account of the machine can see the words that a program is
 * started with, so the browser is given a file that only this account can read, and which leads to the address.
 * @param file the file to write; it is to be removed when the address is of no use any more
 * @returns whether a browser was asked
 */
export async function openBrowser(address: string, file: string, desk: Desk): Promise<boolean> {
  const opener = openerOf(desk);
  if (opener === null) return false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  writeFileSync(file, pageTo(address), { mode: 0o600, flag: 'wx' });
  const [program, ...words] = opener;
  const child = spawn(program, [...words, pathToFileURL(file).href], {
    detached: true,
    stdio: 'ignore',
    env: { ...desk.env },
  });
  child.unref();
  return started(child);
}
