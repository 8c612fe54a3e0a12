import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, PlannedWrite } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { SidePlan, SyncPlan } from '../../model/plan.ts';
import type { Fields } from '../../model/value.ts';
import { anyScene, fieldsAt, type Scene } from '../../testing/arbitrary-pair.ts';
import { mirrorChange, mirrorLinked, mirrorSync } from '../../testing/mirror.ts';
import { halfLanded, isQuiet, landed } from '../../testing/pretend.ts';
import { seeds } from '../../testing/seeds.ts';
import { exceptionFields } from '../merge/unless.ts';
import { pick } from '../values/pick.ts';
import { decideLinked, type Linked } from './linked.ts';

const sides = ['left', 'right'] as const;
const scenes = anyScene({ steps: true, gone: true, honest: false });
const both = anyScene({ steps: true, gone: false, honest: false });
const plain = anyScene({ steps: false, gone: true, honest: false });

const bySide = (change: Change): readonly PlannedWrite[] =>
  [...change.writes].sort((one, other) => (one.side < other.side ? -1 : 1));
const withFields = (linked: Linked, side: Side, fields: Fields): Linked => {
  const here = linked[side];
  return here.kind === 'gone'
    ? linked
    : { ...linked, [side]: { kind: 'found', snapshot: { ...here.snapshot, fields } } };
};
const removals = (change: Change): number => change.writes.filter((write) => write.op === 'remove').length;

/** Everything that is written, as lines that can be compared. */
const writesOf = (change: Change): readonly string[] =>
  change.writes.flatMap((write) =>
    Object.entries(write.fields).map(([name, value]) => `${write.side} ${write.op} ${name} ${JSON.stringify(value)}`),
  );

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !(value instanceof Map)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

const mapped = (sync: SyncPlan, side: Side): readonly string[] =>
  sync.units.flatMap((unit) => unit.maps.flatMap((map) => map[side]));

/** Whether a rule looks at a field that a change writes before it decides. */
const looksAtWritten = (sync: SyncPlan, change: Change): boolean =>
  change.writes.some((write) =>
    sync.units.some((unit) => exceptionFields(unit, write.side).some((name) => name in write.fields)),
  );

/** Replaces the shadows by what the records hold: nobody has edited anything. */
function untouched({ sync, linked }: Scene): Linked {
  const shadow = { left: {} as Record<string, Fields[string][]>, right: {} as Record<string, Fields[string][]> };
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    for (const side of sides) shadow[side][map.slot] = map[side].map((name) => fieldsAt(linked, side)[name] ?? null);
  }
  return { ...linked, shadow };
}

