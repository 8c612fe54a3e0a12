import { describe, expect, test } from 'vitest';
import type { RemoveRule } from '../../model/flow.ts';
import type { RulesPlan, SidePlan } from '../../model/plan.ts';
import { field } from '../../testing/demo-flow.ts';
import { decided } from '../../testing/explain-change.ts';
import { answersTo, fieldsOn, linkedOf, missing, type Story } from '../../testing/linked.ts';
import { groupOf, mapPlan, oneWay, syncPlan } from '../../testing/plans.ts';
import { course, decideLinked } from './linked.ts';

const email = mapPlan('email');
const city = mapPlan('city');
const was = { email: 'a@x', city: 'Bonn' };
const removing = (rule: RemoveRule, more: Partial<RulesPlan> = {}) =>
  syncPlan([email, city], { rules: { remove: { left: rule, right: rule }, ...more } });
const propagate = removing({ rule: 'propagate' });
const leftGone: Story = { was, left: 'gone' };
const rightGone: Story = { was, right: 'gone' };
const filter: SidePlan['filter'] = { mode: 'all', conditions: [{ field: 'city', is: 'equal', value: 'Bonn' }] };

const lines = (...all: readonly string[]): string => all.join('\n');

describe('what became of each record', () => {
  test('D1: there is one answer for every pair of what became of the left and of the right record', () => {
    const table = Object.entries(course).flatMap(([left, row]) =>
      Object.entries(row).map(([right, answer]) => `${left} ${right}: ${answer}`),
    );
    expect(table).toEqual([
      'same same: merge',
      'same edited: merge',
      'same gone: right-gone',
      'same out: rest',
      'edited same: merge',
      'edited edited: merge',
      'edited gone: right-gone-edited',
      'edited out: rest',
      'gone same: left-gone',
      'gone edited: left-gone-edited',
      'gone gone: forget',
      'gone out: rest',
      'out same: rest',
      'out edited: rest',
      'out gone: rest',
      'out out: rest',
    ]);
  });

  test('D2: gone on both sides ends the link and writes nothing', () => {
    expect(decided(propagate, { was, left: 'gone', right: 'gone' })).toBe('tombstone');
  });

  test('D13: nothing changed on either side means no change at all', () => {
    expect(decided(propagate, { was })).toBe('nothing');
    expect(decided(propagate, { was, wasRight: { email: 'A@X' } })).toBe('nothing');
  });
});

