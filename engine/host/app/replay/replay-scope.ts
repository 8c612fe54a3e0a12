import { compareInstants } from '../../../core/values/instant.ts';
import type { FlowId } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import type { ReplayScope, ReplaySpan } from '../../../protocol/calls/replay.ts';
import { liveVersion } from '../../versions/versions.ts';
import type { House } from '../house.ts';
import { standOf } from '../versions/stand.ts';

const dayMs = 24 * 60 * 60 * 1000;
const lasts = { 'last-100': 100, 'last-1000': 1000 } as const;
const days = { day: 1, week: 7, month: 30 } as const;

/** Whether a run decided anything by itself and got to write it. */
const settled = ({ kind, state }: Run): boolean =>
  kind !== 'undo' && kind !== 'restore' && (state === 'done' || state === 'partial');

const written = ({ syncs }: Run): number =>
  Object.values(syncs).reduce(
    (sum, { left, right }) =>
      sum + left.created + left.updated + left.removed + right.created + right.updated + right.removed,
    0,
  );

/**
 * Periods that are worth a replay, of those in which anything ran.
 * @param runs the newest first
 * @param publishedAt when what is live was published
 */
export function spansOf(runs: readonly Run[], now: string, publishedAt: string | null): readonly ReplaySpan[] {
  const mine = runs.filter(settled);
  const first = mine.at(-1)?.startedAt;
  if (first === undefined) return [];
  const spanFrom = (name: ReplaySpan['name'], since: string): ReplaySpan => {
    const some = mine.filter((run) => compareInstants(run.startedAt, since) >= 0);
    return { name, since, runs: some.length, changes: some.reduce((sum, run) => sum + written(run), 0) };
  };
  const ago = (nr: number): string => new Date(Date.parse(now) - nr * dayMs).toISOString();
  const lastOf = (name: keyof typeof lasts): readonly ReplaySpan[] => {
    let sum = 0;
    const at = mine.findIndex((run) => {
      sum += written(run);
      return sum >= lasts[name];
    });
    const run = mine[at];
    return run === undefined || at === mine.length - 1 ? [] : [spanFrom(name, run.startedAt)];
  };
  return [
    ...(publishedAt === null ? [] : [spanFrom('published', publishedAt)]),
    spanFrom('day', ago(days.day)),
    spanFrom('week', ago(days.week)),
    spanFrom('month', ago(days.month)),
    ...lastOf('last-100'),
    ...lastOf('last-1000'),
    spanFrom('all', first),
  ].filter((span) => span.runs > 0);
}

/** What of a flow was recorded, and how its draft stands. */
export async function scopeOf({ engine, drafts }: House, id: FlowId): Promise<ReplayScope> {
  const draft = drafts.open(id);
  const { live, ahead, draft: number } = standOf(engine.place, draft);
  const kept = liveVersion(engine.place, id);
  const runs = await engine.store.runs(id, Number.MAX_SAFE_INTEGER);
  return {
    label: draft.flow.label ?? id,
    live,
    ahead: ahead?.length ?? null,
    draft: number,
    spans: [...spansOf(runs, engine.world().now(), kept.ok ? (kept.value?.publishedAt ?? null) : null)],
  };
}
