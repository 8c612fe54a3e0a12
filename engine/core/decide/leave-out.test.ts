import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import type { UnitPlan } from '../../model/plan.ts';
import { anyScene, fieldsAt } from '../../testing/arbitrary-pair.ts';
import { field } from '../../testing/demo-flow.ts';
import { explainChange } from '../../testing/explain-change.ts';
import { linkedOf, type Story } from '../../testing/linked.ts';
import { groupOf, mapPlan, syncPlan } from '../../testing/plans.ts';
import { landed } from '../../testing/pretend.ts';
import { seeds } from '../../testing/seeds.ts';
import { exceptionsOf } from '../compile/exceptions.ts';
import { leaveOut, unitsWritten } from './leave-out.ts';
import { decideLinked } from './linked.ts';

const sides = ['left', 'right'] as const;

describe('a field left out of a change', () => {
  const sync = syncPlan([mapPlan('email'), mapPlan('city'), groupOf('address', [mapPlan('street'), mapPlan('zip')])]);
  const was = { email: 'a@x', city: 'Bonn', street: 'A 1', zip: '1' };
  const left = { email: 'b@x', city: 'Ulm', street: 'B 2', zip: '2' };
  const without = (story: Story, ...out: readonly string[]): string => {
    const change = leaveOut(sync, decideLinked(sync, linkedOf(sync, story)), out);
    return change.ok ? (change.value === null ? 'nothing left' : explainChange(change.value)) : change.error;
  };

  test('A26: is not written, and the rest is', () => {
    expect(without({ was, left: { ...was, email: 'b@x', city: 'Ulm' } }, 'city')).toBe(
      ['update right r1', '  their_email: "a@x" -> "b@x" (edited)', 'skip city'].join('\n'),
    );
  });

  test('A26: takes the others of its group along', () => {
    const told = without({ was, left }, 'address');
    expect(told).not.toContain('street');
    expect(told).not.toContain('zip');
    expect(told).toContain('their_city');
  });

  test('A26: leaves nothing where it was the only one, whichever sides it goes to', () => {
    expect(without({ was, left: { ...was, city: 'Ulm' } }, 'city')).toBe('nothing left');
    expect(without({ was, left: { ...was, city: 'Ulm' }, right: { ...was, email: 'c@x' } }, 'city', 'email')).toBe(
      'nothing left',
    );
  });

  test('A26: is passed over where the change does not write it', () => {
    const story = { was, left: { ...was, city: 'Ulm' } };
    expect(without(story, 'email')).toBe(without(story));
  });
});

test('A26: a field that a new record needs stays, any other one may be left out of it', () => {
  const required = { ...field('their_email', { kind: 'text' }), required: true };
  const sync = syncPlan([mapPlan('email'), mapPlan('city')], {
    right: { fields: [required, field('their_city', { kind: 'text' })] },
    rules: { editAgainstRemove: 'edit-wins' },
  });
  const story: Story = { was: { email: 'a@x', city: 'Bonn' }, left: { email: 'b@x', city: 'Bonn' }, right: 'gone' };
  const change = decideLinked(sync, linkedOf(sync, story));
  expect(change.move).toBe('relink');
  expect(leaveOut(sync, change, ['email'])).toEqual({ ok: false, error: 'The record cannot be made without it.' });
  const less = leaveOut(sync, change, ['city']);
  expect(less.ok && less.value?.writes.map((write) => Object.keys(write.fields))).toEqual([['their_email']]);
});

test('A26: no field can be left out of a removal', () => {
  const sync = syncPlan([mapPlan('email')], {
    rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } },
  });
  const change = decideLinked(sync, linkedOf(sync, { was: { email: 'a@x' }, left: 'gone' }));
  expect(change.writes.map((write) => write.op)).toEqual(['remove']);
  const unit = sync.units[0]?.id ?? '';
  const left = leaveOut(sync, change, [unit]);
  expect(left.ok ? left.value : left.error).toEqual(change);
});

/** What a change writes into fields of these units, and into the others. */
function writesOf(change: Change | null, units: readonly UnitPlan[]) {
  const names = { mine: [] as string[], others: [] as string[] };
  for (const { side, fields } of change?.writes ?? [])
    for (const [name, value] of Object.entries(fields)) {
      const isMine = units.some((unit) => unit.maps.some((map) => map[side].includes(name)));
      names[isMine ? 'mine' : 'others'].push(`${side} ${name} ${JSON.stringify(value)}`);
    }
  return { mine: names.mine.sort(), others: names.others.sort() };
}

/** Whether a condition of the unit's conflict rule looks at a field that is written. */
const isWatching = ({ conflict }: UnitPlan, written: readonly string[]): boolean =>
  exceptionsOf(conflict).some(({ side, field: name }) => written.some((one) => one.startsWith(`${side} ${name} `)));

for (const seed of seeds(3, [875493482])) {
  test(`A26, seed ${seed}: what is left out stays as it is on both sides and is proposed again; the rest is as decided`, () => {
    const scenes = anyScene({ steps: true, gone: false, honest: false });
    fc.assert(
      fc.property(scenes, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), ({ sync, linked }, wish) => {
        // Without times: our own write takes the time of a person's edit away, and another rule may decide then.
        const timeless = { ...linked, leftAt: null, rightAt: null };
        const change = decideLinked(sync, timeless);
        const units = unitsWritten(sync, change).filter((_, at) => wish[at] === true);
        const left = leaveOut(
          sync,
          change,
          units.map((unit) => unit.id),
        );
        if (!left.ok) throw new Error(left.error);
        const whole = writesOf(change, units);
        expect(writesOf(left.value, units)).toEqual({ mine: [], others: whole.others });
        if (left.value === null) {
          expect(whole.others).toEqual([]);
          return;
        }
        const after = landed(sync, timeless, left.value);
        if (after === null) throw new Error('A link ended over a field that was left out.');
        for (const side of sides)
          for (const map of units.flatMap((unit) => unit.maps)) {
            expect(after.shadow[side][map.slot]).toEqual(timeless.shadow[side][map.slot]);
            for (const name of map[side]) expect(fieldsAt(after, side)[name]).toEqual(fieldsAt(timeless, side)[name]);
          }
        // A condition of its rule that looks at what is written now may let it be asked instead.
        const free = units.filter((unit) => !isWatching(unit, whole.others));
        expect(writesOf(decideLinked(sync, after), free).mine).toEqual(writesOf(change, free).mine);
      }),
      { seed, numRuns: 400 },
    );
  });
}
