import { catalog } from '../../connectors/catalog.ts';
import { compile } from '../../core/compile/compile.ts';
import { nodeOf } from '../../core/compile/report.ts';
import { compareFlows } from '../../core/flow/compare.ts';
import { compareShapes } from '../../core/flow/compare-shapes.ts';
import { compareTables, fileTables } from '../../core/flow/compare-tables.ts';
import type { FlowDifference } from '../../model/difference.ts';
import type { Flow } from '../../model/flow.ts';
import type { FlowId } from '../../model/ids.ts';
import type { FlowProblem, Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Shapes } from '../../model/shape.ts';
import type { Tables } from '../../model/table.ts';
import { type Version, type VersionHead, type VersionNumber, versionFormat } from '../../model/version.ts';
import { writeNew } from '../workspace/files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readVersion, versionFile, versionText } from './version-file.ts';
import { headOf, liveVersion } from './versions.ts';

/** A flow as drawn, with what it is compiled against. */
export interface Draft {
  readonly flow: Flow;
  readonly shapes: Shapes;
  /** What its steps look values up in; see `readTables`. */
  readonly tables?: Tables | undefined;
}

/** Who publishes, when and what for. */
export interface Told {
  readonly by: string;
  /** A canonical instant. */
  readonly at: string;
  readonly note?: string | null;
}

type Published = Result<VersionHead, readonly FlowProblem[]>;

/** The shapes of what a flow looks at; a new table elsewhere is no change of it. */
export function shapesOf(flow: Flow, shapes: Shapes): Shapes {
  const sides = flow.syncs.flatMap((sync) => [sync.left, sync.right]);
  const mine = Object.entries(shapes).filter(([id]) => sides.some((side) => side.connection === id));
  return Object.fromEntries(
    mine.map(([id, shape]) => {
      const isUsed = (object: string) => sides.some((side) => side.connection === id && side.object === object);
      const objects = Object.fromEntries(Object.entries(shape.objects).filter(([object]) => isUsed(object)));
      return [id, { ...shape, objects }];
    }),
  );
}

/** What the draft has that the version has not, and the other way round; nothing where publishing would change nothing. */
export const aheadOf = (
  { flow, shapes, tables }: Pick<Version, 'flow' | 'shapes' | 'tables'>,
  draft: Draft,
  nameOf?: Parameters<typeof compareFlows>[2],
): readonly FlowDifference[] => [
  ...compareFlows(flow, draft.flow, nameOf),
  ...compareShapes(draft.flow, [shapesOf(draft.flow, shapes), shapesOf(draft.flow, draft.shapes)], nameOf),
  ...compareTables(draft.flow, tables ?? {}, draft.tables ?? {}),
];

/**
 * Publishes a draft: it gets the next number, its file is written once and never again, and from then on it is what runs.
 * @returns the problems that stop it: those of the flow, that it holds nothing new, or that somebody else was faster
 */
export function publish(place: Workspace, draft: Draft, told: Told): Published {
  const live = liveVersion(place, draft.flow.id);
  if (!live.ok) return refused(live.error);
  if (live.value !== null && aheadOf(live.value, draft).length === 0) return refused(nothingNew(live.value));
  return write(place, draft, { ...told, of: null, number: (live.value?.version ?? 0) + 1 });
}

/**
 * Brings an older version back: what it holds is published again under the next number. The draft stays as it is.
 * @param from the version, and the tables of its steps as they are now
 */
export function rollBack(
  place: Workspace,
  from: { readonly flow: FlowId; readonly version: VersionNumber; readonly tables?: Tables },
  told: Told,
): Published {
  const live = liveVersion(place, from.flow);
  if (!live.ok) return refused(live.error);
  const old = readVersion(place, from.flow, from.version);
  if (!old.ok) return refused(old.error);
  const { flow, shapes, version } = old.value;
  if (live.value !== null && isSame(live.value, old.value)) return refused(isLive(live.value, version));
  const draft = { flow, shapes, ...(from.tables === undefined ? {} : { tables: from.tables }) };
  return write(place, draft, { ...told, of: version, number: (live.value?.version ?? 0) + 1 });
}

/** What is only drawn otherwise may be brought back too. */
const isSame = (one: Version, other: Version): boolean =>
  JSON.stringify([one.flow, one.shapes, one.tables]) === JSON.stringify([other.flow, other.shapes, other.tables]);

function write(
  place: Workspace,
  { flow, shapes, tables }: Draft,
  { by, at, note, of, number }: Told & { readonly of: VersionNumber | null; readonly number: VersionNumber },
): Published {
  const used = shapesOf(flow, shapes);
  const frozen = fileTables(flow, tables ?? {});
  const compiled = compile(flow, catalog(), used, tables);
  if (!compiled.ok) return compiled;
  const version = {
    format: versionFormat,
    id: flow.id,
    version: number,
    publishedAt: at,
    by,
    note: note === undefined || note === '' ? null : note,
    planHash: compiled.value.plan.hash,
    of,
    flow,
    shapes: used,
    ...(Object.keys(frozen).length === 0 ? {} : { tables: frozen }),
  } as const;
  if (!writeNew(versionFile(place, flow.id, number), versionText(version))) return refused(taken(flow.id, number));
  const written = readVersion(place, flow.id, number);
  return written.ok ? ok(headOf(written.value)) : refused(written.error);
}

const refused = (problem: Problem): Published => err([{ ...problem, node: nodeOf('flow'), stops: true }]);

const nothingNew = ({ id, version }: Version): Problem => ({
  code: 'publish/nothing-new',
  message: `Nothing is published: the draft of ${id} says the same as version ${version}, which is live.`,
  fix: 'Edit the flow first. Where things stand on the canvas needs no publishing.',
});

const isLive = ({ id, version: live }: Version, version: VersionNumber): Problem => ({
  code: 'rollback/live',
  message: `Nothing is published: what version ${version} of ${id} holds is live already, as version ${live}.`,
  fix: `See the versions there are: tandem versions ${id}.`,
});

const taken = (flow: FlowId, version: VersionNumber): Problem => ({
  code: 'publish/taken',
  message: `Nothing is published: somebody else published version ${version} of ${flow} at the same time.`,
  fix: `Look at what it changed, then publish again: tandem diff ${flow}.`,
});
