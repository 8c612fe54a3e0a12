import type { FlowProblem } from '../../model/problem.ts';
import { insteadOf, nodeOf, stop } from './report.ts';
import type { Scene, SyncScene } from './scene.ts';

/** C6: a group names field maps of its own sync, and a field map is in one group at most and follows its rule. */
export function checkGroups(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => [...strangers(sync), ...shared(sync)]);
}

function strangers({ sync }: SyncScene): readonly FlowProblem[] {
  const names = sync.fields.map((map) => map.id);
  return (sync.groups ?? []).flatMap((group) =>
    group.maps
      .filter((map) => !names.includes(map))
      .map((map) =>
        stop(nodeOf(sync.id, group.id), {
          code: 'group/unknown-map',
          message: `The group "${group.label ?? group.id}" names the field map "${map}", which this sync does not have.`,
          fix: insteadOf(map, names),
        }),
      ),
  );
}

function shared({ sync }: SyncScene): readonly FlowProblem[] {
  const groups = sync.groups ?? [];
  return sync.fields.flatMap((map) => {
    const count = groups.flatMap((group) => group.maps).filter((one) => one === map.id).length;
    const node = nodeOf(sync.id, map.id);
    if (count > 1) {
      const message = `The field map "${map.label ?? map.id}" is in groups ${count} times.`;
      return [stop(node, { code: 'group/map-twice', message, fix: 'Leave it in one group, once.' })];
    }
    if (count === 0 || map.conflict === undefined) return [];
    const message = `The field map "${map.label ?? map.id}" has a conflict rule of its own, but its group decides for all of its maps at once.`;
    return [
      stop(node, {
        code: 'group/own-rule',
        message,
        fix: 'Set the rule on the group, or take the field map out of it.',
      }),
    ];
  });
}
