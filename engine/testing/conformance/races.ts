import { expect, test } from 'vitest';
import type { Outcome, Session, View } from '../../connectors/contract.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Fields } from '../../model/value.ts';
import { freshSeed } from '../seeds.ts';
import { type Bench, people, person, type Traits, viewOf } from './people.ts';
import { at, found, remove, stored, update } from './writes.ts';

/** A small random sequence (mulberry32) that a seed repeats. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

interface Edit {
  readonly key: RecordKey;
  readonly field: 'name' | 'email' | 'note';
  readonly value: string;
}

interface Ours {
  readonly key: RecordKey;
  readonly fields: Fields;
  readonly expected: Fields;
}

/**
 * Every value is unique, so what is stored tells who wrote last. What people typed after we read was never seen by us,
 * therefore it must still be there, whoever came first.
 */
function nothingLost(edits: readonly Edit[], now: ReadonlyMap<RecordKey, Fields>): void {
  const last = new Map(edits.map((edit) => [`${edit.key} ${edit.field}`, edit]));
  for (const edit of last.values()) expect(now.get(edit.key)?.[edit.field]).toBe(edit.value);
}

function asTold(ours: readonly Ours[], outcomes: readonly Outcome[], now: ReadonlyMap<RecordKey, Fields>): void {
  for (const [index, one] of ours.entries()) {
    const outcome = at(outcomes, index);
    for (const [field, value] of Object.entries(one.fields)) {
      if (outcome.kind === 'done') expect(stored(outcome).fields[field]).toBe(value);
      else expect(now.get(one.key)?.[field]).not.toBe(value);
    }
    if (outcome.kind !== 'moved-on' || outcome.now.kind !== 'found') continue;
    const there = outcome.now.snapshot.fields;
    expect(
      Object.entries(one.expected).some(([field, value]) => JSON.stringify(there[field]) !== JSON.stringify(value)),
    ).toBe(true);
  }
}

const lines = ['name', 'email', 'note'] as const;

async function round(bench: Bench, session: Session, view: View, seed: number): Promise<void> {
  const roll = dice(seed);
  const { behind } = bench.system;
  const keys = Array.from({ length: 6 }, (_, index) => bench.traits.key(index + 1));
  const before = (await session.read(view, keys)).map((one) => found(one));
  const ours = before.map((snapshot, index): Ours => {
    const line = at(lines, roll(3));
    const wide = roll(2) === 0;
    const expected = wide ? snapshot.fields : { [line]: snapshot.fields[line] ?? null };
    return { key: snapshot.key, fields: { [line]: `ours ${seed} ${index}` }, expected };
  });
  const edits = Array.from({ length: 1 + roll(6) }, (_, index): Edit => {
    return { key: at(keys, roll(keys.length)), field: at(lines, roll(3)), value: `theirs ${seed} ${index}` };
  });
  const type = async () => {
    for (const edit of edits) await behind.update(edit.key, { [edit.field]: edit.value });
  };
  const write = () =>
    session.write(
      view,
      ours.map((one) => update(one.key, one.fields, one.expected)),
    );
  // Only a strong guard promises anything about what happens at the very same time.
  const together = view.shape.can.cas.update === 'strong' && roll(2) === 0;
  if (!together) await type();
  const [outcomes] = await Promise.all([write(), together ? type() : null]);
  const now = new Map((await session.read(view, keys)).map((one) => [found(one).key, found(one).fields]));
  nothingLost(edits, now);
  asTold(ours, outcomes, together ? new Map([...now].filter(([key]) => edits.every((edit) => edit.key !== key))) : now);
}

/** People who edit between our read and our write, and two sessions that write at once. */
export function raceTests(bench: () => Bench, traits: Traits): void {
  const fresh = freshSeed();
  test(`seed ${fresh}: in ${traits.races} random interleavings no edit of a person is ever lost`, async () => {
    await bench().system.behind.insert(people(traits, 1, 6));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    for (let index = 0; index < traits.races; index += 1) await round(bench(), session, view, fresh + index);
  });

  test('of two sessions that write the same records at once, one wins each record and the other is told', async () => {
    const first = await bench().open();
    const second = await bench().open();
    const view = await viewOf(bench(), first);
    if (view.shape.can.cas.update !== 'strong') return;
    const count = Math.min(view.shape.can.writeMax, 20);
    await bench().system.behind.insert(people(traits, 1, count));
    const batch = (who: string) =>
      people(traits, 1, count).map((one) => update(one.key, { name: `${who} ${one.key}` }, one.fields));
    const [mine, yours] = await Promise.all([
      first.write(view, batch('first')),
      second.write(view, [...batch('second')].reverse()),
    ]);
    const theirs = [...yours].reverse();
    for (const [index, one] of people(traits, 1, count).entries()) {
      const kinds = [at(mine, index).kind, at(theirs, index).kind];
      // A system may ask one of them to come again later, but it never lets both win.
      expect(kinds.filter((kind) => kind === 'done').length, kinds.join()).toBeLessThanOrEqual(1);
      const name = (await bench().system.behind.fetch(one.key))?.['name'];
      const winner = kinds[0] === 'done' ? 'first ' : kinds[1] === 'done' ? 'second ' : 'Person ';
      expect(name).toBe(`${winner}${one.key}`);
    }
  });

  test('a record edited while we remove it is never removed', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.remove) return;
    const together = view.shape.can.cas.remove === 'strong';
    const count = Math.min(view.shape.can.writeMax, 20);
    await bench().system.behind.insert(people(traits, 1, count));
    const edit = async () => {
      for (let n = 1; n <= count; n += 3) await bench().system.behind.update(traits.key(n), { name: `Edited ${n}` });
    };
    if (!together) await edit();
    const [outcomes] = await Promise.all([
      session.write(
        view,
        people(traits, 1, count).map((one) => remove(one.key, one.fields)),
      ),
      together ? edit() : null,
    ]);
    for (let n = 1; n <= count; n += 1) {
      const left = await bench().system.behind.fetch(traits.key(n));
      const done = at(outcomes, n - 1).kind === 'done';
      expect(left === null).toBe(done);
      if (left !== null) expect(left).toMatchObject(person(traits, n, { name: `Edited ${n}` }).fields);
    }
  });
}
