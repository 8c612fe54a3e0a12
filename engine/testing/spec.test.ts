import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourcesEnding } from './sources.ts';

const rule = '[XVFCMGDBARUTIKLWY]\\d+';
const defined = new RegExp(`^- \\*\\*(${rule})\\*\\* `, 'gm');
/** A title that starts with one or more rules, and may name a seed, before its colon. */
const title = new RegExp(`['"\`](${rule}(?:(?:, | and )${rule})*)(?:, seed [^:]*)?: `, 'g');

const specified = [...readFileSync(join(root, 'engine/SPEC.md'), 'utf8').matchAll(defined)].map(
  (match) => match[1] ?? '',
);

const proved = new Map<string, string>();
for (const { path, text } of sourcesEnding('.ts')) {
  if (!path.endsWith('.test.ts') && !path.startsWith('engine/testing/') && !path.includes('conformance')) continue;
  for (const match of text.matchAll(title)) {
    for (const one of (match[1] ?? '').split(/, | and /)) proved.set(one, path);
  }
}

test('every rule of engine/SPEC.md has a test with its number in the title', () => {
  expect(specified.filter((one) => !proved.has(one))).toEqual([]);
});

test('every number in a title of a test is a rule of engine/SPEC.md', () => {
  const unknown = [...proved].filter(([one]) => !specified.includes(one));
  expect(unknown.map(([one, path]) => `${one} in ${path}`)).toEqual([]);
});

test('no rule is numbered twice', () => {
  expect(specified.filter((one, index) => specified.indexOf(one) !== index)).toEqual([]);
});
