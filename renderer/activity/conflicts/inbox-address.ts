import type { ConflictId } from '../../../engine/model/ids.ts';

/** Where the inbox shows a question. */
export const inboxAddress = (conflict: ConflictId): string => `#/inbox/${encodeURIComponent(conflict)}`;
