import { expect, test } from 'vitest';
import type { Call, MemoryFault } from '../connectors/memory/options.ts';
import { serviceProfile } from '../connectors/memory/profiles.ts';
import { type Duet, textField } from '../testing/duet.ts';
import { ann, annRight, bob, bobRight, duets } from '../testing/duets.ts';

const duet = duets();

/** Answers that get lost, as long as they are to. */
const losing = (kind: 'lost-answer' | 'lost-request') => {
  const state = { left: 0 };
  const faults = (call: Call): MemoryFault | null => (call.name === 'write' && state.left-- > 0 ? { kind } : null);
  return { state, faults };
};

const quiet = async (d: Duet): Promise<void> => {
  const writes = d.writes('left') + d.writes('right');
  await d.run();
  expect(d.writes('left') + d.writes('right')).toBe(writes);
};

test('R10: a write whose answer was lost is read back, found to have landed, and journaled once', async () => {
  const lost = losing('lost-answer');
  const d = duet({ faults: { right: lost.faults } });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  lost.state.left = 1;
  const run = await d.run();
  expect(run.state).toBe('done');
  expect(d.record('right', r)).toMatchObject({ tel: '9' });
  expect((await d.journal()).map((one) => one.outcome)).toEqual(['landed']);
  await quiet(d);
});

test('R12: a write that never arrived is decided about again and sent once', async () => {
  const lost = losing('lost-request');
  const d = duet({ faults: { right: lost.faults } });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  lost.state.left = 1;
  expect((await d.run()).state).toBe('done');
  expect(d.record('right', r)).toMatchObject({ tel: '9' });
  expect(d.writes('right')).toBe(1);
  await quiet(d);
});

test('R11: an edit made after a write that landed unheard is carried back, not swallowed', async () => {
  const lost = losing('lost-answer');
  const d = duet({ faults: { right: lost.faults } });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  lost.state.left = 1;
  const store = await d.store();
  const commit = store.commit.bind(store);
  // The process dies before it hears of the outcome: nothing is recorded after the intent.
  let dies = false;
  store.commit = (marks) => {
    if (dies) throw new Error('The process died.');
    if (marks.some((one) => 'put' in one && one.put === 'intent')) dies = true;
    return commit(marks);
  };
  await expect(d.run()).rejects.toThrow('died');
  store.commit = commit;
  expect(d.record('right', r)).toMatchObject({ tel: '9' });
  d.edit('right', r, { town: 'Ulm' });
  expect((await d.run()).state).toBe('done');
  expect(d.record('left', l)).toMatchObject({ phone: '9', city: 'Ulm' });
  await quiet(d);
});

test('R13: a record that is neither what was sent nor what it was asks at worst; the person’s value stays', async () => {
  const lost = losing('lost-answer');
  const d = duet({ faults: { right: lost.faults } });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  lost.state.left = 1;
  let edited = false;
  const read = d.right.get.bind(d.right);
  d.right.get = (object, key) => {
    if (!edited && read(object, key)?.fields['tel'] === '9') {
      edited = true;
      d.edit('right', r, { tel: '7' });
    }
    return read(object, key);
  };
  const run = await d.run();
  expect(edited).toBe(true);
  expect(d.record('right', r)).toMatchObject({ tel: '7' });
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1 });
  expect((await d.journal()).map((one) => one.outcome)).toEqual(['maybe']);
});

const service = { ...serviceProfile, correlates: false, removals: 'by-census' as const, pageMax: 100 };

test('A9, R14: a create that cannot be found yet is not made again until the system would show it', async () => {
  const lost = losing('lost-answer');
  const d = duet({ right: service, faults: { right: lost.faults } });
  d.add('left', ann);
  d.add('right', annRight);
  d.wait(700_000);
  await d.run();
  d.add('left', bob);
  lost.state.left = 1;
  const run = await d.run();
  expect(run).toMatchObject({ state: 'partial', syncs: { contacts: { failed: 1 } } });
  await d.run();
  expect(d.right.all('contacts')).toHaveLength(2);
  d.wait(700_000);
  expect((await d.run()).state).toBe('done');
  expect(d.all('right')).toHaveLength(2);
  await quiet(d);
});

test('R15: a create found only by its match value is taken for the twin, and no undo removes it', async () => {
  const lost = losing('lost-answer');
  const d = duet({ right: service, faults: { right: lost.faults } });
  d.add('left', ann);
  d.add('right', annRight);
  d.wait(700_000);
  await d.run();
  d.add('left', bob);
  lost.state.left = 1;
  const run = await d.run();
  const made = d.right.all('contacts').find((one) => one.fields['mail'] === bob.email);
  if (made !== undefined) d.edit('right', made.key, { tel: '22' });
  d.wait(700_000);
  const later = await d.run();
  expect(d.all('right')).toEqual([annRight, { ...bobRight, tel: '22' }]);
  expect(later.syncs['contacts']).toMatchObject({ linked: 2, conflicts: 1, right: { created: 0 } });
  await d.undo(run);
  expect(d.all('right')).toHaveLength(2);
});

test('R16: a crash between the two writes of one record loses nobody’s edit', async () => {
  let crash = false;
  const d = duet({
    maps: [{ id: 'tags', left: 'tags', right: 'labels', conflict: { rule: 'union' } }],
    leftFields: [textField('email'), textField('tags', { kind: 'set' })],
    rightFields: [textField('mail'), textField('labels', { kind: 'set' })],
    wrap: (side, session) => ({
      ...session,
      write: (view, writes) =>
        crash && side === 'left' ? Promise.reject(new Error('crash')) : session.write(view, writes),
    }),
  });
  const l = d.add('left', { email: 'a@x', tags: ['a'] });
  const r = d.add('right', { mail: 'a@x', labels: ['a'] });
  await d.run();
  d.edit('left', l, { tags: ['a', 'x'] });
  d.edit('right', r, { labels: ['a', 'y'] });
  crash = true;
  await expect(d.run()).rejects.toThrow('crash');
  crash = false;
  await d.run();
  expect([d.record('left', l)?.['tags'], d.record('right', r)?.['labels']]).toEqual([
    ['a', 'x', 'y'],
    ['a', 'x', 'y'],
  ]);
  await quiet(d);
});
