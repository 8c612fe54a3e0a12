import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import { anyScene, fieldsAt, typed } from '../../testing/arbitrary-pair.ts';
import { linkedOf } from '../../testing/linked.ts';
import { groupOf, mapPlan, syncPlan } from '../../testing/plans.ts';
import { isQuiet, landed, type Stores } from '../../testing/pretend.ts';
import { seeds } from '../../testing/seeds.ts';
import { carries, valuesAt } from '../merge/pair.ts';
import { allBlank, inStep } from '../merge/travel.ts';
import { decideLinked, type Linked } from './linked.ts';

const roundsMax = 3;

/** Decides and lands until there is nothing left to do; answers the link as it then is, and the last look at it. */
function settled(
  sync: SyncPlan,
  start: Linked,
  stores?: Stores,
): { linked: Linked; change: Change; rounds: number } | null {
  let linked = start;
  for (let rounds = 0; rounds <= roundsMax; rounds++) {
    const change = decideLinked(sync, linked);
    if (isQuiet(change)) return { linked, change, rounds };
    const next = landed(sync, linked, change, stores);
    if (next === null) return null;
    linked = next;
  }
  throw new Error(`Not quiet after ${roundsMax} rounds.`);
}

/** The values of a unit on both sides. */
const endsNow = (unit: UnitPlan, linked: Linked) =>
  unit.maps
    .filter((map) => carries(map, 'left') || carries(map, 'right'))
    .map((map) => ({
      map,
      left: valuesAt(fieldsAt(linked, 'left'), map.left) ?? [],
      right: valuesAt(fieldsAt(linked, 'right'), map.right) ?? [],
    }));

const areInStep = (unit: UnitPlan, linked: Linked): boolean =>
  endsNow(unit, linked).every(({ map, left, right }) => inStep(map, left, right));

/**
 * Whether the two sides say the same about a unit, or a rule has it that they need not.
 * @param before how they ended the last time; null at first
 */
function agreesOrNeedNot(
  unit: UnitPlan,
  { linked, change }: { linked: Linked; change: Change },
  before: Linked | null,
): boolean {
  if (change.questions.some((one) => one.about === 'unit' && one.unit === unit.id)) return true;
  if (unit.maps.some((map) => change.drifted.includes(map.slot))) return true;
  if (areInStep(unit, linked)) return true;
  // A cleared side that clears nothing, by the blank rule; a union keeps what the two hold differently since then (G9).
  const blank = (side: Side) => endsNow(unit, linked).every((one) => allBlank(one[side]));
  const differed = unit.conflict.rule === 'union' && before !== null && !areInStep(unit, before);
  return unit.maps[0]?.blank === 'keep' && (blank('left') || blank('right') || differed);
}

const tidying: Stores = (side, fields) =>
  side === 'left'
    ? fields
    : Object.fromEntries(
        Object.entries(fields).map(([name, value]): [string, Value] => [
          name,
          typeof value === 'string' ? value.toUpperCase().slice(0, 3) : value,
        ]),
      );

for (const seed of seeds(3, [85_062_386])) {
  const honest = anyScene({ steps: true, gone: false, honest: true });

  test(`G2, G4, seed ${seed}: whatever was edited, after at most ${roundsMax} rounds it is quiet and both sides agree, but for what is asked (P4, P5)`, () => {
    fc.assert(
      fc.property(honest, ({ sync, linked, later }) => {
        let now = linked;
        let before: Linked | null = null;
        for (const epoch of [[], ...later]) {
          const end = settled(sync, epoch.reduce(typed, now));
          if (end === null) return;
          expect(end.rounds).toBeLessThanOrEqual(2);
          for (const unit of sync.units) {
            if (!agreesOrNeedNot(unit, end, before)) expect({ unit, end }).toBe('in step');
          }
          now = end.linked;
          before = now;
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  test(`G2, seed ${seed}: a side that stores what it likes is not written to for ever (P5)`, () => {
    const scenes = anyScene({ steps: true, gone: true, honest: false });
    fc.assert(
      fc.property(scenes, ({ sync, linked, later }) => {
        let now: Linked | null = linked;
        for (const epoch of [[], ...later]) {
          if (now === null) return;
          now = settled(sync, epoch.reduce(typed, now), tidying)?.linked ?? null;
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  test(`G15, seed ${seed}: edits of different units both survive, in every order of edits and runs (P6)`, () => {
    const maps = ['a', 'b', 'c', 'd', 'e'].map((id) => mapPlan(id));
    const [a, b, ...single] = maps;
    if (a === undefined || b === undefined) throw new Error('There are five.');
    const sync = syncPlan([groupOf('ab', [a, b]), ...single]);
    const owners = fc.array(fc.constantFrom<Side>('left', 'right'), { minLength: 4, maxLength: 4 });
    const act = fc.oneof(
      { weight: 1, arbitrary: fc.constant('run' as const) },
      {
        weight: 3,
        arbitrary: fc.record({ map: fc.constantFrom(...maps), value: fc.constantFrom('x', 'y', 'z', '', null) }),
      },
    );
    fc.assert(
      fc.property(owners, fc.array(act, { maxLength: 12 }), (owner, acts) => {
        const of = (id: string): Side => owner[['ab', 'c', 'd', 'e'].findIndex((unit) => unit.includes(id))] ?? 'left';
        const wanted: Record<string, Value> = { a: '1', b: '1', c: '1', d: '1', e: '1' };
        let linked = linkedOf(sync, { was: wanted });
        for (const one of [...acts, 'run' as const]) {
          if (one === 'run') {
            const change = decideLinked(sync, linked);
            expect(change.questions).toEqual([]);
            linked = landed(sync, linked, change) ?? linked;
          } else {
            wanted[one.map.id] = one.value;
            linked = typed(linked, { side: of(one.map.id), ...one });
          }
        }
        const told = (fields: Fields, side: Side) =>
          Object.fromEntries(maps.map((map) => [map.id, fields[map[side][0] ?? ''] || null]));
        const ends = Object.fromEntries(Object.entries(wanted).map(([id, value]) => [id, value || null]));
        expect(told(fieldsAt(linked, 'left'), 'left')).toEqual(ends);
        expect(told(fieldsAt(linked, 'right'), 'right')).toEqual(ends);
      }),
      { seed, numRuns: 300 },
    );
  });
}
