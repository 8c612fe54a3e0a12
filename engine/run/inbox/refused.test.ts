import { expect, test } from 'vitest';
import type { Fields } from '../../model/value.ts';
import type { Duet, DuetOptions } from '../../testing/duet.ts';
import { ann, annRight, bob, duets } from '../../testing/duets.ts';
import { deadLetters, settleDead } from '../dead.ts';
import { answerMany, type Said } from './answer-many.ts';
import { inboxPage } from './list.ts';
import { decisionsOf, takeBack } from './take-back.ts';

const duet = duets();

/** The right system takes no record that has one of these values in a field. */
const refusing = (d: Duet, field: string, values: readonly string[]): void => {
  d.right.object('contacts').refuses = (_key, fields) =>
    values.includes(String(fields[field])) ? `"${String(fields[field])}" is not allowed.` : null;
};

/** Ann got a phone on the left that the right system refuses. */
async function refused(options: DuetOptions = {}) {
  const d = duet(options);
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  refusing(d, 'tel', ['9']);
  d.edit('left', l, { phone: '9' });
  const run = await d.run();
  const phones = (): readonly unknown[] => [d.record('left', l)?.['phone'], d.record('right', r)?.['tel']];
  return { d, l, r, run, phones };
}

const letters = async (d: Duet) => deadLetters({ store: await d.store() }, null, 10);

async function say(d: Duet, said: Said) {
  const [asked] = await d.conflicts();
  const wish = { id: asked?.id ?? '', revision: asked?.revision ?? 0, said };
  return answerMany(() => d.plan(), await d.world(), [wish], { why: 'told by phone', strict: true });
}

async function back(d: Duet, id: string) {
  const world = await d.world();
  const plans = { ofRun: () => d.plan(), ofFlow: () => d.plan() };
  return takeBack(world, plans, await decisionsOf(world.store, id), null);
}

const typed = (left: Fields, right: Fields): Said => ({ choose: 'values', left, right });

async function quiet(d: Duet): Promise<void> {
  const writes = d.writes('left') + d.writes('right');
  expect(await d.run()).toMatchObject({ state: 'done', syncs: { contacts: { conflicts: 0 } } });
  expect(d.writes('left') + d.writes('right')).toBe(writes);
}

test('I16: a write that a system refused is a question, with what was to be written, what was there, and the cause', async () => {
  const { d, l, r, run } = await refused();
  expect(run).toMatchObject({ state: 'partial', syncs: { contacts: { conflicts: 1, failed: 1 } } });
  const world = await d.world();
  const query = { states: ['open' as const], snoozed: 'hide' as const, overdue: false };
  const { items } = await inboxPage(world, () => d.plan(), query, { after: null, limit: 10 });
  expect(items).toMatchObject([
    {
      keys: { left: l, right: r },
      pattern: 'refused',
      question: {
        about: 'refused',
        reason: 'refused',
        side: 'right',
        op: 'update',
        fields: { tel: '9' },
        before: { tel: '1' },
        from: { phone: '9' },
        problem: { message: expect.stringContaining('"9" is not allowed') },
      },
    },
  ]);
  expect((await letters(d)).map((one) => one.conflict?.id)).toEqual(items.map((one) => one.id));
});

test('I16, A19: it stays as it is while nothing happens, and closes by itself once the write lands or matters no more', async () => {
  const { d, l, phones } = await refused();
  const [asked] = await d.conflicts();
  expect((await d.run()).state).toBe('done');
  expect(await d.conflicts()).toEqual([asked]);
  d.edit('left', l, { city: 'Ulm' });
  expect((await d.run()).state).toBe('partial');
  expect(await d.conflicts()).toMatchObject([
    { id: asked?.id, revision: 2, openedAt: asked?.openedAt, question: { fields: { tel: '9', town: 'Ulm' } } },
  ]);
  expect(await letters(d)).toHaveLength(1);
  d.edit('left', l, { phone: '10' });
  expect((await d.run()).state).toBe('done');
  expect([await d.conflicts(), await letters(d), phones()]).toEqual([[], [], ['10', '10']]);
  const store = await d.store();
  expect((await store.conflict(asked?.id ?? never()))?.conflict).toMatchObject({
    state: 'closed',
    outcome: 'withdrawn',
  });
  await quiet(d);
});

test('I16: it is closed where the value that was refused is put back as it was', async () => {
  const { d, l } = await refused();
  d.edit('left', l, { phone: '1' });
  await d.run();
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  await quiet(d);
});

