import { describe, expect, test } from 'vitest';
import type { Session } from '../connectors/contract.ts';
import { RecordKey, type Side, SyncId } from '../model/ids.ts';
import type { Duet } from '../testing/duet.ts';
import { ann, annRight, bob, bobRight, cleo, cleoRight, crowd, duets } from '../testing/duets.ts';
import type { Part } from './run.ts';

const duet = duets();

const only = (keys: { readonly left?: readonly RecordKey[]; readonly right?: readonly RecordKey[] }): Part => ({
  chosen: { sync: SyncId.parse('contacts'), left: [...(keys.left ?? [])], right: [...(keys.right ?? [])] },
});

/** Three pairs that were linked by a run. */
async function linked(d: Duet) {
  const keys = {
    ann: { left: d.add('left', ann), right: d.add('right', annRight) },
    bob: { left: d.add('left', bob), right: d.add('right', bobRight) },
    cleo: { left: d.add('left', cleo), right: d.add('right', cleoRight) },
  };
  expect((await d.run()).state).toBe('done');
  return keys;
}

/** What was asked of the systems, as `left scan`. */
function listening() {
  const calls: string[] = [];
  const wrap = (side: Side, session: Session): Session => ({
    ...session,
    scan: (view) => {
      calls.push(`${side} scan`);
      return session.scan(view);
    },
    since: (...given) => {
      calls.push(`${side} since`);
      return session.since(...given);
    },
    keys: (view) => {
      calls.push(`${side} keys`);
      return session.keys(view);
    },
    read: (view, keys) => {
      calls.push(...keys.map((key) => `${side} read ${key}`));
      return session.read(view, keys);
    },
  });
  return { calls, wrap };
}

