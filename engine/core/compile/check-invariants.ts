import type { Group, Invariant } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { Field } from '../../model/shape.ts';
import type { FieldKind } from '../../model/value.ts';
import { fieldsOfInvariant } from '../merge/invariants.ts';
import { readExpression } from '../steps/cel.ts';
import { kindsOf } from '../steps/expression.ts';
import { nounOf } from '../values/canon.ts';
import { canonDecimal } from '../values/number.ts';
import { insteadOf, nodeOf, stop } from './report.ts';
import { fieldOf, type Scene, type SyncScene } from './scene.ts';

const numbers: readonly FieldKind[] = ['integer', 'decimal'];
const unordered: readonly FieldKind[] = ['boolean', 'set', 'list', 'json', 'money', 'reference', 'file', 'rich-text'];

/** C28: an invariant looks at ends of its group's field maps, of types that it can judge. */
export function checkInvariants(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) =>
    (sync.sync.groups ?? []).flatMap((group) =>
      (group.invariants ?? []).flatMap((one) => {
        const strange = strangers(sync, group, one);
        return strange.length > 0 ? strange : unfit(sync, group, one);
      }),
    ),
  );
}

const nodeFor = (sync: SyncScene, group: Group): NodeId => nodeOf(sync.sync.id, group.id);

function strangers(sync: SyncScene, group: Group, invariant: Invariant): readonly FlowProblem[] {
  const ends = sync.maps.flatMap((map) => (group.maps.includes(map.map.id) ? map[invariant.side].names : []));
  return fieldsOfInvariant(invariant)
    .filter((name) => !ends.includes(name))
    .map((name) =>
      stop(nodeFor(sync, group), {
        code: 'invariant/unknown-field',
        message: `What must hold in the group "${group.label ?? group.id}" names "${name}", which no field map of the group has on the ${invariant.side} side.`,
        fix: insteadOf(name, ends),
      }),
    );
}

function unfit(sync: SyncScene, group: Group, invariant: Invariant): readonly FlowProblem[] {
  const wrong = (message: string, fix: string): FlowProblem =>
    stop(nodeFor(sync, group), { code: 'invariant/unfit', message, fix });
  const known = fieldsOfInvariant(invariant).flatMap((name) => fieldOf(sync[invariant.side], name) ?? []);
  switch (invariant.is) {
    case 'sum':
      return [
        ...known
          .filter((field) => !numbers.includes(field.type.kind))
          .map((field) =>
            wrong(
              `"${field.name}" is ${nounOf(field.type)}, and a sum is made of numbers.`,
              'Take a field that is one.',
            ),
          ),
        ...(canonDecimal(invariant.within ?? '0').ok
          ? []
          : [wrong(`"within" is "${invariant.within}", which is no number.`, 'Write it like "0.01".')]),
      ];
    case 'order':
      return unorderly(known, wrong);
    case 'together':
      return [];
    case 'true':
      return expressionProblems(invariant, known, wrong);
  }
}

type Wrong = (message: string, fix: string) => FlowProblem;

function unorderly(fields: readonly Field[], wrong: Wrong): readonly FlowProblem[] {
  const [first] = fields;
  return fields
    .filter((field) => unordered.includes(field.type.kind) || field.type.kind !== first?.type.kind)
    .map((field) =>
      wrong(
        `"${field.name}" is ${nounOf(field.type)}, and its order after "${first?.name}" cannot be told.`,
        'Take numbers, dates, times or texts, all of one type.',
      ),
    );
}

function expressionProblems(
  { values, expression }: Extract<Invariant, { is: 'true' }>,
  fields: readonly Field[],
  wrong: Wrong,
): readonly FlowProblem[] {
  const mistyped = values.flatMap(({ field, type }) => {
    const found = fields.find((one) => one.name === field);
    return found === undefined || kindsOf[type].includes(found.type.kind)
      ? []
      : [wrong(`"${field}" is ${nounOf(found.type)}, not ${type}.`, 'Give it the type that it has.')];
  });
  const read = readExpression(expression, Object.fromEntries(values.map((one) => [one.name, one.type])));
  if (!read.ok) return [...mistyped, wrong(`"${expression}" cannot be read: ${read.error}`, 'Mend the expression.')];
  if (read.value.type === 'boolean') return mistyped;
  return [...mistyped, wrong(`"${expression}" gives ${read.value.type}, not true or false.`, 'Compare something.')];
}
