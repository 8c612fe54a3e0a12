import { describe, expect, test } from 'vitest';
import type { KeyRule } from '../../model/flow.ts';
import { LinkId, type Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import { field } from '../../testing/demo-flow.ts';
import { explainChange } from '../../testing/explain-change.ts';
import { missing, snapshotOf, type Told } from '../../testing/linked.ts';
import { groupOf, mapPlan, oneWay, type SyncMore, syncPlan, text } from '../../testing/plans.ts';
import { decideLone } from './lone.ts';

const email = mapPlan('email');
const city = mapPlan('city');
const link = LinkId.parse('k1');

function made(sync: SyncPlan, told: Told, side: Side = 'left'): string {
  const decision = decideLone(sync, side, snapshotOf(sync, side, told), { link });
  return decision.kind === 'change' ? explainChange(decision.change) : decision.kind;
}

const lines = (...all: readonly string[]): string => all.join('\n');

describe('records without a twin', () => {
  test('D10: a record is created on the other side where that side says so', () => {
    expect(made(syncPlan([email, city]), { email: 'a@x', city: null })).toBe(
      lines('create', 'create right (new key)', '  their_email: "a@x" (create)', '  their_city: blank (create)'),
    );
    expect(made(syncPlan([email]), { email: 'a@x' }, 'right')).toBe(
      lines('create', 'create left (new key)', '  email: "a@x" (create)'),
    );
  });

  test('D10: where the rule is `wait` or `ignore` nothing is created', () => {
    for (const rule of ['wait', 'ignore'] as const) {
      const sync = syncPlan([email], { rules: { create: { left: 'create', right: rule } } });
      expect(made(sync, { email: 'a@x' })).toBe('wait');
      expect(made(sync, { email: 'a@x' }, 'right')).toContain('create left');
    }
  });

  test('D10: only lines that lead to a new record fill it, those for new records among them', () => {
    const sync = syncPlan([email, oneWay('score', 'to-left'), oneWay('origin', 'to-right-on-create')]);
    expect(made(sync, { email: 'a@x', score: '7', origin: 'web' })).toBe(
      lines('create', 'create right (new key)', '  their_email: "a@x" (create)', '  their_origin: "web" (create)'),
    );
  });

  test('D10: the shadows of a new pair are what was read and what was sent; lines for new records have none', () => {
    const sync = syncPlan([email, oneWay('origin', 'to-right-on-create')]);
    const decision = decideLone(sync, 'left', snapshotOf(sync, 'left', { email: 'a@x', origin: 'web' }), { link });
    expect(decision.kind === 'change' && decision.change.writes[0]?.settles).toEqual({
      'slot-email': { left: ['a@x'], right: ['a@x'] },
    });
  });

  test('D10: a line may join several fields into one, and part them again', () => {
    const name = mapPlan('name', {
      left: ['first', 'last'],
      leftTypes: [text, text],
      steps: [{ use: 'join', settings: { separator: ' ', parts: 2, skipBlank: true, extra: 'last' } }],
    });
    const sync = syncPlan([name]);
    const snapshot = { key: snapshotOf(sync, 'left', {}).key, fields: { first: 'Anna', last: 'Smith' } };
    const decision = decideLone(sync, 'left', snapshot, { link });
    expect(decision.kind === 'change' && explainChange(decision.change)).toContain('their_name: "Anna Smith"');
    expect(made(sync, { name: 'Anna Smith' }, 'right')).toContain('first: "Anna" (create)\n  last: "Smith" (create)');
  });
});

describe('values that stand in the way of a create', () => {
  const short = mapPlan('name', { rightTypes: [{ kind: 'text', maxLength: 3 }] });
  const requiring = (...names: readonly string[]) => ({
    right: {
      fields: ['their_name', 'their_email', 'their_id'].map((one) =>
        field(one, text, { required: names.includes(one) }),
      ),
    },
  });

  test('D11: a value that cannot travel is left out of the create and asked about', () => {
    expect(made(syncPlan([short, email]), { name: 'Annabel', email: 'a@x' })).toBe(
      lines(
        'create',
        'create right (new key)',
        '  their_email: "a@x" (create)',
        'ask name: not-storable, "Annabel" | -',
      ),
    );
  });

  test('D11: where the side requires it, the create waits', () => {
    expect(made(syncPlan([short, email], requiring('their_name')), { name: 'Annabel', email: 'a@x' })).toBe(
      'ask name: not-storable, "Annabel" | -',
    );
  });

  test('D11: a blank where the side requires a value waits too, and says so', () => {
    const sync = syncPlan([short, email], requiring('their_email'));
    const decision = decideLone(sync, 'left', snapshotOf(sync, 'left', { name: 'Ann', email: null }), { link });
    expect(decision.kind === 'change' && decision.change.questions).toMatchObject([
      {
        unit: 'email',
        detail: '"their_email" is required on the right side and has no value here. Fill it in, or map a default.',
      },
    ]);
  });

  test('D11: a key that the system or a rule gives does not stand in the way, though the side requires it', () => {
    const { right } = requiring('their_id');
    const keyed: SyncMore = { right: { ...right, key: ['their_id'], newKey: { from: 'uuid' } } };
    const id = oneWay('id', 'to-left');
    expect(made(syncPlan([short, email, id], keyed), { name: 'Annabel', email: 'a@x' })).toContain(
      'create right (new key)',
    );
  });

  test('G1: a unit that was not read whole is left out; it follows when it was', () => {
    const address = groupOf('address', [city, mapPlan('street')]);
    expect(made(syncPlan([email, address]), { email: 'a@x', city: 'Bonn', street: missing })).toBe(
      lines('create', 'create right (new key)', '  their_email: "a@x" (create)'),
    );
  });

  test('G1: a required field that was not read is waited for, not asked about', () => {
    expect(made(syncPlan([short, email], requiring('their_email')), { name: 'Ann', email: missing })).toBe('nothing');
  });

  test('G14: one value of a group that cannot travel leaves the whole group out', () => {
    expect(
      made(syncPlan([groupOf('both', [city, short]), email]), { city: 'Bonn', name: 'Annabel', email: 'a@x' }),
    ).toBe(
      lines(
        'create',
        'create right (new key)',
        '  their_email: "a@x" (create)',
        'ask both: not-storable, "Annabel" | -',
      ),
    );
  });
});

describe('keys of created records', () => {
  const keyed = (newKey: KeyRule, key: string[] = ['their_code']) => ({ right: { key, newKey } });
  const code = mapPlan('code');

  test('D10: a key from a field is that field of the new record, as it is stored there', () => {
    const lower = mapPlan('code', { steps: [{ use: 'case', settings: { to: 'lower' } }] });
    expect(made(syncPlan([lower], keyed({ from: 'field' })), { code: 'AB1' })).toContain('create right ab1');
  });

  test('D10: a key of several fields is the list of its parts', () => {
    const sync = syncPlan([code, city], keyed({ from: 'field' }, ['their_code', 'their_city']));
    expect(made(sync, { code: 'AB1', city: 'Bonn' })).toContain('create right ["AB1","Bonn"]');
  });

  test('D10: a key from a template is filled from the new record', () => {
    const sync = syncPlan([code, city], keyed({ from: 'template', template: 'C-{their_code}/{their_city}' }));
    expect(made(sync, { code: '7', city: 'Bonn' })).toContain('create right C-7/Bonn');
  });

  test('D11: a record whose key has a blank part waits: two of them would get one key', () => {
    const waits = 'ask code: not-storable, blank | -';
    expect(made(syncPlan([code], keyed({ from: 'field' })), { code: null })).toBe(waits);
    expect(
      made(syncPlan([code, city], keyed({ from: 'template', template: 'C-{their_code}' })), {
        code: null,
        city: 'Bonn',
      }),
    ).toBe(waits);
    expect(
      made(syncPlan([code, city], keyed({ from: 'field' }, ['their_city', 'their_code'])), {
        code: null,
        city: 'Bonn',
      }),
    ).toBe(waits);
  });

  test('D10: a key that the system, a counter or an id gives is not known beforehand', () => {
    for (const newKey of [{ from: 'system' }, { from: 'uuid' }, { from: 'next-number' }] as const) {
      expect(made(syncPlan([code], keyed(newKey)), { code: 'AB1' })).toContain('create right (new key)');
    }
  });
});
