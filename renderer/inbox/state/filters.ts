import type { InboxFilter } from '../../../engine/protocol/calls/inbox.ts';
import { noFilter } from './inbox-store.ts';

const names = ['flow', 'reason', 'pattern', 'assignee', 'overdue', 'olderThanDays'] as const;

/** How many conditions narrow the list. */
export const conditionsIn = (filter: InboxFilter): number =>
  names.filter((name) => filter[name] !== noFilter[name]).length;

/** Whether anything narrows the list. */
export const isFiltered = (filter: InboxFilter): boolean => conditionsIn(filter) > 0;
