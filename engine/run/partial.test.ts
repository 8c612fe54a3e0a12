import { expect, test } from 'vitest';
import type { Call, MemoryFault } from '../connectors/memory/options.ts';
import { textField } from '../testing/duet.ts';
import { ann, annRight, duets } from '../testing/duets.ts';

const duet = duets();

/** Lets the next write to a side go wrong, once. */
function trouble() {
  const state: { next: MemoryFault | null } = { next: null };
  const faults = (call: Call): MemoryFault | null => {
    if (call.name !== 'write' || state.next === null) return null;
    const fault = state.next;
    state.next = null;
    return fault;
  };
  return { state, faults };
}

for (const [what, fault] of [
  ['refused', { kind: 'item-refused', item: 0 }],
  ['of unknown outcome', { kind: 'lost-request' }],
] satisfies [string, MemoryFault][]) {
  test(`R16: what one write of a record settled stays settled when the other one is ${what}`, async () => {
    const left = trouble();
    const d = duet({ faults: { left: left.faults } });
    const l = d.add('left', ann);
    const r = d.add('right', annRight);
    await d.run();
    d.edit('left', l, { phone: '9' });
    d.edit('right', r, { town: 'Ulm' });
    left.state.next = fault;
    await d.run();
    expect(d.record('right', r)).toMatchObject({ tel: '9' });
    d.edit('right', r, { tel: '8' });
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({ conflicts: 0 });
    expect(d.record('left', l)).toMatchObject({ phone: '8', city: 'Ulm' });
    const writes = d.writes('left') + d.writes('right');
    await d.run();
    expect(d.writes('left') + d.writes('right')).toBe(writes);
  });
}

test('R16: a write that landed is not sent again because the other one of its record moved on', async () => {
  let moves = false;
  const d = duet({
    wrap: (side, session) => ({
      ...session,
      write: (view, writes) => {
        if (side === 'left' && moves) {
          moves = false;
          d.edit('left', l, { city: 'Mainz' });
        }
        return session.write(view, writes);
      },
    }),
  });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  d.edit('right', r, { town: 'Ulm' });
  moves = true;
  const run = await d.run();
  expect(d.record('left', l)).toMatchObject({ phone: '9', city: 'Mainz' });
  expect(d.writes('right')).toBe(1);
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1, right: { updated: 1 } });
});

test('R16: additions to a list on both sides survive a write of one side that was refused', async () => {
  const left = trouble();
  const d = duet({
    maps: [{ id: 'tags', left: 'tags', right: 'labels', conflict: { rule: 'union' } }],
    leftFields: [textField('email'), textField('tags', { kind: 'set' })],
    rightFields: [textField('mail'), textField('labels', { kind: 'set' })],
    faults: { left: left.faults },
  });
  const l = d.add('left', { email: 'a@x', tags: ['a'] });
  const r = d.add('right', { mail: 'a@x', labels: ['a'] });
  await d.run();
  d.edit('left', l, { tags: ['a', 'x'] });
  d.edit('right', r, { labels: ['a', 'y'] });
  left.state.next = { kind: 'item-refused', item: 0 };
  expect((await d.run()).state).toBe('partial');
  d.edit('right', r, { labels: ['a', 'x', 'y', 'z'] });
  await d.run();
  expect([d.record('left', l)?.['tags'], d.record('right', r)?.['labels']]).toEqual([
    ['a', 'x', 'y', 'z'],
    ['a', 'x', 'y', 'z'],
  ]);
});

test('A10: a question about a record is asked although a write of it is refused', async () => {
  const right = trouble();
  const d = duet({ faults: { right: right.faults } });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9', city: 'Ulm' });
  d.edit('right', r, { town: 'Mainz' });
  right.state.next = { kind: 'item-refused', item: 0 };
  const run = await d.run();
  expect(run).toMatchObject({ state: 'partial', syncs: { contacts: { conflicts: 2, failed: 1 } } });
  const asked = (await d.conflicts()).map(({ question }) =>
    question.about === 'unit' ? question.unit : question.about,
  );
  expect(asked.sort()).toEqual(['city', 'refused']);
});

test('R13: an update of unknown outcome is in the journal also when its record was removed before it could be read', async () => {
  const d = duet({
    wrap: (side, session) => ({
      ...session,
      write: async (view, writes) => {
        const outcomes = await session.write(view, writes);
        if (side !== 'right') return outcomes;
        d.remove('right', r);
        return writes.map(() => ({
          kind: 'unknown',
          problem: { code: 'memory/time-out', message: 'No answer came.', fix: 'Run again.' },
        }));
      },
    }),
  });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  const run = await d.run();
  expect((await d.journal()).map(({ op, outcome }) => [op, outcome])).toEqual([['update', 'maybe']]);
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1 });
});
