import type { FlowDifference } from '../../../model/difference.ts';
import type { Flow } from '../../../model/flow.ts';
import { connectionNames } from '../../cli/which-version.ts';
import { aheadOf, type Draft } from '../../versions/publish.ts';
import { liveVersion } from '../../versions/versions.ts';
import { readShapes } from '../../workspace/flows.ts';
import { readTables } from '../../workspace/tables.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** How a flow stands beside what is live. */
export interface Stand {
  /** The version that runs; null: never published, or its file is not as it was published. */
  readonly live: number | null;
  /** The number that the draft gets when it is published. */
  readonly draft: number;
  /** What the draft has that is not live; null where nothing is. */
  readonly ahead: readonly FlowDifference[] | null;
}

/** The flow as drawn with the shapes and the look-up tables beside it, as far as they can be read. */
export function drawn(file: string, flow: Flow): Draft {
  const shapes = readShapes(file);
  const tables = readTables(file, flow);
  return { flow, shapes: shapes.ok ? shapes.value : {}, tables: tables.ok ? tables.value : {} };
}

/** @param of the draft, with the file that it is drawn in */
export function standOf(place: Workspace, { file, flow }: { readonly file: string; readonly flow: Flow }): Stand {
  const live = liveVersion(place, flow.id);
  if (!live.ok || live.value === null) return { live: null, draft: 1, ahead: null };
  const { version } = live.value;
  return { live: version, draft: version + 1, ahead: aheadOf(live.value, drawn(file, flow), connectionNames(place)) };
}
