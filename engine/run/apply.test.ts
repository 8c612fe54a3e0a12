import { expect, test } from 'vitest';
import { textField } from '../testing/duet.ts';
import { ann, annRight, bob, bobRight, cleo, crowd, duets } from '../testing/duets.ts';
import { deadLetters, settleDead } from './dead.ts';

const duet = duets();

test('A4: an intent is in the state before its write reaches the system', async () => {
  const d = duet();
  const l = d.add('left', ann);
  d.add('right', annRight);
  await d.run();
  const store = await d.store();
  const seen: string[] = [];
  d.right.beforeWrite = async (intent) => {
    const sent = await store.intents(d.scope, ['sent'], 100);
    if (sent.some((one) => one.intent.id === intent)) seen.push(intent);
  };
  d.edit('left', l, { phone: '9' });
  d.add('left', bob);
  await d.run();
  expect(seen).toHaveLength(2);
  expect(await store.intents(null, ['sent', 'unknown', 'waiting', 'dead'], 10)).toEqual([]);
});

test('A5: creates go before updates, and updates before removals', async () => {
  const d = duet({ sync: { rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } } } });
  crowd(d, 10);
  const [l] = [d.add('left', ann), d.add('right', annRight)];
  const [b] = [d.add('left', bob), d.add('right', bobRight)];
  await d.run();
  d.remove('left', b);
  d.edit('left', l, { phone: '9' });
  d.add('left', cleo);
  await d.run();
  expect(d.right.history.filter((one) => one.intent !== null).map((one) => one.op)).toEqual([
    'create',
    'update',
    'remove',
  ]);
});

test('A6: a create carries a key that was reserved beforehand, where the system can', async () => {
  const d = duet();
  d.add('right', annRight);
  d.add('left', bob);
  const store = await d.store();
  const keys: unknown[] = [];
  d.right.beforeWrite = async () => {
    keys.push(...(await store.intents(d.scope, ['sent'], 10)).map((one) => one.intent.write.key));
  };
  await d.run();
  expect(keys.length).toBeGreaterThan(0);
  expect(keys).not.toContain(null);
});

test('A7: a write that was certainly not processed is tried again, not before the system allows', async () => {
  let refusals = 3;
  const d = duet({
    faults: { right: (call) => (call.name === 'write' && refusals-- > 0 ? { kind: 'later', afterMs: 45_000 } : null) },
  });
  d.add('right', annRight);
  d.add('left', bob);
  const before = d.micros;
  const run = await d.run();
  expect(run.state).toBe('done');
  expect(d.all('right')).toContainEqual(bobRight);
  expect(d.right.early).toBe(0);
  expect(d.micros - before).toBeGreaterThanOrEqual(3 * 45_000_000);
});

test('A7: after eight attempts it is set aside, and the run ends partial', async () => {
  const d = duet({ faults: { right: (call) => (call.name === 'write' ? { kind: 'later', afterMs: 1000 } : null) } });
  d.add('right', annRight);
  d.add('left', bob);
  const run = await d.run();
  expect(run.state).toBe('partial');
  expect(await deadLetters({ store: await d.store() }, null, 10)).toHaveLength(1);
});

test('A8: what a system stored differently is kept as its shadow and does not travel back', async () => {
  const d = duet({
    rightFields: [
      textField('title'),
      textField('mail'),
      textField('tel', { kind: 'text' }, { tidy: [{ do: 'cut', length: 3 }] }),
      textField('town'),
    ],
  });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '123456' });
  await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: '123' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 0, left: { updated: 0 }, right: { updated: 0 } });
  expect(d.record('left', l)).toMatchObject({ phone: '123456' });
  expect((await d.journal()).at(-1)).toMatchObject({ sent: { tel: '123456' }, after: { tel: '123' } });
});

test('A10, A19: one refused record is set aside with its cause, everything else goes on; it is tried again when a person says so', async () => {
  const d = duet();
  d.add('right', annRight);
  const contacts = d.right.object('contacts');
  contacts.refuses = (_key, fields) => (fields['title'] === 'Bob' ? 'Bob is not welcome.' : null);
  d.add('left', bob);
  d.add('left', cleo);
  const run = await d.run();
  expect(run).toMatchObject({ state: 'partial', syncs: { contacts: { failed: 1, right: { created: 1 } } } });
  const [letter] = await deadLetters({ store: await d.store() }, null, 10);
  expect(letter?.intent.problem?.message).toContain('Bob is not welcome');
  expect((await d.run()).syncs['contacts']).toMatchObject({ failed: 0, right: { created: 0 } });
  contacts.refuses = () => null;
  const wish = { ids: [letter?.intent.id ?? ''], choose: 'retry', why: null } as const;
  expect((await settleDead(() => d.plan(), await d.world(), wish)).ok).toBe(true);
  expect((await d.run()).syncs['contacts']).toMatchObject({ failed: 0, right: { created: 1 } });
});

test('A19: a dead letter is tried again by itself when its record is edited', async () => {
  const d = duet();
  const r = d.add('right', annRight);
  const l = d.add('left', ann);
  await d.run();
  d.right.object('contacts').refuses = (_key, fields) => (fields['tel'] === '9' ? 'No nine.' : null);
  d.edit('left', l, { phone: '9' });
  expect((await d.run()).state).toBe('partial');
  expect((await d.run()).state).toBe('done');
  d.edit('left', l, { phone: '10' });
  expect((await d.run()).state).toBe('done');
  expect(d.record('right', r)).toMatchObject({ tel: '10' });
  expect(await deadLetters({ store: await d.store() }, null, 10)).toEqual([]);
});

test('A11: a record edited between reading and writing is not overwritten; it is decided about again in the same run', async () => {
  const d = duet();
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  let raced = false;
  d.right.beforeWrite = () => {
    if (!raced) d.edit('right', r, { tel: '7' });
    raced = true;
    return Promise.resolve();
  };
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1 });
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['9', '7']);
});

test('A20: an edit of another field made just before our write is seen by the next run', async () => {
  const d = duet();
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  let raced = false;
  d.right.beforeWrite = () => {
    if (!raced) d.edit('right', r, { town: 'Ulm' });
    raced = true;
    return Promise.resolve();
  };
  await d.run();
  await d.run();
  expect(d.record('left', l)).toMatchObject({ phone: '9', city: 'Ulm' });
  expect(d.record('right', r)).toMatchObject({ tel: '9', town: 'Ulm' });
});
