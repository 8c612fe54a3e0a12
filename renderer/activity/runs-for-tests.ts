import { FlowId, RunId } from '../../engine/model/ids.ts';
import { RunHead } from '../../engine/protocol/calls/activity.ts';

const lastMs = Date.parse('2026-05-20T12:02:00Z');

/** So many runs of one flow, the newest first, each so long after the one before. */
export function runsForTests(count: number, apartMs: number): readonly RunHead[] {
  return Array.from({ length: count }, (_, back): RunHead => {
    const number = count - back;
    const startedAt = new Date(lastMs - back * apartMs).toISOString();
    return RunHead.parse({
      id: RunId.parse(`r${number}`),
      why: null,
      flow: FlowId.parse('contacts'),
      number,
      kind: 'run',
      state: 'done',
      startedAt,
      endedAt: startedAt,
      by: number % 2 === 0 ? 'engine' : 'dana',
      version: 7,
      toLeft: number % 7,
      toRight: number % 11,
      asked: number % 3,
      failed: number % 5 === 0 ? 1 : 0,
      of: null,
      undoneBy: null,
    });
  });
}
