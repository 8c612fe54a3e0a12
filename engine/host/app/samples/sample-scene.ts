import { catalog } from '../../../connectors/catalog.ts';
import type { View } from '../../../connectors/contract.ts';
import { compile } from '../../../core/compile/compile.ts';
import { compileRecords } from '../../../core/compile/compile-part.ts';
import { type SyncScene, sceneOf } from '../../../core/compile/scene.ts';
import { Fault } from '../../../model/fault.ts';
import type { FlowId, Side, SyncId } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Tables } from '../../../model/table.ts';
import { readObjectTables } from '../../cli/object-tables.ts';
import { knownShapes } from '../../cli/planned.ts';
import { readTables } from '../../workspace/tables.ts';
import type { Draft } from '../drafts.ts';
import type { House } from '../house.ts';

/** A sync of a draft as it is drawn now, with or without problems. */
export interface SampleScene {
  readonly draft: Draft;
  readonly scene: SyncScene;
  /** What the sync compiles to; while something stops it, its records and their match alone; null while its systems are not known. */
  readonly plan: SyncPlan | null;
}

/** Tables that cannot be read leave the steps that need them unset; the others can be tried all the same. */
async function tablesOf({ engine }: House, draft: Draft): Promise<Tables> {
  const files = readTables(draft.file, draft.flow);
  const objects = await readObjectTables(engine.context, engine.place, draft.flow);
  return { ...(files.ok ? files.value : {}), ...(objects.ok ? objects.value : {}) };
}

/** @throws Fault `setting` when there is no such flow or sync */
export async function sampleScene(house: House, flow: FlowId, sync: SyncId): Promise<SampleScene> {
  const draft = house.drafts.open(flow);
  const shapes = await knownShapes(house.engine.context, draft);
  const tables = await tablesOf(house, draft);
  const scene = sceneOf(draft.flow, catalog(), shapes, tables).syncs.find((one) => one.sync.id === sync);
  if (scene === undefined)
    throw new Fault('setting', {
      code: 'flow/no-sync',
      message: `The flow has no sync "${sync}" any more.`,
      fix: 'Load the canvas again.',
    });
  const made = compile(draft.flow, catalog(), shapes, tables);
  const plan = made.ok
    ? (made.value.plan.syncs.find((one) => one.id === sync) ?? null)
    : compileRecords(draft.flow, sync, { catalog: catalog(), shapes, tables });
  return { draft, scene, plan };
}

/** All fields of a side's object; null while it was never looked at. */
export function wholeView({ scene }: SampleScene, side: Side): View | null {
  const { object, flow } = scene[side];
  if (object === null) return null;
  return { shape: object, fields: object.fields.map((field) => field.name), modifiedAt: flow.modifiedAt ?? null };
}
