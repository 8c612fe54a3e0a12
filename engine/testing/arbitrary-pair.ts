import fc from 'fast-check';
import { withExceptions } from '../core/compile/exceptions.ts';
import type { Linked, Presence } from '../core/decide/linked.ts';
import type { EditTime } from '../core/merge/pair.ts';
import { travel } from '../core/merge/travel.ts';
import type { BlankRule, ConflictRule, Direction, DriftRule, Exception, RemoveRule } from '../model/flow.ts';
import { LinkId, type Side } from '../model/ids.ts';
import type { Shadow } from '../model/link.ts';
import type { MapPlan, RulesPlan, StepPlan, SyncPlan, UnitPlan } from '../model/plan.ts';
import type { Fields, FieldType, Value } from '../model/value.ts';
import { field } from './demo-flow.ts';
import { keyOf } from './linked.ts';
import { fieldOn, groupOf, mapPlan, syncPlan, text, unitOf } from './plans.ts';

/** What somebody types into a field. */
export interface Typed {
  readonly side: Side;
  readonly map: MapPlan;
  readonly value: Value;
}

/** A sync and one link of it, whose sides have been edited since they agreed, and what is typed later on. */
export interface Scene {
  readonly sync: SyncPlan;
  readonly linked: Linked;
  readonly later: readonly (readonly Typed[])[];
}

export interface SceneLimits {
  /** Steps on the lines, and types that differ between their ends. */
  readonly steps: boolean;
  /** Records that are gone. */
  readonly gone: boolean;
  /** What the sides agreed on was in step, and every field map has a shadow. */
  readonly honest: boolean;
  /** Only these; all where it is left out. */
  readonly directions?: readonly Direction[];
}

interface Kind {
  readonly left: FieldType;
  readonly right: FieldType;
  readonly steps: readonly StepPlan[];
  readonly values: readonly Value[];
  readonly rightValues?: readonly Value[];
  readonly rules: readonly ConflictRule[];
}

const ties = ['ask', 'left-wins', 'right-wins'] as const;
const anyKindOfRule: readonly ConflictRule[] = [
  { rule: 'ask' },
  { rule: 'left-wins' },
  { rule: 'right-wins' },
  ...ties.flatMap((tie): ConflictRule[] => [
    { rule: 'last-write-wins', tie },
    { rule: 'newest', tie },
    { rule: 'never-blank', tie },
  ]),
];
const ordered: readonly ConflictRule[] = ties.flatMap((tie) => [
  { rule: 'larger', tie },
  { rule: 'smaller', tie },
]);

const texts = ['a', 'b', 'Bob', 'bob', 'Zoë', ''];
const plainKinds: readonly Kind[] = [
  { left: { kind: 'text' }, right: { kind: 'text' }, steps: [], values: texts, rules: [{ rule: 'longest' }] },
  { left: { kind: 'integer' }, right: { kind: 'integer' }, steps: [], values: ['0', '7', '-7', '10'], rules: ordered },
  { left: { kind: 'boolean' }, right: { kind: 'boolean' }, steps: [], values: [true, false], rules: [] },
  {
    left: { kind: 'date' },
    right: { kind: 'date' },
    steps: [],
    values: ['2026-01-01', '2026-02-01', '1999-12-31'],
    rules: ordered,
  },
  {
    left: { kind: 'set' },
    right: { kind: 'set' },
    steps: [],
    values: [[], ['a'], ['a', 'b'], ['b', 'c'], ['a', 'b', 'c'], ['d']],
    rules: [{ rule: 'union' }],
  },
];

