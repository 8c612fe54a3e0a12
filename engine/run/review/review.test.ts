import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKey, Side } from '../../model/ids.ts';
import type { ReviewRow } from '../../model/review.ts';
import type { Duet, DuetOptions } from '../../testing/duet.ts';
import { ann, annRight, bob, bobRight, cleo, cleoRight, crowd, duets } from '../../testing/duets.ts';
import { unlinkByHand } from '../hand.ts';
import { declareApart } from '../links/apart.ts';
import { excludeRecords, includeRecords } from '../links/exclude.ts';
import { linkRecords, takeBackBatch, takeBackLink } from '../links/link-records.ts';
import { matchAgain } from '../links/match-again.ts';
import { placeOf } from '../side-seat.ts';
import { openReview, type Review } from './open.ts';

const duet = duets();

async function reviewed<T>(d: Duet, look: (review: Review) => Promise<T> | T): Promise<T> {
  const review = await openReview({ plan: await d.plan(), sync: d.scope.sync }, await d.world());
  try {
    return await look(review);
  } finally {
    await review.close();
  }
}

const place = async (d: Duet) => placeOf(await d.plan(), d.scope.sync, await d.world());

const allRows = (review: Review): readonly ReviewRow[] =>
  (['linked', 'ambiguous', 'left', 'right'] as const).flatMap((list) => review.rows({ list, limit: 1000 }).rows);

function keysIn(row: ReviewRow, side: Side): readonly string[] {
  if (row.list === 'linked') return row[side] === null ? [] : [row[side]];
  if (row.list === 'ambiguous') return row.home[side];
  return row.list === side ? [row.key] : [];
}

/** Every record of a side, once for each list that it is in. */
const places = (rows: readonly ReviewRow[], side: Side): readonly string[] => rows.flatMap((row) => keysIn(row, side));

const pairsOf = (rows: readonly ReviewRow[]): readonly string[] =>
  rows.flatMap((row) => (row.list === 'linked' ? [`${row.left} ${row.right}`] : [])).sort();

async function livePairs(d: Duet): Promise<readonly string[]> {
  const links = await (await d.store()).linkPage(d.scope, ['live'], null, 10_000);
  return links.map((one) => `${one.left} ${one.right}`).sort();
}

const waiting: DuetOptions = { sync: { rules: { create: { left: 'wait', right: 'wait' } } } };

describe('the four lists', () => {
  test('L1: before the first run every record is in one of the four lists, and nothing is written', async () => {
    const d = duet();
    d.add('left', ann);
    d.add('right', { ...annRight, tel: '99' });
    d.add('left', bob);
    d.add('right', bobRight);
    d.add('right', { ...bobRight, title: 'Bob II' });
    const l = d.add('left', cleo);
    const counts = await reviewed(d, (review) => review.counts);
    expect(counts).toEqual({
      compared: { left: 3, right: 3 },
      linked: { pairs: 1, new: 1, differ: 1, how: { 'match:1': 1 } },
      ambiguous: { clusters: 1, left: 1, right: 2 },
      left: { records: 1, becomes: { created: 1 } },
      right: { records: 0, becomes: {} },
    });
    const [row] = await reviewed(d, async (review) => (await review.page({ list: 'left' })).rows);
    expect(row).toMatchObject({ row: { key: l, title: 'Cleo' }, left: [{ key: l, fields: { name: 'Cleo' } }] });
    const [cluster] = await reviewed(d, async (review) => (await review.page({ list: 'ambiguous' })).rows);
    expect(cluster?.right.map((one) => one.fields?.['title'])).toEqual(['Bob', 'Bob II']);
    expect(cluster?.alike).toHaveLength(2);
    expect(d.writes('left') + d.writes('right')).toBe(0);
    const store = await d.store();
    expect(await store.linkPage(d.scope, ['live'], null, 10)).toEqual([]);
    expect(await store.lonePage(d.scope, ['new', 'asked', 'waiting'], null, null, 10)).toEqual([]);
  });

  test('L1: lists are searched by key and value, filtered, sorted and paged', async () => {
    const d = duet();
    crowd(d, 12);
    d.add('left', ann);
    const rows = await reviewed(d, (review) => ({
      found: review.rows({ list: 'linked', search: 'PERSON 7' }),
      byValue: review.rows({ list: 'linked', search: 'p3@example.com' }).total,
      page: review.rows({ list: 'linked', sort: 'title', offset: 10, limit: 5 }),
      last: review.rows({ list: 'linked', sort: 'title', descending: true, limit: 1 }),
      created: review.rows({ list: 'left', filter: 'created' }).total,
      kept: review.rows({ list: 'left', filter: 'kept' }).total,
    }));
    expect(rows.found.rows).toMatchObject([{ title: 'Person 7', value: 'p7@example.com', differs: [] }]);
    expect([rows.byValue, rows.created, rows.kept]).toEqual([1, 1, 0]);
    expect(rows.page).toMatchObject({ total: 12, rows: [{ title: 'Person 8' }, { title: 'Person 9' }] });
    expect(rows.last.rows).toMatchObject([{ title: 'Person 9' }]);
  });

  test('L1: after a run links show what they will be written, and what is asked about', async () => {
    const d = duet();
    crowd(d, 10);
    const l = d.add('left', { ...ann, city: 'Ulm' });
    const r = d.add('right', annRight);
    await d.run();
    d.edit('left', l, { phone: '77' });
    const [row] = await reviewed(d, (review) => review.rows({ list: 'linked', filter: 'differs' }).rows);
    expect(row).toMatchObject({ left: l, right: r, state: 'linked', how: 'match:1', differs: ['phone', 'city'] });
  });
});

