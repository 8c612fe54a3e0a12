import { expect, test } from 'vitest';
import { type Bench, people, person, scanAll, type Traits, viewOf } from './people.ts';
import { at, create, creates, found, readOne, remove, stored, update, writeOne } from './writes.ts';

/** One write at a time. */
export function writeTests(bench: () => Bench, traits: Traits): void {
  test('an update writes its fields, leaves the others untouched and answers the record as stored', async () => {
    await bench().system.behind.insert([person(traits, 1)]);
    const session = await bench().open();
    const view = await viewOf(bench(), session, ['name', 'email']);
    const outcome = await writeOne(session, view, update(traits.key(1), { name: 'Ann' }, { name: 'Person 1' }));
    expect(stored(outcome)).toMatchObject({
      key: traits.key(1),
      fields: { name: 'Ann', email: 'person1@example.com' },
    });
    expect(stored(outcome)).toEqual(found(await readOne(session, view, traits.key(1))));
    expect(await bench().system.behind.fetch(traits.key(1))).toMatchObject(person(traits, 1, { name: 'Ann' }).fields);
  });

  test('an update whose record moved on changes nothing and answers what is there now', async () => {
    await bench().system.behind.insert([person(traits, 1)]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const before = found(await readOne(session, view, traits.key(1)));
    await bench().system.behind.update(traits.key(1), { email: 'new@example.com' });
    const outcome = await writeOne(session, view, update(traits.key(1), { name: 'Ann' }, before.fields));
    expect(outcome).toMatchObject({
      kind: 'moved-on',
      now: { kind: 'found', snapshot: { fields: { ...before.fields, email: 'new@example.com' } } },
    });
    expect(await bench().system.behind.fetch(traits.key(1))).toMatchObject({ name: 'Person 1' });
  });

  test('an edit of a field that is not expected does not stand in the way', async () => {
    await bench().system.behind.insert([person(traits, 1)]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    await bench().system.behind.update(traits.key(1), { email: 'new@example.com', note: null });
    const outcome = await writeOne(session, view, update(traits.key(1), { name: 'Ann' }, { name: 'Person 1' }));
    expect(stored(outcome).fields).toMatchObject({ name: 'Ann', email: 'new@example.com', note: null });
    const free = await writeOne(session, view, update(traits.key(1), { name: 'Eve' }, {}));
    expect(stored(free).fields['name']).toBe('Eve');
  });

  test('NULL is expected as NULL: a value that appeared or vanished is noticed', async () => {
    await bench().system.behind.insert([person(traits, 1, { note: null }), person(traits, 2)]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const distinct = view.shape.fields.find((field) => field.name === 'note')?.emptyIsNull === false;
    const outcomes = await session.write(view, [
      update(traits.key(1), { name: 'Ann' }, { note: 'note 1' }),
      update(traits.key(2), { name: 'Ann' }, { note: null }),
    ]);
    expect(outcomes.map((one) => one.kind)).toEqual(['moved-on', 'moved-on']);
    expect((await writeOne(session, view, update(traits.key(1), { note: 'x' }, { note: null }))).kind).toBe('done');
    if (!distinct) return;
    await bench().system.behind.update(traits.key(1), { note: '' });
    expect((await writeOne(session, view, update(traits.key(1), { name: 'A' }, { note: null }))).kind).toBe('moved-on');
    expect((await writeOne(session, view, update(traits.key(1), { name: 'A' }, { note: '' }))).kind).toBe('done');
  });

  test('an update of a record that is gone is moved-on, and gone', async () => {
    await bench().system.behind.insert([person(traits, 1)]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    await bench().system.behind.remove(traits.key(1));
    const outcome = await writeOne(session, view, update(traits.key(1), { name: 'Ann' }, { name: 'Person 1' }));
    expect(outcome).toEqual({ kind: 'moved-on', now: { kind: 'gone', key: traits.key(1) } });
    expect(await scanAll(session, view)).toEqual([]);
  });

  test('a remove removes what is as expected, and nothing that moved on', async () => {
    await bench().system.behind.insert(people(traits, 1, 3));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.remove) return;
    const [first, second] = await session.read(view, [traits.key(1), traits.key(2)]);
    await bench().system.behind.update(traits.key(2), { name: 'Edited' });
    const outcomes = await session.write(view, [
      remove(traits.key(1), first === undefined ? {} : found(first).fields),
      remove(traits.key(2), second === undefined ? {} : found(second).fields),
      remove(traits.key(9), {}),
    ]);
    expect(outcomes).toEqual([
      { kind: 'done', snapshot: null },
      { kind: 'moved-on', now: await readOne(session, view, traits.key(2)) },
      { kind: 'moved-on', now: { kind: 'gone', key: traits.key(9) } },
    ]);
    expect((await scanAll(session, view)).map((one) => one.key).sort()).toEqual([traits.key(2), traits.key(3)].sort());
  });

  test('a create whose key is taken is moved-on with the record that has it', async () => {
    await bench().system.behind.insert([person(traits, 1)]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.create || (!view.shape.can.reservesKeys && view.shape.keyFrom === 'system')) return;
    const outcome = await writeOne(session, view, create(traits.key(1), person(traits, 2).fields));
    expect(outcome).toEqual({ kind: 'moved-on', now: await readOne(session, view, traits.key(1)) });
    expect(await bench().system.behind.fetch(traits.key(1))).toMatchObject({ name: 'Person 1' });
  });

  test('a created record is found again by its values, as after a lost answer', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.create || view.shape.can.findLagMs > 0) return;
    const write = at(await creates(bench(), session, view, { from: 1, over: [{ name: 'Unique name' }] }), 0);
    const snapshot = stored(await writeOne(session, view, write));
    if (write.op !== 'create') return;
    const probe = { correlation: write.correlation, fields: write.fields };
    expect(await session.find(view, probe, 2)).toEqual([snapshot]);
  });

  test('a create without a required field is refused with its name, and creates nothing', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const required = traits.fields.find((name) => view.shape.fields.find((one) => one.name === name)?.required);
    if (!view.shape.can.create || required === undefined) return;
    const whole = at(await creates(bench(), session, view, { from: 1, over: [{}] }), 0);
    if (whole.op !== 'create') return;
    const { [required]: _left, ...rest } = whole.fields;
    const outcome = await writeOne(session, view, create(whole.key, rest));
    expect(outcome.kind).toBe('refused');
    if (outcome.kind === 'refused') expect(outcome.problem.message).toContain(required);
    expect(await scanAll(session, view)).toEqual([]);
  });
}

