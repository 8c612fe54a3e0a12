import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { partNames } from '../flow/part-names.ts';
import { nodeOf, stop } from './report.ts';
import type { Scene, SyncScene } from './scene.ts';

/** C1: ids are unique, so that a problem, a link and a shadow belong to one part. */
export function checkIds({ flow, syncs }: Scene): readonly FlowProblem[] {
  return [
    ...twice(flow.syncs, 'sync', (id) => nodeOf(id)),
    ...twice(flow.notes ?? [], 'note', (id) => nodeOf(id)),
    ...syncs.flatMap(idsOfSync),
  ];
}

function idsOfSync({ sync }: SyncScene): readonly FlowProblem[] {
  const within = (id: string): NodeId => nodeOf(sync.id, id);
  const lines = [...sync.fields, ...(sync.groups ?? [])];
  const taken = lines.filter((one) => partNames.has(one.id));
  return [
    ...twice(lines, 'field map or group', within),
    ...taken.map((one) =>
      stop(within(one.id), {
        code: 'id/reserved',
        message: `The id "${one.id}" stands for a part that every sync has.`,
        fix: 'Give the field map or group another id.',
      }),
    ),
    ...sync.fields.flatMap((map) => twice(map.steps ?? [], 'step', (id) => nodeOf(sync.id, map.id, id))),
  ];
}

function twice(
  parts: readonly { readonly id: string }[],
  what: string,
  node: (id: string) => NodeId,
): readonly FlowProblem[] {
  const ids = parts.map((part) => part.id);
  const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return repeated.map((id) =>
    stop(node(id), {
      code: 'id/taken-twice',
      message: `More than one ${what} has the id "${id}".`,
      fix: 'Give each its own id; ids are never shown to anybody.',
    }),
  );
}
