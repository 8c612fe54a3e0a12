import { expect, test } from 'vitest';
import { ConflictId, FlowId } from '../model/ids.ts';
import { InboxQuery, noCare } from '../model/inbox.ts';
import { freshStore } from '../testing/fresh-store.ts';
import { aConflict, aLink, firms, key, linkId, people, startOfTests } from '../testing/state-samples.ts';
import type { Mark } from './contract/mark.ts';

const asked = (over: object): InboxQuery => InboxQuery.parse(over);
const later = '2027-01-01T00:00:00Z';

test('I1: questions are found by each of their parts, in pages, and counted by group', async () => {
  const { store } = await freshStore();
  const unit = aConflict('c1').question;
  if (unit.about !== 'unit') throw new Error('a unit');
  await store.commit([
    { put: 'link', scope: people, link: aLink('a', { left: key('KEY-77'), right: key('r') }) },
    { put: 'conflict', scope: people, conflict: aConflict('c1') },
    {
      put: 'conflict',
      scope: people,
      conflict: aConflict('c2', {
        openedAt: '2026-05-05T00:00:00.5Z',
        question: { ...unit, unit: 'city', left: { s1: [null] }, right: { s1: ['Köln'] } },
        link: linkId('b'),
      }),
    },
    { put: 'conflict', scope: people, conflict: aConflict('c3', { state: 'closed' }) },
    {
      put: 'conflict',
      scope: { ...firms, flow: FlowId.parse('other') },
      conflict: aConflict('c4', { state: 'answered', openedAt: '2026-05-05T00:00:00Z', link: linkId('x') }),
    },
    { put: 'care', conflict: ConflictId.parse('c2'), care: { ...noCare, assignee: 'dana', due: startOfTests } },
    {
      put: 'care',
      conflict: ConflictId.parse('c4'),
      care: { ...noCare, snoozedUntil: '2026-12-31T00:00:00Z', snoozedRevision: 1 },
    },
  ]);
  const ids = async (over: object, now = later) =>
    (await store.inbox(asked(over), now, null, 10)).map((one) => one.conflict.id);
  expect(await ids({})).toEqual(['c1', 'c4', 'c2']);
  expect(await ids({}, startOfTests)).toEqual(['c1', 'c2']);
  expect(await ids({ snoozed: 'only' }, startOfTests)).toEqual(['c4']);
  expect(await ids({ flow: 'other', snoozed: 'show' }, startOfTests)).toEqual(['c4']);
  expect(await ids({ sync: people.sync, states: ['open', 'closed'] })).toEqual(['c1', 'c3', 'c2']);
  expect(await ids({ units: ['city'] })).toEqual(['c2']);
  expect(await ids({ pattern: 'left-blank' })).toEqual(['c2']);
  expect(await ids({ assignee: 'dana' })).toEqual(['c2']);
  expect(await ids({ assignee: '' })).toEqual(['c1', 'c4']);
  expect(await ids({ overdue: true })).toEqual(['c2']);
  expect(await ids({ text: 'KÖLN' })).toEqual(['c2']);
  expect(await ids({ text: 'key-7' })).toEqual(['c1']);
  expect(await ids({ openedAfter: '2026-05-05T00:00:00.1Z' })).toEqual(['c2']);
  expect(await ids({ openedBefore: '2026-05-05T00:00:00Z' })).toEqual(['c1']);
  const [first] = await store.inbox(asked({}), later, null, 1);
  const after = { openedAt: first?.conflict.openedAt ?? '', id: ConflictId.parse('c1') };
  expect((await store.inbox(asked({}), later, after, 1)).map((one) => one.conflict.id)).toEqual(['c4']);
  expect(await store.countInbox(asked({}), later)).toBe(3);
  expect(
    (await store.groupInbox(asked({}), later, 'unit')).map((one) => [one.scope.flow, one.value, one.count]),
  ).toEqual([
    [people.flow, 'city', 1],
    [people.flow, 'name', 1],
    ['other', 'name', 1],
  ]);
  expect(first).toMatchObject({ keys: { left: 'KEY-77', right: 'r' }, care: noCare });
});

test('I1: ten thousand questions are grouped, counted and searched', async () => {
  const { store } = await freshStore();
  const marks = Array.from({ length: 10_000 }, (_, at): Mark => {
    const conflict = aConflict(`c${at}`, { link: linkId(`l${at}`) });
    return { put: 'conflict', scope: people, conflict };
  });
  await store.commit(marks);
  for (const by of ['sync', 'reason', 'unit', 'pattern', 'assignee'] as const)
    expect((await store.groupInbox(asked({}), later, by)).map((one) => one.count)).toEqual([10_000]);
  expect(await store.countInbox(asked({ text: 'nowhere' }), later)).toBe(0);
  expect(await store.inbox(asked({}), later, null, 500)).toHaveLength(500);
});
