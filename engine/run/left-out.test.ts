import { describe, expect, test } from 'vitest';
import { SyncId } from '../model/ids.ts';
import type { Duet } from '../testing/duet.ts';
import { ann, annRight, duets } from '../testing/duets.ts';
import { changeIdOf } from './change-set.ts';
import type { Wish } from './keep-only.ts';

const duet = duets();
const sync = SyncId.parse('contacts');

/** Runs the changes that a preview finds, each without some units. */
async function runWithout(d: Duet, without: readonly string[], does: Wish['does'] = 'do') {
  const { changes } = await d.preview();
  const picked = new Map(changes.map((change) => [changeIdOf(change), { does, without }]));
  return d.run({ only: new Map([[sync, picked]]) });
}

async function linked() {
  const d = duet();
  const keys = { left: d.add('left', ann), right: d.add('right', annRight) };
  await d.run();
  d.wait(60_000);
  return { d, ...keys };
}

describe('a field left out of a run', () => {
  test('A26: stays as it is on both sides, and the next run writes it', async () => {
    const { d, left, right } = await linked();
    d.edit('left', left, { phone: '11', city: 'Ulm' });
    const run = await runWithout(d, ['city']);
    expect(run.syncs).toMatchObject({ contacts: { right: { updated: 1 } } });
    expect(d.record('right', right)).toMatchObject({ tel: '11', town: 'Bonn' });
    const { changes } = await d.preview();
    expect(changes.map((change) => change.writes.map((write) => write.fields))).toEqual([[{ town: 'Ulm' }]]);
    await d.run();
    expect(d.record('right', right)).toMatchObject({ tel: '11', town: 'Ulm' });
    const quiet = await d.run();
    expect(quiet.syncs).toMatchObject({ contacts: { left: { updated: 0 }, right: { updated: 0 } } });
  });

  test('A26: goes the other way later where the other side was edited too: both are asked about as ever', async () => {
    const { d, left, right } = await linked();
    d.edit('left', left, { phone: '11', city: 'Ulm' });
    await runWithout(d, ['city']);
    d.edit('right', right, { town: 'Kiel' });
    await d.run();
    expect(await d.conflicts()).toMatchObject([{ question: { unit: 'city' } }]);
  });

  test('A26: of a new record is filled in by the next run', async () => {
    const { d } = await linked();
    d.add('left', { name: 'Zoe', email: 'zoe@example.com', phone: '9', city: 'Rom' });
    await runWithout(d, ['phone', 'city']);
    const zoe = () => d.all('right').find((one) => one['mail'] === 'zoe@example.com');
    expect(zoe()?.['title']).toBe('Zoe');
    expect([zoe()?.['tel'] ?? null, zoe()?.['town'] ?? null]).toEqual([null, null]);
    await d.run();
    expect(zoe()).toMatchObject({ title: 'Zoe', tel: '9', town: 'Rom' });
  });

  test('A26: is not turned round either where the change is', async () => {
    const { d, left, right } = await linked();
    d.edit('left', left, { phone: '11', city: 'Ulm' });
    await runWithout(d, ['city'], 'reverse');
    expect([d.record('left', left), d.record('right', right)]).toMatchObject([
      { phone: '1', city: 'Ulm' },
      { tel: '1', town: 'Bonn' },
    ]);
  });

  test('A26: with all of a change left out, nothing is written', async () => {
    const { d, left, right } = await linked();
    d.edit('left', left, { city: 'Ulm' });
    const run = await runWithout(d, ['city']);
    expect(run.syncs).toMatchObject({ contacts: { left: { updated: 0 }, right: { updated: 0 } } });
    expect(d.record('right', right)).toMatchObject({ town: 'Bonn' });
    expect((await d.preview()).changes).toHaveLength(1);
  });
});
