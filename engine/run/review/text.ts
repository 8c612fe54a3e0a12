import { matchValues } from '../../core/match/match-values.ts';
import { endsOf, sidePlan } from '../../core/merge/pair.ts';
import { isBlank } from '../../core/values/equal.ts';
import type { Side } from '../../model/ids.ts';
import type { Shadow } from '../../model/link.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';

const titleMax = 80;
/** Of each record so much text is kept for searching: a hundred thousand pairs take some 60 MB at most. */
const textMax = 300;

const textOf = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What a record is called in a list: the first field map that is not blank, else what it is matched by. */
export function titleOf(sync: SyncPlan, side: Side, fields: Fields): string {
  const references = new Set(sidePlan(sync, side).references.map((one) => one.field));
  const matched = new Set(sync.tiers.flatMap((tier) => tier[side]));
  const ends = sync.units.flatMap((unit) => unit.maps.map((map) => endsOf(map, side)));
  const names = [...ends.filter((one) => !one.some((name) => matched.has(name))), ...ends];
  const titles = names.flatMap((one) => {
    if (one.some((name) => references.has(name))) return [];
    const values = one.map((name) => fields[name] ?? null).filter((value) => !isBlank(value));
    return values.length === 0 ? [] : [values.map(textOf).join(' ').slice(0, titleMax)];
  });
  const named = titles.find((one) => /\p{L}/u.test(one)) ?? titles[0];
  return named ?? matchValues(sync, side, fields)[0]?.value.slice(0, titleMax) ?? '';
}

/** What a record is searched by: its values in small letters. */
export const searchText = (fields: Fields): string =>
  Object.values(fields)
    .flatMap((value) => (isBlank(value) ? [] : [textOf(value)]))
    .join('\n')
    .toLowerCase()
    .slice(0, textMax);

/** The values of one side that both sides agreed on last, by field. */
export function agreedFields(sync: SyncPlan, side: Side, shadow: Shadow): Fields {
  const fields: Record<string, Value> = {};
  for (const unit of sync.units) {
    for (const map of unit.maps) {
      const values = shadow[side][map.slot];
      for (const [index, name] of endsOf(map, side).entries()) {
        const value = values?.[index];
        if (value !== undefined) fields[name] = value;
      }
    }
  }
  return fields;
}
