import type { Flow } from '../../model/flow.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { leadsBack, parentSide } from './references.ts';
import { insteadOf, stop, type Words } from './report.ts';
import { bothSides, fieldOf, type MapScene, type Scene, type SyncScene } from './scene.ts';

/**
 * C17: a reference names a sync of the flow that has the records pointed at on both sides; each end is one field that holds
 * nothing but the key, and no new record waits for one that waits for it.
 */
export function checkReferences(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) =>
    sync.maps.flatMap((map) => {
      if (map.map.reference === undefined) return map.map.orphans === undefined ? [] : [stop(map.node, noReference)];
      return [...parentFaults(scene, sync, map), ...lineFaults(map), ...useFaults(sync, map)].map((words) =>
        stop(map.node, words),
      );
    }),
  );
}

const noReference: Words = {
  code: 'reference/none',
  message: 'This line says what becomes of orphans, and is no reference.',
  fix: 'Name the sync it points at in "reference", or take "orphans" off.',
};

function parentFaults({ flow, syncs }: Scene, sync: SyncScene, { map }: MapScene): readonly Words[] {
  const parent = syncs.find((one) => one.sync.id === map.reference);
  if (parent === undefined) {
    const fix = insteadOf(
      map.reference ?? '',
      flow.syncs.map((one) => one.id),
    );
    return [{ code: 'reference/unknown', message: `There is no sync "${map.reference}" in this flow.`, fix }];
  }
  const faults = bothSides.flatMap((side): readonly Words[] => {
    const at = parentSide(parent.sync, sync[side].flow.connection, side);
    if (at === null) {
      const message = `The sync "${parent.sync.id}" has no records in "${sync[side].flow.connection}", where the ${side} end of this line is.`;
      return [{ code: 'reference/elsewhere', message, fix: 'Refer to a sync between the same two connections.' }];
    }
    const keys = parent[at].object?.key ?? [];
    if (keys.length < 2) return [];
    const message = `Records of ${parent[at].label} have a key of ${keys.length} fields, and a reference holds one.`;
    return [{ code: 'reference/key', message, fix: 'Map the fields of the key as they are, without "reference".' }];
  });
  const sides = bothSides.map((side) => parentSide(parent.sync, sync[side].flow.connection, side));
  if (faults.length === 0 && sides[0] === sides[1]) {
    const message = `Both ends of this line would point at the same side of the sync "${parent.sync.id}".`;
    return [{ code: 'reference/one-side', message, fix: 'Refer to a sync between the same two connections.' }];
  }
  return [...faults, ...ringFaults(flow, sync, map)];
}

function ringFaults(flow: Flow, sync: SyncScene, map: MapScene['map']): readonly Words[] {
  if (map.reference === undefined || !leadsBack(flow.syncs, sync.sync.id, map.reference)) return [];
  if (map.orphans === 'wait') {
    const message = 'New records would wait for each other for ever: this reference leads back to its own sync.';
    return [
      {
        code: 'reference/ring',
        message,
        fix: 'Take "orphans" off: they are created first, and the reference follows.',
      },
    ];
  }
  return bothSides.flatMap((side): readonly Words[] => {
    const required = sync.maps
      .filter((one) => one.map === map)
      .flatMap((one) => one[side].fields ?? [])
      .find((field) => field.required);
    if (required === undefined || sync.rules.create[side] !== 'create') return [];
    const message = `${sync[side].label} requires "${required.name}", and this reference leads back to its own sync: no new record could be the first.`;
    return [
      {
        code: 'reference/required',
        message,
        fix: `Set the rule create.${side} to "wait", or make the field optional.`,
      },
    ];
  });
}

function lineFaults({ map, left, right, line }: MapScene): readonly Words[] {
  const faults: Words[] = [];
  if (left.names.length !== 1 || right.names.length !== 1) {
    const message = 'A reference joins one field with one field.';
    faults.push({ code: 'reference/ends', message, fix: 'Name one field at each end.' });
  }
  if (line.steps.length > 0) {
    const message = 'A reference is translated by the links of its sync, and takes no steps.';
    faults.push({ code: 'reference/steps', message, fix: 'Take the steps off this line, or take "reference" off.' });
  }
  const rule = map.conflict?.rule;
  if (rule === 'longest' || rule === 'larger' || rule === 'smaller' || rule === 'union') {
    const message = `References cannot be compared by "${rule}".`;
    faults.push({ code: 'reference/rule', message, fix: 'Take a rule by side or by time, or "ask".' });
  }
  return faults;
}

/** A field that is a reference holds no value of its own that a filter or an archive rule could look at. */
function useFaults(sync: SyncScene, map: MapScene): readonly Words[] {
  return bothSides.flatMap((side): readonly Words[] => {
    const [name] = map[side].names;
    const kind = name === undefined ? undefined : fieldOf(sync[side], name)?.type.kind;
    if (kind === 'set' || kind === 'list') {
      const message = `"${name}" holds several values, and a reference points at one record.`;
      return [
        { code: 'reference/list', message, fix: 'Keep the records that join the two in step by a sync of their own.' },
      ];
    }
    const remove = sync.rules.remove[side];
    const conditions = sync.sync[side].filter?.conditions ?? [];
    const filtered = conditions.some((one) => one.field === name && one.is !== 'blank' && one.is !== 'not-blank');
    if (!filtered && !(remove.rule === 'archive' && remove.field === name)) return [];
    const message = `"${name}" is a reference; a filter can only ask whether it is blank, and it cannot be an archive field.`;
    return [{ code: 'reference/use', message, fix: 'Choose another field there.' }];
  });
}
