import { describe, expect, test } from 'vitest';
import { Fault } from '../../model/fault.ts';
import { IntentId, RecordKey } from '../../model/ids.ts';
import type { FieldType } from '../../model/value.ts';
import { personFields, personKinds, type System } from '../../testing/conformance/people.ts';
import { conformance } from '../conformance.ts';
import type { Session, View } from '../contract.ts';
import { randomFaults, type ScriptedFault, scriptedFaults } from './faults.ts';
import { memoryConnector, openMemory } from './memory.ts';
import type { MemoryAbilities, MemoryField, MemoryObject } from './options.ts';
import { fileProfile, plainProfile, serviceProfile, strongProfile } from './profiles.ts';
import { MemorySystem } from './system.ts';

const typeOf = (kind: string): FieldType => {
  switch (kind) {
    case 'integer':
      return { kind: 'integer' };
    case 'decimal':
      return { kind: 'decimal' };
    case 'date':
      return { kind: 'date' };
    case 'instant':
      return { kind: 'instant', digits: 6 };
    case 'boolean':
      return { kind: 'boolean' };
    case 'set':
      return { kind: 'set' };
    default:
      return { kind: 'text' };
  }
};

const field = (name: string, kind = 'text', over: Partial<MemoryField> = {}): MemoryField => ({
  name,
  type: typeOf(kind),
  required: name === 'name',
  nullable: name !== 'name',
  writable: 'always',
  unique: false,
  emptyIsNull: false,
  ...over,
});

const peopleObject = (abilities: MemoryAbilities): MemoryObject => {
  const fromField = abilities === fileProfile;
  return {
    fields: [
      field('id', 'text', { writable: fromField ? 'on-create' : 'never' }),
      ...personFields.map((name) => field(name, personKinds[name][0])),
    ],
    key: ['id'],
    keyFrom: fromField ? 'field' : 'system',
  };
};

/** A system whose clock leaps past every lag with each look at it. */
function freshSystem(abilities: MemoryAbilities, script: readonly ScriptedFault[] = []): MemorySystem {
  let micros = 1_767_600_000_000_000;
  return new MemorySystem({
    name: 'crm',
    identity: 'memory:crm',
    objects: { people: peopleObject(abilities) },
    abilities,
    now: () => {
      micros += 3_600_000_000;
      return micros;
    },
    faults: scriptedFaults(script),
  });
}

async function conforming(abilities: MemoryAbilities): Promise<System> {
  const system = freshSystem(abilities);
  const user = { actor: 'user' };
  return {
    object: 'people',
    open: async () => openMemory(system),
    probe: (writes, lost = false) =>
      memoryConnector(new Map([['crm', system]])).probe(
        { settings: { system: lost ? 'none' : 'crm' }, secrets: {}, writes },
        { now: () => '2026-06-01T00:00:00Z', folder: '.' },
      ),
    behind: {
      insert: async (people) => {
        const blank = Object.fromEntries(personFields.map((name) => [name, null]));
        for (const one of people) system.insert('people', { ...blank, ...one.fields }, user, one.key);
      },
      update: async (key, fields) => system.edit('people', key, fields, user),
      remove: async (key) => system.erase('people', key, user),
      fetch: async (key) => system.get('people', key)?.fields ?? null,
    },
    drop: async (name) => {
      const object = system.object('people');
      object.fields = object.fields.filter((one) => one.name !== name);
    },
    dispose: async () => {},
  };
}

conformance('memory, strong', () => conforming(strongProfile));
conformance('memory, like a service', () => conforming(serviceProfile));
conformance('memory, plain', () => conforming(plainProfile));
conformance('memory, like a file', () => conforming(fileProfile));

const fields = ['name', 'email', 'note'];

async function look(system: MemorySystem): Promise<{ session: Session; view: View }> {
  const session = openMemory(system);
  return { session, view: { shape: await session.shape('people'), fields, modifiedAt: null } };
}

const update = (key: string, name: string, expected: string | null) =>
  ({
    op: 'update',
    intent: IntentId.parse(`i-${name}`),
    key: RecordKey.parse(key),
    fields: { name },
    expect: { fields: expected === null ? {} : { name: expected } },
  }) as const;

