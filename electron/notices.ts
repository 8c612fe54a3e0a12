import type { Run } from '../engine/model/run.ts';
import type { News } from '../engine/protocol/calls/news.ts';

/** Something that a person who looks elsewhere is told. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Where a click leads. */
  readonly address: string;
}

/** Open conflicts by flow, as they were told last. */
export type Told = ReadonlyMap<string, number>;

const openConflicts = (run: Run): number => Object.values(run.syncs).reduce((sum, counts) => sum + counts.conflicts, 0);

const flowAddress = (flow: string): string => `#/flow/${encodeURIComponent(flow)}`;

function ofEnd(run: Run): Notice | null {
  const address = flowAddress(run.flow);
  switch (run.state) {
    case 'running':
    case 'done':
    case 'cancelled':
      return null;
    case 'partial': {
      const failed = Object.values(run.syncs).reduce((sum, counts) => sum + counts.failed, 0);
      return { title: `${run.flow} ended with failures`, body: `${failed} records could not be written.`, address };
    }
    case 'held':
      return {
        title: `${run.flow} was held before it wrote anything`,
        body: run.brakes.find((brake) => brake.holds)?.message ?? 'A brake was pulled.',
        address,
      };
    case 'failed':
      return { title: `${run.flow} failed`, body: run.problem?.message ?? 'The run was stopped by an error.', address };
  }
}

/**
 * What a piece of news is to somebody who looks elsewhere: a run that did not end well, or more questions than before. Values
 * of records are in none of it.
 */
export function noticeOf(told: Told, news: News): readonly [told: Told, notice: Notice | null] {
  if (news.kind !== 'run') return [told, null];
  const { run } = news;
  const before = told.get(run.flow) ?? 0;
  const open = openConflicts(run);
  const next = new Map(told).set(run.flow, open);
  const end = ofEnd(run);
  if (end !== null || open <= before) return [next, end];
  const title = `${run.flow} has ${open === 1 ? 'a question' : `${open} questions`} for you`;
  return [
    next,
    { title, body: 'Both sides changed the same fields; everything else was carried over.', address: '#/inbox' },
  ];
}
