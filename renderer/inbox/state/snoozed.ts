import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';

/** Until when a record sleeps; once the time has come, or its values change, it does not. */
export function snoozedUntil(
  { care: { snoozedUntil: until, snoozedRevision }, questions, id }: InboxRecord,
  now: Date,
): string | null {
  const revision = questions.find((one) => one.id === id)?.revision ?? null;
  if (until === null || Date.parse(until) <= now.getTime()) return null;
  return snoozedRevision === null || snoozedRevision === revision ? until : null;
}
