import type { Session, View } from '../../../connectors/contract.ts';
import { guessPairsInTurns } from '../../../core/flow/suggest/guess-pairs.ts';
import { matchValues } from '../../../core/match/match-values.ts';
import type { RecordKey } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Snapshot } from '../../../model/record.ts';
import { inTurns } from '../in-turns.ts';

/** The first rows of an object, `most` of them. */
export async function firstRows(session: Session, view: View, most: number): Promise<readonly Snapshot[]> {
  const rows: Snapshot[] = [];
  for await (const page of session.scan(view)) {
    rows.push(...page.snapshots.slice(0, most - rows.length));
    if (rows.length >= most) break;
  }
  return rows;
}

/** How many records an object has; null where counting them takes longer than a person likes to wait. */
export async function countRows(session: Session, view: View, untilMs: number): Promise<number | null> {
  let count = 0;
  for await (const keys of session.keys(view)) {
    count += keys.length;
    if (performance.now() > untilMs) return null;
  }
  return count;
}

export interface RowPair {
  readonly left: Snapshot;
  readonly right: Snapshot;
}

interface Rows {
  readonly left: readonly Snapshot[];
  readonly right: readonly Snapshot[];
}

/** Without a match, rows that the best key would link: their fields are the very objects that the rows hold. */
async function guessed(
  { left: one, right: other }: Views,
  { left, right }: Rows,
  stop: AbortSignal,
): Promise<RowPair[]> {
  const rowOf = (rows: readonly Snapshot[]) => new Map(rows.map((row) => [row.fields, row]));
  const [byLeft, byRight] = [rowOf(left), rowOf(right)];
  const asked = { left: one.shape, right: other.shape, leftRows: [...byLeft.keys()], rightRows: [...byRight.keys()] };
  return (await inTurns(guessPairsInTurns(asked), stop)).flatMap((pair) => {
    const [here, there] = [byLeft.get(pair.left), byRight.get(pair.right)];
    return here === undefined || there === undefined ? [] : [{ left: here, right: there }];
  });
}

/** How the two objects are read. */
export interface Views {
  readonly left: View;
  readonly right: View;
}

/** Rows of both sides that the match of a sync brings together, one to one; without a match, those that probably are one thing. */
export async function pairRows(
  plan: SyncPlan | null,
  views: Views,
  { left, right }: Rows,
  stop: AbortSignal,
): Promise<readonly RowPair[]> {
  if (plan === null || plan.tiers.length === 0) return guessed(views, { left, right }, stop);
  const byValue = new Map<string, Snapshot>();
  for (const row of right)
    for (const { tier, value } of matchValues(plan, 'right', row.fields)) byValue.set(`${tier} ${value}`, row);
  const taken = new Set<RecordKey>();
  return left.flatMap((row) => {
    const twin = matchValues(plan, 'left', row.fields)
      .map(({ tier, value }) => byValue.get(`${tier} ${value}`))
      .find((one) => one !== undefined && !taken.has(one.key));
    if (twin === undefined) return [];
    taken.add(twin.key);
    return [{ left: row, right: twin }];
  });
}
