import type { Flow } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import { findStep } from '../steps/list.ts';
import { nodeOf } from './report.ts';

/** A file beside the flow that a step looks values up in. */
export interface TableFile {
  readonly file: string;
  /** The step that names it. */
  readonly node: NodeId;
}

/** The files that a flow's steps look values up in, for whoever may read them; a file can be named by several steps. */
export function tableFilesOf(flow: Flow): readonly TableFile[] {
  return flow.syncs.flatMap((sync) =>
    sync.fields.flatMap((map) =>
      (map.steps ?? []).flatMap((use) => {
        const file = findStep(use.use)?.table?.file(use.settings ?? {}) ?? null;
        return file === null ? [] : [{ file, node: nodeOf(sync.id, map.id, use.id) }];
      }),
    ),
  );
}
