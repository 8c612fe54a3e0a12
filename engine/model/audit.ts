import { z } from 'zod';
import { FlowId, SyncId } from './ids.ts';

/** What was done. A new kind of deed gets a word of its own here. */
export const AuditAction = z.enum([
  'run',
  'release',
  'undo',
  'pause',
  'resume',
  'cancel',
  'answer',
  'take-back',
  'assign',
  'comment',
  'snooze',
  'due',
  'link',
  'unlink',
  'split',
  'merge',
  'apart',
  'exclude',
  'match-again',
  'review',
  'retry',
  'drop',
  'rule',
  'publish',
  'rollback',
  'restore',
  'retention',
  'encryption',
  'connect',
  'reconnect',
  'disconnect',
  'secret',
  'settings',
  'person-add',
  'person-remove',
  'person-role',
  'person-password',
  'person-sign-out',
  'sign-in',
  'sign-out',
  'lock-out',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/**
 * One deed in the audit log: who, when, what and why. Rows are chained: `hash` covers the row and the hash of the row
 * before it. Of `says`, which may hold personal values, the chain covers only the salted sum, so that retention can take the
 * values away and the chain still holds.
 */
export const AuditEntry = z.strictObject({
  /** From 1, without gaps. */
  seq: z.int().min(1),
  at: z.string(),
  /** The account or name of the person, or `engine`. */
  by: z.string(),
  action: AuditAction,
  flow: FlowId.nullable(),
  sync: SyncId.nullable(),
  /** The id of what it was done to: a conflict, a link, a run, an intent; empty where there is none. */
  about: z.string(),
  /** Why, in the words of the person or of a rule. */
  why: z.string().nullable(),
  /** What was done, as JSON; null once retention took it away. */
  says: z.string().nullable(),
  salt: z.string(),
  /** SHA-256 of the salt and `says`. */
  saysSum: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A deed as it is told to the store, which gives it its place in the chain. */
export type Deed = Omit<AuditEntry, 'seq' | 'salt' | 'saysSum' | 'hash' | 'says'> & { readonly says: object };
