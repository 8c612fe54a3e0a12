import { brokenAt, chainStart } from '../core/values/chain.ts';
import type { AuditEntry } from '../model/audit.ts';
import type { Store } from '../store/contract.ts';

const pageMax = 1000;

/** All rows of the audit log, oldest first. */
export async function* auditRows(store: Store): AsyncGenerator<AuditEntry> {
  for (let after = 0; ; ) {
    const page = await store.auditPage(after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    yield* page;
    after = last.seq;
  }
}

/** What a look through the whole log says: how many rows, the hash of the last one, and the first thing that is wrong. */
export interface Verified {
  readonly rows: number;
  readonly hash: string;
  readonly broken: string | null;
}

/** Follows the chain of the audit log from its first row (X6). Rows before the broken one hold. */
export async function verifyAudit(rows: AsyncIterable<AuditEntry>): Promise<Verified> {
  let before = { seq: 0, hash: chainStart };
  for await (const row of rows) {
    const broken = brokenAt(before, row);
    if (broken !== null) return { rows: before.seq, hash: before.hash, broken };
    before = row;
  }
  return { rows: before.seq, hash: before.hash, broken: null };
}
