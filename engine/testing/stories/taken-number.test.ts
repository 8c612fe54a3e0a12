import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Session } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import { ConnectionId } from '../../model/ids.ts';
import { runFlow } from '../../run/run.ts';
import { testFolder } from '../fresh-store.ts';
import { workbench } from '../workbench.ts';
import { sqliteHand } from './hands.ts';

const flow = {
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'people' },
      right: { connection: 'erp', object: 'people' },
      match: { tiers: [{ left: ['mail'], right: ['mail'], normalise: ['email'] }] },
      fields: ['name', 'mail', 'phone', 'city'].map((field) => ({ id: field, left: field, right: field })),
    },
  ],
};

test('R12: a record that a person entered under the number of a create that never arrived is nobody’s twin', async () => {
  const folder = testFolder();
  const [ann, bob, zoe] = [
    { name: 'Ann', mail: 'ann@example.com' },
    { name: 'Bob', mail: 'bob@example.com' },
    { name: 'Zoe', mail: 'zoe@example.com' },
  ];
  const left = sqliteHand(join(folder, 'crm.sqlite'), [ann, bob]);
  const right = sqliteHand(join(folder, 'erp.sqlite'), [ann]);
  const connection = (file: string) => ({ kind: 'sqlite', settings: { file } });
  const bench = await workbench({
    folder,
    connections: { crm: connection('crm.sqlite'), erp: connection('erp.sqlite') },
    flow,
  });
  const plan = await bench.plan();
  const world = await bench.world();
  const erp = ConnectionId.parse('erp');
  const session = world.sessions.get(erp);
  if (session === undefined) throw new Error('The ERP is open.');
  let lost = 0;
  /** The first write is lost on its way, and a person takes the number that it was to have. */
  const losing: Session = {
    ...session,
    write: async (view, writes) => {
      if (lost > 0) return session.write(view, writes);
      lost += 1;
      await right.add(zoe);
      throw new Fault('unknown', { code: 'test/lost', message: 'Nobody answered.', fix: 'None.' });
    },
  };
  const run = await runFlow(plan, { ...world, sessions: new Map([...world.sessions, [erp, losing]]) });
  expect([lost, run.state]).toEqual([1, 'done']);
  await bench.run();
  const names = (rows: readonly { readonly [field: string]: string | null }[]) =>
    rows.map((row) => [row['name'], row['mail']]).sort();
  const both = [
    ['Ann', 'ann@example.com'],
    ['Bob', 'bob@example.com'],
    ['Zoe', 'zoe@example.com'],
  ];
  expect(names(await left.rows())).toEqual(both);
  expect(names(await right.rows())).toEqual(both);
  expect(await bench.conflicts()).toEqual([]);
  await bench.close();
});
