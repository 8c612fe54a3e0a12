import type { ConflictRule, Exception } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { FieldKind } from '../../model/value.ts';
import { canonicalJson } from '../values/hash.ts';
import { conditionFaults } from './conditions.ts';
import { exceptionsOf } from './exceptions.ts';
import { stop } from './report.ts';
import { fieldOf, type Scene, type SyncScene } from './scene.ts';
import { unitsOf } from './units.ts';

/** C29: what keeps a conflict rule from deciding can be asked of its field, can be told apart by time, and does not always hold. */
export function checkUnless(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => {
    const rules = new Map<NodeId, ConflictRule>([[sync.node, sync.rules.conflict]]);
    for (const { setAt, conflict } of unitsOf(sync)) rules.set(setAt, conflict);
    return [...rules].flatMap(([node, rule]) => ruleFaults(sync, node, exceptionsOf(rule)));
  });
}

const looks = 'A condition of the conflict rule';
const compares = 'The condition';

function ruleFaults(sync: SyncScene, node: NodeId, all: readonly Exception[]): readonly FlowProblem[] {
  const own = all.flatMap(({ side, ...condition }) => {
    const faults = conditionFaults(sync[side], condition, { node, code: 'unless', looks, compares });
    return faults.some((one) => one.stops) ? faults : [...faults, ...useFaults(sync, node, { side, ...condition })];
  });
  return own.some((one) => one.stops) ? own : [...own, ...wholeFaults(node, all)];
}

/** References hold no value of their own, and what every write changes says nothing about who edited. */
function useFaults(sync: SyncScene, node: NodeId, one: Exception): readonly FlowProblem[] {
  const { side, field, is } = one;
  if (sync.sync[side].modifiedAt === field) {
    const message = `A condition of the conflict rule looks at "${field}", which every write changes.`;
    return [stop(node, { code: 'unless/modified-at', message, fix: 'Look at another field.' })];
  }
  const isReference = sync.maps.some(
    ({ map, [side]: end }) => map.reference !== undefined && end.names.includes(field),
  );
  if (isReference && is !== 'blank' && is !== 'not-blank') {
    const message = `"${field}" is a reference; a condition can only ask whether it is blank.`;
    return [
      stop(node, { code: 'unless/reference', message, fix: 'Look at another field, or ask whether it is blank.' }),
    ];
  }
  return alwaysHolds(sync, one) ? [always(node, field)] : [];
}

const canBeBlank: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'rich-text', 'set', 'list', 'json']);

/** Whether a condition holds whatever a record has. */
function alwaysHolds(sync: SyncScene, { side, field: name, is, value }: Exception): boolean {
  const field = fieldOf(sync[side], name);
  if (field === undefined) return false;
  if (is === 'not-blank')
    return sync[side].object?.key.includes(name) === true || (!field.nullable && !canBeBlank.has(field.type.kind));
  const isPart = is === 'contains' || is === 'starts-with' || is === 'ends-with';
  return isPart && value === '' && field.type.kind !== 'set' && field.type.kind !== 'list';
}

const opposite: { readonly [is in Exception['is']]?: Exception['is'] } = {
  equal: 'not-equal',
  'one-of': 'none-of',
  blank: 'not-blank',
};

/** Of two conditions that say the opposite of each other, one always holds. */
function wholeFaults(node: NodeId, all: readonly Exception[]): readonly FlowProblem[] {
  const says = new Set(all.map((one) => canonicalJson(one)));
  return all.flatMap((one) => {
    const is = opposite[one.is];
    return is !== undefined && says.has(canonicalJson({ ...one, is })) ? [always(node, one.field)] : [];
  });
}

const always = (node: NodeId, field: string): FlowProblem => {
  const message = `What is asked of "${field}" always holds, so the conflict rule would never decide.`;
  return stop(node, { code: 'unless/always', message, fix: 'Take the condition away, or choose the rule "ask".' });
};