describe('chosen records', () => {
  test('T13: only they and their twins are read and settled; the next run finds the others as ever', async () => {
    const { calls, wrap } = listening();
    const d = duet({ wrap });
    const keys = await linked(d);
    d.edit('left', keys.ann.left, { phone: '11' });
    d.edit('left', keys.bob.left, { phone: '22' });
    d.edit('left', keys.cleo.left, { phone: '33' });
    d.edit('right', keys.bob.right, { town: 'Kiel' });
    calls.length = 0;
    const run = await d.run(only({ left: [keys.ann.left], right: [keys.bob.right] }));
    expect(run).toMatchObject({ state: 'done', chosen: { left: [keys.ann.left], right: [keys.bob.right] } });
    const both = [keys.ann, keys.bob].flatMap(({ left, right }) => [`left read ${left}`, `right read ${right}`]);
    expect(new Set(calls)).toEqual(new Set(both));
    expect(d.record('right', keys.ann.right)).toMatchObject({ tel: '11' });
    expect([d.record('left', keys.bob.left), d.record('right', keys.bob.right)]).toMatchObject([
      { phone: '22', city: 'Kiel' },
      { tel: '22', town: 'Kiel' },
    ]);
    expect(d.record('right', keys.cleo.right)).toMatchObject({ tel: '3' });
    await d.run();
    expect(d.record('right', keys.cleo.right)).toMatchObject({ tel: '33' });
    const before = d.writes('left') + d.writes('right');
    await d.run();
    expect(d.writes('left') + d.writes('right')).toBe(before);
  });

  test('T13: no cursor moves, nothing counts as read whole, and no brake about the flow is used up', async () => {
    const capture = { connection: 'left', object: 'contacts', modifiedAt: 'changed', capture: 'cursor' };
    const d = duet({ sync: { left: capture, right: { ...capture, connection: 'right' } } });
    const keys = await linked(d);
    d.add('left', { name: 'Dora', email: 'dora@example.com', phone: '4', city: 'Ulm' });
    d.edit('left', keys.ann.left, { phone: '11' });
    const store = await d.store();
    const known = async () => [
      await store.cursor(d.scope, 'left'),
      await store.cursor(d.scope, 'right'),
      await store.facts(d.scope),
    ];
    const before = await known();
    const fresh = d.add('left', { name: 'Eva', email: 'eva@example.com', phone: '5', city: 'Ulm' });
    await d.run(only({ left: [keys.ann.left, fresh] }));
    expect(await known()).toEqual(before);
    expect(d.all('right').map((one) => one['mail'])).not.toContain('dora@example.com');
    expect(d.all('right').map((one) => one['mail'])).toContain('eva@example.com');
    await d.run();
    expect(d.all('right').map((one) => one['mail'])).toContain('dora@example.com');
    expect(d.all('right')).toHaveLength(5);
  });

  test('T13: a removal is taken from the word of the system about that key, and none is concluded of others', async () => {
    const d = duet({
      sync: {
        rules: { remove: { right: { rule: 'propagate' } } },
        brakes: { removes: false, shrunkSidePercent: false },
      },
    });
    const keys = await linked(d);
    d.remove('left', keys.ann.left);
    d.remove('left', keys.bob.left);
    await d.run(only({ left: [keys.ann.left] }));
    expect(d.all('right').map((one) => one['title'])).toEqual(['Bob', 'Cleo']);
    await d.run();
    expect(d.all('right').map((one) => one['title'])).toEqual(['Cleo']);
  });

  test('T13: brakes hold it as any run, and a release lets through these records and no others', async () => {
    const d = duet({
      sync: {
        rules: { remove: { right: { rule: 'propagate' } } },
        brakes: { removes: { min: 0, percent: 0, max: 0 } },
      },
    });
    const keys = await linked(d);
    d.remove('left', keys.ann.left);
    d.edit('left', keys.bob.left, { phone: '22' });
    const held = await d.run(only({ left: [keys.ann.left] }));
    expect([held.state, held.brakes.map((one) => one.brake)]).toEqual(['held', ['removes']]);
    expect(d.all('right')).toHaveLength(3);
    const released = await d.run({ release: { run: held.id, hash: held.changesHash ?? '' } });
    expect(released).toMatchObject({ state: 'done', chosen: held.chosen });
    expect(d.all('right').map((one) => one['tel'])).toEqual(['2', '3']);
  });

  test('T13: questions about other records stay as they are', async () => {
    const d = duet();
    const keys = await linked(d);
    d.add('left', { ...bob, email: 'twin@example.com' });
    d.add('left', { ...cleo, email: 'twin@example.com' });
    d.add('right', { ...bobRight, mail: 'twin@example.com' });
    d.edit('left', keys.cleo.left, { phone: '33' });
    d.edit('right', keys.cleo.right, { tel: '34' });
    await d.run();
    const asked = (await d.conflicts()).map((one) => [one.id, one.revision]);
    expect(asked).toHaveLength(2);
    d.edit('left', keys.ann.left, { phone: '11' });
    await d.run(only({ left: [keys.ann.left] }));
    expect((await d.conflicts()).map((one) => [one.id, one.revision])).toEqual(asked);
  });

  test('T13: a preview of them is what the run then does', async () => {
    const d = duet();
    const keys = await linked(d);
    d.edit('left', keys.ann.left, { phone: '11' });
    d.edit('left', keys.bob.left, { phone: '22' });
    const part = only({ left: [keys.ann.left] });
    const preview = await d.preview(part);
    expect(preview.changes.flatMap((one) => one.writes.map((write) => write.fields))).toEqual([{ tel: '11' }]);
    expect((await d.run(part)).changesHash).toBe(preview.changesHash);
  });
});

