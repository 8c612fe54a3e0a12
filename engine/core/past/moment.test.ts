import { expect, test } from 'vitest';
import { RecordKey, RunId } from '../../model/ids.ts';
import type { Fields } from '../../model/value.ts';
import { anEntry, linkId } from '../../testing/state-samples.ts';
import { afterMoment, type Kept, lifeOf } from './life.ts';

const key = RecordKey.parse('1');
const read = (seq: number, day: number, fields: Fields) => ({
  seq,
  link: linkId('a'),
  side: 'left' as const,
  run: RunId.parse('r1'),
  sighting: { kind: 'found' as const, snapshot: { key, fields } },
  before: {},
  at: `2026-01-0${day}T00:00:00Z`,
  after: 1,
});
const wrote = anEntry({ side: 'left', key, before: { name: 'x' }, sent: { name: 'a' }, after: { name: 'a' } });

const kept: Kept = {
  born: { at: '2026-01-01T00:00:00Z', run: RunId.parse('r0') },
  agreed: { left: {}, right: {} },
  keys: { left: key, right: null },
  entries: [{ ...wrote, seq: 1, at: '2026-01-02T00:00:00Z' }],
  sighted: [read(1, 3, { name: 'a', city: 'Ulm' }), read(2, 4, { name: 'a', city: 'Bonn' })],
  stamps: { left: null, right: null },
};

test('X3: after a moment, what was first read later was there already, until something happened to it', () => {
  const life = lifeOf(kept);
  const held = (number: number) => {
    const fields = afterMoment(life, number)?.left.fields;
    return [fields?.['name']?.value, fields?.['city']?.value];
  };
  expect([0, 1, 2].map(held)).toEqual([
    ['x', undefined],
    ['a', 'Ulm'],
    ['a', 'Bonn'],
  ]);
  expect(afterMoment(life, 3)).toBeNull();
});
