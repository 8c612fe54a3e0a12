import { expect, test } from 'vitest';
import { Brakes } from '../../../engine/model/flow.ts';
import { brakeNumber, brakeParts, isOn, switched, withNumber } from './brake-parts.ts';

const removes = brakeParts.find((one) => one.brake === 'removes');

test('every brake has words, and none is forgotten', () => {
  expect(brakeParts.map((one) => one.brake).toSorted()).toEqual(Object.keys(Brakes.shape).toSorted());
});

test('a brake that is not set has the numbers it has by itself', () => {
  expect(removes?.parts.map((part) => brakeNumber({}, 'removes', part))).toEqual([5, 5, 100]);
  expect(isOn({}, 'emptySide')).toBe(true);
  expect(isOn({ emptySide: false }, 'emptySide')).toBe(false);
});

test('a number is changed beside the others, and a brake is switched off and on again', () => {
  const [percent] = removes?.parts ?? [];
  if (percent === undefined) throw new Error('removals have numbers');
  expect(Brakes.parse(withNumber({}, 'removes', percent, 9))).toEqual({ removes: { percent: 9, min: 5, max: 100 } });
  expect(switched({}, 'removes', false)).toEqual({ removes: false });
  expect(switched({ removes: false }, 'removes', true)).toBeNull();
});