describe('removals', () => {
  test('D3: a removal asks by default, whichever side it happened on', () => {
    const sync = removing({ rule: 'ask' });
    expect(decided(sync, leftGone)).toBe('ask removal: removed, left is gone, suggest remove');
    expect(decided(sync, rightGone)).toBe('ask removal: removed, right is gone, suggest remove');
  });

  test('D3: the question shows the mapped fields of the record that is left', () => {
    expect(decideLinked(removing({ rule: 'ask' }), linkedOf(propagate, leftGone)).questions).toEqual([
      {
        about: 'removal',
        reason: 'removed',
        gone: 'left',
        kept: { their_email: 'a@x', their_city: 'Bonn' },
        suggest: 'remove',
      },
    ]);
  });

  test('D3: with `propagate` the other record is removed too', () => {
    expect(decided(propagate, leftGone)).toBe(lines('tombstone', 'remove right r1 (propagate)'));
    expect(decided(propagate, rightGone)).toBe(lines('tombstone', 'remove left l1 (propagate)'));
  });

  test('D3: with `unlink` the other record is kept and the link ends', () => {
    expect(decided(removing({ rule: 'unlink' }), leftGone)).toBe('unlink');
  });

  test('D3: with `archive` a field is set instead, unless it says so already', () => {
    const rule: RemoveRule = { rule: 'archive', field: 'their_city', value: 'archived' };
    const sync = syncPlan([email, city], { rules: { remove: { left: { rule: 'ask' }, right: rule } } });
    expect(decided(sync, leftGone)).toBe(
      lines('unlink', 'update right r1', '  their_city: "Bonn" -> "archived" (archive)'),
    );
    expect(decided(sync, { ...leftGone, was: { email: 'a@x', city: 'archived' } })).toBe('unlink');
  });

  test('D3: the rule of the side that would be written counts', () => {
    const sync = syncPlan([email], { rules: { remove: { left: { rule: 'unlink' }, right: { rule: 'propagate' } } } });
    expect(decided(sync, { was: { email: 'a' }, left: 'gone' })).toContain('remove right r1');
    expect(decided(sync, { was: { email: 'a' }, right: 'gone' })).toBe('unlink');
  });

  test('D4: gone against edited asks, suggesting to keep, even where removals propagate', () => {
    expect(decided(propagate, { ...leftGone, right: { email: 'b@x' } })).toBe(
      'ask removal: edited-and-removed, left is gone, suggest keep',
    );
    expect(decided(propagate, { ...rightGone, left: { email: 'b@x' } })).toBe(
      'ask removal: edited-and-removed, right is gone, suggest keep',
    );
  });

  test('D4: an edit that is parked counts as one, and so does a field that never agreed', () => {
    expect(decided(propagate, { was: { email: 'a@x' }, left: 'gone', right: { city: 'Bonn' } })).toContain(
      'edited-and-removed',
    );
  });

  test('D4: an edit of the target of a one-way line counts too: the removal would take it along', () => {
    const sync = syncPlan([oneWay('price', 'to-right')], { rules: propagate.rules });
    expect(decided(sync, { was: { price: '5' }, left: 'gone', right: { price: '7' } })).toContain('edited-and-removed');
    expect(decided(sync, { was: { price: '5' }, left: 'gone' })).toContain('remove right r1');
  });

  test('D4: a line that only fills new records is no edit', () => {
    const sync = syncPlan([email, oneWay('origin', 'to-right-on-create')], { rules: propagate.rules });
    expect(decided(sync, { was: { email: 'a@x' }, left: 'gone', right: { origin: 'web' } })).toContain(
      'remove right r1',
    );
  });

  test('D5: with `edit-wins` the removed record comes back under the same link', () => {
    const sync = removing({ rule: 'propagate' }, { editAgainstRemove: 'edit-wins' });
    const story: Story = { ...leftGone, right: { email: 'b@x' } };
    expect(decided(sync, story)).toBe(
      lines('relink', 'create left (new key)', '  email: "b@x" (create)', '  city: "Bonn" (create)'),
    );
    const change = decideLinked(sync, linkedOf(sync, story));
    expect(change).toMatchObject({ link: 'k1', left: null, right: 'r1', leftPrint: null });
    expect(change.writes[0]?.settles).toEqual({
      'slot-email': { left: ['b@x'], right: ['b@x'] },
      'slot-city': { left: ['Bonn'], right: ['Bonn'] },
    });
  });

  test('D5: nothing comes back where nothing of the other record can be put into it; it is unlinked', () => {
    const sync = syncPlan([oneWay('price', 'to-right')], { rules: { editAgainstRemove: 'edit-wins' } });
    expect(decided(sync, { was: { price: '5' }, left: 'gone', right: { price: '7' } })).toBe('unlink');
  });

  test('D5: a record that cannot be brought back without a required field asks for it', () => {
    const sync = syncPlan([mapPlan('name', { leftTypes: [{ kind: 'text', maxLength: 3 }] })], {
      rules: { editAgainstRemove: 'edit-wins' },
      left: { fields: [field('name', { kind: 'text', maxLength: 3 }, { required: true })] },
    });
    expect(decided(sync, { was: { name: 'Ann' }, left: 'gone', right: { name: 'Annabel' } })).toBe(
      'ask name: not-storable, - | "Annabel"',
    );
  });

  test('D6: with `remove-wins` the remove rule is followed', () => {
    const wins = (rule: RemoveRule) => removing(rule, { editAgainstRemove: 'remove-wins' });
    const story: Story = { ...leftGone, right: { email: 'b@x' } };
    expect(decided(wins({ rule: 'propagate' }), story)).toContain('remove right r1');
    expect(decided(wins({ rule: 'ask' }), story)).toBe('ask removal: removed, left is gone, suggest remove');
    expect(decided(wins({ rule: 'unlink' }), story)).toBe('unlink');
  });

  test('D7: where nothing flows from the side that lost its record, the other one is kept and unlinked', () => {
    const sync = syncPlan([oneWay('price', 'to-right')], {
      rules: { ...propagate.rules, editAgainstRemove: 'remove-wins' },
    });
    expect(decided(sync, { was: { price: '5' }, right: 'gone' })).toBe('unlink');
    expect(decided(sync, { was: { price: '5' }, right: 'gone', left: { price: '6' } })).toBe('unlink');
  });

  test('D8: a removal expects every mapped field as it was when it was decided, and keeps the record for undo', () => {
    const [write] = decideLinked(propagate, linkedOf(propagate, leftGone)).writes;
    expect(write).toMatchObject({
      op: 'remove',
      key: 'r1',
      fields: {},
      expect: { fields: fieldsOn(propagate, 'right', was) },
      before: fieldsOn(propagate, 'right', was),
    });
  });

  test('D8: a removal waits while a field of the victim was not read', () => {
    expect(decided(propagate, { ...leftGone, right: { email: missing } })).toBe(
      lines('skip email', 'skip city', 'skip removal'),
    );
  });
});

