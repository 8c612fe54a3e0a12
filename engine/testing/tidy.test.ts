import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sourcesEnding } from './sources.ts';
import { raised, tidyFaults } from './tidy.ts';

const faultsOf = (text: string, path = 'engine/core/a.ts') => tidyFaults({ path, text });

test('every file keeps the house rules: small files and functions, named exports, no any, no casts', () => {
  const own = new Set(['engine/testing/tidy.ts', 'engine/testing/tidy.test.ts']);
  const sources = sourcesEnding('.ts', '.tsx', '.mjs').filter(({ path }) => !own.has(path));
  expect(sources.flatMap(tidyFaults)).toEqual([]);
});

test('every raised limit has a reason and a file that exists', () => {
  for (const one of raised) {
    expect(one.why.length).toBeGreaterThan(20);
    expect(existsSync(join(root, one.path))).toBe(true);
  }
});

test('a file, a function or a list of parameters that is too long is a fault', () => {
  expect(faultsOf('a;\n'.repeat(401))).toEqual(['engine/core/a.ts has 401 lines; the limit is 400.']);
  expect(faultsOf(`function a() {\n${'b;\n'.repeat(60)}}`)).toEqual([
    'engine/core/a.ts:1 has 62 lines; the limit of a function is 60.',
  ]);
  expect(faultsOf('const a = (b: C, d: E, f: G, h: I, j: K) => b;')).toEqual([
    'engine/core/a.ts:1 takes 5 parameters; the limit is 4.',
  ]);
});

test('words against the house rules are faults, and only in code', () => {
  const bad = [
    'export default a;',
    'const a: any = b;',
    'const a = b as any;',
    '// @ts-ignore',
    "test.only('a', b);",
    "test.skip('a', b);",
    'const a = b as C;',
    'enum A {}',
  ];
  for (const text of bad) expect(faultsOf(text).length, text).toBeGreaterThan(0);
  for (const text of ['const seed = Date.now() % 100;', 'const seed = Math.random();'])
    expect(faultsOf(text, 'engine/core/a.test.ts'), text).toHaveLength(1);
  const good = [
    "import { a as b } from './a.ts';",
    "const a = 'as any';",
    '// as any thing',
    'const a = [1] as const;',
    'if (any(b)) {}',
    'test.skipIf(a)',
  ];
  for (const text of good) expect(faultsOf(text), text).toEqual([]);
});
