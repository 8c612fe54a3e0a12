import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { copyState } from './backups.ts';
import { baseOf } from './base.ts';
import type { StateKey } from './cipher.ts';
import { connect } from './connect.ts';
import type { Store } from './contract.ts';
import { storeOver } from './store.ts';

const prefix = 'overlay-';

/**
 * A throw-away copy of a state, in a folder beside it: values that may be personal stay in the workspace. The folder
 * carries the process id, so that what a killed process left is found.
 */
export async function openOverlay(
  db: Database,
  file: string,
  isAlive: (pid: number) => boolean,
  key: StateKey | null,
): Promise<Store> {
  const folder = mkdtempSync(join(dirname(file), `${prefix}${process.pid}-`));
  const copy = join(folder, 'state.sqlite');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await copyState(db, copy, key);
    const own = connect(copy, { durable: false, key, check: () => {} });
    return storeOver(baseOf(own, copy), {
      sidecar: null,
      isAlive,
      overlay: () => openOverlay(own, copy, isAlive, key),
      closed: remove,
    });
  } catch (error) {
    remove();
    throw error;
  }
}

/** Removes overlays whose process has ended without closing them. */
export function sweepOverlays(file: string, isAlive: (pid: number) => boolean): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    const pid = /^overlay-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
