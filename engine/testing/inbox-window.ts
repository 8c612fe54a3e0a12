import type { FlowId } from '../model/ids.ts';
import type { InboxFilter } from '../protocol/calls/inbox.ts';
import type { News } from '../protocol/calls/news.ts';
import { startRun } from '../protocol/calls/runs.ts';
import type { TestWindow } from './open-window.ts';

/** The filter of the inbox that narrows nothing. */
export const everyQuestion: InboxFilter = {
  flow: null,
  reason: null,
  pattern: null,
  assignee: null,
  overdue: false,
  olderThanDays: null,
};

/** Runs a flow to its end. @returns what the window was told then */
export async function runIn(window: TestWindow, flow: FlowId): Promise<News> {
  const over = await window.listen((one: News) => one.kind === 'run');
  await window.ask(startRun, { flow });
  return over.next;
}
