import { randomBytes } from 'node:crypto';
import { chainStart, linkOf, saysSumOf } from '../core/values/chain.ts';
import { AuditEntry, type Deed } from '../model/audit.ts';
import type { Base } from './base.ts';
import { read } from './json.ts';

const saltBytes = 16;

type Row = { readonly seq: number; readonly text: string; readonly salt: string; readonly says: string | null };

/** The row without what retention may take away. */
const Stored = AuditEntry.omit({ says: true, salt: true });

/** Who did what, chained: append-only, but for `says`, which retention may take away. */
export function auditTable({ db, file }: Base) {
  const last = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const add = db.prepare<[number, string, string, string, string, string]>(
    'INSERT INTO audit (seq, at, hash, text, salt, says) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const page = db.prepare<[number, number], Row>(
    'SELECT seq, text, salt, says FROM audit WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  return {
    add(deed: Deed): void {
      const before = last.get() ?? { seq: 0, hash: chainStart };
      const salt = randomBytes(saltBytes).toString('hex');
      const says = JSON.stringify(deed.says);
      const row = { ...deed, seq: before.seq + 1, says, salt, saysSum: saysSumOf(salt, says) };
      const { says: _says, salt: _salt, ...kept } = { ...row, hash: linkOf(before.hash, row) };
      add.run(row.seq, row.at, kept.hash, JSON.stringify(kept), salt, says);
    },
    page(after: number, limit: number): readonly AuditEntry[] {
      return page.all(after, limit).map(({ seq, text, salt, says }) => ({
        ...read(Stored, text, file, `row ${seq} of the audit log`),
        salt,
        says,
      }));
    },
  };
}
