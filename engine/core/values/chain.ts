import type { AuditEntry } from '../../model/audit.ts';
import { canonicalJson, hashOf } from './hash.ts';

/** What stands before the first row. */
export const chainStart = '0'.repeat(64);

/** The salted sum of what a row says: 64 lower-case hex digits. */
export const saysSumOf = (salt: string, says: string): string => hashOf(`${salt}\n${says}`);

/** The hash of a row that follows one with the hash `before`: SHA-256 of both, 64 lower-case hex digits. */
export function linkOf(before: string, row: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, by, action, flow, sync, about, why, saysSum } = row;
  return hashOf(`${before}\n${canonicalJson({ seq, at, by, action, flow, sync, about, why, saysSum })}`);
}

/**
 * Whether a row follows the one before it.
 * @returns what is wrong in a sentence, or null
 */
export function brokenAt(before: { readonly seq: number; readonly hash: string }, row: AuditEntry): string | null {
  if (row.seq !== before.seq + 1) return `Row ${before.seq + 1} is missing: the next one is row ${row.seq}.`;
  if (row.says !== null && saysSumOf(row.salt, row.says) !== row.saysSum)
    return `Row ${row.seq} was changed: what it says does not fit its sum.`;
  if (linkOf(before.hash, row) !== row.hash)
    return `Row ${row.seq} was changed, or a row before it: its hash does not follow.`;
  return null;
}
