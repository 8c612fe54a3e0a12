import { expect, test } from 'vitest';
import type { Conflict } from '../../model/conflict.ts';
import { ConflictId, LinkId, RecordKey } from '../../model/ids.ts';
import { InboxQuery } from '../../model/inbox.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Duet } from '../../testing/duet.ts';
import { ann, annRight, bob, duets } from '../../testing/duets.ts';
import { deadLetters, settleDead } from '../dead.ts';
import { linkByHand, unlinkByHand } from '../hand.ts';
import { answerMany, type Said, type Wish } from './answer-many.ts';
import { careFor } from './care.ts';
import { inboxItem, inboxPage, isSnoozed } from './list.ts';

const duet = duets();

const deeds = async (d: Duet) => (await (await d.store()).auditPage(0, 1000)).filter((one) => one.action !== 'run');
const said = (entry: { readonly says: string | null } | undefined): unknown => JSON.parse(entry?.says ?? 'null');

async function answer(d: Duet, wishes: readonly Wish[], strict = true) {
  const plan = await d.plan();
  return answerMany(async () => plan, await d.world(), wishes, { why: 'as agreed by phone', strict });
}

const wish = (of: Conflict | undefined, what: Said, revision = of?.revision ?? null): Wish => ({
  id: of?.id ?? '',
  revision,
  said: what,
});

/** Ann and Bob, both of whom got another phone on either side. */
async function differing() {
  const d = duet();
  const people = [ann, bob].map(
    (one) =>
      [
        d.add('left', one),
        d.add('right', { title: one.name, mail: one.email, tel: one.phone, town: one.city }),
      ] as const,
  );
  await d.run();
  for (const [l, r] of people) {
    d.edit('left', l, { phone: `1${l}` });
    d.edit('right', r, { tel: `2${r}` });
  }
  await d.run();
  return { d, people, asked: await d.conflicts() };
}

test('I3: an answer is one commit with its deed: who, what was shown, what was chosen, and why', async () => {
  const { d, asked } = await differing();
  const before = (await deeds(d)).length;
  const { batch } = await answer(d, [wish(asked[0], { choose: 'left' })]);
  const [deed, more] = (await deeds(d)).slice(before);
  expect(more).toBeUndefined();
  expect(deed).toMatchObject({ by: 'duet', action: 'answer', about: asked[0]?.id, why: 'as agreed by phone' });
  expect(said(deed)).toMatchObject({
    revision: 1,
    batch,
    chosen: { choose: 'left' },
    shown: { unit: 'phone', left: { phone: expect.any(String) }, right: { tel: expect.any(String) } },
  });
});

test('I3: links by hand, partings and writes given up are deeds, too', async () => {
  const d = duet();
  const [l, r] = [d.add('left', { ...ann, email: 'a@x' }), d.add('right', annRight)];
  await d.run();
  await d.run();
  const world = await d.world();
  const twins = [...(await world.store.linksByKeys(d.scope, 'left', [l])).values()];
  for (const twin of twins) if (twin.right !== null) await unlinkByHand(world, d.scope, { left: l, right: twin.right });
  const mine = [...(await world.store.linksByKeys(d.scope, 'right', [r])).values()];
  for (const twin of mine) if (twin.left !== null) await unlinkByHand(world, d.scope, { left: twin.left, right: r });
  expect((await linkByHand(world, d.scope, { left: l, right: r }, { why: 'same person' })).ok).toBe(true);
  const all = await deeds(d);
  expect(all.map((one) => one.action)).toEqual(['unlink', 'unlink', 'link']);
  expect(all.at(-1)).toMatchObject({ why: 'same person' });
  expect(await deadLetters(world, null, 10)).toEqual([]);
  const plan = () => d.plan();
  expect((await settleDead(plan, world, { ids: ['i0'], choose: 'drop', why: null })).ok).toBe(false);
  expect(await deeds(d)).toHaveLength(3);
});

test('I4: of many answers those that do not stand are refused by themselves; strictly, none is recorded', async () => {
  const { d, asked } = await differing();
  const wishes = [
    wish(asked[0], { choose: 'left' }),
    wish(asked[1], { choose: 'right' }, 7),
    { id: 'c0', revision: null, said: { choose: 'left' } },
    wish(asked[1], { choose: 'keep' }),
  ] satisfies readonly Wish[];
  const strict = await answer(d, wishes);
  expect([strict.recorded, await d.conflicts()]).toEqual([false, asked]);
  const lax = await answer(d, wishes, false);
  expect(lax.refused.map((one) => one.problem.code)).toEqual([
    'conflict/moved-on',
    'conflict/unknown',
    'conflict/not-an-answer',
  ]);
  expect((await d.conflicts()).map((one) => one.id)).toEqual([asked[1]?.id]);
});

test('I8: a question may be answered with what both sides last agreed on', async () => {
  const { d, people, asked } = await differing();
  await answer(
    d,
    asked.map((one) => wish(one, { choose: 'agreed' })),
  );
  await d.run();
  expect(people.map(([l, r]) => [d.record('left', l)?.['phone'], d.record('right', r)?.['tel']])).toEqual([
    [ann.phone, ann.phone],
    [bob.phone, bob.phone],
  ]);
  const never = duet();
  never.add('left', ann);
  never.add('right', { ...annRight, tel: '9' });
  await never.run();
  const refused = await answer(never, [wish((await never.conflicts())[0], { choose: 'agreed' })]);
  expect(refused.refused[0]?.problem.code).toBe('conflict/never-agreed');
});