const step = (use: string, settings: { readonly [name: string]: unknown }): StepPlan => ({ use, settings });
const steppedKinds: readonly Kind[] = [
  { left: { kind: 'text' }, right: { kind: 'text' }, steps: [step('case', { to: 'lower' })], values: texts, rules: [] },
  {
    left: { kind: 'text' },
    right: { kind: 'text' },
    steps: [
      step('value-map', {
        pairs: [
          { from: 'a', to: 'A' },
          { from: 'b', to: 'B' },
        ],
        unmapped: 'ask',
        ignoreCase: false,
      }),
    ],
    values: ['a', 'b', 'odd'],
    rightValues: ['A', 'B', 'Odd'],
    rules: [{ rule: 'longest', tie: 'ask' }],
  },
  {
    left: { kind: 'integer' },
    right: { kind: 'integer' },
    steps: [step('multiply', { by: '100' })],
    values: ['1', '2', '3'],
    rightValues: ['100', '200', '350'],
    rules: ordered,
  },
  {
    left: { kind: 'decimal', scale: 3 },
    right: { kind: 'decimal', scale: 1 },
    steps: [],
    values: ['1.502', '1.5', '2', '0.04'],
    rightValues: ['1.5', '2', '7.1'],
    rules: ordered,
  },
  {
    left: { kind: 'text' },
    right: { kind: 'text', maxLength: 2 },
    steps: [],
    values: ['a', 'bc', 'long one'],
    rules: [{ rule: 'longest' }],
  },
  {
    left: { kind: 'text' },
    right: { kind: 'choice', options: ['x', 'y'] },
    steps: [],
    values: ['x', 'y', 'z'],
    rules: [],
  },
];

const allDirections: readonly Direction[] = ['both', 'both', 'both', 'to-right', 'to-left', 'to-right-on-create'];

/** A field map, and what may stand at its ends. */
interface Drawn {
  readonly map: MapPlan;
  readonly left: fc.Arbitrary<Value>;
  readonly right: fc.Arbitrary<Value>;
}

const drawnFrom = (values: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.constant(null) });

function drawnMap(id: string, limits: SceneLimits): fc.Arbitrary<Drawn> {
  const kinds = limits.steps ? [...plainKinds, ...steppedKinds] : plainKinds;
  return fc.constantFrom(...kinds).chain((kind) =>
    fc
      .record({
        direction: fc.constantFrom(...(limits.directions ?? allDirections)),
        conflict: fc.constantFrom(...anyKindOfRule, ...kind.rules, ...kind.rules),
        blank: fc.constantFrom<BlankRule>('carry', 'carry', 'keep', 'ask'),
        drift: fc.constantFrom<DriftRule>('keep', 'overwrite'),
      })
      .map((settings) => {
        // The steps of a line that only goes to the left are in the order of the value's way.
        const back = settings.direction === 'to-left';
        const [left, right] = back ? [kind.right, kind.left] : [kind.left, kind.right];
        const [here, there] = [drawnFrom(kind.values), drawnFrom(kind.rightValues ?? kind.values)];
        return {
          map: mapPlan(id, { ...settings, steps: [...kind.steps], leftTypes: [left], rightTypes: [right] }),
          left: back ? there : here,
          right: back ? here : there,
        };
      }),
  );
}

/** What a field that is in no field map may hold; a field that was not read holds nothing. */
const asides = ['typed', 'import', null] as const;
const asideOn: { readonly [side in Side]: string } = { left: 'source', right: 'their_source' };
const anyAside = fc.option(fc.constantFrom(...asides), { nil: undefined, freq: 6 });

/** Conditions of a rule: on a field of its own on either side, or on one that is kept in step. */
const anyUnless: fc.Arbitrary<readonly Exception[]> = fc.array(
  fc
    .constantFrom<Side>('left', 'right')
    .chain((side) =>
      fc.constantFrom<Exception>(
        { side, field: asideOn[side], is: 'equal', value: 'import' },
        { side, field: asideOn[side], is: 'blank' },
        { side, field: fieldOn(side, 'f0'), is: 'blank' },
        { side, field: fieldOn(side, 'f0'), is: 'not-blank' },
      ),
    ),
  { maxLength: 2 },
);

const excepted = (unit: UnitPlan, unless: readonly Exception[]): UnitPlan => ({
  ...unit,
  conflict: withExceptions(unit.conflict, unless),
});

