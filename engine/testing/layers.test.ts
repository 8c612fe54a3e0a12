import { expect, test } from 'vitest';
import { importsOf, layerFaults } from './layers.ts';
import { sourcesEnding } from './sources.ts';

const faultsOf = (path: string, text: string) => layerFaults([{ path, text }]);

test('every import of every file is allowed by the table of layers', () => {
  expect(layerFaults(sourcesEnding('.ts', '.tsx', '.mjs'))).toEqual([]);
});

test('an import in any form is seen', () => {
  const text =
    "import { a,\n  b } from './a.ts';\nimport type { C } from '../c.ts';\nexport * from './d.ts';\nconst e = await import('./e.ts');\nimport 'f';";
  expect(importsOf(text)).toEqual(['./a.ts', '../c.ts', './d.ts', './e.ts', 'f']);
});

test('an import against the direction of the layers is a fault', () => {
  expect(faultsOf('engine/core/merge/merge.ts', "import { a } from '../../run/sync.ts';")).toHaveLength(1);
  expect(faultsOf('engine/model/flow.ts', "import { a } from '../core/flow/edit.ts';")).toHaveLength(1);
  expect(faultsOf('engine/run/sync.ts', "import { a } from '../connectors/csv/csv.ts';")).toHaveLength(1);
  expect(faultsOf('engine/store/links.ts', "import { a } from '../core/values/order.ts';")).toHaveLength(1);
  expect(faultsOf('engine/host/cli/run.ts', "import { a } from '../../testing/seeds.ts';")).toHaveLength(1);
  expect(faultsOf('engine/elsewhere/a.ts', '')).toHaveLength(1);
});

test('the pure layers import no Node module and no package that reaches the machine', () => {
  expect(faultsOf('engine/core/merge/merge.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
  expect(faultsOf('engine/core/values/hash.ts', "import { sha256 } from '@noble/hashes/sha2.js';")).toEqual([]);
  expect(faultsOf('engine/core/a.ts', "import pg from 'pg';")).toHaveLength(1);
  expect(faultsOf('engine/connectors/postgres/postgres.ts', "import pg from 'pg';")).toEqual([]);
});
