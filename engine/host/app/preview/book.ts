import type { Mask } from '../../../core/roles/mask.ts';
import type { Change } from '../../../model/change.ts';
import type { LinkId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import { titleOf } from '../../../run/review/text.ts';
import type { SideNames } from '../../cli/run-words.ts';
import { Body, bodyOf, type Decided, type Rested } from './body.ts';
import { type Choices, choicesOf } from './choices.ts';
import { linesOf } from './lines.ts';
import { type Pack, packOf } from './pack.ts';
import { type RowIndex, rowIndex } from './row-index.ts';
import { type RowOf, rowsOf, type Seen } from './rows-of.ts';
import { isPartial, titleOfChange } from './title.ts';

const textMax = 300;

/** Rows whose title is that of their link, which is not known from the decision alone. */
export interface Unnamed {
  readonly row: number;
  readonly rows: number;
  readonly sync: number;
  readonly link: LinkId;
}

/** All that a preview found, in little memory, with what people chose of it. */
export interface Book {
  readonly plan: Plan;
  readonly index: RowIndex;
  readonly choices: Choices;
  readonly bodies: Pack<Body>;
  readonly seen: readonly Seen[];
  /** A decision: as it was decided, and as people may read it. `link` names it where it says too little. */
  add(decided: Change, own: Change, link: LinkId): void;
  /** A record that is left as it is; `link` names it where its fields do not. */
  rest(one: Omit<Rested, 'kind'>, fields: Fields, link?: LinkId): void;
  /** What is to be named by its link; asked for once. */
  unnamed(): readonly Unnamed[];
  changes(): number;
  /** What is kept of a decision; null where there is none of that number. */
  body(change: number): Decided | null;
  /** The decisions in the order in which a run applies them. */
  decided(): Generator<{ readonly change: number; readonly body: Decided; readonly title: string }>;
}

const textOfValue = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const textOf = (row: RowOf, keys: readonly (string | null)[]): string =>
  [...keys, ...row.lines.map((line) => line.label), ...row.shifts.flatMap((one) => [one.before, one.after])]
    .map(textOfValue)
    .filter((text) => text !== '')
    .join(' · ')
    .slice(0, textMax);

interface Place {
  readonly sync: number;
  readonly change: number;
  readonly body: number;
  readonly keys: readonly (string | null)[];
  readonly title: string;
}

function enter(index: RowIndex, rows: readonly RowOf[], { sync, change, body, keys, title }: Place): void {
  for (const [part, row] of rows.entries()) {
    const { group, to, lines, why, rules, shifts } = row;
    const clears = group === 'update' && shifts.some((one) => one.after === null || one.after === '');
    const values = group === 'link' ? 0 : shifts.length;
    index.add({ group, sync, to, change, body, part, lines, why, rules, values, clears, text: textOf(row, keys) });
    index.name(index.length() - 1, title);
  }
}

/** An empty book for what a plan would do. @param mask what hides personal values from whoever reads it; null: nothing does */
export function bookOf(plan: Plan, names: SideNames, mask: Mask | null): Book {
  const index = rowIndex();
  const bodies = packOf(Body);
  const seen = plan.syncs.map(
    (sync): Seen => ({
      flow: plan.flow,
      sync,
      lines: linesOf(sync),
      names: names(sync),
      mask,
    }),
  );
  const numbers = new Map(plan.syncs.map((sync, number) => [sync.id, number]));
  const bodyOfChange: number[] = [];
  const rowOfChange: number[] = [];
  let waiting: Unnamed[] = [];
  return {
    plan,
    index,
    choices: choicesOf(index, () => bodyOfChange.length),
    bodies,
    seen,
    add(decided, own, link) {
      const sync = numbers.get(decided.sync);
      const of = sync === undefined ? undefined : seen[sync];
      if (sync === undefined || of === undefined) return;
      const kept = bodyOf(of.sync, sync, decided, own);
      const row = index.length();
      const rows = rowsOf(of, kept);
      const keys = [own.left, own.right];
      const title = titleOfChange(of.sync, own) || (own.left ?? own.right ?? '');
      const body = bodies.add(kept);
      enter(index, rows, { sync, change: bodyOfChange.length, body, keys, title });
      bodyOfChange.push(body);
      rowOfChange.push(row);
      if (isPartial(decided)) waiting.push({ row, rows: rows.length, sync, link });
    },
    rest(one, fields, link) {
      const of = seen[one.sync];
      if (of === undefined) return;
      const kept: Rested = { kind: 'rested', ...one };
      const keys = [one.left, one.right];
      const key = one.left ?? one.right ?? '';
      const title = one.side === null ? key : titleOf(of.sync, one.side, fields) || key;
      if (link !== undefined) waiting.push({ row: index.length(), rows: 1, sync: one.sync, link });
      enter(index, rowsOf(of, kept), { sync: one.sync, change: -1, body: bodies.add(kept), keys, title });
    },
    unnamed() {
      const all = waiting;
      waiting = [];
      return all;
    },
    changes: () => bodyOfChange.length,
    body(change) {
      const number = bodyOfChange[change];
      const body = number === undefined ? null : bodies.get(number);
      return body?.kind === 'decided' ? body : null;
    },
    *decided() {
      for (const [change, number] of bodyOfChange.entries()) {
        const body = bodies.get(number);
        if (body.kind === 'decided') yield { change, body, title: index.title(rowOfChange[change] ?? 0) };
      }
    },
  };
}
