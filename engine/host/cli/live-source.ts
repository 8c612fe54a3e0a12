import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FlowId } from '../../model/ids.ts';
import type { Version } from '../../model/version.ts';
import { liveVersion } from '../versions/versions.ts';
import { flowFiles, readFlow } from '../workspace/flows.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { placeFor, type Source, sourceFor } from './source.ts';

/** The live version of a flow; null where it was never published. */
function liveIn(place: Workspace, flow: FlowId): Version | null {
  const live = liveVersion(place, flow);
  if (!live.ok) throw new Failure(live.error);
  return live.value;
}

const asPublished = (place: Workspace, file: string, published: Version): Source => ({
  place,
  file,
  flow: published.flow,
  published,
});

/**
 * A flow as it runs: its live version; as it is drawn where it was never published.
 * @throws Failure when the live version is not as it was published
 */
export function asLive(source: Source): Source {
  const live = liveIn(source.place, source.flow.id);
  if (live === null) return source;
  // A copy of the flow elsewhere is not what was published; what lies beside the flow of the workspace is.
  const { place, file, flow } = source;
  return asPublished(place, dirname(file) === place.flows ? file : join(place.flows, `${flow.id}.json`), live);
}

/** The live version of the flow that a file is named for, where the file is there and cannot be read. */
function behindBrokenDraft(place: Workspace, file: string): Source | null {
  const id = FlowId.safeParse(basename(file, '.json'));
  if (!id.success || !existsSync(file)) return null;
  const live = liveVersion(place, id.data);
  return !live.ok || live.value === null ? null : asPublished(place, file, live.value);
}

/**
 * The flow that a word of the command line names, as it runs. A draft that cannot be read does not keep what is live from
 * running.
 * @throws Failure when there is no such flow, or it cannot be read
 */
export function liveFor(context: Context, word: string | undefined): Source {
  try {
    return asLive(sourceFor(context, word));
  } catch (error) {
    if (!(error instanceof Failure) || error.problem.code.startsWith('version/')) throw error;
    const path = word === undefined ? null : resolve(context.cwd, word);
    const place = placeFor(context, path !== null && existsSync(path) ? path : undefined);
    const files = flowFiles(place);
    const named = files.filter((file) => word === undefined || basename(file, '.json') === basename(word, '.json'));
    const [file] = named;
    const live = file === undefined || named.length > 1 ? null : behindBrokenDraft(place, file);
    if (live === null) throw error;
    return live;
  }
}

/** The flows of a workspace, by file name: as drawn, or as they run where the draft cannot be read. Others are told. */
export function flowsToRun(context: Context, place: Workspace): readonly Source[] {
  return flowFiles(place).flatMap((file) => {
    const flow = readFlow(file);
    if (flow.ok) return [{ place, file, flow: flow.value }];
    for (const { stops: _, ...problem } of flow.error) context.screen.problem(problem, 'amber');
    const live = behindBrokenDraft(place, file);
    return live === null ? [] : [live];
  });
}
