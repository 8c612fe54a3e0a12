import { type Key, tierOf } from './match-keys.ts';
import type { Form, RowForms } from './row-forms.ts';

type Pairs = readonly (readonly [left: number, right: number])[];
/** Whether two records say the same in a pair of fields; null where one says nothing. */
type Says = (left: number, right: number) => boolean | null;

/** Whether two records agree in a field: as it would be matched, or one as a part of the other. */
function saysOf(forms: RowForms, key: Key): Says {
  const tier = tierOf([key]);
  const keys = { left: forms.keys(tier, 'left'), right: forms.keys(tier, 'right') };
  const words: { readonly left: Form; readonly right: Form } = {
    left: forms.words(key.left.field.name, 'left'),
    right: forms.words(key.right.field.name, 'right'),
  };
  return (left, right) => {
    const [one, other] = [keys.left(left), keys.right(right)];
    if (one === null || other === null) return null;
    if (one === other) return true;
    const [a, b] = [words.left(left), words.right(right)];
    return a !== null && b !== null && (a.includes(b) || b.includes(a));
  };
}

interface Compared {
  readonly all: number;
  /** The share of all in which a field agrees. */
  readonly share: number;
}

function compared(pairs: Pairs, fields: readonly Says[]): Compared {
  let [all, agreed] = [0, 0];
  for (const [left, right] of pairs) {
    const said = fields.flatMap((says) => says(left, right) ?? []);
    if (said.length === 0) continue;
    all++;
    if (said.includes(true)) agreed++;
  }
  return { all, share: all === 0 ? 0 : agreed / all };
}

/** The same records, each with the twin of another: what agrees here agrees by chance. */
function mixed(pairs: Pairs): Pairs {
  const steps = [Math.floor(pairs.length / 2), Math.floor(pairs.length / 3)];
  return pairs.flatMap(([left], at) =>
    steps.flatMap((step) => {
      const other = step === 0 ? undefined : pairs[(at + step) % pairs.length];
      return other === undefined ? [] : [[left, other[1]] as const];
    }),
  );
}

const checkedMax = 120;
/** Fields that agree so often in records that have nothing to do with each other, such as a country, prove nothing. */
const chanceMax = 0.2;

/** Compares records by their other fields. */
export interface Witness {
  /**
   * In which share of linked pairs some other field agrees as well, beyond what agrees by chance; null where no other can be
   * compared.
   */
  agreed(pairs: Pairs, own: readonly Key[]): number | null;
}

/** A witness by these fields. */
export function witnessOf(forms: RowForms, others: readonly Key[]): Witness {
  const all = others.map((key) => ({ key, says: saysOf(forms, key) }));
  return {
    agreed(pairs, own) {
      const some = pairs.slice(0, checkedMax);
      const strangers = mixed(some);
      const telling = all
        .filter(({ key }) => !own.some((one) => one.left === key.left || one.right === key.right))
        .filter(({ says }) => compared(strangers, [says]).share <= chanceMax)
        .map(({ says }) => says);
      const { all: count, share } = compared(some, telling);
      if (count === 0) return null;
      const chance = compared(strangers, telling).share;
      return chance >= 1 ? 0 : Math.max(0, (share - chance) / (1 - chance));
    },
  };
}

const relatedValues = 40;
const relatedFrom = 0.1;

/** Whether the values of two fields come from one world: some stand on the other side, whole or as a part. */
export function areRelated(forms: RowForms, { left, right }: Key): boolean {
  const some = (read: Form, rows: number, most: number): readonly string[] => {
    const found: string[] = [];
    for (let at = 0; at < Math.min(rows, most * 2) && found.length < most; at++) {
      const words = read(at);
      if (words !== null) found.push(words);
    }
    return found;
  };
  const here = some(forms.words(left.field.name, 'left'), forms.rows.left, relatedValues);
  const there = some(forms.words(right.field.name, 'right'), forms.rows.right, relatedValues * 2);
  const met = here.filter((one) => there.some((other) => one.includes(other) || other.includes(one)));
  return met.length > 0 && met.length >= relatedFrom * here.length;
}
