import type { FieldMap, Group, StepUse } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import { type MapScene, type Scene, type SideScene, type SyncScene, sceneOf } from '../../compile/scene.ts';
import type { Command } from '../command.ts';
import type { Fix, Found, Opening } from './fix.ts';

/** The part of a flow that a problem is about, looked up. */
export interface Place {
  readonly problem: FlowProblem;
  readonly scene: Scene;
  readonly sync: SyncScene;
  readonly side: Side | null;
  readonly map: MapScene | null;
  readonly step: StepUse | null;
  readonly group: Group | null;
}

/** Finds the part that a problem names; null where the flow has it no more. */
export function placeOf(problem: FlowProblem, { flow, catalog, shapes, tables = {} }: Found): Place | null {
  const scene = sceneOf(flow, catalog, shapes, tables);
  const [syncId = '', part, stepId] = problem.node.split('/');
  const sync = scene.syncs.find((one) => one.sync.id === syncId);
  if (sync === undefined) return null;
  const map = sync.maps.find((one) => one.map.id === part) ?? null;
  return {
    problem,
    scene,
    sync,
    side: part === 'left' || part === 'right' ? part : null,
    map,
    step: map?.map.steps?.find((one) => one.id === stepId) ?? null,
    group: sync.sync.groups?.find((one) => one.id === part) ?? null,
  };
}

/** Makes the fixes of one kind of problem. */
export type Maker = (place: Place) => readonly Fix[];

export const does = (label: string, command: Command, next?: Opening): Fix =>
  next === undefined ? { label, command } : { label, command, next };

/** A fix that shows a place of the part that the problem is about. */
export const opens =
  (label: string, place: Opening['place'], field?: string): Maker =>
  ({ problem }) => [{ label, opens: { place, node: problem.node, ...(field === undefined ? {} : { field }) } }];

/** Fixes of several kinds, one after the other. */
export const all =
  (...makers: readonly Maker[]): Maker =>
  (place) =>
    makers.flatMap((make) => make(place));

export const onSide =
  (make: (side: SideScene, place: Place) => readonly Fix[]): Maker =>
  (place) =>
    place.side === null ? [] : make(place.sync[place.side], place);

export const onMap =
  (make: (map: MapScene, place: Place) => readonly Fix[]): Maker =>
  (place) =>
    place.map === null ? [] : make(place.map, place);

export const onGroup =
  (make: (group: Group, place: Place) => readonly Fix[]): Maker =>
  (place) =>
    place.group === null ? [] : make(place.group, place);

type MapSet = Extract<Command, { do: 'change-map' }>['set'];
type SideSet = Extract<Command, { do: 'change-side' }>['set'];

export const setMap = ({ sync }: Place, map: FieldMap, set: MapSet): Command => ({
  do: 'change-map',
  sync: sync.sync.id,
  map: map.id,
  set,
});

export const setSide = ({ sync }: Place, side: Side, set: SideSet): Command => ({
  do: 'change-side',
  sync: sync.sync.id,
  side,
  set,
});

export const removeMap: Maker = onMap(({ map }, { sync }) => [
  does('Remove the field map', { do: 'remove-map', sync: sync.sync.id, map: map.id }),
]);
