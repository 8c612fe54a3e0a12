import { compile } from '../../core/compile/compile.ts';
import { Flow } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { ConnectionShape } from '../../model/shape.ts';
import type { Setup } from './scenario.ts';
import { objectName } from './systems.ts';

const sideOf = (setup: Setup, side: Side) => ({
  connection: side,
  object: objectName,
  capture: setup[side].capture,
  overlapMinutes: 15,
  ...(setup[side].abilities.times ? { modifiedAt: 'changed' } : {}),
});

/** Removing asks, propagates or unlinks; brakes that only big data sets can judge are off. */
function flowOf(setup: Setup): Flow {
  const maps = setup.fields.map(({ name, conflict, unless, direction, drift }) => ({
    id: name,
    left: name,
    right: name,
    direction,
    drift,
    conflict: { rule: conflict, ...(unless === undefined || conflict === 'ask' ? {} : { unless: [unless] }) },
  }));
  const email = { id: 'email', left: 'email', right: 'email', direction: 'both' };
  const { rules, brakes } = setup;
  return Flow.parse({
    format: 1,
    id: 'world',
    syncs: [
      {
        id: objectName,
        left: sideOf(setup, 'left'),
        right: sideOf(setup, 'right'),
        match: { tiers: [{ left: ['email'], right: ['email'] }] },
        fields: [email, ...maps],
        rules: {
          firstLink: rules.firstLink,
          create: rules.create,
          remove: { left: { rule: rules.remove.left }, right: { rule: rules.remove.right } },
          editAgainstRemove: rules.editAgainstRemove,
        },
        brakes: brakes
          ? { shrunkSidePercent: false, emptySide: false }
          : { removes: false, shrunkSidePercent: false, emptySide: false },
      },
    ],
  });
}

/** The plan of a setup, given what was discovered on both sides. */
export function planOf(setup: Setup, shapes: { readonly [side in Side]: ConnectionShape }): Plan {
  const catalog = { memory: { kind: 'memory', label: 'Memory' } };
  const compiled = compile(flowOf(setup), catalog, shapes);
  if (compiled.ok) return compiled.value.plan;
  const problems = compiled.error.filter((one) => one.stops).map((one) => `${one.code} at ${one.node}: ${one.message}`);
  throw new Error(`The flow of this scenario does not compile.\n${problems.join('\n')}`);
}
