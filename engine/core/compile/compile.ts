import type { Flow } from '../../model/flow.ts';
import type { Plan } from '../../model/plan.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Catalog, Shapes } from '../../model/shape.ts';
import type { Tables } from '../../model/table.ts';
import { checkCapture } from './check-capture.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkCreates } from './check-creates.ts';
import { checkFilters } from './check-filter.ts';
import { checkGroups } from './check-groups.ts';
import { checkIds } from './check-ids.ts';
import { checkInvariants } from './check-invariants.ts';
import { checkLineLaws } from './check-laws.ts';
import { checkLines } from './check-lines.ts';
import { checkMaps } from './check-maps.ts';
import { checkMatch } from './check-match.ts';
import { checkPersonal } from './check-personal.ts';
import { checkReferences } from './check-references.ts';
import { checkRings } from './check-rings.ts';
import { checkRules } from './check-rules.ts';
import { checkSides } from './check-sides.ts';
import { checkTriggers } from './check-triggers.ts';
import { checkUnless } from './check-unless.ts';
import { checkWhole } from './check-whole.ts';
import { lower } from './lower.ts';
import { type Scene, sceneOf } from './scene.ts';

type Pass = (scene: Scene) => readonly FlowProblem[];

const passes: readonly Pass[] = [
  checkWhole,
  checkIds,
  checkSides,
  checkCapture,
  checkFilters,
  checkMatch,
  checkMaps,
  checkReferences,
  checkLines,
  checkLineLaws,
  checkGroups,
  checkInvariants,
  checkConflicts,
  checkUnless,
  checkRules,
  checkCreates,
  checkRings,
  checkTriggers,
  checkPersonal,
];

/** A plan, and what is worth a look although it does not stop it. */
export interface Compiled {
  readonly plan: Plan;
  readonly advice: readonly FlowProblem[];
}

/**
 * Turns a flow into a plan. Pure: the same flow, catalog, shapes and tables give the same bytes.
 * @param catalog the connector kinds of this version
 * @param shapes what was discovered behind the connections that the flow names
 * @param tables what was read from the files that steps look values up in; the plan holds their rows
 * @returns the plan, or every problem of the flow (not only the first), each at its node and with what to do next; problems
 *   that do not stop are among them
 */
export function compile(
  flow: Flow,
  catalog: Catalog,
  shapes: Shapes,
  tables: Tables = {},
): Result<Compiled, readonly FlowProblem[]> {
  const scene = sceneOf(flow, catalog, shapes, tables);
  const problems = passes.flatMap((pass) => pass(scene));
  return problems.some((one) => one.stops) ? err(problems) : ok({ plan: lower(scene), advice: problems });
}
