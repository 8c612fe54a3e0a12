import { expect, test } from 'vitest';
import { RecordKey, RunId } from '../../model/ids.ts';
import { anEntry, linkId } from '../../testing/state-samples.ts';
import { asOf, type Kept, lifeOf, momentsOf } from './life.ts';

const key = RecordKey.parse('1');
const wrote = (seq: number, day: number, before: string, after: string, more: object = {}) => ({
  ...anEntry({ side: 'left', key, before: { name: before }, sent: { name: after }, after: { name: after }, ...more }),
  seq,
  at: `2026-01-0${day}T00:00:00Z`,
});

const kept: Kept = {
  born: { at: '2026-01-01T00:00:00Z', run: RunId.parse('r0') },
  agreed: { left: { name: 'c' }, right: {} },
  keys: { left: key, right: null },
  entries: [
    wrote(1, 2, 'x', 'a', { before: {}, sent: {}, after: {}, blanked: '2027-01-01T00:00:00Z' }),
    wrote(2, 3, 'a', 'b'),
    wrote(3, 4, 'b', 'c'),
  ],
  sighted: [],
  stamps: { left: null, right: null },
};

test('X5: of a time whose values retention removed nothing is said; what came after is told as it was', () => {
  const life = lifeOf(kept);
  const at = (day: number) => asOf(life, `2026-01-0${day}T12:00:00Z`).left;
  expect(life.from).toBe('2026-01-02T00:00:00Z');
  expect(at(1)).toMatchObject({ is: 'unknown', fields: {} });
  expect(at(2).fields['name']).toMatchObject({ value: 'a', since: null });
  expect(at(3).fields['name']).toMatchObject({ value: 'b' });
  expect(at(4).fields['name']).toMatchObject({ value: 'c' });
  expect(momentsOf(life).map((one) => one.changed['name']?.after)).toEqual(['b', 'c']);
});

test('X5: a reading without values is one that they were removed from', () => {
  const sighting = { kind: 'found' as const, snapshot: { key, fields: {} } };
  const reading = { seq: 1, link: linkId('a'), side: 'left' as const, run: RunId.parse('r1'), sighting, before: {} };
  const life = lifeOf({
    ...kept,
    entries: kept.entries.slice(1),
    sighted: [{ ...reading, at: '2026-01-02T00:00:00Z', after: 0 }],
  });
  expect(life.from).toBe('2026-01-02T00:00:00Z');
  expect(asOf(life, '2026-01-01T12:00:00Z').left.is).toBe('unknown');
  expect(asOf(life, null).left.fields['name']).toMatchObject({ value: 'c' });
});
