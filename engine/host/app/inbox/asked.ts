import { mergedOf } from '../../../core/merge/merged.ts';
import { endsOf, sidePlan } from '../../../core/merge/pair.ts';
import type { Held, Life } from '../../../core/past/life.ts';
import { momentsOf } from '../../../core/past/life.ts';
import type { Conflict, HeldBack } from '../../../model/conflict.ts';
import { across, type RecordKey, type Side } from '../../../model/ids.ts';
import type { MapPlan, SyncPlan } from '../../../model/plan.ts';
import type { Fields, Tuple, Value } from '../../../model/value.ts';
import type { AskedMap, AskedWhat, Candidate, Standing, Unmapped } from '../../../protocol/calls/inbox-record.ts';
import { hasAgreed } from '../../../run/inbox/given.ts';
import { type QuestionLine, unitOf } from '../../../run/inbox/question-line.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import { cellText, cellTexts, fieldLabel, nameOfRecord } from '../review/record-words.ts';
import { labelOfUnit } from './list-parts.ts';

/** What both sides hold now, as far as it is known. */
export type Now = { readonly [side in Side]: { readonly [field: string]: Held } };

/** What describing a question needs. */
export interface Around {
  readonly store: Store;
  readonly scope: Scope;
  readonly sync: SyncPlan | undefined;
  readonly now: Now;
  readonly life: Life | null;
}

/** What people call a field; its own name where the plan is lost. */
export const labelIn = (sync: SyncPlan | undefined, side: Side, name: string): string =>
  sync === undefined ? name : fieldLabel(sync, side, name);

/** The kind of a field's type; text where the plan is lost. */
const kindIn = (sync: SyncPlan | undefined, side: Side, name: string): string =>
  (sync === undefined ? undefined : sidePlan(sync, side).fields.find((field) => field.name === name))?.type.kind ??
  'text';

/** A value with whose doing it was, where what is known is about the same value. */
export function standing(
  around: Pick<Around, 'sync' | 'now'>,
  side: Side,
  field: string,
  value: Value | undefined,
): Standing {
  const text = cellText(value);
  const held = around.now[side][field];
  const known = held !== undefined && cellText(held.value) === text ? held : null;
  return {
    field,
    label: labelIn(around.sync, side, field),
    kind: kindIn(around.sync, side, field),
    text,
    at: known === null ? null : known.by === 'people' ? (known.modifiedAt ?? known.since) : known.since,
    by: known?.by ?? null,
    run: known?.run ?? null,
  };
}

const texts = (tuple: Tuple): string | null => {
  const found = tuple.flatMap((value) => cellText(value) ?? []);
  return found.length === 0 ? null : found.join(' ');
};

/** When a field map was last brought in step: written by a run, or there when the records were linked. */
export function agreedAtOf(life: Life | null, map: MapPlan): string | null {
  if (life === null) return null;
  const wrote = momentsOf(life).filter(
    ({ side, by, changed }) => by === 'tandem' && endsOf(map, side).some((name) => name in changed),
  );
  return wrote.at(-1)?.at ?? life.born?.at ?? null;
}

type UnitLine = Extract<QuestionLine, { about: 'unit' }>;
type UnitQuestion = Extract<Conflict['question'], { about: 'unit' }>;

const onlyOf = (fields: Fields, names: readonly string[]): string | null => cellTexts(fields, names);

function askedMap(around: Around, map: MapPlan, line: UnitLine, question: UnitQuestion): AskedMap {
  const { sync } = around;
  const stands = (side: Side): Standing[] =>
    endsOf(map, side).map((field) => standing(around, side, field, line[side][field]));
  const merged = sync === undefined ? null : mergedOf(map, question);
  const agreed = line.agreed !== null && map.slot in question.agreed ? line.agreed : null;
  return {
    map: map.id,
    label: map.label,
    kind: map.leftTypes[0]?.kind ?? 'text',
    direction: map.direction,
    steps: map.steps,
    left: stands('left'),
    right: stands('right'),
    agreed: agreed === null ? null : { left: onlyOf(agreed.left, map.left), right: onlyOf(agreed.right, map.right) },
    agreedAt: agreedAtOf(around.life, map),
    merged: merged === null ? null : { left: texts(merged.left), right: texts(merged.right) },
  };
}

const pairsOf = (settings: unknown): readonly { from: string; to: string }[] => {
  const pairs: unknown = typeof settings === 'object' && settings !== null ? Reflect.get(settings, 'pairs') : null;
  if (!Array.isArray(pairs)) return [];
  return pairs.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const [from, to] = [Reflect.get(one, 'from'), Reflect.get(one, 'to')];
    return typeof from === 'string' && typeof to === 'string' ? [{ from, to }] : [];
  });
};

