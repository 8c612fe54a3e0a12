import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Kind, type Served, servePrepared } from './served.ts';

const tandem = join(import.meta.dirname, '../engine/host/cli/tandem.mjs');

export const password = 'four tall blue horses';

/** Who signs in, by name. */
export const people = {
  dana: { label: 'Dana Whitfield', role: 'admin' },
  moses: { label: 'Moses Otieno', role: 'analyst' },
  victor: { label: 'Victor Osei', role: 'viewer' },
} as const;

export type PersonName = keyof typeof people;

/** Adds them to a workspace, as an admin at a terminal does. */
export function addPeople(folder: string): void {
  for (const [name, { label, role }] of Object.entries(people)) {
    const words = [tandem, 'people', 'add', name, role, '--label', label, '--workspace', folder];
    const { status, stderr } = spawnSync(process.execPath, words, { input: `${password}\n`, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
}

/** A workspace in which people sign in by name. */
export function serveToPeople(
  kind: Kind,
  prepare: (served: Served) => void | Promise<void> = () => {},
): Promise<Served & { readonly remove: () => Promise<void> }> {
  return servePrepared(kind, async (served) => {
    addPeople(served.folder);
    await prepare(served);
  });
}

/** Fills the page to sign in, and waits for nothing. */
export async function tryToEnter(page: Page, name: string, given: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name or e-mail' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(given);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens the app and signs in. */
export async function enterAs(page: Page, served: Served, name: PersonName): Promise<void> {
  await page.goto(served.address);
  await tryToEnter(page, name, password);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}
