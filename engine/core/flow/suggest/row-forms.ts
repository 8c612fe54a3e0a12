import type { MatchTier, Normaliser } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Fields } from '../../../model/value.ts';
import { folded } from '../../match/likeness.ts';
import { normalise } from '../../match/normalise.ts';

const usual: readonly Normaliser[] = ['trim'];
const lettersMin = 3;

/** A value of a row, by the row's place, as it is compared; null where there is nothing to compare. */
export type Form = (row: number) => string | null;

/** Values of rows as they are compared; each is made once, since every field is compared with many others. */
export interface RowForms {
  readonly rows: { readonly [side in Side]: number };
  /** What rows are matched by in a tier. */
  keys(tier: MatchTier, side: Side): Form;
  /** The letters and digits of a text, where there are enough to tell anything. */
  words(field: string, side: Side): Form;
}

function remembered(make: Form): Form {
  const known = new Map<number, string | null>();
  return (row) => {
    const ready = known.get(row);
    if (ready !== undefined) return ready;
    const made = make(row);
    known.set(row, made);
    return made;
  };
}

function together(parts: readonly Form[]): Form {
  return (row) => {
    const values: string[] = [];
    for (const part of parts) {
      const value = part(row);
      if (value === null) return null;
      values.push(value);
    }
    return JSON.stringify(values);
  };
}

/** The rows of both sides, each value read when it is first asked for. */
export function rowForms(rows: { readonly [side in Side]: readonly Fields[] }): RowForms {
  const known = new Map<string, Form>();
  const form = (name: string, make: Form): Form => {
    const ready = known.get(name) ?? remembered(make);
    known.set(name, ready);
    return ready;
  };
  return {
    rows: { left: rows.left.length, right: rows.right.length },
    keys(tier, side) {
      const by = tier.normalise ?? usual;
      const country = tier.country ?? null;
      const parts = tier[side].map((field) =>
        form(`${side} ${by.join()} ${country} ${field}`, (row) => normalise(rows[side][row]?.[field], by, country)),
      );
      const [only, more] = parts;
      return only !== undefined && more === undefined ? only : together(parts);
    },
    words: (field, side) =>
      form(`${side} words ${field}`, (row) => {
        const value = rows[side][row]?.[field];
        const text = typeof value === 'string' ? folded(value).replaceAll(' ', '') : '';
        return text.length < lettersMin ? null : text;
      }),
  };
}
