import type { Flow } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import type { TableSource } from '../../model/table.ts';
import { findStep } from '../steps/list.ts';
import { nodeOf } from './report.ts';

/** A table that a step of the flow looks values up in, and that step. */
export interface UsedTable {
  readonly source: TableSource;
  readonly node: NodeId;
}

/** The tables that a flow's steps look values up in, for whoever may read them; one can be named by several steps. */
export function tableSourcesOf(flow: Flow): readonly UsedTable[] {
  return flow.syncs.flatMap((sync) =>
    sync.fields.flatMap((map) =>
      (map.steps ?? []).flatMap((use) => {
        const source = findStep(use.use)?.table?.source(use.settings ?? {}) ?? null;
        return source === null ? [] : [{ source, node: nodeOf(sync.id, map.id, use.id) }];
      }),
    ),
  );
}