describe('answers about removals', () => {
  const sync = removing({ rule: 'ask' });
  const [question] = decideLinked(sync, linkedOf(sync, leftGone)).questions;
  const answering = (choose: 'keep' | 'remove' | 'unlink', more: Story = {}) =>
    decided(sync, { ...leftGone, answers: answersTo(question, { choose }), ...more });

  test('D3: a person keeps it, removes the other too, or parts them', () => {
    expect(answering('keep')).toContain('relink\ncreate left (new key)');
    expect(answering('remove')).toBe(lines('tombstone', 'remove right r1 (person)'));
    expect(answering('unlink')).toBe('unlink');
  });

  test('G11: an answer about a removal is not applied when the record that is left has changed', () => {
    expect(answering('remove', { right: { city: 'Köln' } })).toBe(
      'ask removal: edited-and-removed, left is gone, suggest keep',
    );
  });

  test('G11: an answer about the other side being gone says nothing about this one', () => {
    expect(decided(sync, { ...rightGone, answers: answersTo(question, { choose: 'remove' }) })).toBe(
      'ask removal: removed, right is gone, suggest remove',
    );
  });

  test('G11: so it is where both sides call their fields alike', () => {
    const alike = syncPlan([mapPlan('email', { right: ['email'] })]);
    const story = (gone: 'left' | 'right'): Story => ({ was: { email: 'a@x' }, [gone]: 'gone' });
    const [asked] = decideLinked(alike, linkedOf(alike, story('left'))).questions;
    expect(decided(alike, { ...story('right'), answers: answersTo(asked, { choose: 'remove' }) })).toContain(
      'ask removal',
    );
    expect(decided(alike, { ...story('left'), answers: answersTo(asked, { choose: 'remove' }) })).toContain(
      'remove right',
    );
  });

  test('G11: a record that is there again needs no answer', () => {
    expect(decided(sync, { was, answers: answersTo(question, { choose: 'remove' }) })).toBe('nothing');
  });
});

describe('records outside the filter', () => {
  const filtered = syncPlan([email, city], { left: { filter }, rules: propagate.rules });
  const rest = lines('skip email', 'skip city', 'skip removal');

  test('D9: a record outside its filter is left alone, whatever happens beside it', () => {
    expect(decided(filtered, { was, left: { city: 'Köln' } })).toBe(rest);
    expect(decided(filtered, { was, left: { city: 'Köln' }, right: { email: 'b@x' } })).toBe(rest);
    expect(decided(filtered, { was, left: { city: 'Köln' }, right: 'gone' })).toBe(rest);
  });

  test('D9: so is a record whose filter cannot be told, since a field of it was not read', () => {
    expect(decided(filtered, { was, left: { city: missing } })).toBe(rest);
  });

  test('D9: inside the filter all goes on', () => {
    expect(decided(filtered, { was, right: { email: 'b@x' } })).toContain('update left l1');
  });
});

describe('writes', () => {
  test('G10: what one record gets is one write, with what it was merged against', () => {
    const sync = syncPlan([email, city]);
    const linked = linkedOf(sync, { was, left: { email: 'b@x', city: 'Köln' } });
    expect(decideLinked(sync, linked).writes).toEqual([
      {
        side: 'right',
        op: 'update',
        key: 'r1',
        fields: { their_email: 'b@x', their_city: 'Köln' },
        before: { their_email: 'a@x', their_city: 'Bonn' },
        expect: { fields: { their_email: 'a@x', their_city: 'Bonn' } },
        why: { their_email: 'edited', their_city: 'edited' },
        settles: { 'slot-email': { left: ['b@x'], right: ['b@x'] }, 'slot-city': { left: ['Köln'], right: ['Köln'] } },
        was: { 'slot-email': { left: ['a@x'], right: ['a@x'] }, 'slot-city': { left: ['Bonn'], right: ['Bonn'] } },
        undoes: [],
      },
    ]);
  });

  test('G10: a write to one member of a group expects the whole group as it was read', () => {
    const sync = syncPlan([groupOf('address', [city, mapPlan('street')]), email]);
    const linked = linkedOf(sync, { was: { ...was, street: 'Hof 1' }, left: { city: 'Köln' } });
    const [write] = decideLinked(sync, linked).writes;
    expect(write?.expect.fields).toEqual({ their_city: 'Bonn', their_street: 'Hof 1' });
    expect(write?.fields).toEqual({ their_city: 'Köln' });
  });

  test('G10: a line of a group that only fills new records gets no shadow', () => {
    const sync = syncPlan([groupOf('both', [city, oneWay('origin', 'to-right-on-create')])]);
    const linked = linkedOf(sync, {
      was: { city: 'Bonn' },
      left: { city: 'Köln', origin: 'web' },
      right: { origin: null },
    });
    const [write] = decideLinked(sync, linked).writes;
    expect(write?.settles).toEqual({ 'slot-city': { left: ['Köln'], right: ['Köln'] } });
  });

  test('G4: the version token goes with the expectation', () => {
    const sync = syncPlan([email]);
    const linked = linkedOf(sync, { was: { email: 'a@x' }, left: { email: 'b@x' } });
    const snapshot = { key: linkedKey(linked.right), fields: { their_email: 'a@x' }, token: 'v7' };
    const change = decideLinked(sync, { ...linked, right: { kind: 'found', snapshot } });
    expect(change.writes[0]?.expect).toEqual({ fields: { their_email: 'a@x' }, token: 'v7' });
  });
});

function linkedKey(presence: ReturnType<typeof linkedOf>['right']) {
  return presence.kind === 'found' ? presence.snapshot.key : presence.key;
}
