import { endsOf, sidePlan } from '../../../core/merge/pair.ts';
import { isBlank } from '../../../core/values/equal.ts';
import type { Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { ReviewRecord } from '../../../model/review.ts';
import type { Fields, Value } from '../../../model/value.ts';
import { titleOf } from '../../../run/review/text.ts';

const partsMax = 3;

/** A value as it stands in a cell; null for a blank. */
export function cellText(value: Value | undefined): string | null {
  if (value === undefined || isBlank(value)) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Several values as one text; null where all are blank. */
export function cellTexts(fields: Fields, names: readonly string[]): string | null {
  const texts = names.flatMap((name) => cellText(fields[name]) ?? []);
  return texts.length === 0 ? null : texts.join(' ');
}

/** What a record is called: by its values, else by its key. */
export const nameOfRecord = (sync: SyncPlan, side: Side, { key, fields }: ReviewRecord): string =>
  titleOf(sync, side, fields ?? {}) || key;

/** Values that name somebody or something: not a date, a number, or an address to write to. */
const isTelling = (text: string): boolean => /\p{L}{3}/u.test(text) && !/[@/]/u.test(text);

/** What tells more of a record besides its name, where anything does: "Norbeck Tools". */
function moreOfName(sync: SyncPlan, side: Side, record: ReviewRecord): string | null {
  const { fields, references } = sidePlan(sync, side);
  const left = new Set([...references.map((one) => one.field), ...sync.tiers.flatMap((tier) => tier[side])]);
  const texts = new Set(fields.flatMap((one) => (one.type.kind === 'text' ? [one.name] : [])));
  const name = nameOfRecord(sync, side, record);
  return (
    sync.units
      .flatMap((unit) => unit.maps.map((map) => endsOf(map, side)))
      .filter((ends) => ends.every((end) => texts.has(end) && !left.has(end)))
      .flatMap((ends) => cellTexts(record.fields ?? {}, ends) ?? [])
      .find((text) => text !== name && isTelling(text)) ?? null
  );
}

const titlesMax = 2;

/** What several records are called together: by two of their names; where they have one, by what tells more of it. */
export function titleOfRecords(sync: SyncPlan, side: Side, records: readonly ReviewRecord[]): string {
  const names = [...new Set(records.map((one) => nameOfRecord(sync, side, one)))];
  const [first] = records;
  if (names.length !== 1 || first === undefined) return names.slice(0, titlesMax).join(', ');
  const more = moreOfName(sync, side, first);
  return [...names, ...(more === null ? [] : [more])].join(', ');
}

function matchedBy(sync: SyncPlan, side: Side, fields: Fields): readonly string[] {
  const filled = sync.tiers.find((tier) => tier[side].every((name) => !isBlank(fields[name] ?? null)));
  return filled?.[side] ?? [];
}

/** What tells a record apart from others besides its name: what it is matched by, and a few values more. */
export function linesOfRecord(sync: SyncPlan, side: Side, record: ReviewRecord): string[] {
  const fields = record.fields ?? {};
  const title = nameOfRecord(sync, side, record);
  const matched = matchedBy(sync, side, fields);
  const references = new Set(sidePlan(sync, side).references.map((one) => one.field));
  const others = sync.units
    .flatMap((unit) => unit.maps.map((map) => endsOf(map, side)))
    .filter((names) => !names.some((name) => matched.includes(name) || references.has(name)))
    .flatMap((names) => cellTexts(fields, names) ?? [])
    .filter((text) => text !== title);
  const first = cellTexts(fields, matched);
  const rest = [...new Set(others)].slice(0, partsMax).join(', ');
  return [...(first === null || first === title ? [] : [first]), ...(rest === '' ? [] : [rest])];
}

/** What people call a field: as its field map where it is alone at its end and in no other one, else as its system has it. */
export function fieldLabel(sync: SyncPlan, side: Side, name: string): string {
  const own = sync.units.flatMap((unit) => unit.maps).filter((map) => endsOf(map, side).includes(name));
  const [map] = own;
  if (map !== undefined && own.length === 1 && endsOf(map, side).length === 1) return map.label;
  return sidePlan(sync, side).fields.find((field) => field.name === name)?.label ?? name;
}
