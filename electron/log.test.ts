import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { logTo } from './log.ts';

test('the log is private, and never grows beyond a megabyte and the one before it', () => {
  const file = join(testFolder(), 'logs', 'tandem.log');
  const log = logTo(file, () => new Date(0));
  log('started\n');
  expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z started\n');
  expect(statSync(file).mode & 0o077).toBe(0);
  log('x'.repeat(1_100_000));
  log('after');
  expect(readFileSync(file, 'utf8')).toContain('after');
  expect(statSync(file).size).toBeLessThan(100);
  expect(statSync(`${file}.1`).size).toBeGreaterThan(1_000_000);
});