const at = (key: string) => RecordKey.parse(key);

describe('faults of a memory system', () => {
  const people = (system: MemorySystem) => {
    for (const n of [1, 2, 3, 4]) {
      system.insert('people', { name: `P${n}`, email: null, note: null }, { actor: 'user' }, at(`${n}`));
    }
  };

  test('a lost answer is an unknown fault of a write that was carried out', async () => {
    const system = freshSystem(strongProfile, [{ on: { name: 'write' }, nth: 1, fault: { kind: 'lost-answer' } }]);
    people(system);
    const { session, view } = await look(system);
    const call = session.write(view, [update('1', 'A', 'P1')]);
    await expect(call).rejects.toSatisfy((fault) => fault instanceof Fault && fault.kind === 'unknown');
    expect(system.get('people', at('1'))?.fields['name']).toBe('A');
    expect(system.history.at(-1)).toMatchObject({ actor: 'engine', intent: 'i-A', late: false });
  });

  test('a lost request is the same fault of a write that was not carried out, and a cut batch is half carried out', async () => {
    const script: ScriptedFault[] = [
      { on: { name: 'write' }, nth: 1, fault: { kind: 'lost-request' } },
      { on: { name: 'write' }, nth: 2, fault: { kind: 'cut-short' } },
    ];
    const system = freshSystem(strongProfile, script);
    people(system);
    const { session, view } = await look(system);
    await expect(session.write(view, [update('1', 'A', 'P1')])).rejects.toMatchObject({ kind: 'unknown' });
    expect(system.get('people', at('1'))?.fields['name']).toBe('P1');
    const batch = [update('1', 'A', 'P1'), update('2', 'B', 'P2')];
    await expect(session.write(view, batch)).rejects.toMatchObject({ kind: 'unknown' });
    expect(system.all('people').map((one) => one.fields['name'])).toEqual(['A', 'P2', 'P3', 'P4']);
  });

  test('one write of a batch is refused or of unknown outcome, the others are done', async () => {
    const script: ScriptedFault[] = [
      { on: { name: 'write' }, nth: 1, fault: { kind: 'item-refused', item: 1 } },
      { on: { name: 'write' }, nth: 2, fault: { kind: 'item-unknown', item: 0 } },
      { on: { name: 'write' }, nth: 3, fault: { kind: 'later', afterMs: 5000 } },
    ];
    const system = freshSystem(strongProfile, script);
    people(system);
    const { session, view } = await look(system);
    const kinds = async (writes: Parameters<Session['write']>[1]) =>
      (await session.write(view, writes)).map((one) => one.kind);
    expect(await kinds([update('1', 'A', null), update('2', 'B', null), update('3', 'C', null)])).toEqual([
      'done',
      'refused',
      'done',
    ]);
    expect(await kinds([update('1', 'D', null), update('2', 'E', null)])).toEqual(['unknown', 'done']);
    expect(system.get('people', at('1'))?.fields['name']).toBe('D');
    expect(await kinds([update('1', 'F', null)])).toEqual(['later']);
    expect(system.get('people', at('1'))?.fields['name']).toBe('D');
  });

  test('a list breaks in the middle, lies by being empty or half, or repeats records', async () => {
    const small: MemoryAbilities = { ...strongProfile, pageMax: 2 };
    const seen = async (fault: ScriptedFault['fault']) => {
      const system = freshSystem(small, [{ on: { name: 'scan', page: 1 }, nth: 1, fault }]);
      people(system);
      const { session, view } = await look(system);
      const keys: string[] = [];
      try {
        for await (const page of session.scan(view)) keys.push(...page.snapshots.map((one) => one.key));
      } catch {
        keys.push('fault');
      }
      return keys.join(' ');
    };
    expect(await seen({ kind: 'broken' })).toBe('1 2 fault');
    expect(await seen({ kind: 'empty' })).toBe('1 2');
    expect(await seen({ kind: 'half' })).toBe('1 2 3');
    expect(await seen({ kind: 'repeats' })).toBe('1 2 3 4 3 4');
    expect(await seen({ kind: 'slow', afterMs: 10 })).toBe('1 2 3 4');
  });

  test('a value is stored as the field tidies it, and a workflow edits another field later', async () => {
    const system = freshSystem(strongProfile);
    const object = system.object('people');
    object.fields = object.fields.map((one) =>
      one.name === 'name' ? { ...one, tidy: [{ do: 'trim' }, { do: 'cut', length: 3 }, { do: 'lower' }] } : one,
    );
    object.workflows = [{ watch: 'name', set: 'note', to: (value) => `seen ${String(value)}`, afterMs: 10 }];
    people(system);
    const { session, view } = await look(system);
    const [outcome] = await session.write(view, [update('1', ' ABCDEF ', 'p1')]);
    expect(outcome).toMatchObject({ kind: 'done', snapshot: { fields: { name: 'abc', note: 'seen abc' } } });
    expect(system.history.at(-1)).toMatchObject({ actor: 'workflow', op: 'update' });
  });

  test('rights taken away leave a field out of every answer', async () => {
    const system = freshSystem(strongProfile);
    people(system);
    const { session, view } = await look(system);
    const object = system.object('people');
    object.fields = object.fields.map((one) => (one.name === 'note' ? { ...one, hidden: true } : one));
    const [sighting] = await session.read(view, [at('1')]);
    expect(sighting).toMatchObject({ kind: 'found', snapshot: { fields: { name: 'P1', email: null } } });
    expect(JSON.stringify(sighting)).not.toContain('note');
  });

  test('a unique field names the blocker, and a read-only system refuses', async () => {
    const system = freshSystem(strongProfile);
    const object = system.object('people');
    object.fields = object.fields.map((one) => (one.name === 'name' ? { ...one, unique: true } : one));
    people(system);
    const { session, view } = await look(system);
    const [taken] = await session.write(view, [update('1', 'P2', 'P1')]);
    expect(taken).toMatchObject({ kind: 'refused', problem: { message: expect.stringContaining('record 2') } });
    system.abilities = { ...system.abilities, readOnly: true };
    expect((await session.write(view, [update('1', 'x', 'P1')])).map((one) => one.kind)).toEqual(['refused']);
  });

  test('without a guard, an edit between look and write is overwritten and marked late', async () => {
    const plain = { ...plainProfile, indexLagMs: 0 };
    let edit = (): void => {};
    const system = new MemorySystem({
      name: 'crm',
      identity: 'memory:crm',
      objects: { people: peopleObject(plain) },
      abilities: plain,
      now: () => 1_767_600_000_000_000,
      pause: async (moment) => {
        if (moment === 'crm.write:middle') edit();
      },
    });
    people(system);
    edit = () => system.edit('people', at('1'), { name: 'user' }, { actor: 'user' });
    const { session, view } = await look(system);
    expect((await session.write(view, [update('1', 'A', 'P1')])).map((one) => one.kind)).toEqual(['done']);
    expect(system.history.at(-1)).toMatchObject({ late: true, changes: { name: { before: 'user', after: 'A' } } });
  });

  test('faults by chance strike as often as they are told to', () => {
    const call = { name: 'read', op: null, page: 0, records: 1 } as const;
    let roll = 0;
    const rolling = (): number => {
      roll += 1;
      return (roll % 10) / 10;
    };
    const source = randomFaults(0.3, [{ kind: 'broken' }], rolling);
    const struck = Array.from({ length: 100 }, () => source(call)).filter((one) => one !== null);
    expect(struck.length).toBeGreaterThan(0);
    expect(struck.length).toBeLessThan(60);
    expect(randomFaults(0, [{ kind: 'broken' }], rolling)(call)).toBeNull();
  });

  test('the connector opens a system by its name', async () => {
    const system = freshSystem(strongProfile);
    const connector = memoryConnector(new Map([['crm', system]]));
    const ambient = { now: () => '2026-01-01T00:00:00Z', folder: '/' };
    expect(await (await connector.open({ system: 'crm' }, {}, ambient)).identity()).toBe('memory:crm');
    await expect(connector.open({ system: 'erp' }, {}, ambient)).rejects.toMatchObject({ kind: 'setting' });
  });
});
