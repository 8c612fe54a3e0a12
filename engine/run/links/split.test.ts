import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKey } from '../../model/ids.ts';
import type { Duet } from '../../testing/duet.ts';
import { ann, annRight, bob, bobRight, crowd, duets } from '../../testing/duets.ts';
import { placeOf } from '../side-seat.ts';
import { undoRun } from '../undo.ts';
import { linkRecords } from './link-records.ts';
import { previewSplit, splitLink } from './split.ts';

const duet = duets();
const leftWins = { sync: { rules: { firstLink: 'left-wins' } } };

const place = async (d: Duet) => placeOf(await d.plan(), d.scope.sync, await d.world());

/** Ann and somebody else, linked by mistake and settled. */
async function mistaken(d: Duet): Promise<{ left: RecordKey; right: RecordKey }> {
  crowd(d, 4);
  const left = d.add('left', { ...ann, phone: null });
  const right = d.add('right', { ...bobRight, tel: '22' });
  await linkRecords(await place(d), [{ left, right }], 'person', { about: '', says: {} });
  await d.run();
  return { left, right };
}

describe('a split', () => {
  test('L10: gives both records back what they had before the link, and parts them', async () => {
    const d = duet(leftWins);
    const pair = await mistaken(d);
    expect(d.record('right', pair.right)).toEqual({ ...annRight, tel: '22' });
    expect(d.record('left', pair.left)).toEqual({ ...ann, phone: '22' });
    const writes = d.writes('left') + d.writes('right');
    const preview = await previewSplit(await place(d), pair);
    expect(preview.change.writes.map((one) => [one.side, one.fields])).toEqual([
      ['left', { phone: null }],
      ['right', { title: 'Bob', mail: 'bob@example.com', town: 'Köln' }],
    ]);
    expect(d.writes('left') + d.writes('right')).toBe(writes);
    const split = await splitLink(await place(d), pair, { afterwards: 'keep', why: 'another person' });
    expect(split.run).toMatchObject({ kind: 'split', state: 'done', problem: null });
    expect(d.record('left', pair.left)).toEqual({ ...ann, phone: null });
    expect(d.record('right', pair.right)).toEqual({ ...bobRight, tel: '22' });
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({ linked: 4, left: { created: 0 }, right: { created: 0 } });
    expect(d.record('right', pair.right)).toEqual({ ...bobRight, tel: '22' });
    const deeds = (await (await d.store()).auditPage(0, 20)).filter((one) => one.action === 'split');
    expect(deeds).toMatchObject([{ why: 'another person' }]);
  });

  test('L10: what somebody typed since stays, and so does what he typed between two writes of ours', async () => {
    const d = duet(leftWins);
    const pair = await mistaken(d);
    d.edit('right', pair.right, { town: 'Trier' });
    await d.run();
    expect(d.record('left', pair.left)).toMatchObject({ city: 'Trier' });
    d.edit('left', pair.left, { city: 'Ulm' });
    await d.run();
    expect(d.record('right', pair.right)).toMatchObject({ town: 'Ulm' });
    d.edit('right', pair.right, { title: 'Robert' });
    const split = await splitLink(await place(d), pair, { afterwards: 'keep' });
    expect(d.record('right', pair.right)).toEqual({ ...bobRight, title: 'Robert', town: 'Trier', tel: '22' });
    expect(d.record('left', pair.left)).toEqual({ ...ann, phone: null, city: 'Ulm' });
    expect(split.leftAlone).toEqual([
      { side: 'left', reason: 'edited-since', fields: ['city'] },
      { side: 'right', reason: 'edited-since', fields: ['title'] },
    ]);
  });

  test('L11: afterwards both may be matched again but not created, or get a twin of their own', async () => {
    const matched = duet(leftWins);
    const pair = await mistaken(matched);
    await splitLink(await place(matched), pair, { afterwards: 'match' });
    const twin = matched.add('left', { ...bob, phone: '22' });
    expect((await matched.run()).syncs['contacts']).toMatchObject({ linked: 5, right: { created: 0 } });
    const links = await (await matched.store()).linksByKeys(matched.scope, 'right', [pair.right]);
    expect(links.get(pair.right)).toMatchObject({ left: twin, state: 'live' });
    expect((await matched.run()).syncs['contacts']).toMatchObject({
      linked: 5,
      left: { created: 0 },
      right: { created: 0 },
    });

    const created = duet(leftWins);
    await splitLink(await place(created), await mistaken(created), { afterwards: 'create' });
    expect((await created.run()).syncs['contacts']).toMatchObject({
      linked: 6,
      left: { created: 1 },
      right: { created: 1 },
    });
  });

  test('L11: records that are not linked, or of which a write is still on its way, are not split', async () => {
    const d = duet();
    const [left, right] = [d.add('left', ann), d.add('right', bobRight)];
    await d.run();
    await expect(splitLink(await place(d), { left, right }, { afterwards: 'keep' })).rejects.toThrow('are not linked');
  });

  test('L12: an undo of a split gives the values back and links the pair again', async () => {
    const d = duet(leftWins);
    const pair = await mistaken(d);
    const { run } = await splitLink(await place(d), pair, { afterwards: 'keep' });
    await d.run();
    const undone = await undoRun(run.id, await d.plan(), await d.world());
    expect(undone).toMatchObject({ skipped: [], run: { state: 'done' } });
    expect(d.record('right', pair.right)).toEqual({ ...annRight, tel: '22' });
    expect(d.record('left', pair.left)).toEqual({ ...ann, phone: '22' });
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 5, conflicts: 0 });
    d.edit('left', pair.left, { city: 'Ulm' });
    await d.run();
    expect(d.record('right', pair.right)).toMatchObject({ town: 'Ulm' });
  });

  test('L12: a run that wrote to a pair that was parted since is undone on the record alone, and the pair stays parted', async () => {
    const d = duet(leftWins);
    const pair = await mistaken(d);
    d.edit('left', pair.left, { city: 'Ulm' });
    const run = await d.run();
    const { unlinkByHand } = await import('../hand.ts');
    await unlinkByHand(await d.world(), d.scope, pair);
    await d.undo(run);
    expect(d.record('right', pair.right)).toMatchObject({ town: 'Bonn' });
    expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 4, left: { created: 0 }, right: { created: 0 } });
    expect(d.record('right', pair.right)).toMatchObject({ town: 'Bonn' });
  });
});