const seed = 20_261_123;
const letter = fc.constantFrom('a', 'b', 'c', 'd', null);
const people = fc.array(fc.record({ email: letter, name: fc.constantFrom('Ann', 'Bob', 'Cleo') }), { maxLength: 7 });

test(`L1 and L2, seed ${seed}: all records are in exactly one list, and the run links and creates exactly what was said`, {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(people, people, people, fc.boolean(), async (left, right, later, isWaiting) => {
      const d = duet(isWaiting ? waiting : {});
      crowd(d, 2);
      for (const one of left) d.add('left', { ...one, phone: null, city: null });
      for (const one of right) d.add('right', { title: one.name, mail: one.email, tel: null, town: null });
      for (const round of [[], later]) {
        for (const one of round) d.add('right', { title: one.name, mail: one.email, tel: null, town: null });
        const keys = (side: Side) =>
          d[side]
            .all('contacts')
            .map((one) => one.key)
            .sort();
        const rows = await reviewed(d, allRows);
        expect([...places(rows, 'left')].sort()).toEqual(keys('left'));
        expect([...places(rows, 'right')].sort()).toEqual(keys('right'));
        const created = rows.filter((row) => 'becomes' in row && row.becomes === 'created').length;
        const before = d.left.all('contacts').length + d.right.all('contacts').length;
        await d.run();
        expect(d.left.all('contacts').length + d.right.all('contacts').length).toBe(before + created);
        const pairs = await livePairs(d);
        for (const pair of pairsOf(rows)) expect(pairs).toContain(pair);
        expect(pairs).toHaveLength(pairsOf(rows).length + created);
      }
    }),
    { seed, numRuns: 25 },
  );
});