/** What left a question to a person, with its field by the name that people know. */
function heldIn(sync: SyncPlan | undefined, { rule, unread, ...condition }: HeldBack) {
  return { rule, unread, condition: { ...condition, label: labelIn(sync, condition.side, condition.field) } };
}

/** Where the value that a person is asked about lacks a pair: the first value map of the unit, if it has one. */
function unmappedIn(maps: readonly MapPlan[], question: UnitQuestion): Unmapped | null {
  if (question.reason !== 'unmapped-choice') return null;
  for (const map of maps) {
    for (const [place, step] of map.steps.entries()) {
      const pairs = pairsOf(step.settings);
      if (step.use !== 'value-map' || pairs.length === 0) continue;
      const [left] = question.left[map.slot] ?? [];
      const [right] = question.right[map.slot] ?? [];
      const isTurned = map.direction === 'to-left' || map.direction === 'to-left-on-create';
      const [start, end] = isTurned ? [right, left] : [left, right];
      const lacksFrom = typeof start === 'string' && start !== '' && !pairs.some((one) => one.from === start);
      const lacksTo = typeof end === 'string' && end !== '' && !pairs.some((one) => one.to === end);
      if (!lacksFrom && !lacksTo) continue;
      const value = lacksFrom ? start : end;
      if (typeof value !== 'string') continue;
      const known = [...new Set(pairs.map((one) => (lacksFrom ? one.to : one.from)))];
      return { map: map.id, step: place, side: lacksFrom === isTurned ? 'right' : 'left', value, known };
    }
  }
  return null;
}

async function candidates(around: Around, side: Side, keys: readonly RecordKey[]): Promise<Candidate[]> {
  const { store, scope, sync } = around;
  const lone = await store.lone(scope, side, keys);
  const links = await store.linksByKeys(scope, side, keys);
  const shadows = await store.shadows(
    scope,
    [...links.values()].map((one) => one.id),
  );
  return keys.map((key) => {
    const link = links.get(key);
    const shadow = link === undefined ? undefined : shadows.get(link.id);
    const agreed =
      shadow === undefined || sync === undefined
        ? {}
        : Object.fromEntries(
            sync.units.flatMap((unit) =>
              unit.maps.flatMap((map) =>
                endsOf(map, side).map((name, at) => [name, shadow[side][map.slot]?.[at] ?? null] as const),
              ),
            ),
          );
    const fields = lone.get(key)?.snapshot.fields ?? agreed;
    const names = sync === undefined ? Object.keys(fields) : sidePlan(sync, side).fields.map((one) => one.name);
    return {
      key,
      title: sync === undefined ? key : nameOfRecord(sync, side, { key, fields, held: link?.id ?? null }),
      fields: names
        .filter((name) => name in fields)
        .map((name) => ({ label: labelIn(sync, side, name), text: cellText(fields[name]) })),
      twin: link === undefined ? null : link[across(side)],
    };
  });
}

/** What is asked, as a window shows it. */
export async function whatIsAsked(around: Around, line: QuestionLine, conflict: Conflict): Promise<AskedWhat> {
  const { sync } = around;
  const { question } = conflict;
  switch (line.about) {
    case 'unit': {
      const maps = unitOf(sync, line.unit)?.maps ?? [];
      const asked = question.about === 'unit' ? question : null;
      return {
        about: 'unit',
        unit: line.unit,
        label: labelOfUnit(sync, line.unit),
        maps:
          asked === null
            ? []
            : maps.filter((map) => map.slot in asked.left).map((map) => askedMap(around, map, line, asked)),
        hasAgreed: hasAgreed(conflict),
        suggest: line.suggest,
        detail: line.detail,
        ...(asked?.unless === undefined ? {} : { unless: heldIn(sync, asked.unless) }),
        unmapped: asked === null ? null : unmappedIn(maps, asked),
      };
    }
    case 'removal': {
      const kept = across(line.gone);
      return {
        about: 'removal',
        gone: line.gone,
        kept: Object.entries(line.kept).map(([name, value]) => standing(around, kept, name, value)),
        suggest: line.suggest,
      };
    }
    case 'match':
      return {
        about: 'match',
        value: line.value,
        left: await candidates(around, 'left', line.left),
        right: await candidates(around, 'right', line.right),
      };
    case 'refused': {
      const names = [...new Set([...Object.keys(line.fields), ...Object.keys(line.before)])];
      return {
        about: 'refused',
        side: line.side,
        op: line.op,
        fields: names.map((field) => ({
          field,
          label: labelIn(sync, line.side, field),
          kind: kindIn(sync, line.side, field),
          sent: cellText(line.fields[field]),
          before: cellText(line.before[field]),
        })),
        from: Object.entries(line.from).map(([name, value]) => ({
          label: labelIn(sync, across(line.side), name),
          text: cellText(value),
        })),
        problem: line.problem,
      };
    }
  }
}
