import type { FieldMap, Flow, Sync } from '../../model/flow.ts';
import type { MapId, SyncId } from '../../model/ids.ts';
import type { Plan, SyncPlan } from '../../model/plan.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Catalog, Shapes } from '../../model/shape.ts';
import type { Tables } from '../../model/table.ts';
import { checkFilters } from './check-filter.ts';
import { checkLineLaws } from './check-laws.ts';
import { checkLines } from './check-lines.ts';
import { checkMaps } from './check-maps.ts';
import { checkMatch } from './check-match.ts';
import { checkReferences } from './check-references.ts';
import { checkSides } from './check-sides.ts';
import { lower } from './lower.ts';
import { nodeOf } from './report.ts';
import { sceneOf } from './scene.ts';

/** What a part is compiled against. */
interface Known {
  readonly catalog: Catalog;
  readonly shapes: Shapes;
  readonly tables: Tables;
}

/** The passes that look at a line, at its systems, and at the filters that say whose values go along it. */
const passes = [checkSides, checkFilters, checkMaps, checkReferences, checkLines, checkLineLaws] as const;

export interface LineName {
  readonly sync: SyncId;
  readonly map: MapId;
}

/** The sync with nothing in it but how its records are read and told apart. */
function bare(sync: Sync): Sync {
  const { rules: _rules, groups: _groups, brakes: _brakes, triggers: _triggers, ...rest } = sync;
  const side = ({ modifiedAt: _at, canary: _canary, newKey: _key, ...kept }: Sync['left']): Sync['left'] => kept;
  return { ...rest, left: side(sync.left), right: side(sync.right), fields: [] };
}

/** A flow of one line and of the sync that it points at; null where there is no such line. */
export function flowOfLine(flow: Flow, { sync: id, map: mapId }: LineName): Flow | null {
  const map = flow.syncs.find((sync) => sync.id === id)?.fields.find((one) => one.id === mapId);
  if (map === undefined) return null;
  const syncs = flow.syncs.flatMap((sync): readonly Sync[] => {
    if (sync.id === id) return [{ ...bare(sync), match: { tiers: [] }, fields: [map] }];
    return sync.id === map.reference ? [{ ...sync, fields: [] }] : [];
  });
  return { ...flow, syncs };
}

/**
 * Compiles one line of a flow to try it by itself: what is wrong elsewhere does not stop it.
 * @param flow what `flowOfLine` made
 * @returns a plan of that line alone, or the problems of the line and of the systems at its ends; nothing may be written by it
 */
export function compileLine(flow: Flow, sync: SyncId, known: Known): Result<Plan, readonly FlowProblem[]> {
  const scene = sceneOf(flow, known.catalog, known.shapes, known.tables);
  const own = nodeOf(sync);
  const problems = passes
    .flatMap((pass) => pass(scene))
    .filter(({ node, stops }) => stops && (node === own || node.startsWith(`${own}/`)));
  if (problems.length > 0) return err(problems);
  return ok(lower({ ...scene, syncs: scene.syncs.filter((one) => one.node === own) }));
}

const partOf = ({ filter: _filter, ...rest }: Sync['left']): Sync['left'] => rest;

/**
 * Which records of a sync take part and which are one thing, with those of its lines that are right, whatever is wrong with the
 * others and with its rules.
 * @returns null while its systems are not known; nothing may be written by it
 */
export function compileRecords(flow: Flow, id: SyncId, { catalog, shapes, tables }: Known): SyncPlan | null {
  const drawn = flow.syncs.find((sync) => sync.id === id);
  if (drawn === undefined) return null;
  const sceneWith = (sync: Sync) => sceneOf({ ...flow, syncs: [sync] }, catalog, shapes, tables);
  const whole = { ...bare(drawn), fields: drawn.fields };
  const scene = sceneWith(whole);
  if (checkSides(scene).length > 0) return null;
  const misses = passes.flatMap((pass) => pass(scene)).filter((one) => one.stops);
  const isSound = ({ id: map }: FieldMap): boolean =>
    !misses.some(({ node }) => node === nodeOf(id, map) || node.startsWith(`${nodeOf(id, map)}/`));
  const side = (name: 'left' | 'right'): Sync['left'] =>
    misses.some((one) => one.node === nodeOf(id, name)) ? partOf(whole[name]) : whole[name];
  const match = checkMatch(scene).some((one) => one.stops) ? { tiers: [] } : whole.match;
  const fields = whole.fields.filter(isSound);
  const plan = lower(sceneWith({ ...whole, left: side('left'), right: side('right'), match, fields }));
  return plan.syncs[0] ?? null;
}