/** A sync that reads what its rules look at. */
function looking(sync: SyncPlan): SyncPlan {
  const on = (side: Side) => ({ ...sync[side], fields: [...sync[side].fields, field(asideOn[side], text)] });
  return { ...sync, left: on('left'), right: on('right') };
}

function beside(linked: Linked, side: Side, value: Value | undefined): Linked {
  const here = linked[side];
  if (here.kind === 'gone' || value === undefined) return linked;
  const fields = { ...here.snapshot.fields, [asideOn[side]]: value };
  return { ...linked, [side]: { kind: 'found', snapshot: { ...here.snapshot, fields } } };
}

/** Groups some of the maps that go the same way; the others stand alone. */
function unitsOf(maps: readonly MapPlan[], grouped: readonly boolean[], conflict: ConflictRule): readonly UnitPlan[] {
  const members = maps.filter((map, at) => grouped[at] === true && map.direction === maps[0]?.direction);
  if (members.length < 2) return maps.map(unitOf);
  return [groupOf('group', members, conflict), ...maps.filter((map) => !members.includes(map)).map(unitOf)];
}

const removeRule = fc.constantFrom<RemoveRule>({ rule: 'ask' }, { rule: 'propagate' }, { rule: 'unlink' });
const anyRules: fc.Arbitrary<RulesPlan> = fc.record({
  firstLink: fc.constantFrom('ask', 'left-wins', 'right-wins', 'newest-wins', 'leave'),
  fillBlanks: fc.boolean(),
  conflict: fc.constant<ConflictRule>({ rule: 'ask' }),
  create: fc.constant({ left: 'create' as const, right: 'create' as const }),
  remove: fc.record({ left: removeRule, right: removeRule }),
  editAgainstRemove: fc.constantFrom('ask', 'edit-wins', 'remove-wins'),
});

const anyTime: fc.Arbitrary<EditTime | null> = fc.option(
  fc.record({
    at: fc.integer({ min: 10, max: 59 }).map((second) => `2026-03-31T10:00:${second}Z`),
    boundMs: fc.constantFrom(0, 1000, 5000),
  }),
);

/** What one field map's ends held when they agreed, and hold now. */
interface Ends {
  readonly agreed: { readonly left: Value; readonly right: Value } | null;
  readonly left: Value;
  readonly right: Value;
}

function sent(map: MapPlan, value: Value, to: Side): Value | undefined {
  const made = travel(map, [value], to, null);
  return made.ok ? made.value[0] : undefined;
}

/** Values in step with each other, or blanks where the one that was drawn cannot travel. */
function inStepEnds(map: MapPlan, left: Value, right: Value): { left: Value; right: Value } {
  if (map.direction === 'to-left') {
    const made = sent(map, right, 'left');
    return made === undefined ? { left: null, right: null } : { left: made, right };
  }
  const made = sent(map, left, 'right');
  return made === undefined ? { left: null, right: null } : { left, right: made };
}

type Edit = 'none' | 'own' | 'same';
const anyEdit = fc.constantFrom<Edit>('none', 'none', 'none', 'own', 'own', 'same');

function drawnEnds({ map, left, right }: Drawn, limits: SceneLimits): fc.Arbitrary<Ends> {
  return fc
    .record({
      was: fc.tuple(left, right),
      now: fc.tuple(left, right),
      edits: fc.tuple(anyEdit, anyEdit),
      agreed: fc.constantFrom('in-step', 'in-step', 'in-step', 'differently', 'never'),
    })
    .map(({ was, now, edits, agreed }) => {
      const base =
        limits.honest || agreed !== 'differently' ? inStepEnds(map, ...was) : { left: was[0], right: was[1] };
      const hereNow = edits[0] === 'none' ? base.left : now[0];
      const thereNow = edits[1] === 'none' ? base.right : now[1];
      return {
        agreed: limits.honest || agreed !== 'never' ? base : null,
        left: edits[0] === 'same' ? (sent(map, thereNow, 'left') ?? hereNow) : hereNow,
        right: edits[1] === 'same' ? (sent(map, hereNow, 'right') ?? thereNow) : thereNow,
      };
    });
}

