import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Flow } from '../../model/flow.ts';
import { Plan } from '../../model/plan.ts';
import { canAll, flowOf, people, peopleWith, planOf, shapes, shapesWith } from '../../testing/demo-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { canonicalJson } from '../values/hash.ts';
import { compile } from './compile.ts';
import { brakeDefaults } from './defaults.ts';

const right = { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } };
const syncOf = (...[flow, discovered]: Parameters<typeof planOf>) => {
  const [sync] = planOf(flow, discovered).syncs;
  if (sync === undefined) throw new Error('The plan has no sync.');
  return sync;
};

/** The same data with the members of every object in an order that the numbers choose. */
function shuffled(data: unknown, orders: readonly number[]): unknown {
  if (Array.isArray(data)) return data.map((part) => shuffled(part, orders));
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, part], index) => ({
    name,
    part,
    order: orders[(index + name.length) % orders.length] ?? 0,
  }));
  entries.sort((one, other) => one.order - other.order);
  return Object.fromEntries(entries.map(({ name, part }) => [name, shuffled(part, orders)]));
}

describe('plans', () => {
  test('C18: what a flow leaves open is filled in', () => {
    const sync = syncOf(flowOf(peopleWith({ left: 'phone', right: 'telephone', conflict: { rule: 'longest' } })));
    expect(sync).toMatchObject({
      label: 'people',
      left: {
        label: 'crm Contacts',
        newKey: { from: 'system' },
        filter: null,
        capture: { by: 'scan' },
        modifiedAt: null,
        zone: null,
      },
      tiers: [{ left: ['email'], right: ['mail'], normalise: ['trim'], country: null }],
      rules: {
        firstLink: 'ask',
        fillBlanks: true,
        conflict: { rule: 'ask' },
        create: { left: 'create', right: 'create' },
        remove: { left: { rule: 'ask' }, right: { rule: 'ask' } },
        editAgainstRemove: 'ask',
      },
    });
    expect(sync.units.map((unit) => unit.maps[0])).toMatchObject([
      {
        id: 'name',
        label: 'first_name, last_name / name',
        direction: 'both',
        loss: 'none',
        blank: 'carry',
        drift: 'keep',
      },
      { id: 'email', label: 'email / mail', conflict: { rule: 'ask' } },
      { id: 'extra', conflict: { rule: 'longest', tie: 'ask' } },
    ]);
    expect(Plan.parse(planOf(flowOf(people())))).toEqual(planOf(flowOf(people())));
  });

  test('C18: a record gets a twin by default where some line leads and the side can create it', () => {
    const oneWay = people({ fields: [{ id: 'name', left: 'last_name', right: 'name', direction: 'to-right' }] });
    expect(syncOf(flowOf(oneWay)).rules.create).toEqual({ left: 'ignore', right: 'create' });
    const noCreate = shapesWith('erp', { can: { ...canAll, create: false } });
    expect(syncOf(flowOf(people()), noCreate).rules.create).toEqual({ left: 'create', right: 'ignore' });
  });

  test('C18: a side is read by cursor where it names its modified-at field and can be asked', () => {
    const named = { ...right, modifiedAt: 'changed' };
    const cursor = { by: 'cursor', overlapMs: 300_000, censusEveryMs: 86_400_000 };
    expect(syncOf(flowOf(people({ right: named }))).right.capture).toEqual(cursor);
    expect(syncOf(flowOf(people({ right: { ...named, capture: 'scan' } }))).right.capture).toEqual({ by: 'scan' });
    const noSince = shapesWith('erp', { can: { ...canAll, since: false } });
    expect(syncOf(flowOf(people({ right: named })), noSince).right.capture).toEqual({ by: 'scan' });
    const often = { ...named, overlapMinutes: 0.5, censusEveryHours: 1 };
    expect(syncOf(flowOf(people({ right: often }))).right.capture).toEqual({
      by: 'cursor',
      overlapMs: 30_000,
      censusEveryMs: 3_600_000,
    });
  });

  test('C22: a side reads the fields of its key, lines, match, filter, archive and modified-at, in the order of the shape', () => {
    const sync = syncOf(
      flowOf(
        people({
          left: {
            connection: 'crm',
            object: 'contacts',
            modifiedAt: 'updated',
            filter: {
              mode: 'any',
              conditions: [
                { field: 'status', is: 'equal', value: 'lead' },
                { field: 'email', is: 'not-blank' },
              ],
            },
          },
          match: { tiers: [{ left: ['phone', 'email'], right: ['telephone', 'mail'] }] },
          rules: { remove: { left: { rule: 'archive', field: 'archived', value: true } } },
        }),
      ),
    );
    expect(sync.left.fields.map((one) => one.name)).toEqual([
      'id',
      'first_name',
      'last_name',
      'email',
      'phone',
      'status',
      'archived',
      'updated',
    ]);
    expect(sync.right.fields.map((one) => one.name)).toEqual(['number', 'name', 'mail', 'telephone']);
  });

  test('C18: values in a flow become canonical', () => {
    const filter = { mode: 'all', conditions: [{ field: 'credit', is: 'one-of', value: ['1.50', '02'] }] };
    const sync = syncOf(flowOf(people({ left: { connection: 'crm', object: 'contacts', filter } })));
    expect(sync.left.filter?.conditions).toEqual([{ field: 'credit', is: 'one-of', value: ['1.5', '2'] }]);
  });

  test('C22, C18: what a rule looks at before it decides is read though no line has it, and its value is canonical', () => {
    const unless = (value: string) => [{ side: 'right', field: 'limit', is: 'at-least', value }];
    const excepted = (value: string) =>
      syncOf(
        flowOf(
          peopleWith({ left: 'phone', right: 'telephone', conflict: { rule: 'left-wins', unless: unless(value) } }),
        ),
      );
    const [sync, plain] = [excepted('010.00'), syncOf(flowOf(peopleWith({ left: 'phone', right: 'telephone' })))];
    expect(sync.right.fields.map((one) => one.name)).toContain('limit');
    expect(plain.right.fields.map((one) => one.name)).not.toContain('limit');
    expect(sync.units.map((unit) => unit.conflict)).toContainEqual({ rule: 'left-wins', unless: unless('10') });
    expect(excepted('10').hash).toBe(sync.hash);
    expect(excepted('11').hash).not.toBe(sync.hash);
  });

  test('C20: brakes have their defaults, and those that are set replace them one by one', () => {
    expect(syncOf(flowOf(people())).brakes).toEqual(brakeDefaults);
    expect(syncOf(flowOf(people({ brakes: { emptySide: false } }))).brakes).toEqual({
      ...brakeDefaults,
      emptySide: false,
    });
  });

  test('C21: the hash of a sync covers all but labels and brakes', () => {
    const plain = syncOf(flowOf(people()));
    const relabelled = syncOf(flowOf(people({ label: 'People', brakes: { creates: false } })));
    expect(relabelled.hash).toBe(plain.hash);
    const name = {
      id: 'name',
      left: ['first_name', 'last_name'],
      right: 'name',
      steps: [{ id: 'join', use: 'join', settings: { separator: ', ' } }],
    };
    for (const change of [
      { fields: [name] },
      { rules: { fillBlanks: false } },
      { match: { tiers: [{ left: ['phone'], right: ['mail'] }] } },
    ]) {
      expect(syncOf(flowOf(people(change))).hash).not.toBe(plain.hash);
    }
  });

  test('C21: what a group is called is in the plan, and in no hash of a sync', () => {
    const group = { id: 'who', maps: ['name', 'email'] };
    const [plain, called] = [{}, { label: 'Who it is' }].map((more) =>
      syncOf(flowOf(people({ groups: [{ ...group, ...more }] }))),
    );
    expect(called?.units[0]?.label).toBe('Who it is');
    expect(called?.hash).toBe(plain?.hash);
  });

  test('F6: moving nodes, notes and naming things changes no hash of a sync', () => {
    const at = { x: 1, y: 2 };
    const moved = flowOf(people({ at, label: 'P', left: { connection: 'crm', object: 'contacts', at } }));
    expect(syncOf(moved).hash).toBe(syncOf(flowOf(people())).hash);
  });

  test('C23: a slot is that of the line and its ends, whatever happens on the line', () => {
    const slots = (change: { readonly [part: string]: unknown }) =>
      syncOf(flowOf(peopleWith({ left: 'phone', right: 'telephone', ...change }))).units.at(-1)?.maps[0]?.slot;
    expect(
      slots({ steps: [{ id: 'a', use: 'clean', settings: {} }], conflict: { rule: 'longest' }, label: 'Phone' }),
    ).toBe(slots({}));
    expect(slots({ left: 'origin', direction: 'to-right' })).not.toBe(slots({}));
    expect(slots({ id: 'other' })).not.toBe(slots({}));
  });

  test('C18: a group is one unit at the place of its first line, and its rule is that of all of its lines', () => {
    const group = { id: 'reach', maps: ['extra', 'name'], conflict: { rule: 'left-wins' } };
    const { units } = syncOf(flowOf(peopleWith({ left: 'phone', right: 'telephone' }, { groups: [group] })));
    expect(units.map((unit) => [unit.id, unit.group, unit.maps.map((map) => map.id), unit.conflict.rule])).toEqual([
      ['reach', 'reach', ['name', 'extra'], 'left-wins'],
      ['email', null, ['email'], 'ask'],
    ]);
  });

  test('C19: what the flow does not look at changes no plan', () => {
    const { crm } = shapes;
    if (crm === undefined) throw new Error('The demo has a CRM.');
    const more = {
      ...shapes,
      other: crm,
      crm: { ...crm, objects: { ...crm.objects, deals: { ...crm.objects['contacts'] } } },
    };
    const other = compile(
      flowOf(people()),
      { service: { kind: 'service', label: 'S' }, database: { kind: 'database', label: 'D' } },
      JSON.parse(JSON.stringify(more)),
    );
    expect(other.ok && other.value.plan).toEqual(planOf(flowOf(people())));
  });

  for (const seed of seeds(1, [20_260_331])) {
    test(`C19, seed ${seed}: the same flow and shapes give the same bytes, however their parts are ordered in their files`, () => {
      const flow = flowOf(
        peopleWith({ left: 'phone', right: 'telephone', steps: [{ id: 'a', use: 'case', settings: { to: 'upper' } }] }),
      );
      const bytes = canonicalJson(planOf(flow));
      fc.assert(
        fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 9 }), (orders) => {
          const other = Flow.parse(shuffled(flow, orders));
          expect(canonicalJson(planOf(other, JSON.parse(JSON.stringify(shuffled(shapes, orders)))))).toBe(bytes);
        }),
        { seed, numRuns: 40 },
      );
    });
  }

  test('T2: triggers and quiet periods are in the plan with their defaults, and in no hash of a sync', () => {
    const plain = syncOf(flowOf(people()));
    const triggers = [
      { on: 'interval', everyMinutes: 0.5 },
      { on: 'cron', cron: ' 0  6 * * * ', zone: 'Europe/Berlin' },
      { on: 'file' },
    ];
    const scheduled = syncOf(flowOf(people({ triggers, right: { ...right, quiet: { seconds: 3 } } })));
    expect(plain.schedule).toEqual({ triggers: [], quiet: { left: null, right: null } });
    expect(scheduled.schedule).toEqual({
      triggers: [
        { on: 'interval', everyMs: 30_000 },
        { on: 'cron', cron: '0 6 * * *', zone: 'Europe/Berlin' },
        { on: 'file', sides: ['right'], settleMs: 1000 },
      ],
      quiet: { left: null, right: { ms: 3000, atMostMs: 30_000 } },
    });
    expect(scheduled.hash).toBe(plain.hash);
    const { schedule: _, ...before } = plain;
    expect(Plan.parse({ ...planOf(flowOf(people())), syncs: [before] }).syncs[0]).toEqual(plain);
  });
});
