import { expect, onTestFinished, test } from 'vitest';
import { asOf } from '../core/past/life.ts';
import { RecordKey, type Side } from '../model/ids.ts';
import type { Fields } from '../model/value.ts';
import { editedHistory } from '../testing/edited-history.ts';
import { lifeOfRecord } from './record-life.ts';

const mapped = {
  left: ['name', 'email', 'phone', 'city', 'note'],
  right: ['title', 'mail', 'tel', 'town', 'memo'],
};

const seeds = ['a', 'b', 'c', 'd', `fresh-${Date.now().toString(36)}`];

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
