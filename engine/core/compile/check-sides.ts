import type { FlowProblem } from '../../model/problem.ts';
import { isZone } from '../values/zone.ts';
import { insteadOf, stop } from './report.ts';
import { bothSides, ownPart, type Scene, type SideScene } from './scene.ts';

/** C2: connections, kinds and objects are known, and the object has a key. */
export function checkSides(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) =>
    bothSides.flatMap((side) => [...systemOf(scene, sync[side]), ...zoneOf(sync[side])]),
  );
}

function systemOf(scene: Scene, { node, flow, connection, object }: SideScene): readonly FlowProblem[] {
  if (connection === null) {
    const known = Object.keys(scene.shapes);
    return [
      stop(node, {
        code: 'connection/unknown',
        message: `Nothing is known of the connection "${flow.connection}".`,
        fix: `${insteadOf(flow.connection, known)} For a new connection, add connections/${flow.connection}.json and discover its objects.`,
      }),
    ];
  }
  if (ownPart(scene.catalog, connection.kind) === null) {
    return [
      stop(node, {
        code: 'connection/unknown-kind',
        message: `The connection "${flow.connection}" is of the kind "${connection.kind}", which this version does not have.`,
        fix: `${insteadOf(connection.kind, Object.keys(scene.catalog))} Or use a version that has it.`,
      }),
    ];
  }
  if (object === null) {
    return [
      stop(node, {
        code: 'object/unknown',
        message: `"${flow.connection}" has no object "${flow.object}".`,
        fix: insteadOf(flow.object, Object.keys(connection.objects)),
      }),
    ];
  }
  if (object.key.length > 0) return [];
  return [
    stop(node, {
      code: 'object/without-key',
      message: `"${flow.object}" in "${flow.connection}" has no key, so its records cannot be told apart.`,
      fix: 'Give it a primary key, or name the key columns in the settings of the connection.',
    }),
  ];
}

function zoneOf({ node, flow }: SideScene): readonly FlowProblem[] {
  if (flow.zone === undefined || isZone(flow.zone)) return [];
  return [
    stop(node, {
      code: 'zone/unknown',
      message: `"${flow.zone}" is not a time zone.`,
      fix: 'Write it like "Europe/Berlin", or "UTC".',
    }),
  ];
}