function linkedBy(
  drawn: readonly Drawn[],
  ends: readonly Ends[],
  gone: readonly Side[],
): Omit<Linked, 'leftAt' | 'rightAt'> {
  const fields = { left: {} as Record<string, Value>, right: {} as Record<string, Value> };
  const shadow = { left: {} as Record<string, Value[]>, right: {} as Record<string, Value[]> };
  for (const [at, { map }] of drawn.entries()) {
    const one = ends[at];
    const [left, right] = [map.left[0], map.right[0]];
    if (one === undefined || left === undefined || right === undefined) continue;
    fields.left[left] = one.left;
    fields.right[right] = one.right;
    if (one.agreed === null || map.direction === 'to-right-on-create') continue;
    shadow.left[map.slot] = [one.agreed.left];
    shadow.right[map.slot] = [one.agreed.right];
  }
  const presence = (side: Side): Presence =>
    gone.includes(side)
      ? { kind: 'gone', key: keyOf(side) }
      : { kind: 'found', snapshot: { key: keyOf(side), fields: fields[side] } };
  return {
    link: LinkId.parse('k1'),
    making: null,
    left: presence('left'),
    right: presence('right'),
    shadow: shadow satisfies Shadow,
    answers: new Map(),
    lately: { left: new Map(), right: new Map() },
  };
}

const anyTyped = (drawn: readonly Drawn[]): fc.Arbitrary<Typed> =>
  fc
    .tuple(fc.constantFrom(...drawn), fc.constantFrom<Side>('left', 'right'))
    .chain(([{ map, left, right }, side]) =>
      fc.record({ side: fc.constant(side), map: fc.constant(map), value: side === 'left' ? left : right }),
    );

/** A link after somebody typed something; nothing happens where the record is gone. */
export function typed(linked: Linked, { side, map, value }: Typed): Linked {
  const here = linked[side];
  const [name] = map[side];
  if (here.kind === 'gone' || name === undefined) return linked;
  const fields = { ...here.snapshot.fields, [name]: value };
  return { ...linked, [side]: { kind: 'found', snapshot: { ...here.snapshot, fields } } };
}

/** Any sync of up to six field maps with any rules, and a link whose sides were edited, each for itself or alike. */
export function anyScene(limits: SceneLimits): fc.Arbitrary<Scene> {
  return fc
    .integer({ min: 1, max: 6 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => drawnMap(`f${at}`, limits))))
    .chain((drawn) =>
      fc
        .record({
          ends: fc.tuple(...drawn.map((one) => drawnEnds(one, limits))),
          grouped: fc.array(fc.boolean(), { minLength: drawn.length, maxLength: drawn.length }),
          conflict: fc.constantFrom(...anyKindOfRule),
          unless: fc.array(anyUnless, { minLength: drawn.length, maxLength: drawn.length }),
          asides: fc.tuple(anyAside, anyAside),
          rules: anyRules,
          gone: limits.gone ? fc.subarray<Side>(['left', 'right']) : fc.constant([]),
          leftAt: anyTime,
          rightAt: anyTime,
          later: fc.array(fc.array(anyTyped(drawn), { maxLength: 4 }), { maxLength: 3 }),
        })
        .map(({ ends, grouped, conflict, unless, asides, rules, gone, leftAt, rightAt, later }) => {
          const maps = drawn.map((one) => one.map);
          const units = unitsOf(maps, grouped, conflict).map((unit, at) => excepted(unit, unless[at] ?? []));
          const [left, right] = asides;
          return {
            sync: looking(syncPlan(units, { rules })),
            linked: beside(beside({ ...linkedBy(drawn, ends, gone), leftAt, rightAt }, 'left', left), 'right', right),
            later,
          };
        }),
    );
}

/** The fields of a record, or none where it is gone. */
export const fieldsAt = (linked: Linked, side: Side): Fields => {
  const here = linked[side];
  return here.kind === 'found' ? here.snapshot.fields : {};
};