test('I9: every decision stays, with the question as it was shown and what became of it', async () => {
  const { d, people, asked } = await differing();
  const [first] = asked;
  if (first?.link == null) throw new Error('a question');
  const link = (await (await d.store()).links(d.scope, [first.link])).get(first.link);
  await answer(d, [wish(first, { choose: 'left' })]);
  await answer(d, [wish(first, { choose: 'right' })]);
  const pair = people.find(([l]) => l === link?.left);
  if (pair === undefined) throw new Error('a pair');
  d.edit('left', pair[0], { phone: '77' });
  await d.run();
  await answer(d, [{ id: first.id, revision: 2, said: { choose: 'left' } }]);
  await d.run();
  const kept = await (await d.store()).decisions({ conflict: first.id }, 0, 10);
  expect(kept.map(({ decision }) => [decision.revision, decision.choice.choose, decision.state])).toEqual([
    [1, 'left', 'replaced'],
    [1, 'right', 'lapsed'],
    [2, 'left', 'done'],
  ]);
  expect(kept[0]?.decision.question).toEqual(first.question);
});

test('I7: what is kept beside a question stays when it is asked again; a snoozed one comes back when its values change', async () => {
  const { d, people, asked } = await differing();
  const [first] = asked;
  if (first?.link == null) throw new Error('a question');
  const world = await d.world();
  const plan = await d.plan();
  const look = async () => {
    const found = await inboxItem(world, async () => plan, first.id);
    if (found === null) throw new Error('a question');
    return found.item;
  };
  const open = async () =>
    (await inboxPage(world, async () => plan, InboxQuery.parse({}), { after: null, limit: 10 })).items.length;
  for (const edit of [
    { do: 'assign', to: 'dana' },
    { do: 'comment', text: 'ask her' },
    { do: 'due', at: d.later(1000) },
    { do: 'snooze', until: d.later(86_400_000) },
  ] as const)
    expect(await careFor(world, [first.id], edit)).toEqual({ ok: true, value: 1 });
  expect(isSnoozed(await look(), d.now())).toBe(true);
  expect(await open()).toBe(1);
  const link = (await world.store.links(d.scope, [first.link])).get(first.link);
  const pair = people.find(([l]) => l === link?.left);
  if (pair === undefined) throw new Error('a pair');
  d.edit('left', pair[0], { phone: '55' });
  await d.run();
  expect(await look()).toMatchObject({ revision: 2, care: { assignee: 'dana', comments: [{ text: 'ask her' }] } });
  expect(await open()).toBe(2);
  const overdue = InboxQuery.parse({ overdue: true, assignee: 'dana' });
  expect(await world.store.countInbox(overdue, d.now())).toBe(1);
  expect((await deeds(d)).map((one) => one.action)).toEqual(['assign', 'comment', 'due', 'snooze']);
  expect((await careFor(world, [first.id], { do: 'snooze', until: d.later(-1) })).ok).toBe(false);
  expect((await careFor(world, ['c0'], { do: 'assign', to: null })).ok).toBe(false);
});

test('I4: a thousand questions are answered in one commit', {
  timeout: 60_000,
  retry: 2,
}, async () => {
  const { d, asked } = await differing();
  const [first] = asked;
  if (first?.link == null) throw new Error('a question');
  const store = await d.store();
  const link = (await store.links(d.scope, [first.link])).get(first.link);
  if (link === undefined) throw new Error('a link');
  const many = Array.from({ length: 1000 }, (_, at): Conflict => {
    const id = LinkId.parse(`l${at}`);
    return { ...first, id: ConflictId.parse(`c${at}`), link: id };
  });
  await store.commit(
    many.flatMap((one): Mark[] => [
      {
        put: 'link',
        scope: d.scope,
        link: {
          ...link,
          id: one.link ?? link.id,
          left: RecordKey.parse(`l-${one.id}`),
          right: RecordKey.parse(`r-${one.id}`),
        },
      },
      { put: 'conflict', scope: d.scope, conflict: one },
    ]),
  );
  const done = await answer(
    d,
    many.map((one) => wish(one, { choose: 'left' })),
  );
  expect([done.answered.length, done.recorded]).toEqual([1000, true]);
  expect(await store.decisions({ batch: done.batch }, 0, 2000)).toHaveLength(1000);
});

test('I4: a question that a run asks anew while its answer is recorded keeps its new values', async () => {
  const { d, asked } = await differing();
  const [first] = asked;
  if (first === undefined) throw new Error('a question');
  const [plan, world] = [await d.plan(), await d.world()];
  const meanwhile = async () => {
    await world.store.commit([{ put: 'conflict', scope: d.scope, conflict: { ...first, revision: 2 } }]);
    return plan;
  };
  const done = await answerMany(meanwhile, world, [wish(first, { choose: 'left' })], { why: null, strict: false });
  expect(done).toMatchObject({ answered: [], recorded: false, refused: [{ problem: { code: 'conflict/moved-on' } }] });
  expect((await world.store.conflict(first.id))?.conflict).toMatchObject({ revision: 2, state: 'open' });
});