type Trouble = 'lost-answer' | 'lost-request' | 'sign-in' | 'item-refused' | 'edit';

describe('a split in trouble', () => {
  test.each<[Trouble, string]>([
    ['lost-answer', 'Köln'],
    ['lost-request', 'Bonn'],
    ['sign-in', 'Bonn'],
    ['item-refused', 'Bonn'],
    ['edit', 'Essen'],
  ])('L10: %s: the pair is parted, and no later run carries anything over the link', async (trouble, town) => {
    let on = false;
    const d: Duet = duet({
      ...leftWins,
      faults: {
        right: (call) => {
          if (!on || call.name !== 'write') return null;
          if (trouble === 'edit') d.edit('right', pair.right, { town: 'Essen' });
          if (trouble === 'edit') return null;
          return trouble === 'item-refused' ? { kind: trouble, item: 0 } : { kind: trouble };
        },
      },
    });
    const pair = await mistaken(d);
    on = true;
    const { run, leftAlone } = await splitLink(await place(d), pair, { afterwards: 'keep' });
    expect(run.state).toBe(trouble === 'lost-answer' ? 'done' : trouble === 'sign-in' ? 'failed' : 'partial');
    const fallen = leftAlone.filter((one) => one.reason === 'not-put-back').map((one) => one.side);
    expect(fallen).toEqual(trouble === 'lost-answer' ? [] : trouble === 'sign-in' ? ['left', 'right'] : ['right']);
    on = false;
    d.edit('left', pair.left, { name: 'Annette' });
    d.edit('right', pair.right, { tel: '99' });
    for (let at = 0; at < 3; at++) {
      const later = await d.run();
      expect(later.syncs['contacts']).toMatchObject({ linked: 4, left: { created: 0 }, right: { created: 0 } });
    }
    expect(d.record('right', pair.right)).toMatchObject({ tel: '99', town });
    expect(d.record('right', pair.right)).not.toMatchObject({ title: 'Annette' });
    expect(d.record('left', pair.left)).toMatchObject({ name: 'Annette' });
    expect(d.record('left', pair.left)).not.toMatchObject({ phone: '99' });
    expect([d.all('left').length, d.all('right').length]).toEqual([5, 5]);
  });
});

const seed = 20_261_123;
const value = fc.constantFrom('1', '2', '3', null);
const edits = fc.array(fc.record({ side: fc.boolean(), field: fc.nat(1), value }), { maxLength: 5 });

test(`L10, seed ${seed}: after a split and a run both records have only values of their own`, {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ phone: value, tel: value, city: value, town: value }), edits, async (was, typed) => {
      const d = duet(leftWins);
      crowd(d, 1);
      const left = d.add('left', { ...ann, phone: was.phone, city: was.city });
      const right = d.add('right', { ...annRight, title: 'Bob', mail: 'b@example.com', tel: was.tel, town: was.town });
      const own: Record<'phone' | 'city' | 'tel' | 'town', string | null> = {
        phone: was.phone,
        city: was.city,
        tel: was.tel,
        town: was.town,
      };
      await linkRecords(await place(d), [{ left, right }], 'person', { about: '', says: {} });
      await d.run();
      for (const [at, one] of typed.entries()) {
        const [mine, its] = one.field === 0 ? (['phone', 'tel'] as const) : (['city', 'town'] as const);
        const name = one.side ? mine : its;
        const text = one.value === null ? null : `${one.value}-${at}`;
        if (one.side) d.edit('left', left, { [name]: text });
        else d.edit('right', right, { [name]: text });
        own[name] = text;
        await d.run();
      }
      await splitLink(await place(d), { left, right }, { afterwards: 'keep' });
      await d.run();
      expect(d.record('left', left)).toMatchObject({ phone: own.phone, city: own.city });
      expect(d.record('right', right)).toMatchObject({ tel: own.tel, town: own.town });
    }),
    { seed, numRuns: 25 },
  );
});
