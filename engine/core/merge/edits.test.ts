import { describe, expect, test } from 'vitest';
import type { BlankRule } from '../../model/flow.ts';
import type { FieldType } from '../../model/value.ts';
import { decided } from '../../testing/explain-change.ts';
import { missing } from '../../testing/linked.ts';
import { groupOf, mapPlan, oneWay, syncPlan } from '../../testing/plans.ts';

const email = mapPlan('email');
const city = mapPlan('city');
const two = syncPlan([email, city]);
const was = { email: 'a@x', city: 'Bonn' };

const lines = (...all: readonly string[]): string => all.join('\n');

describe('what was not read', () => {
  test('G1: a field that was not read is left alone, whatever the other side says; the others flow', () => {
    expect(decided(two, { was, left: { email: missing, city: 'Köln' }, right: { email: 'b@x' } })).toBe(
      lines('update right r1', '  their_city: "Bonn" -> "Köln" (edited)', 'skip email'),
    );
  });

  test('G1: an open question about it stays as it is, though nothing else happened', () => {
    expect(decided(two, { was, left: { email: missing } })).toBe('skip email');
  });

  test('G1: neither is it asked about, at first contact too', () => {
    expect(decided(syncPlan([email]), { left: { email: 'a@x' }, right: { email: missing } })).toBe('skip email');
  });

  test('G1: a group waits for its unread member', () => {
    const sync = syncPlan([groupOf('address', [city, mapPlan('street')]), email]);
    const before = { ...was, street: 'Hof 1' };
    expect(decided(sync, { was: before, left: { city: 'Köln', street: missing, email: 'b@x' } })).toBe(
      lines('update right r1', '  their_email: "a@x" -> "b@x" (edited)', 'skip address'),
    );
  });
});

describe('edits of one side', () => {
  test('G4: an edit on the left is written to the right', () => {
    expect(decided(two, { was, left: { email: 'b@x' } })).toBe(
      lines('update right r1', '  their_email: "a@x" -> "b@x" (edited)'),
    );
  });

  test('G4: an edit on the right is written to the left', () => {
    expect(decided(two, { was, right: { city: 'Köln' } })).toBe(
      lines('update left l1', '  city: "Bonn" -> "Köln" (edited)'),
    );
  });

  test('G2: the same edit on both sides becomes the agreed value and writes nothing', () => {
    expect(decided(two, { was, left: { email: 'b@x' }, right: { email: 'b@x' } })).toBe('agree email: "b@x" | "b@x"');
  });

  test('G2: what means the same through the steps is in step, each side in its own words', () => {
    const status = mapPlan('status', {
      steps: [
        { use: 'value-map', settings: { pairs: [{ from: 'G', to: 'Gold' }], unmapped: 'ask', ignoreCase: false } },
      ],
    });
    const sync = syncPlan([status]);
    expect(decided(sync, { was: { status: null }, left: { status: 'G' }, right: { status: 'Gold' } })).toBe(
      'agree status: "G" | "Gold"',
    );
  });

  test('G2: an edit that says the same on the other side writes nothing', () => {
    const price: FieldType = { kind: 'decimal', scale: 1 };
    const sync = syncPlan([mapPlan('price', { leftTypes: [{ kind: 'decimal', scale: 3 }], rightTypes: [price] })]);
    expect(decided(sync, { was: { price: '1.5' }, left: { price: '1.502' } })).toBe('agree price: "1.502" | "1.5"');
  });

  test('G15: edits of different fields on the two sides both survive', () => {
    expect(decided(two, { was, left: { email: 'b@x' }, right: { city: 'Köln' } })).toBe(
      lines(
        'update right r1',
        '  their_email: "a@x" -> "b@x" (edited)',
        'update left l1',
        '  city: "Bonn" -> "Köln" (edited)',
      ),
    );
  });

  test('G4: steps turn an edit both ways', () => {
    const steps = [{ use: 'multiply', settings: { by: '100' } }];
    const number: FieldType = { kind: 'integer' };
    const sync = syncPlan([mapPlan('amount', { type: number, steps })]);
    expect(decided(sync, { was: { amount: '1' }, wasRight: { amount: '100' }, left: { amount: '2' } })).toContain(
      'their_amount: "100" -> "200"',
    );
    expect(decided(sync, { was: { amount: '1' }, wasRight: { amount: '100' }, right: { amount: '300' } })).toContain(
      'amount: "1" -> "3"',
    );
  });

  test('G4: each side is compared with its own shadow, so what a side stored differently is no edit', () => {
    expect(decided(two, { was, wasRight: { email: 'A@X' } })).toBe('nothing');
    expect(decided(two, { was, wasRight: { email: 'A@X' }, left: { city: 'Köln' } })).not.toContain('email');
  });
});

