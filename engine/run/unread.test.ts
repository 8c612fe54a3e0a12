import { expect, test } from 'vitest';
import type { Page, Session } from '../connectors/contract.ts';
import type { Snapshot } from '../model/record.ts';
import { ann, annRight, bob, bobRight, duets } from '../testing/duets.ts';

const duet = duets();
const byCursor = {
  sync: {
    left: { connection: 'left', object: 'contacts', modifiedAt: 'changed', capture: 'cursor' },
    right: { connection: 'right', object: 'contacts', modifiedAt: 'changed', capture: 'cursor' },
  },
};

/** A right side whose records leave out a field for as long as it is told to. */
function blind() {
  const state: { field: string | null } = { field: null };
  const seen = ({ fields, ...snapshot }: Snapshot): Snapshot => ({
    ...snapshot,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name !== state.field)),
  });
  async function* pages(all: AsyncIterable<Page>): AsyncIterable<Page> {
    for await (const page of all) yield { ...page, snapshots: page.snapshots.map(seen) };
  }
  const wrap = (side: 'left' | 'right', session: Session): Session =>
    side === 'left'
      ? session
      : {
          ...session,
          scan: (view) => pages(session.scan(view)),
          since: (view, cursor, overlapMs) => pages(session.since(view, cursor, overlapMs)),
          read: async (view, keys) =>
            (await session.read(view, keys)).map((one) =>
              one.kind === 'found' ? { ...one, snapshot: seen(one.snapshot) } : one,
            ),
        };
  return { state, wrap };
}

for (const [how, options] of [
  ['by cursor', byCursor],
  ['whole', {}],
] as const) {
  test(`A21: an edit made while the other field could not be read is carried over afterwards, on sides read ${how}`, async () => {
    const { state, wrap } = blind();
    const d = duet({ ...options, wrap });
    const l = d.add('left', ann);
    const r = d.add('right', annRight);
    await d.run();
    state.field = 'tel';
    d.edit('left', l, { phone: '9', city: 'Ulm' });
    await d.run();
    expect(d.record('right', r)).toMatchObject({ tel: '1', town: 'Ulm' });
    await d.run();
    state.field = null;
    await d.run();
    expect(d.record('right', r)).toMatchObject({ tel: '9' });
    expect(await (await d.store()).countDirty(d.scope)).toBe(0);
  });

  test(`A21: a field that could not be read when a record was copied follows afterwards, on sides read ${how}`, async () => {
    const { state, wrap } = blind();
    const d = duet({ ...options, wrap });
    d.add('left', bob);
    d.add('right', bobRight);
    await d.run();
    state.field = 'tel';
    d.add('right', annRight);
    await d.run();
    expect(d.all('left')).toContainEqual({ name: ann.name, email: ann.email, city: ann.city });
    state.field = null;
    await d.run();
    expect(d.all('left')).toContainEqual(ann);
  });

  test(`M10: a record whose match field cannot be read is copied nowhere until it can, on sides read ${how}`, async () => {
    const { state, wrap } = blind();
    const d = duet({ ...options, wrap });
    d.add('left', { ...ann, email: 'other@example.com' });
    d.add('right', { ...annRight, mail: 'other@example.com' });
    await d.run();
    state.field = 'mail';
    d.add('right', annRight);
    await d.run();
    expect(d.all('left')).toHaveLength(1);
    state.field = null;
    await d.run();
    expect(d.all('left')).toContainEqual(ann);
  });
}
