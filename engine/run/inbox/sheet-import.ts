import { ConflictId, type FlowId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { World } from '../world.ts';
import { answerMany, type PlanOf, type Wish } from './answer-many.ts';
import { type CareEdit, careMarks } from './care.ts';
import { itemOf } from './list.ts';
import { syncOf } from './question-line.ts';
import { type BadLine, checkRows, type SheetLine, saysSame } from './sheet-check.ts';

export interface ImportOptions {
  /** The flow that the table must be of; null: any. */
  readonly flow: FlowId | null;
  readonly why: string | null;
  /** Only tells what would be recorded. */
  readonly dryRun: boolean;
  /** Records the rows that can be taken, although others cannot. */
  readonly skipBad: boolean;
}

/** What became of a table of decisions. */
export interface Imported {
  /** The id by which all answers of it can be taken back. */
  readonly batch: string;
  readonly answered: number;
  /** Questions that got an assignee or a comment. */
  readonly noted: number;
  /** Questions about which the table decides nothing. */
  readonly skipped: number;
  /** Questions that have the same answer already. */
  readonly unchanged: number;
  readonly bad: readonly BadLine[];
  readonly recorded: boolean;
}

const fault = (code: string, message: string, fix: string): Problem => ({ code: `sheet/${code}`, message, fix });

function faultOf(line: SheetLine, row: InboxRow | undefined, options: ImportOptions): Problem | null {
  const { Conflict: id, Revision: revision, Flow: flow, Sync: sync } = line.cells;
  if (row === undefined)
    return fault('unknown', `There is no question "${id}" in this workspace.`, 'Take the line out, or export again.');
  const { scope, conflict } = row;
  if ((options.flow !== null && scope.flow !== options.flow) || flow !== scope.flow || sync !== scope.sync)
    return fault(
      'other-flow',
      `Question ${id} is of the sync ${scope.sync} of the flow ${scope.flow}, not of ${sync} of ${options.flow ?? flow}.`,
      'Import the table with the flow that it was made from.',
    );
  if (conflict.state === 'closed')
    return fault('closed', `Question ${id} does not wait any more.`, 'Take the line out.');
  if (revision.trim() !== String(conflict.revision))
    return fault(
      'moved-on',
      `The values of question ${id} changed since the table was made (revision ${conflict.revision}).`,
      'Export again and decide on the new values.',
    );
  return null;
}

interface Found {
  readonly wishes: Wish[];
  readonly lineOf: Map<string, number>;
  readonly edits: { readonly row: InboxRow; readonly edits: readonly CareEdit[] }[];
  readonly bad: BadLine[];
  skipped: number;
  unchanged: number;
}

const answeredMeanwhile = ({ conflict }: InboxRow): Problem =>
  fault(
    'answered',
    `${conflict.answer?.by ?? 'Somebody'} answered question ${conflict.id} meanwhile.`,
    `Empty the decision, or take that answer back first: tandem resolve --undo ${conflict.id}`,
  );

async function check(
  world: World,
  planOf: PlanOf,
  lines: readonly SheetLine[],
  options: ImportOptions,
): Promise<Found> {
  const byId = new Map<string, SheetLine[]>();
  for (const line of lines) byId.set(line.cells.Conflict, [...(byId.get(line.cells.Conflict) ?? []), line]);
  const ids = [...byId.keys()].flatMap((id) => ConflictId.safeParse(id).data ?? []);
  const rows = new Map<string, InboxRow>(await world.store.conflictsById(ids));
  const found: Found = { wishes: [], lineOf: new Map(), edits: [], bad: [], skipped: 0, unchanged: 0 };
  for (const [id, mine] of byId) {
    const row = rows.get(id);
    const faults = mine.flatMap((line): BadLine[] => {
      const problem = faultOf(line, row, options);
      return problem === null ? [] : [{ line: line.line, problem }];
    });
    if (row === undefined || faults.length > 0) {
      found.bad.push(...faults);
      continue;
    }
    const item = await itemOf(world, planOf, row);
    const sync = syncOf(await planOf(row.scope.flow, row.conflict), row.scope.sync);
    const checked = checkRows(mine, item, row, sync);
    if (!checked.ok) {
      found.bad.push(checked.error);
      continue;
    }
    const { said, why, edits } = checked.value;
    const line = mine[0]?.line ?? 0;
    if (said !== null && row.conflict.state === 'answered' && !saysSame(row, said, sync)) {
      found.bad.push({ line, problem: answeredMeanwhile(row) });
      continue;
    }
    if (edits.length > 0) found.edits.push({ row, edits });
    found.lineOf.set(id, line);
    if (said === null) found.skipped += 1;
    else if (row.conflict.state === 'answered') found.unchanged += 1;
    else found.wishes.push({ id, revision: row.conflict.revision, said, why });
  }
  return found;
}

/**
 * Takes decisions from a table that was exported: every row is checked first, and unless `skipBad` says so nothing is
 * recorded where one cannot be taken. All answers are one batch and one commit.
 * @param lines the rows below the head
 */
export async function importSheet(
  world: World,
  planOf: PlanOf,
  lines: readonly SheetLine[],
  options: ImportOptions,
): Promise<Imported> {
  const found = await check(world, planOf, lines, options);
  const marks = found.edits.flatMap(({ row, edits }): readonly Mark[] => careMarks(world, row, edits));
  const stops = found.bad.length > 0 && !options.skipBad;
  const done = await answerMany(planOf, world, found.wishes, {
    why: options.why,
    strict: !options.skipBad,
    with: marks,
    dryRun: options.dryRun || stops,
  });
  const refused = done.refused.map(({ id, problem }) => ({ line: found.lineOf.get(id) ?? 0, problem }));
  const bad = [...found.bad, ...refused].sort((a, b) => a.line - b.line);
  return {
    batch: done.batch,
    answered: done.answered.length,
    noted: found.edits.length,
    skipped: found.skipped,
    unchanged: found.unchanged,
    bad,
    recorded: done.recorded,
  };
}