test('I16: a write that is to be sent again is, by the next run; refused once more, it is asked about once more', async () => {
  const { d, phones } = await refused();
  const [asked] = await d.conflicts();
  await say(d, { choose: 'retry' });
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  expect((await d.run()).state).toBe('partial');
  expect(await d.conflicts()).toMatchObject([{ id: asked?.id, revision: 2, state: 'open' }]);
  expect(await letters(d)).toHaveLength(1);
  const decided = await (await d.store()).decisions({ conflict: asked?.id ?? never() }, 0, 10);
  expect(decided.map((one) => one.decision)).toMatchObject([{ choice: { choose: 'retry' }, state: 'done' }]);
  refusing(d, 'tel', []);
  await say(d, { choose: 'retry' });
  expect((await d.run()).state).toBe('done');
  expect([await d.conflicts(), await letters(d), phones()]).toEqual([[], [], ['9', '9']]);
  await quiet(d);
});

test('I16: "tandem dead" and the inbox say the same: what one settles is settled in the other', async () => {
  const { d } = await refused();
  const [asked] = await d.conflicts();
  const world = await d.world();
  const settle = async (choose: 'retry' | 'drop') => {
    const ids = (await letters(d)).map((one) => one.intent.id);
    return settleDead(() => d.plan(), world, { ids, choose, why: 'mended' });
  };
  const retried = await settle('retry');
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  expect((await back(d, retried.ok ? (retried.value ?? '') : '')).reopened).toEqual([asked?.id]);
  expect(await letters(d)).toHaveLength(1);
  await settle('drop');
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  const deeds = await world.store.auditPage(0, 100);
  expect(deeds.map((one) => one.action).slice(-3)).toEqual(['retry', 'take-back', 'drop']);
  expect(deeds.at(-1)).toMatchObject({ about: asked?.id, why: 'mended' });
});

test('I16: a write that is given up is not sent again until its record is edited', async () => {
  const { d, l, phones } = await refused();
  await say(d, { choose: 'drop' });
  refusing(d, 'tel', []);
  await quiet(d);
  expect(phones()).toEqual(['9', '1']);
  d.edit('left', l, { city: 'Ulm' });
  await d.run();
  expect(phones()).toEqual(['9', '9']);
});

test('G19: what a person types in place of a refused value is written, and carried to the side that it came from', async () => {
  const { d, phones } = await refused();
  await say(d, typed({}, { tel: '10' }));
  expect((await d.run()).state).toBe('done');
  expect([await d.conflicts(), await letters(d), phones()]).toEqual([[], [], ['10', '10']]);
  await quiet(d);
  const [last] = (await d.journal()).filter((one) => one.side === 'right').slice(-1);
  expect(last?.why).toEqual({ tel: 'person' });
});

test('G19: where the line goes one way only, what was typed stands beside the source, and the next run leaves both', async () => {
  const maps = [{ id: 'phone', left: 'phone', right: 'tel', direction: 'to-right' }];
  const { d, l, phones } = await refused({ maps });
  await say(d, typed({}, { tel: '10' }));
  await d.run();
  expect(phones()).toEqual(['9', '10']);
  await quiet(d);
  d.edit('left', l, { phone: '11' });
  await d.run();
  expect(phones()).toEqual(['11', '11']);
});

test('G19: of a group, only what was typed takes the place of what was refused', async () => {
  const maps = [
    { id: 'phone', left: 'phone', right: 'tel' },
    { id: 'city', left: 'city', right: 'town' },
  ];
  const { d, l, r } = await refused({ maps, sync: { groups: [{ id: 'reach', maps: ['phone', 'city'] }] } });
  d.edit('left', l, { city: 'Ulm' });
  await d.run();
  await say(d, typed({}, { tel: '10' }));
  await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: '10', town: 'Ulm' });
  expect(d.record('left', l)).toMatchObject({ phone: '10', city: 'Ulm' });
  await quiet(d);
});

test('G19: what was typed is not written over what people edited meanwhile', async () => {
  const { d, l, r, phones } = await refused();
  await say(d, typed({}, { tel: '10' }));
  d.edit('left', l, { phone: '12' });
  await d.run();
  expect(phones()).toEqual(['12', '12']);
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  refusing(d, 'tel', ['13']);
  d.edit('left', l, { phone: '13' });
  await d.run();
  await say(d, typed({}, { tel: '10' }));
  d.edit('right', r, { tel: '14' });
  await d.run();
  expect(phones()).toEqual(['13', '14']);
  expect(await d.conflicts()).toMatchObject([{ question: { about: 'unit', reason: 'both-edited' } }]);
});

