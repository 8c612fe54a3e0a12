import type { FaultSource, MemoryField, MemoryObject, Workflow } from '../../connectors/memory/options.ts';
import { MemorySystem } from '../../connectors/memory/system.ts';
import type { Side } from '../../model/ids.ts';
import type { FieldType } from '../../model/value.ts';
import type { Random } from './random.ts';
import { type FieldSetup, personOf, type Setup } from './scenario.ts';
import type { Scheduler } from './scheduler.ts';

export const objectName = 'people';

const plain: Omit<MemoryField, 'name' | 'type'> = {
  required: false,
  nullable: true,
  writable: 'always',
  unique: false,
  emptyIsNull: false,
};

function typeOf(kind: FieldSetup['kind']): FieldType {
  switch (kind) {
    case 'text':
      return { kind: 'text' };
    case 'decimal':
      return { kind: 'decimal' };
    case 'set':
      return { kind: 'set' };
  }
}

function objectOf(setup: Setup, side: Side): MemoryObject {
  const { profile, uniqueEmail, emptyIsNull, workflow } = setup[side];
  const mapped = setup.fields.map(
    (field): MemoryField => ({
      ...plain,
      name: field.name,
      type: typeOf(field.kind),
      tidy: field.tidy[side],
      emptyIsNull: emptyIsNull && field.kind === 'text',
    }),
  );
  const file = profile === 'file';
  const all: readonly MemoryField[] = [
    { ...plain, name: 'id', type: { kind: 'text' }, writable: 'never', nullable: false },
    { ...plain, name: 'email', type: { kind: 'text' }, required: true, nullable: false, unique: uniqueEmail },
    ...mapped,
    { ...plain, name: 'changed', type: { kind: 'instant', digits: 6 }, writable: 'never' },
  ];
  let answers = 0;
  const flow: Workflow[] =
    workflow === null
      ? []
      : [
          {
            ...workflow,
            afterMs: 2000,
            to: () => {
              answers += 1;
              return `V-${side}-workflow-${answers}`;
            },
          },
        ];
  return {
    fields: all.filter((field) => !file || field.name !== 'id'),
    key: [file ? 'email' : 'id'],
    keyFrom: file ? 'field' : 'system',
    stamp: 'changed',
    workflows: flow,
  };
}

/** The system of one side. Its lags and round trips have streams of chance of their own. */
export function systemOf(
  setup: Setup,
  side: Side,
  scheduler: Scheduler,
  given: { readonly chance: Random; readonly next: () => number; readonly faults: FaultSource },
): MemorySystem {
  const system = new MemorySystem({
    name: side,
    identity: `memory:${side}`,
    objects: { [objectName]: objectOf(setup, side) },
    abilities: setup[side].abilities,
    now: () => scheduler.time,
    next: given.next,
    pause: (moment, ms) => scheduler.wait(moment, ms),
    faults: given.faults,
    random: () => given.chance.next(),
  });
  system.skewMs = setup[side].skewMs;
  system.driftPpm = setup[side].driftPpm;
  const object = system.object(objectName);
  object.refuses = (key, fields) => {
    const email = fields['email'] ?? (key === null ? undefined : system.get(objectName, key)?.fields['email']);
    const person = personOf(email);
    return person !== null && setup[side].poison.includes(person) ? 'It does not want this person.' : null;
  };
  return system;
}
