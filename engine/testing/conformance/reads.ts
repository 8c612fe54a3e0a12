import { expect, test } from 'vitest';
import { Fault } from '../../model/fault.ts';
import { RecordKey } from '../../model/ids.ts';
import { type Bench, keysOf, people, person, scanAll, type Traits, viewOf } from './people.ts';
import { at, faultOf, found } from './writes.ts';

/** Scan and read. */
export function readTests(bench: () => Bench, traits: Traits): void {
  test('a scan of an empty object is empty and whole', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    expect(await scanAll(session, view)).toEqual([]);
    expect(await keysOf(session, view)).toEqual([]);
  });

  test('a scan gives every record once, in the same order each time, over all pages; the census gives the same keys', async () => {
    const all = people(traits, 1, traits.many);
    await bench().system.behind.insert(all);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    let pages = 0;
    const snapshots = [];
    for await (const page of session.scan(view)) {
      pages += 1;
      expect(page.removed).toEqual([]);
      expect(page.cursor).toBeUndefined();
      snapshots.push(...page.snapshots);
    }
    expect(pages).toBeGreaterThan(0);
    const byKey = new Map(snapshots.map((one) => [one.key, one.fields]));
    expect(snapshots).toHaveLength(traits.many);
    expect(byKey.size).toBe(traits.many);
    for (const one of [all[0], all[Math.floor(traits.many / 2)], all[traits.many - 1]]) {
      if (one !== undefined) expect(byKey.get(one.key)).toEqual(one.fields);
    }
    const order = snapshots.map((one) => one.key);
    expect((await scanAll(session, view)).map((one) => one.key)).toEqual(order);
    expect([...(await keysOf(session, view))].sort()).toEqual([...order].sort());
  });

  test('fields that were not asked for are missing, and the key comes as a field when asked for', async () => {
    await bench().system.behind.insert([person(traits, 1)]);
    const session = await bench().open();
    const shape = await session.shape(bench().system.object);
    const view = await viewOf(bench(), session, ['email', ...shape.key]);
    const snapshot = at(await scanAll(session, view), 0);
    expect(Object.keys(snapshot.fields).sort()).toEqual(['email', ...shape.key].sort());
    if (shape.key.length === 1) expect(snapshot.fields[at(shape.key, 0)]).toBe(snapshot.key);
    const bare = await viewOf(bench(), session, []);
    expect(at(await scanAll(session, bare), 0)).toMatchObject({ key: snapshot.key, fields: {} });
  });

  test('read answers in the order asked, once per key, and gone for a key that is not there', async () => {
    await bench().system.behind.insert(people(traits, 1, 5));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const asked = [4, 99, 1, 5, 98].map(traits.key);
    const sightings = await session.read(view, asked);
    expect(sightings.map((one) => (one.kind === 'found' ? one.snapshot.key : one.key))).toEqual(asked);
    expect(sightings.map((one) => one.kind)).toEqual(['found', 'gone', 'found', 'found', 'gone']);
    expect(found(at(sightings, 0)).fields).toEqual(person(traits, 4).fields);
    expect(await session.read(view, [])).toEqual([]);
    const scanned = (await scanAll(session, view)).find((one) => one.key === traits.key(5));
    expect(found(at(sightings, 3))).toEqual(scanned);
  });

  test('a key that no record could ever have is gone, not an error', async () => {
    await bench().system.behind.insert(people(traits, 1, 1));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const odd = ['no such key', '["a","b"]', '99999999999999999999999999', "'; --", ' 1', '01x'].map((text) =>
      RecordKey.parse(text),
    );
    const sightings = await session.read(view, [...odd, traits.key(1)]);
    expect(sightings.map((one) => one.kind)).toEqual([...odd.map(() => 'gone'), 'found']);
  });

  test('read takes as many keys as it says it does', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const count = Math.min(view.shape.can.readMax, traits.many, 2000);
    await bench().system.behind.insert(people(traits, 1, count));
    const asked = Array.from({ length: count }, (_, index) => traits.key(count - index));
    const sightings = await session.read(view, asked);
    expect(sightings.map((one) => found(one).key)).toEqual(asked);
  });

  test('what people do during a scan neither doubles nor hides a record that was there all along', async () => {
    await bench().system.behind.insert(people(traits, 1, traits.many));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const seen: RecordKey[] = [];
    let pages = 0;
    try {
      for await (const page of session.scan(view)) {
        seen.push(...page.snapshots.map((one) => one.key));
        pages += 1;
        if (pages !== 1) continue;
        await bench().system.behind.update(traits.key(2), { name: 'Renamed' });
        await bench().system.behind.update(traits.key(traits.many - 1), { name: 'Aaa' });
        await bench().system.behind.insert([person(traits, traits.many + 1)]);
        await bench().system.behind.remove(traits.key(traits.many));
      }
    } catch (error) {
      // A scan that cannot go on must say so; then nothing is believed of it.
      expect(error).toBeInstanceOf(Fault);
      return;
    }
    const steady = people(traits, 1, traits.many - 1).map((one) => one.key);
    expect(new Set(seen).size).toBe(seen.length);
    expect(steady.filter((key) => !seen.includes(key))).toEqual([]);
  });

  test('a scan that is left half-way leaves the session fit for use, and a read works while a scan is open', async () => {
    await bench().system.behind.insert(people(traits, 1, traits.many));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    for await (const page of session.scan(view)) {
      expect(page.snapshots.length).toBeGreaterThan(0);
      expect((await session.read(view, [traits.key(1)])).map((one) => one.kind)).toEqual(['found']);
      break;
    }
    expect(await scanAll(session, view)).toHaveLength(traits.many);
    const [first, second] = await Promise.all([scanAll(session, view), keysOf(session, view)]);
    expect(first).toHaveLength(traits.many);
    expect(second).toHaveLength(traits.many);
  });

  test('find answers the records that equal all given values, and no more than asked for', async () => {
    await bench().system.behind.insert([
      person(traits, 1, { name: 'Twin', note: null }),
      person(traits, 2, { name: 'Twin', note: null }),
      person(traits, 3, { name: 'Twin', note: 'other' }),
      person(traits, 4, { name: 'twin', note: null }),
    ]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const probe = { correlation: 'none', fields: { name: 'Twin', note: null } };
    const both = await session.find(view, probe, 10);
    expect(both.map((one) => one.key).sort()).toEqual([traits.key(1), traits.key(2)].sort());
    expect(await session.find(view, probe, 1)).toHaveLength(1);
    const whole = person(traits, 3, { name: 'Twin', note: 'other' });
    expect(await session.find(view, { correlation: 'none', fields: whole.fields }, 2)).toEqual([
      expect.objectContaining({ key: whole.key, fields: whole.fields }),
    ]);
    expect(await session.find(view, { correlation: 'none', fields: { name: 'Nobody' } }, 2)).toEqual([]);
  });

  test('a view of a field that never was is a fault that names it', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session, ['name', 'never_was']);
    const fault = await faultOf(() => scanAll(session, view));
    expect(fault.kind).toBe('setting');
    expect(fault.problem.message).toContain('never_was');
  });
}