describe('cleared fields', () => {
  const cleared = (blank: BlankRule) => ({ sync: syncPlan([mapPlan('email', { blank })]), was: { email: 'a@x' } });

  test('G6: a cleared field clears the other side where the blank rule carries', () => {
    const { sync, was: before } = cleared('carry');
    expect(decided(sync, { was: before, left: { email: null } })).toBe(
      lines('update right r1', '  their_email: "a@x" -> blank (edited)'),
    );
  });

  test('G6: with `keep` the other side keeps its value, and the next edit there comes across', () => {
    const { sync, was: before } = cleared('keep');
    expect(decided(sync, { was: before, left: { email: null } })).toBe('agree email: blank | "a@x"');
    const kept = { was: { email: null }, wasRight: { email: 'a@x' } };
    expect(decided(sync, kept)).toBe('nothing');
    expect(decided(sync, { ...kept, right: { email: 'b@x' } })).toContain('update left l1\n  email: blank -> "b@x"');
  });

  test('G6: with `ask` a person decides', () => {
    const { sync, was: before } = cleared('ask');
    expect(decided(sync, { was: before, right: { email: '' } })).toBe('ask email: blanked, "a@x" | ""');
  });

  test('G6: a blank that wins a conflict follows the blank rule too', () => {
    const story = { was: { email: 'a@x' }, left: { email: null }, right: { email: 'b@x' } };
    const rule = (blank: BlankRule) => syncPlan([mapPlan('email', { blank, conflict: { rule: 'left-wins' } })]);
    expect(decided(rule('carry'), story)).toContain('their_email: "b@x" -> blank (left-wins)');
    expect(decided(rule('keep'), story)).toBe('agree email: blank | "b@x"');
    expect(decided(rule('ask'), story)).toBe('ask email: blanked, blank | "b@x"');
  });

  test('G6: a blank that becomes another blank is no question', () => {
    const { sync } = cleared('ask');
    expect(decided(sync, { was: { email: null }, left: { email: '' } })).toBe('agree email: "" | blank');
  });

  test('G6: a group is cleared when all of it is', () => {
    const parts = [mapPlan('city', { blank: 'ask' }), mapPlan('street', { blank: 'ask' })];
    const sync = syncPlan([groupOf('address', parts)]);
    const before = { city: 'Bonn', street: 'Hof 1' };
    expect(decided(sync, { was: before, left: { city: null } })).toContain('their_city: "Bonn" -> blank');
    expect(decided(sync, { was: before, left: { city: null, street: null } })).toBe(
      'ask address: blanked, blank | "Bonn"; blank | "Hof 1"',
    );
  });
});

describe('one-way lines', () => {
  const price = oneWay('price', 'to-right');
  const strict = oneWay('price', 'to-right', { drift: 'overwrite' });
  const before = { price: '5' };

  test('G4: a one-way line carries the edits of its source', () => {
    expect(decided(syncPlan([price]), { was: before, left: { price: '6' } })).toContain('their_price: "5" -> "6"');
    const back = syncPlan([oneWay('price', 'to-left')]);
    expect(decided(back, { was: before, right: { price: '6' } })).toContain('update left l1\n  price: "5" -> "6"');
  });

  test('G7: an edit of the target is kept and listed', () => {
    expect(decided(syncPlan([price]), { was: before, right: { price: '7' } })).toBe('drift price');
  });

  test('G7: with `overwrite` the target gets the value of the source back', () => {
    expect(decided(syncPlan([strict]), { was: before, right: { price: '7' } })).toBe(
      lines('update right r1', '  their_price: "7" -> "5" (drift)'),
    );
  });

  test('G7: an edit of the source overwrites the drift of the target, and nobody is asked', () => {
    expect(decided(syncPlan([price]), { was: before, left: { price: '6' }, right: { price: '7' } })).toBe(
      lines('update right r1', '  their_price: "7" -> "6" (source-edited)'),
    );
  });

  test('G7: a line that carries only when a record is made writes to none that exists', () => {
    const sync = syncPlan([oneWay('price', 'to-right-on-create'), email]);
    expect(decided(sync, { was: { email: 'a@x' }, left: { price: '6' }, right: { price: '7' } })).toBe('nothing');
  });
});

