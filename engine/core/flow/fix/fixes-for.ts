import type { FlowProblem } from '../../../model/problem.ts';
import { compile } from '../../compile/compile.ts';
import { edit } from '../edit.ts';
import type { Fix, Found } from './fix.ts';
import { createMakers } from './fix-creates.ts';
import { fieldMakers } from './fix-fields.ts';
import { filterMakers } from './fix-filters.ts';
import { lineMakers } from './fix-lines.ts';
import { matchMakers } from './fix-match.ts';
import { referenceMakers } from './fix-references.ts';
import { ruleMakers } from './fix-rules.ts';
import { sideMakers } from './fix-sides.ts';
import { ofWhole, syncMakers } from './fix-syncs.ts';
import { unlessMakers } from './fix-unless.ts';
import { type Maker, placeOf } from './place.ts';

/** What mends each kind of problem that compiling can report. */
export const makers: ReadonlyMap<string, Maker> = new Map(
  [
    sideMakers,
    filterMakers,
    matchMakers,
    fieldMakers,
    lineMakers,
    referenceMakers,
    createMakers,
    ruleMakers,
    unlessMakers,
    syncMakers,
  ].flatMap((one) => Object.entries(one)),
);

const isSame = (one: FlowProblem, other: FlowProblem): boolean =>
  one.code === other.code && one.node === other.node && one.message === other.message;

function problemsOf({ catalog, shapes, tables }: Found, flow: Found['flow']): readonly FlowProblem[] {
  const compiled = compile(flow, catalog, shapes, tables);
  return compiled.ok ? compiled.value.advice : compiled.error;
}

const stops = (problems: readonly FlowProblem[]): number => problems.filter((one) => one.stops).length;

/**
 * Ways to mend a problem of a flow, the best first: edits after which compiling does not report it any more, and places where a
 * person can mend it. Edits that make other problems come last.
 */
export function fixesFor(problem: FlowProblem, found: Found): readonly Fix[] {
  const place = placeOf(problem, found);
  const fixes = place === null ? ofWhole(problem, found) : (makers.get(problem.code)?.(place) ?? []);
  const before = Math.max(0, stops(problemsOf(found, found.flow)) - (problem.stops ? 1 : 0));
  const tried = fixes.flatMap((fix): readonly { readonly fix: Fix; readonly worse: number }[] => {
    if (!('command' in fix)) return [{ fix, worse: 0 }];
    const edited = edit(found.flow, fix.command);
    if (!edited.ok) return [];
    const after = problemsOf(found, edited.value[0]);
    return after.some((one) => isSame(one, problem)) ? [] : [{ fix, worse: Math.max(0, stops(after) - before) }];
  });
  return [...tried].sort((one, other) => one.worse - other.worse).map(({ fix }) => fix);
}