/** Batches: one outcome per write, in order, each by itself. */
export function batchTests(bench: () => Bench, traits: Traits): void {
  test('a batch of nothing answers nothing', async () => {
    const session = await bench().open();
    expect(await session.write(await viewOf(bench(), session), [])).toEqual([]);
  });

  test('a full batch answers in order, and only what moved on is left out', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const count = Math.min(view.shape.can.writeMax, 1000);
    const { behind } = bench().system;
    await behind.insert(people(traits, 1, count));
    const moved = [2, 3, Math.ceil(count / 2)].filter((n) => n <= count);
    for (const n of new Set(moved)) await behind.update(traits.key(n), { email: `moved${n}@example.com` });
    const order = Array.from({ length: count }, (_, index) => ((index * 7919) % count) + 1);
    const numbers = new Set(order).size === count ? order : order.map((_, index) => index + 1);
    const outcomes = await session.write(
      view,
      numbers.map((n) => update(traits.key(n), { name: `New ${n}` }, person(traits, n).fields)),
    );
    expect(outcomes).toHaveLength(count);
    for (const [index, n] of numbers.entries()) {
      const outcome = at(outcomes, index);
      if (!moved.includes(n)) {
        expect(stored(outcome).fields).toEqual(person(traits, n, { name: `New ${n}` }).fields);
        continue;
      }
      expect(outcome).toMatchObject({ kind: 'moved-on', now: { snapshot: { key: traits.key(n) } } });
      expect(await behind.fetch(traits.key(n))).toMatchObject({ name: `Person ${n}` });
    }
  });

  test('writes of one batch may touch different fields and expect different ones', async () => {
    await bench().system.behind.insert(people(traits, 1, 4));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const outcomes = await session.write(view, [
      update(traits.key(1), { name: 'A' }, { email: 'person1@example.com' }),
      update(traits.key(2), { note: null, name: 'B' }, { name: 'Person 2', note: 'note 2' }),
      update(traits.key(3), { email: 'c@example.com' }, {}),
      update(traits.key(4), { name: 'D' }, { note: 'not this' }),
    ]);
    expect(outcomes.map((one) => one.kind)).toEqual(['done', 'done', 'done', 'moved-on']);
    expect(stored(at(outcomes, 0)).fields).toEqual(person(traits, 1, { name: 'A' }).fields);
    expect(stored(at(outcomes, 1)).fields).toEqual(person(traits, 2, { name: 'B', note: null }).fields);
    expect(stored(at(outcomes, 2)).fields).toEqual(person(traits, 3, { email: 'c@example.com' }).fields);
  });

  test('one bad record of a batch of updates is refused alone, with a problem that names what is wrong', async () => {
    const { bad } = traits;
    if (bad === null) return;
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const count = Math.min(view.shape.can.writeMax, 20);
    await bench().system.behind.insert(people(traits, 1, count));
    const worst = Math.ceil(count / 2);
    const outcomes = await session.write(
      view,
      people(traits, 1, count).map((one, index) =>
        update(one.key, index + 1 === worst ? bad.fields : { name: 'New' }, one.fields),
      ),
    );
    for (const [index, outcome] of outcomes.entries()) {
      if (index + 1 !== worst) expect(outcome.kind).toBe('done');
      else expect(outcome).toMatchObject({ kind: 'refused', problem: { fix: expect.stringMatching(/\S/) } });
    }
    const refused = at(outcomes, worst - 1);
    if (refused.kind === 'refused') expect(refused.problem.message).toContain(bad.word);
    expect(await bench().system.behind.fetch(traits.key(worst))).toMatchObject(person(traits, worst).fields);
  });

  test('one bad record of a batch of creates is refused alone', async () => {
    const { bad } = traits;
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (bad === null || !view.shape.can.create) return;
    const over = [{}, {}, bad.fields, {}];
    const outcomes = await session.write(view, await creates(bench(), session, view, { from: 1, over }));
    expect(outcomes.map((one) => one.kind)).toEqual(['done', 'done', 'refused', 'done']);
    expect(await scanAll(session, view)).toHaveLength(3);
    const names = [outcomes[0], outcomes[1], outcomes[3]].map((one) => one && stored(one).fields['name']);
    expect(names).toEqual(['Person 1', 'Person 2', 'Person 4']);
  });
}
