import type { Direction, FieldMap, Flow, FlowSide, Sync } from '../../model/flow.ts';
import { across, type NodeId, type Side } from '../../model/ids.ts';
import type { RulesPlan } from '../../model/plan.ts';
import type { Catalog, ConnectionShape, Field, ObjectShape, Shapes } from '../../model/shape.ts';
import type { Tables } from '../../model/table.ts';
import { directionOf, rulesOf } from './defaults.ts';
import { type Line, lineOf } from './line-scene.ts';
import { asReference } from './references.ts';
import { nodeOf } from './report.ts';

/** A side of a sync beside what was discovered of it; null where it was not. */
export interface SideScene {
  readonly side: Side;
  readonly node: NodeId;
  readonly flow: FlowSide;
  readonly connection: ConnectionShape | null;
  readonly object: ObjectShape | null;
  /** What people call it: the connection and the object. */
  readonly label: string;
}

/** One end of a field map; `fields` is null where one of them does not exist or is not known. */
export interface EndScene {
  readonly names: readonly string[];
  readonly fields: readonly Field[] | null;
}

export interface MapScene {
  readonly map: FieldMap;
  readonly node: NodeId;
  readonly direction: Direction;
  readonly left: EndScene;
  readonly right: EndScene;
  readonly line: Line;
}

export interface SyncScene {
  readonly sync: Sync;
  readonly node: NodeId;
  readonly left: SideScene;
  readonly right: SideScene;
  readonly maps: readonly MapScene[];
  readonly rules: RulesPlan;
}

/** A flow with everything that it names looked up once: what the passes look at. */
export interface Scene {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly shapes: Shapes;
  readonly syncs: readonly SyncScene[];
}

export const bothSides: readonly Side[] = ['left', 'right'];

/** The entry of that name; null where there is none, also for names that every object has. */
export const ownPart = <T>(parts: { readonly [name: string]: T }, name: string): T | null =>
  Object.hasOwn(parts, name) ? (parts[name] ?? null) : null;

export const namesOf = (ends: string | readonly string[]): readonly string[] =>
  typeof ends === 'string' ? [ends] : ends;

export const fieldOf = (side: SideScene, name: string): Field | undefined =>
  side.object?.fields.find((field) => field.name === name);

/** Everything that the passes of the compiler look at, looked up once. */
export function sceneOf(flow: Flow, catalog: Catalog, shapes: Shapes, tables: Tables): Scene {
  return { flow, catalog, shapes, syncs: flow.syncs.map((sync) => syncScene(sync, shapes, tables)) };
}

function syncScene(sync: Sync, shapes: Shapes, tables: Tables): SyncScene {
  const left = sideScene(sync, 'left', shapes);
  const right = sideScene(sync, 'right', shapes);
  const directions = sync.fields.map((map) => directionOf(map.direction));
  const can = { left: left.object?.can ?? null, right: right.object?.can ?? null };
  return {
    sync,
    node: nodeOf(sync.id),
    left,
    right,
    maps: sync.fields.map((map) => mapScene(sync, map, { left, right }, tables)),
    rules: rulesOf(sync.rules, directions, can),
  };
}

function sideScene(sync: Sync, side: Side, shapes: Shapes): SideScene {
  const flow = sync[side];
  const connection = ownPart(shapes, flow.connection);
  const object = connection === null ? null : ownPart(connection.objects, flow.object);
  const label = `${flow.connection} ${object?.label ?? flow.object}`;
  return { side, node: nodeOf(sync.id, side), flow, connection, object, label };
}

function endScene(ends: string | readonly string[], side: SideScene): EndScene {
  const names = namesOf(ends);
  const fields = names.flatMap((name) => fieldOf(side, name) ?? []);
  return { names, fields: fields.length === names.length ? fields : null };
}

function mapScene(sync: Sync, map: FieldMap, sides: { readonly [side in Side]: SideScene }, tables: Tables): MapScene {
  const direction = directionOf(map.direction);
  const end = (side: Side): EndScene => {
    const scene = endScene(map[side], sides[side]);
    if (map.reference === undefined) return scene;
    return { ...scene, fields: scene.fields?.map(asReference) ?? null };
  };
  const left = end('left');
  const right = end('right');
  const to = direction === 'to-left' || direction === 'to-left-on-create' ? 'left' : 'right';
  const ends = { left, right };
  const line = lineOf(map.steps ?? [], tables, ends[across(to)].fields, ends[to].fields);
  return { map, node: nodeOf(sync.id, map.id), direction, left, right, line };
}
