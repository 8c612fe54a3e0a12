import { expect, onTestFinished, test } from 'vitest';
import { asOf } from '../core/past/life.ts';
import { RecordKey, type Side } from '../model/ids.ts';
import type { Fields } from '../model/value.ts';
import { ann, annRight, duets } from '../testing/duets.ts';
import { editedHistory } from '../testing/edited-history.ts';
import { freshSeed } from '../testing/seeds.ts';
import { unlinkByHand } from './hand.ts';
import { lifeOfRecord } from './record-life.ts';

const mapped = {
  left: ['name', 'email', 'phone', 'city', 'note'],
  right: ['title', 'mail', 'tel', 'town', 'memo'],
};

const seeds = ['a', 'b', 'c', 'd', `fresh-${freshSeed()}`];

for (const seed of seeds) {
  test(`X2, seed ${seed}: as of the end of any run, a record is what both systems held then`, async () => {
    const history = await editedHistory(seed);
    onTestFinished(history.close);
    const { bench } = history;
    const ends: { at: string; rows: { readonly [side in Side]: ReadonlyMap<string, Fields> } }[] = [];
    for (let turn = 0; turn < 8; turn++) {
      const run = await bench.run();
      expect(run.problem).toBeNull();
      ends.push({
        at: run.endedAt ?? '',
        rows: { left: history.rows('left'), right: history.rows('right') },
      });
      history.edit(6);
    }
    const plan = await bench.plan();
    const [sync] = plan.syncs;
    if (sync === undefined) throw new Error('There is a sync.');
    const scope = { flow: plan.flow, sync: sync.id };
    let compared = 0;
    for (const side of ['left', 'right'] as const) {
      const keys = new Set(ends.flatMap((end) => [...end.rows[side].keys()]));
      for (const key of keys) {
        const record = { side, key: RecordKey.parse(key), terms: 'own' } as const;
        const told = await lifeOfRecord(bench.store, scope, sync, record);
        if (told === null) throw new Error(`Nothing is known of ${side} ${key}.`);
        for (const [turn, end] of ends.entries()) {
          const then = asOf(told.life, end.at)[side];
          const row = end.rows[side].get(key);
          const name = `${side} ${key} after run ${turn + 1}`;
          if (then.key !== key) continue;
          expect([name, then.is]).toEqual([name, row === undefined ? 'gone' : 'there']);
          if (row === undefined) continue;
          const held = Object.fromEntries(mapped[side].map((field) => [field, then.fields[field]?.value]));
          const was = Object.fromEntries(mapped[side].map((field) => [field, row[field]]));
          expect([name, held]).toEqual([name, was]);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
}

const duet = duets();

test('X2: a pair that nobody edited is still told after a person parted it', async () => {
  const d = duet();
  const [left, right] = [d.add('left', ann), d.add('right', annRight)];
  const { endedAt } = await d.run();
  d.wait(60_000);
  expect((await unlinkByHand(await d.world(), d.scope, { left, right })).ok).toBe(true);
  const [sync] = (await d.plan()).syncs;
  if (sync === undefined) throw new Error('There is a sync.');
  const told = await lifeOfRecord(await d.store(), d.scope, sync, { side: 'right', key: right, terms: 'own' });
  expect(told).toMatchObject({ state: 'ended', left, right });
  const then = asOf(
    told?.life ?? { born: null, from: null, start: { left: nobody, right: nobody }, steps: [] },
    endedAt,
  );
  expect(then.right.fields).toMatchObject({ tel: { value: '1', by: 'linked' }, town: { value: 'Bonn' } });
  expect(then.left.fields).toMatchObject({ phone: { value: '1' } });
});

const nobody = { key: null, is: 'unknown', fields: {} } as const;

test('X2: before its first run nothing is known of a record, and of one without a twin what it is now', async () => {
  const d = duet({ sync: { rules: { create: { left: 'wait', right: 'wait' } } } });
  const left = d.add('left', ann);
  const before = d.now();
  await d.run();
  d.edit('left', left, { phone: '11' });
  await d.run();
  const [sync] = (await d.plan()).syncs;
  if (sync === undefined) throw new Error('There is a sync.');
  const told = await lifeOfRecord(await d.store(), d.scope, sync, { side: 'left', key: left, terms: 'own' });
  expect(told).toMatchObject({ state: 'alone', how: null, right: null });
  const life = told?.life ?? { born: null, from: null, start: { left: nobody, right: nobody }, steps: [] };
  expect(asOf(life, null).left.fields['phone']).toMatchObject({ value: '11', by: 'people' });
  expect(asOf(life, before).left.fields['phone']).toMatchObject({ value: '1', since: null });
  expect(asOf(life, null).right.is).toBe('unknown');
});
