import { endsOf, valuesAt } from '../../../core/merge/pair.ts';
import { inStep } from '../../../core/merge/travel.ts';
import { afterMoment, type Moment, momentsOf, type SideAt } from '../../../core/past/life.ts';
import { coverMark } from '../../../core/roles/mask.ts';
import { compareInstants } from '../../../core/values/instant.ts';
import { across, type Side } from '../../../model/ids.ts';
import type { MapPlan, SyncPlan } from '../../../model/plan.ts';
import type { Fields, Value } from '../../../model/value.ts';
import type { StoryBar } from '../../../protocol/calls/story.ts';
import type { RecordLife } from '../../../run/record-life.ts';
import { cellText, cellTexts } from '../review/record-words.ts';

/** Rules after which a value is from neither side alone. */
const ofNeither = new Set(['union']);
/** Rules by which an earlier value comes back: it keeps the colour that it had. */
const ofEarlier = new Set(['restore', 'undo']);

const unknown: SideAt = { key: null, is: 'unknown', fields: {} };

/** A life with its moments numbered, and where each value came from. */
export interface ToldLife {
  readonly told: RecordLife;
  readonly moments: readonly Moment[];
  /** Both sides right after a moment; 0: at the beginning. */
  at(moment: number): { readonly [side in Side]: SideAt };
  /** The side that a field's value came from, as it stood right after a moment. */
  source(side: Side, field: string, moment: number): Side | null;
}

type Sources = ReadonlyMap<string, readonly { readonly n: number; readonly source: Side | null }[]>;

/** Where the values that each moment left came from, by side and field. */
function sourcesOf(moments: readonly Moment[], start: { readonly [side in Side]: SideAt }): Sources {
  const steps = new Map<string, { n: number; source: Side | null }[]>();
  const known = new Map<string, Side | null>();
  const valueName = (side: Side, field: string, value: Value): string => `${side} ${field} ${cellText(value) ?? ''}`;
  for (const side of ['left', 'right'] as const)
    for (const [field, held] of Object.entries(start[side].fields)) known.set(valueName(side, field, held.value), side);
  for (const [index, { side, by, changed, why }] of moments.entries())
    for (const [field, { after }] of Object.entries(changed)) {
      const rule = why[field] ?? '';
      const earlier = known.get(valueName(side, field, after));
      const source =
        by === 'people' ? side : ofNeither.has(rule) ? null : ofEarlier.has(rule) ? (earlier ?? null) : across(side);
      known.set(valueName(side, field, after), source);
      const name = `${side} ${field}`;
      steps.set(name, [...(steps.get(name) ?? []), { n: index + 1, source }]);
    }
  return steps;
}

/** Works out once from which side each value came, and answers for any moment. */
export function tellLife(told: RecordLife): ToldLife {
  const moments = momentsOf(told.life);
  const steps = sourcesOf(moments, told.life.start);
  return {
    told,
    moments,
    at: (moment) => afterMoment(told.life, moment) ?? { left: unknown, right: unknown },
    source(side, field, moment) {
      const last = steps.get(`${side} ${field}`)?.findLast((one) => one.n <= moment);
      return last === undefined ? side : last.source;
    },
  };
}

/** The last moment at an instant; null: nothing is known from then. */
export function momentAt({ told, moments }: ToldLife, at: string): number | null {
  const begins = told.life.from ?? told.life.born?.at ?? null;
  if (begins !== null && compareInstants(begins, at) > 0) return null;
  return moments.filter((one) => compareInstants(one.at, at) <= 0).length;
}

export const mapsOf = (sync: SyncPlan): readonly MapPlan[] => sync.units.flatMap((unit) => unit.maps);

export const plainFields = (at: SideAt): Fields =>
  Object.fromEntries(Object.entries(at.fields).map(([name, held]) => [name, held.value]));

/** What a side says of a field map, as one text. */
export const textOf = (map: MapPlan, side: Side, at: SideAt): string | null =>
  at.is === 'there' ? cellTexts(plainFields(at), endsOf(map, side)) : null;

const isCovered = (text: string | null): boolean => text?.includes(coverMark) ?? false;

/** Whether the sides say something different through a field map; of values that are hidden it is not told. */
export function isApart(map: MapPlan, sides: { readonly [side in Side]: SideAt }): boolean {
  if (sides.left.is !== 'there' || sides.right.is !== 'there') return false;
  const [left, right] = [valuesAt(plainFields(sides.left), map.left), valuesAt(plainFields(sides.right), map.right)];
  if (left === null || right === null || map.reference !== null) return false;
  if (isCovered(textOf(map, 'left', sides.left)) || isCovered(textOf(map, 'right', sides.right))) return false;
  return !inStep(map, left, right);
}

/** The bars of a side: of one field map, or of the whole record, named by what changed. */
export function barsOf(life: ToldLife, sync: SyncPlan, side: Side, map: MapPlan | null): StoryBar[] {
  const bars: StoryBar[] = [];
  const push = (bar: StoryBar): void => {
    const last = bars.at(-1);
    if (
      last === undefined ||
      map === null ||
      last.text !== bar.text ||
      last.source !== bar.source ||
      last.isGone !== bar.isGone
    )
      bars.push(bar);
  };
  for (let n = 0; n <= life.moments.length; n++) {
    const moment = n === 0 ? null : life.moments[n - 1];
    if (moment === undefined || (moment !== null && moment.side !== side)) continue;
    const at = life.at(n)[side];
    if (n === 0 && at.is !== 'there') continue;
    const isGone = at.is !== 'there';
    if (map !== null) {
      const [first = ''] = endsOf(map, side);
      push({ from: n, text: textOf(map, side, at), source: isGone ? null : life.source(side, first, n), isGone });
      continue;
    }
    const changed = Object.keys(moment?.changed ?? {});
    const touched = mapsOf(sync).filter((one) => endsOf(one, side).some((name) => changed.includes(name)));
    if (moment !== null && moment.became === 'changed' && touched.length === 0) continue;
    const [first] = touched.flatMap((one) => endsOf(one, side)).filter((name) => changed.includes(name));
    const text = moment === null || moment.became !== 'changed' ? null : touched.map((one) => one.label).join(', ');
    push({ from: n, text, source: isGone ? null : life.source(side, first ?? '', n), isGone });
  }
  return bars;
}
