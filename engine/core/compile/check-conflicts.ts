import type { ConflictRule } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { FieldKind } from '../../model/value.ts';
import { ordered } from './conditions.ts';
import { quoted, stop } from './report.ts';
import { bothSides, type MapScene, type Scene, type SyncScene } from './scene.ts';
import { type UnitScene, unitsOf } from './units.ts';

/** C10: a conflict rule fits what it decides about, and a rule by time has times to go by. */
export function checkConflicts(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => {
    const units = unitsOf(sync).filter((unit) => unit.maps.some((map) => map.direction === 'both'));
    const timed = units.filter((unit) => isByTime(unit.conflict));
    const rules = new Map(timed.map((unit) => [unit.setAt, unit.conflict.rule]));
    return [
      ...units.flatMap(unitFaults),
      ...[...rules].flatMap(([node, rule]) => timeFaults(sync, node, rule)),
      ...(sync.rules.firstLink === 'newest-wins' ? timeFaults(sync, sync.node, 'newest-wins') : []),
    ];
  });
}

const isByTime = ({ rule }: ConflictRule): boolean => rule === 'last-write-wins' || rule === 'newest';

interface Fits {
  readonly kinds: ReadonlySet<FieldKind>;
  readonly words: string;
}

const comparable: Fits = { kinds: ordered, words: 'numbers, dates and times' };
const fitting: { readonly [rule in ConflictRule['rule']]?: Fits } = {
  union: { kinds: new Set<FieldKind>(['set', 'list']), words: 'sets and lists' },
  longest: { kinds: new Set<FieldKind>(['text', 'rich-text']), words: 'texts' },
  larger: comparable,
  smaller: comparable,
};

const nameOf = ({ map }: MapScene): string => map.label ?? map.id;

/** The first line of a unit speaks for all of it; only `union` settles each value by itself, so it can have no group. */
function unitFaults({ group, maps, conflict, setAt }: UnitScene): readonly FlowProblem[] {
  const fits = fitting[conflict.rule];
  const first = maps.find((map) => !map.direction.endsWith('-on-create'));
  if (fits === undefined || first === undefined) return [];
  if (conflict.rule === 'union' && group !== null) {
    const message = `The conflict rule "union" cannot settle several fields at once, as the group "${group.label ?? group.id}" asks.`;
    return [
      stop(setAt, {
        code: 'conflict/group',
        message,
        fix: 'Choose another rule for the group, or take its field maps apart.',
      }),
    ];
  }
  const kinds = first.right.fields?.map((field) => field.type.kind);
  if (kinds === undefined || (kinds.length === 1 && kinds.every((kind) => fits.kinds.has(kind)))) return [];
  const message = `The conflict rule "${conflict.rule}" works with ${fits.words}; "${nameOf(first)}" is not one.`;
  const fix = 'Choose another rule, for example "ask", or give this field map a rule of its own.';
  return [stop(setAt, { code: 'conflict/type', message, fix })];
}

const saysWhen: ReadonlySet<FieldKind> = new Set<FieldKind>(['instant', 'local-date-time']);

/** A rule by time needs the time of the last change on both sides: from a field that is named, or built into the system. */
function timeFaults(sync: SyncScene, node: NodeId, rule: string): readonly FlowProblem[] {
  return bothSides.flatMap((side) => {
    const { object, flow, label } = sync[side];
    if (object === null) return [];
    if (!object.can.times) {
      const message = `"${rule}" needs to know when a record was last modified, and ${label} does not say.`;
      const fix = 'Choose another rule, for example "ask" or "left-wins".';
      return [stop(node, { code: 'conflict/no-times', message, fix })];
    }
    const candidates = object.fields.filter((field) => saysWhen.has(field.type.kind)).map((field) => field.name);
    if (flow.modifiedAt !== undefined || candidates.length === 0) return [];
    const message = `"${rule}" needs the field of ${label} that says when a record was last modified.`;
    const fix = `Name it in "modifiedAt" of the ${side} side; it has ${quoted(candidates)}.`;
    return [stop(node, { code: 'conflict/no-modified-at', message, fix })];
  });
}
