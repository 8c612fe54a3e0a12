import { expect, test } from 'vitest';
import { type Bench, people, personKinds, scanAll, type Traits, viewOf } from './people.ts';
import { faultOf, readOne } from './writes.ts';

/** Sessions, identity, clock and discovery. */
export function sessionTests(bench: () => Bench, traits: Traits): void {
  test('the identity is the same after opening again, and the clock answers a canonical instant', async () => {
    const first = await bench().open();
    const identity = await first.identity();
    expect(identity).not.toBe('');
    await first.close();
    const second = await bench().open();
    expect(await second.identity()).toBe(identity);
    const clock = await second.clock();
    if (clock !== null) {
      expect(clock.now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/);
      expect(clock.errorMs).toBeGreaterThanOrEqual(0);
    }
  });

  test('closing twice is fine, and a closed session answers nothing but a fault', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    await session.close();
    await session.close();
    await faultOf(() => session.read(view, [traits.key(1)]));
    await faultOf(() => scanAll(session, view));
  });

  test('discovery names the object, its key and the type of every field', async () => {
    const session = await bench().open();
    expect(await session.objects()).toContain(bench().system.object);
    const shape = await session.shape(bench().system.object);
    expect(shape.object).toBe(bench().system.object);
    expect(shape.key.length).toBeGreaterThan(0);
    for (const part of shape.key) expect(shape.fields.map((field) => field.name)).toContain(part);
    for (const name of traits.fields) {
      const field = shape.fields.find((one) => one.name === name);
      expect(field, `The field ${name} was not discovered.`).toBeDefined();
      expect(personKinds[name], `The type of ${name}.`).toContain(field?.type.kind);
      expect(field?.writable).toBe('always');
    }
    expect(await session.shape(bench().system.object)).toEqual(shape);
  });

  test('an object that is not there is a fault that names it', async () => {
    const session = await bench().open();
    const fault = await faultOf(() => session.shape('no-such-object'));
    expect(fault.kind).toBe('setting');
    expect(fault.problem.message).toContain('no-such-object');
    expect(fault.problem.fix).not.toBe('');
  });

  test('a field that was taken away is a fault that names it, and gone from the shape after opening again', async () => {
    const { system } = bench();
    if (system.drop === undefined) return;
    const session = await bench().open();
    await system.behind.insert(people(traits, 1, 2));
    const view = await viewOf(bench(), session);
    await session.close();
    await system.drop('email');
    const again = await bench().open();
    const shape = await again.shape(system.object);
    expect(shape.fields.map((field) => field.name)).not.toContain('email');
    for (const call of [() => scanAll(again, view), () => again.read(view, [traits.key(1)])]) {
      const fault = await faultOf(call);
      expect(fault.kind).toBe('setting');
      expect(fault.problem.message).toContain('email');
    }
    const rest = await viewOf(bench(), again, ['name']);
    expect(await readOne(again, rest, traits.key(1))).toMatchObject({ kind: 'found' });
  });
  test('a field that was given another type is a fault that names it, and has its new type after opening again', async () => {
    const { system } = bench();
    if (system.retype === undefined) return;
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    await session.close();
    await system.retype('note');
    const again = await bench().open();
    const fault = await faultOf(() => scanAll(again, view));
    expect(fault.kind).toBe('setting');
    expect(fault.problem.message).toContain('note');
    const now = (await again.shape(system.object)).fields.find((field) => field.name === 'note');
    expect(now?.type.kind).not.toBe('text');
  });
}
