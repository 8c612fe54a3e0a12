import type { Database } from 'better-sqlite3';
import type { Problem } from '../model/problem.ts';
import { type EpochFile, epochFileOf, epochTable, type Mark, readEpochFile } from './epoch.ts';
import { inTransaction } from './transaction.ts';

/**
 * Compares the state with the epoch file and forgets what can no longer be called agreed: with an old shadow the merge
 * would take the other side's newest value for unchanged and overwrite it. Links, tombstones, intents and the journal
 * stay; equal fields agree again by themselves, fields that differ are asked.
 * Both are read under the write lock, so that a commit of another process in between is not taken for a restore.
 * @returns a notice for people when something was forgotten
 */
export function settleEpoch(db: Database, file: string, sidecar: EpochFile): readonly Problem[] {
  const epochs = epochTable(db);
  const notices = inTransaction<readonly Problem[]>(db, () => {
    epochs.begin();
    const state = epochs.get();
    const recorded = readEpochFile(epochFileOf(file));
    if (state.epoch === 0) {
      if (recorded === null || recorded.epoch === 0) return [];
      epochs.set(recorded.epoch + 1);
      return [freshNotice];
    }
    const why = doubt(state, recorded);
    if (why === null) return [];
    epochs.set(Math.max(state.epoch, recorded?.epoch ?? 0) + 1);
    return [forget(db, state, why)];
  });
  sidecar.write(epochs.get());
  return notices;
}

/** Why the state may not be the last one used here. */
function doubt(state: Mark, recorded: Mark | null): string | null {
  if (recorded === null) return 'its epoch file is missing';
  if (recorded.lineage !== state.lineage) return 'the epoch file belongs to another state';
  return state.epoch < recorded.epoch ? `the last one used here was at ${recorded.epoch}` : null;
}

const freshNotice: Problem = {
  code: 'state/fresh',
  message: 'The state of this workspace is gone; a fresh one was started. Nothing is known to be agreed.',
  fix: 'Look at a preview before the next run: links are found again by match, and fields that differ are asked.',
};

function forget(db: Database, state: Mark, why: string): Problem {
  const links = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM link WHERE state = 'live'`).get()?.n ?? 0;
  db.exec(`
    DELETE FROM shadow;
    UPDATE link SET left_print = NULL, right_print = NULL WHERE state IN ('half', 'live');
    INSERT INTO dirty (scope, link, side, sighting, reason)
      SELECT scope, id, 'left', NULL, 'restored' FROM link WHERE state = 'live'
      UNION ALL SELECT scope, id, 'right', NULL, 'restored' FROM link WHERE state = 'live'
      ON CONFLICT (scope, link, side) DO UPDATE SET sighting = NULL, reason = 'restored'`);
  return {
    code: 'state/restored',
    message: `The state of this workspace was restored or rolled back (epoch ${state.epoch}: ${why}). What its ${links} links last agreed on was forgotten, because it may be outdated.`,
    fix: 'Look at a preview before the next run: fields that are equal agree again by themselves, fields that differ are asked.',
  };
}
