import { expect } from 'vitest';
import type { Outcome, Session, View, Write } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import { IntentId, type RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Fields } from '../../model/value.ts';
import { type Bench, person } from './people.ts';

let made = 0;
const nextIntent = (): IntentId => {
  made += 1;
  return IntentId.parse(`intent-${made}`);
};

export const update = (key: RecordKey, fields: Fields, expected: Fields): Write => ({
  op: 'update',
  intent: nextIntent(),
  key,
  fields,
  expect: { fields: expected },
});

export const remove = (key: RecordKey, expected: Fields): Write => ({
  op: 'remove',
  intent: nextIntent(),
  key,
  expect: { fields: expected },
});

export const create = (key: RecordKey | null, fields: Fields): Write => {
  const intent = nextIntent();
  return { op: 'create', intent, correlation: `link-of-${intent}`, key, fields };
};

/**
 * Creates as the engine would send them for people `from` and on: with reserved keys where the object reserves them,
 * with keys from a field where a field gives them, else with none.
 */
export async function creates(
  bench: Bench,
  session: Session,
  view: View,
  batch: { readonly from: number; readonly over: readonly Fields[] },
): Promise<readonly Write[]> {
  const { shape } = view;
  const reserved = shape.can.reservesKeys ? await session.reserve(view, batch.over.length) : [];
  return batch.over.map((over, index) => {
    const made = person(bench.traits, batch.from + index, over);
    const key = reserved[index] ?? (shape.keyFrom === 'field' ? made.key : null);
    return create(key, made.fields);
  });
}

export async function writeOne(session: Session, view: View, write: Write): Promise<Outcome> {
  const outcomes = await session.write(view, [write]);
  expect(outcomes).toHaveLength(1);
  return at(outcomes, 0);
}

export async function readOne(session: Session, view: View, key: RecordKey): Promise<Sighting> {
  const sightings = await session.read(view, [key]);
  expect(sightings).toHaveLength(1);
  return at(sightings, 0);
}

/** The item at a place where there must be one. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`There is nothing at place ${index} of ${items.length}.`);
  return item;
}

export function found(sighting: Sighting): Snapshot {
  if (sighting.kind !== 'found') throw new Error(`The record ${sighting.key} should be there; it is gone.`);
  return sighting.snapshot;
}

/** The stored record of a write that must have been applied. */
export function stored(outcome: Outcome): Snapshot {
  if (outcome.kind !== 'done') throw new Error(`The write should be done; it is ${JSON.stringify(outcome)}.`);
  if (outcome.snapshot === null) throw new Error('The write should say what was stored.');
  return outcome.snapshot;
}

/** The fault that a call must throw. */
export async function faultOf(call: () => Promise<unknown>): Promise<Fault> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw new Error(`Only a Fault may be thrown; this was ${String(error)}.`, { cause: error });
  }
  throw new Error('The call should have thrown a Fault; it answered.');
}
