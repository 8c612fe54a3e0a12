import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { electronBinary } from './binary.ts';

const place = (folder: string, env: { readonly [name: string]: string } = {}) =>
  ({ folder, env, platform: 'linux' }) as const;

test('the Electron binary is found where the package put it, or where the environment says', () => {
  const folder = testFolder();
  expect(electronBinary(place(folder))).toBe(null);
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(electronBinary(place(folder))).toBe(join(folder, 'dist', 'electron'));
  const other = testFolder();
  expect(electronBinary(place(folder, { ELECTRON_OVERRIDE_DIST_PATH: other }))).toBe(null);
  writeFileSync(join(other, 'electron'), '');
  expect(electronBinary(place(folder, { ELECTRON_OVERRIDE_DIST_PATH: other }))).toBe(join(other, 'electron'));
  writeFileSync(join(folder, 'path.txt'), 'other/binary');
  expect(electronBinary(place(folder))).toBe(null);
});
