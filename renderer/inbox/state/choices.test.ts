import { expect, test } from 'vitest';
import { RecordKey } from '../../../engine/model/ids.ts';
import type { AskedWhat } from '../../../engine/protocol/calls/inbox-record.ts';
import { answersOf, isSameSaid } from './choices.ts';

const unit: AskedWhat = {
  about: 'unit',
  unit: 'job',
  label: 'Job title',
  maps: [],
  hasAgreed: true,
  suggest: null,
  detail: null,
  unmapped: null,
};
const one = (key: string, twin: string | null = null) => ({
  key: RecordKey.parse(key),
  title: key,
  fields: [],
  twin: twin === null ? null : RecordKey.parse(twin),
});

test('the digits mean left, right and the agreed value, where there is one', () => {
  expect(answersOf(unit).map((said) => said.choose)).toEqual(['left', 'right', 'agreed']);
  expect(answersOf({ ...unit, hasAgreed: false }).map((said) => said.choose)).toEqual(['left', 'right']);
});

test('of possible twins they mean the pairs that are free, then that none are the same', () => {
  const match: AskedWhat = { about: 'match', value: 'x', left: [one('1')], right: [one('a'), one('b', '9'), one('c')] };
  expect(answersOf(match)).toEqual([
    { choose: 'link', left: '1', right: 'a' },
    { choose: 'link', left: '1', right: 'c' },
    { choose: 'apart' },
  ]);
});

test('the same answer twice is one', () => {
  expect(isSameSaid({ choose: 'left' }, { choose: 'left' })).toBe(true);
  expect(isSameSaid({ choose: 'left' }, { choose: 'right' })).toBe(false);
  expect(isSameSaid(undefined, { choose: 'left' })).toBe(false);
});