for (const seed of seeds(3)) {
  const holds = (scenes: fc.Arbitrary<Scene>, check: (scene: Scene) => void, numRuns = 400) =>
    fc.assert(
      fc.property(scenes, (scene) => check(frozen(scene))),
      { seed, numRuns },
    );

  test(`D13, seed ${seed}: without an edit nothing is written, settled or asked (P3)`, () => {
    holds(both, (scene) => {
      const change = decideLinked(scene.sync, untouched(scene));
      expect(isQuiet(change)).toBe(true);
      expect([change.questions, change.drifted, change.skipped]).toEqual([[], [], []]);
    });
  });

  test(`D13, seed ${seed}: once a change has landed, there is nothing left to write (P9)`, () => {
    holds(scenes, ({ sync, linked }) => {
      // Without times: our own write takes the time of a person's edit away, and another rule may decide then.
      const timeless = { ...linked, leftAt: null, rightAt: null };
      const first = decideLinked(sync, timeless);
      const after = landed(sync, timeless, first);
      if (after === null) return;
      const second = decideLinked(sync, after);
      // What could not go along with a record that was brought back is looked at once more.
      if (first.move === 'relink') return;
      expect(isQuiet(second)).toBe(true);
      expect(second.drifted).toEqual(first.drifted);
      const asked = (change: Change) => change.questions.map((one) => (one.about === 'unit' ? one.unit : one.about));
      expect(asked(second)).toEqual(asked(first));
    });
  });

  test(`D13, seed ${seed}: when only one of two writes has landed, the next look ends at the same values (P10)`, () => {
    holds(both, ({ sync, linked }) => {
      const change = decideLinked(sync, { ...linked, leftAt: null, rightAt: null });
      const whole = landed(sync, linked, change);
      // Where a rule looks at what the change itself writes, it is asked again about what is there now.
      if (change.writes.length < 2 || whole === null || looksAtWritten(sync, change)) return;
      for (const write of change.writes) {
        const half = { ...halfLanded(sync, linked, write), leftAt: null, rightAt: null };
        const end = landed(sync, half, decideLinked(sync, half));
        if (end === null) throw new Error('A link ended over a lost write.');
        for (const side of sides) expect(fieldsAt(end, side)).toEqual(fieldsAt(whole, side));
      }
    });
  });

  test(`D13, seed ${seed}: deciding depends on the link alone and changes nothing of it; the order of units is no matter (P7)`, () => {
    holds(scenes, ({ sync, linked }) => {
      const change = decideLinked(sync, linked);
      expect(decideLinked(sync, structuredClone({ ...linked, answers: new Map(), lately: linked.lately }))).toEqual(
        change,
      );
      const turned: SyncPlan = { ...sync, units: [...sync.units].reverse() };
      expect([...writesOf(decideLinked(turned, linked))].sort()).toEqual([...writesOf(change)].sort());
    });
  });

  test(`G3, seed ${seed}: merging is fair, so swapping the sides swaps only the names (P8)`, () => {
    holds(plain, ({ sync, linked }) => {
      const there = decideLinked(mirrorSync(sync), mirrorLinked(linked));
      const here = mirrorChange(decideLinked(sync, linked));
      const bare = (change: Change) => ({ ...change, writes: bySide(change).map((write) => ({ ...write, why: {} })) });
      expect(bare(there)).toEqual(bare(here));
    });
  });

  test(`G1, seed ${seed}: leaving any field unread never adds a write or a removal, nor a question but of a rule that looks at it (P16)`, () => {
    fc.assert(
      fc.property(scenes, fc.nat(), fc.constantFrom(...sides), ({ sync, linked }, at, side) => {
        const names = Object.keys(fieldsAt(linked, side));
        const name = names[at % Math.max(1, names.length)];
        if (name === undefined) return;
        const { [name]: _unread, ...fields } = fieldsAt(linked, side);
        const change = decideLinked(sync, linked);
        const less = decideLinked(sync, withFields(linked, side, fields));
        expect(writesOf(less).filter((one) => !writesOf(change).includes(one))).toEqual([]);
        expect(writesOf(less).join()).not.toContain(`${side} update ${name} `);
        if (mapped(sync, side).includes(name)) expect(removals(less)).toBe(0);
        const reasons = (one: Change) =>
          one.questions.flatMap((question) =>
            question.about === 'unit' && question.unless?.unread === true && question.unless.field === name
              ? []
              : [`${question.about} ${question.reason}`],
          );
        expect(reasons(less).filter((one) => !reasons(change).includes(one))).toEqual([]);
      }),
      { seed, numRuns: 400 },
    );
  });

  test(`D8, seed ${seed}: a removal needs the other record to be gone and its victim to be as it was agreed (P17)`, () => {
    holds(scenes, ({ sync, linked }) => {
      for (const write of decideLinked(sync, linked).writes) {
        if (write.op !== 'remove') continue;
        const other = write.side === 'left' ? 'right' : 'left';
        expect(linked[other].kind).toBe('gone');
        if (sync.rules.editAgainstRemove === 'remove-wins') continue;
        for (const map of sync.units.flatMap((unit) => unit.maps)) {
          if (map.direction === 'to-right-on-create') continue;
          const held = map[write.side].map((name) => fieldsAt(linked, write.side)[name]);
          expect(held).toEqual(linked.shadow[write.side][map.slot]);
        }
        expect(write.expect.fields).toEqual(pick(fieldsAt(linked, write.side), mapped(sync, write.side)));
      }
    });
  });

  test(`D9, seed ${seed}: no filter ever leads to a removal, and outside of it nothing is written (P18)`, () => {
    const filter: fc.Arbitrary<SidePlan['filter']> = fc.record({
      mode: fc.constantFrom('all', 'any'),
      conditions: fc.array(
        fc.record({
          field: fc.constantFrom('f0', 'f1', 'their_f0', 'their_f1', 'nowhere'),
          is: fc.constantFrom(
            'equal',
            'not-equal',
            'blank',
            'not-blank',
            'greater',
            'at-most',
            'contains',
            'one-of',
            'starts-with',
          ),
          value: fc.constantFrom('a', '7', null, true),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(scenes, filter, filter, ({ sync, linked }, left, right) => {
        const filtered = { ...sync, left: { ...sync.left, filter: left }, right: { ...sync.right, filter: right } };
        const [before, after] = [decideLinked(sync, linked), decideLinked(filtered, linked)];
        expect(removals(after)).toBeLessThanOrEqual(removals(before));
        if (after.skipped.includes('removal')) expect(isQuiet(after)).toBe(true);
        else
          expect({ ...after, leftPrint: null, rightPrint: null }).toEqual({
            ...before,
            leftPrint: null,
            rightPrint: null,
          });
      }),
      { seed, numRuns: 400 },
    );
  });

  test(`G16, seed ${seed}: what is asked about is not written, and every unit gets one verdict`, () => {
    holds(both, ({ sync, linked }) => {
      const change = decideLinked(sync, linked);
      for (const unit of sync.units) {
        const slots = unit.maps.map((map) => map.slot);
        const written = change.writes.some((write) =>
          Object.keys(write.settles).some((slot) => slots.some((one) => one === slot)),
        );
        const agreed = Object.keys(change.agreed).some((slot) => slots.some((one) => one === slot));
        const asked = change.questions.filter((one) => one.about === 'unit' && one.unit === unit.id).length;
        const drifted = change.drifted.some((slot) => slots.some((one) => one === slot));
        expect(Number(written) + Number(agreed) + asked + Number(drifted)).toBeLessThanOrEqual(1);
      }
    });
  });

  test(`D8, seed ${seed}: a write expects what was read, and changes what it says it does`, () => {
    holds(scenes, ({ sync, linked }) => {
      for (const write of decideLinked(sync, linked).writes) {
        if (write.op !== 'update') continue;
        const now = fieldsAt(linked, write.side);
        for (const [name, value] of Object.entries(write.fields)) {
          expect(value).not.toEqual(now[name]);
          expect(write.before[name]).toEqual(now[name]);
          expect(write.expect.fields[name]).toEqual(now[name]);
          expect(write.why[name]).toBeTruthy();
        }
      }
    });
  });
}