test('G19: what was typed and is refused, too, is asked about again with what was typed', async () => {
  const { d, phones } = await refused();
  refusing(d, 'tel', ['9', '10']);
  await say(d, typed({}, { tel: '10' }));
  expect((await d.run()).state).toBe('partial');
  expect(await d.conflicts()).toMatchObject([{ revision: 2, question: { about: 'refused', fields: { tel: '10' } } }]);
  await say(d, typed({}, { tel: '11' }));
  expect((await d.run()).state).toBe('done');
  expect(phones()).toEqual(['11', '11']);
  await quiet(d);
});

test('G19: a record that could not be created is made with what was typed, and the record that it came from gets it, too', async () => {
  const d = duet();
  d.add('right', annRight);
  refusing(d, 'title', ['Bob']);
  const l = d.add('left', bob);
  expect((await d.run()).state).toBe('partial');
  expect(await d.conflicts()).toMatchObject([{ question: { op: 'create', source: l, fields: { title: 'Bob' } } }]);
  await say(d, typed({}, { title: 'Robert' }));
  expect((await d.run()).state).toBe('done');
  expect(d.all('right')).toContainEqual({ title: 'Robert', mail: bob.email, tel: '2', town: 'Köln' });
  expect(d.record('left', l)).toMatchObject({ name: 'Robert' });
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  await quiet(d);
});

test('I16: the question about a record that could not be created is over when it is removed, edited into one that can, or matched', async () => {
  const d = duet();
  d.add('right', annRight);
  refusing(d, 'title', ['Bob', 'Cleo', 'Dora']);
  const [b, c] = [d.add('left', bob), d.add('left', { ...bob, name: 'Cleo', email: 'c@x' })];
  d.add('left', { ...bob, name: 'Dora', email: 'd@x' });
  await d.run();
  expect(await d.conflicts()).toHaveLength(3);
  expect(await letters(d)).toHaveLength(3);
  d.remove('left', b);
  d.edit('left', c, { name: 'Clara' });
  d.add('right', { title: 'Dora', mail: 'd@x', tel: '2', town: 'Köln' });
  refusing(d, 'title', []);
  await d.run();
  expect([await d.conflicts(), await letters(d)]).toEqual([[], []]);
  await quiet(d);
});

test('I17: an answer about a refused write that no run took up is taken back: nothing is sent, and it is asked about as before', async () => {
  const { d, phones } = await refused();
  const [asked] = await d.conflicts();
  refusing(d, 'tel', []);
  for (const said of [{ choose: 'retry' }, typed({}, { tel: '10' })] satisfies readonly Said[]) {
    const { batch } = await say(d, said);
    expect((await back(d, batch)).reopened).toEqual([asked?.id]);
    expect(await letters(d)).toHaveLength(1);
    await d.run();
    expect(phones()).toEqual(['9', '1']);
    expect(await d.conflicts()).toMatchObject([{ id: asked?.id, state: 'open' }]);
  }
});

test('I17: what was typed and written is put back as it was, and the refused write is asked about again', async () => {
  const { d, phones } = await refused();
  const [asked] = await d.conflicts();
  const { batch } = await say(d, typed({}, { tel: '10' }));
  await d.run();
  expect((await back(d, batch)).reopened).toEqual([asked?.id]);
  expect(phones()).toEqual(['9', '1']);
  expect(await letters(d)).toHaveLength(1);
  await d.run();
  expect(phones()).toEqual(['9', '1']);
  expect(await d.conflicts()).toMatchObject([{ id: asked?.id, state: 'open', question: { fields: { tel: '9' } } }]);
});

test('I17: a write that was given up is set aside again; one that was sent again and landed is left to its undo', async () => {
  const { d, phones } = await refused();
  const [asked] = await d.conflicts();
  const dropped = await say(d, { choose: 'drop' });
  expect((await back(d, dropped.batch)).reopened).toEqual([asked?.id]);
  expect(await letters(d)).toMatchObject([{ intent: { write: { fields: { tel: '9' } } } }]);
  await d.run();
  expect(await d.conflicts()).toHaveLength(1);
  refusing(d, 'tel', []);
  const retried = await say(d, { choose: 'retry' });
  await d.run();
  expect(phones()).toEqual(['9', '9']);
  expect((await back(d, retried.batch)).left.map((one) => one.problem.code)).toEqual(['conflict/sent-again']);
});

const never = (): never => {
  throw new Error('There is one.');
};
