import type { FlowProblem } from '../../model/problem.ts';
import { looksPersonal } from '../roles/looks-personal.ts';
import { advise, insteadOf, quoted, stop } from './report.ts';
import { bothSides, type Scene, type SideScene, type SyncScene } from './scene.ts';

/** K1: fields that are called personal exist; where none is, those whose names tell of a person are pointed at. */
export function checkPersonal(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => bothSides.flatMap((side) => [...unknown(sync[side]), ...unmarked(sync, side)]));
}

function unknown({ node, flow, label, object }: SideScene): readonly FlowProblem[] {
  if (object === null) return [];
  const names = object.fields.map((field) => field.name);
  return (flow.personal ?? []).flatMap((name) => {
    if (names.includes(name)) return [];
    const message = `"${name}" is called personal, but ${label} has no such field.`;
    return [stop(node, { code: 'personal/unknown-field', message, fix: insteadOf(name, names) })];
  });
}

/** Only a flow that calls some field personal says that it cares; others are not bothered. */
function unmarked(sync: SyncScene, side: 'left' | 'right'): readonly FlowProblem[] {
  const { flow, object, node, label } = sync[side];
  const cares = bothSides.some((one) => (sync[one].flow.personal ?? []).length > 0);
  if (!cares || flow.personal !== undefined || object === null) return [];
  const mapped = new Set(sync.maps.flatMap((map) => map[side].names));
  const hidden = new Set(
    sync.maps
      .filter((map) => bothSides.some((one) => map[one].names.some((name) => sync[one].flow.personal?.includes(name))))
      .flatMap((map) => map[side].names),
  );
  const found = object.fields
    .map((field) => field.name)
    .filter((name) => mapped.has(name) && !hidden.has(name) && looksPersonal(name));
  if (found.length === 0) return [];
  const message = `${label} has fields that look personal and are not called so: ${quoted(found)}.`;
  const fix = 'Name them under "personal" of this side, or write "personal": [] where they are not.';
  return [advise(node, { code: 'personal/unmarked', message, fix })];
}