describe('values that cannot travel', () => {
  const status = mapPlan('status', {
    steps: [{ use: 'value-map', settings: { pairs: [{ from: 'G', to: 'Gold' }], unmapped: 'ask', ignoreCase: false } }],
  });
  const short = mapPlan('name', { rightTypes: [{ kind: 'text', maxLength: 5 }] });
  const grade = mapPlan('grade', { rightTypes: [{ kind: 'choice', options: ['A', 'B'] }] });

  test('G14: an unmapped choice is asked about and the other fields flow', () => {
    expect(
      decided(syncPlan([status, city]), {
        was: { status: 'G', city: 'Bonn' },
        wasRight: { status: 'Gold' },
        left: { status: 'P', city: 'Köln' },
      }),
    ).toBe(
      lines('update right r1', '  their_city: "Bonn" -> "Köln" (edited)', 'ask status: unmapped-choice, "P" | "Gold"'),
    );
  });

  test('G14: a choice that the other field does not have is asked about', () => {
    expect(decided(syncPlan([grade]), { was: { grade: 'A' }, left: { grade: 'C' } })).toBe(
      'ask grade: unmapped-choice, "C" | "A"',
    );
  });

  test('G14: a text that is too long is never cut, but asked about', () => {
    expect(decided(syncPlan([short]), { was: { name: 'Ann' }, left: { name: 'Annabel' } })).toBe(
      'ask name: not-storable, "Annabel" | "Ann"',
    );
  });

  test('G14: a number out of range or a text that is no number is asked about', () => {
    const small = mapPlan('size', {
      leftTypes: [{ kind: 'integer' }],
      rightTypes: [{ kind: 'integer', min: '0', max: '9' }],
    });
    expect(decided(syncPlan([small]), { was: { size: '1' }, left: { size: '10' } })).toContain(
      'ask size: not-storable',
    );
    expect(decided(syncPlan([small]), { was: { size: '1' }, left: { size: '-1' } })).toContain(
      'ask size: not-storable',
    );
    const parsed = mapPlan('size', {
      rightTypes: [{ kind: 'integer' }],
      steps: [{ use: 'text-to-number', settings: { to: 'integer', reverse: false } }],
    });
    expect(decided(syncPlan([parsed]), { was: { size: '1' }, left: { size: 'many' } })).toContain(
      'ask size: step-failed',
    );
  });

  test('G14: in a group, one value that cannot travel keeps the whole group back', () => {
    const sync = syncPlan([groupOf('both', [short, city]), email]);
    expect(decided(sync, { was: { name: 'Ann', ...was }, left: { name: 'Annabel', city: 'Köln', email: 'b@x' } })).toBe(
      lines(
        'update right r1',
        '  their_email: "a@x" -> "b@x" (edited)',
        'ask both: not-storable, "Annabel" | "Ann"; "Köln" | "Bonn"',
      ),
    );
  });

  test('G14: a conflict is not won by a value that cannot be compared', () => {
    const map = mapPlan('size', {
      rightTypes: [{ kind: 'integer' }],
      steps: [{ use: 'text-to-number', settings: { to: 'integer', reverse: false } }],
      conflict: { rule: 'larger', tie: 'right-wins' },
    });
    expect(decided(syncPlan([map]), { was: { size: '1' }, left: { size: 'many' }, right: { size: '2' } })).toBe(
      'ask size: step-failed, "many" | "2"',
    );
  });
});

describe('asking', () => {
  test('G16: the field that is asked about is parked, the others flow', () => {
    expect(decided(two, { was, left: { email: 'b@x', city: 'Köln' }, right: { email: 'c@x' } })).toBe(
      lines('update right r1', '  their_city: "Bonn" -> "Köln" (edited)', 'ask email: both-edited, "b@x" | "c@x"'),
    );
  });

  test('G16: when one side goes back to what was agreed, the other one is carried across', () => {
    expect(decided(two, { was, left: { email: 'b@x' }, right: { email: 'a@x' } })).toContain(
      'their_email: "a@x" -> "b@x"',
    );
  });
});