describe('decisions before the first run', () => {
  test('L3: two records are linked by hand before the first run, which settles them', async () => {
    const d = duet();
    const l = d.add('left', { ...ann, email: 'old@example.com', phone: null });
    const r = d.add('right', annRight);
    const done = await linkRecords(await place(d), [{ left: l, right: r }], 'person', { about: '', says: {} });
    expect(done).toMatchObject({ linked: [{ left: l, right: r }], refused: [] });
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({
      linked: 1,
      conflicts: 1,
      left: { created: 0 },
      right: { created: 0 },
    });
    expect(d.record('left', l)).toMatchObject({ phone: '1' });
    const deeds = await (await d.store()).auditPage(0, 10);
    expect(deeds.map((one) => one.action)).toContain('link');
  });

  test('L3: what nobody has, or is linked already, is refused; the others of a batch are linked', async () => {
    const d = duet();
    const [l, r, other] = [d.add('left', ann), d.add('right', annRight), d.add('right', bobRight)];
    const pairs = [
      { left: l, right: 'none' as RecordKey },
      { left: l, right: r },
      { left: l, right: other },
    ];
    const done = await linkRecords(await place(d), pairs, 'suggested:b1', { about: 'b1', says: {} });
    expect(done.linked).toEqual([{ left: l, right: r }]);
    expect(done.refused.map((one) => one.problem.code)).toEqual(['link/no-record', 'link/twice']);
    const again = await linkRecords(await place(d), [{ left: l, right: other }], 'person', { about: '', says: {} });
    expect(again.refused.map((one) => one.problem.code)).toEqual(['link/held']);
  });

  test('L3: a link by hand is taken back as long as nothing was carried over it, and then its records match like any others', async () => {
    const d = duet();
    const [l, r, other] = [d.add('left', ann), d.add('right', annRight), d.add('right', cleoRight)];
    await linkRecords(await place(d), [{ left: l, right: other }], 'person', { about: '', says: {} });
    expect(await takeBackLink(await place(d), { left: l, right: other })).toMatchObject({ ok: true });
    await d.run();
    expect(await livePairs(d)).toContain(`${l} ${r}`);
    d.edit('left', l, { city: 'Ulm' });
    await d.run();
    expect(await takeBackLink(await place(d), { left: l, right: r })).toMatchObject({
      ok: false,
      error: { code: 'link/not-by-hand' },
    });
  });

  test('L3: a link by hand over which values went is not taken back', async () => {
    const d = duet();
    const [l, r] = [d.add('left', { ...ann, phone: null }), d.add('right', annRight)];
    await linkRecords(await place(d), [{ left: l, right: r }], 'suggested:b7', { about: 'b7', says: {} });
    await d.run();
    const back = await takeBackBatch(await place(d), 'b7');
    expect(back).toMatchObject({ back: 0, written: [{ left: l, right: r }] });
  });

  test('L4: an excluded record is neither linked nor created nor suggested, until that is taken back', async () => {
    const d = duet();
    const [l, r] = [d.add('left', ann), d.add('right', annRight)];
    const only = d.add('left', cleo);
    const out = [
      { side: 'left', key: l },
      { side: 'left', key: only },
    ] as const;
    expect(await excludeRecords(await place(d), out)).toMatchObject({ ok: true });
    const seen = await reviewed(d, async (review) => ({
      left: review.counts.left.becomes,
      right: review.counts.right.becomes,
      suggestions: await review.suggestions({ min: 0 }),
    }));
    expect(seen).toEqual({ left: { excluded: 2 }, right: { created: 1 }, suggestions: [] });
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({ linked: 1, left: { created: 1 }, right: { created: 0 } });
    d.edit('left', only, { city: 'Ulm' });
    await d.run();
    expect(d.all('right')).toHaveLength(1);
    expect(d.record('right', r)).toEqual(annRight);
    expect(await includeRecords(await place(d), [{ side: 'left', key: only }])).toMatchObject({ ok: true });
    expect((await d.run()).syncs['contacts']).toMatchObject({ right: { created: 1 } });
    expect(await excludeRecords(await place(d), [{ side: 'left', key: only }])).toMatchObject({
      ok: false,
      error: { code: 'link/held' },
    });
  });

  test('L6: records that a person declared apart are neither linked nor suggested', async () => {
    const d = duet(waiting);
    const [l, r] = [d.add('left', ann), d.add('right', annRight)];
    await declareApart(await d.world(), d.scope, { left: l, right: r });
    const seen = await reviewed(d, async (review) => [
      review.counts.linked.pairs,
      await review.suggestions({ min: 0 }),
    ]);
    expect(seen).toEqual([0, []]);
    await d.run();
    expect(await livePairs(d)).toEqual([]);
  });
});

describe('match again', () => {
  test('L9: pairs that were declared apart are matched again when a person asks, and nothing linked is touched', async () => {
    const d = duet(waiting);
    crowd(d, 3);
    const [l, r] = [d.add('left', ann), d.add('right', annRight)];
    await declareApart(await d.world(), d.scope, { left: l, right: r });
    await d.run();
    const before = await livePairs(d);
    expect(await matchAgain(await place(d), 'waiting')).toEqual({ waiting: 2, apart: 0, unlinked: 0 });
    await d.run();
    expect(await livePairs(d)).toEqual(before);
    expect(await matchAgain(await place(d), 'apart')).toEqual({ waiting: 2, apart: 1, unlinked: 0 });
    await d.run();
    expect(await livePairs(d)).toEqual([...before, `${l} ${r}`].sort());
  });

  test('L9: unlinked records are matched again only when asked for, and never created', async () => {
    const d = duet();
    crowd(d, 3);
    const [l, r] = [d.add('left', ann), d.add('right', annRight)];
    await d.run();
    await unlinkByHand(await d.world(), d.scope, { left: l, right: r });
    d.edit('right', r, { mail: 'new@example.com' });
    await d.run();
    await matchAgain(await place(d), 'unlinked');
    await d.run();
    expect([d.all('left').length, d.all('right').length]).toEqual([4, 4]);
    expect(await livePairs(d)).toHaveLength(3);
    d.edit('right', r, { mail: ann.email });
    await d.run();
    await matchAgain(await place(d), 'unlinked');
    await d.run();
    expect(await livePairs(d)).toHaveLength(4);
  });
});
