import { compareInstants } from '../../../core/values/instant.ts';
import type { Run } from '../../../model/run.ts';
import type { VersionHead } from '../../../model/version.ts';

/** The version that a run followed: of those with its plan, the last one that was published before it began; null: a draft. */
export function versionOf(run: Run, versions: readonly VersionHead[]): number | null {
  const mine = versions.filter(
    (one) => one.planHash === run.planHash && compareInstants(one.publishedAt, run.startedAt) <= 0,
  );
  return mine[0]?.version ?? null;
}