describe('chosen records without a twin', () => {
  const dora = { name: 'Dora', email: 'dora@example.com', phone: '4', city: 'Ulm' };
  const doraRight = { title: 'Dora', mail: 'dora@example.com', tel: '4', town: 'Ulm' };

  test('T14: one is created as in any run, and the others wait for one', async () => {
    const d = duet();
    await linked(d);
    const key = d.add('left', dora);
    d.add('left', { ...dora, name: 'Eva', email: 'eva@example.com' });
    await d.run(only({ left: [key] }));
    expect(d.all('right').map((one) => one['title'])).toEqual(['Ann', 'Bob', 'Cleo', 'Dora']);
    await d.run();
    expect(d.all('right').map((one) => one['title'])).toEqual(['Ann', 'Bob', 'Cleo', 'Dora', 'Eva']);
  });

  test('T14: a twin that came on the other side meanwhile is found, so none is made', async () => {
    for (const capture of ['scan', 'cursor']) {
      const side = (connection: string) => ({ connection, object: 'contacts', modifiedAt: 'changed', capture });
      const d = duet({ sync: { left: side('left'), right: side('right') } });
      await linked(d);
      const key = d.add('left', dora);
      d.add('right', { ...doraRight, mail: ' DORA@example.com ', tel: null });
      await d.run(only({ left: [key] }));
      expect(d.all('right')).toHaveLength(4);
      expect(d.all('right').at(-1)).toMatchObject({ tel: '4' });
      await d.run();
      expect([d.all('left').length, d.all('right').length]).toEqual([4, 4]);
    }
  });

  test('T14: a record that would fit and is gone since is not taken for its twin', async () => {
    const d = duet({ sync: { rules: { create: { left: 'ignore' } } } });
    await linked(d);
    const gone = d.add('right', doraRight);
    await d.run();
    d.remove('right', gone);
    const key = d.add('left', dora);
    await d.run(only({ left: [key] }));
    expect(d.all('right').map((one) => one['title'])).toEqual(['Ann', 'Bob', 'Cleo', 'Dora']);
    expect((await d.run()).state).toBe('done');
    expect(await d.conflicts()).toEqual([]);
  });

  test('T14: several that fit ask, as in any run', async () => {
    const d = duet();
    await linked(d);
    const key = d.add('left', dora);
    d.add('right', doraRight);
    d.add('right', { ...doraRight, town: 'Kiel' });
    await d.run(only({ left: [key] }));
    expect((await d.conflicts()).map((one) => one.question.about)).toEqual(['match']);
    expect(d.all('right')).toHaveLength(5);
  });

  test('T14 and U5: one whose create was undone is created when a person chooses it', async () => {
    const d = duet();
    await linked(d);
    const key = d.add('left', dora);
    await d.undo(await d.run());
    await d.run();
    expect(d.all('right')).toHaveLength(3);
    await d.run(only({ left: [key] }));
    expect(d.all('right')).toHaveLength(4);
  });
});

describe('what cannot be chosen', () => {
  test('T15: a key that no record has is refused with its name, and nothing is written', async () => {
    const d = duet();
    const keys = await linked(d);
    d.edit('left', keys.ann.left, { phone: '11' });
    const run = await d.run(only({ left: [keys.ann.left], right: [RecordKey.parse('nobody')] }));
    expect([run.state, run.problem?.code, run.problem?.message]).toEqual([
      'failed',
      'run/no-record',
      'right contacts has no record "nobody".',
    ]);
    expect(d.writes('right')).toBe(0);
  });

  test('T15: before the first run nothing can be chosen, since its twin could not be found', async () => {
    const d = duet();
    const key = d.add('left', ann);
    crowd(d, 2);
    const run = await d.run(only({ left: [key] }));
    expect([run.state, run.problem?.code]).toEqual(['failed', 'run/never-ran']);
    expect(d.writes('right')).toBe(0);
  });

  test('T15: a sync that the flow does not have is refused', async () => {
    const d = duet();
    await expect(d.run({ syncs: [SyncId.parse('orders')] })).rejects.toMatchObject({
      problem: { code: 'run/unknown-sync', fix: 'Its syncs are: contacts.' },
    });
  });
});
