import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { flowFiles } from './flows.ts';
import { homeFolder, openOrMake } from './make-workspace.ts';

test('the first start makes the sample in the home folder, and the next one opens it as it is', async () => {
  const home = testFolder();
  const first = await openOrMake(homeFolder(home), { sample: true });
  expect(flowFiles(first)).toHaveLength(1);
  expect(readdirSync(home)).toEqual(['Tandem']);
  writeFileSync(join(first.folder, 'data', 'own.csv'), 'id\n');
  const second = await openOrMake(homeFolder(home), { sample: true });
  expect(existsSync(join(second.folder, 'data', 'own.csv'))).toBe(true);
});

test('an empty folder is taken; one with other files in it is left alone', async () => {
  const home = testFolder();
  const empty = join(home, 'empty');
  const taken = join(home, 'taken');
  mkdirSync(empty);
  mkdirSync(taken);
  writeFileSync(join(taken, 'letter.txt'), '');
  expect(flowFiles(await openOrMake(empty, { sample: false }))).toEqual([]);
  expect(existsSync(join(empty, 'flows'))).toBe(true);
  await expect(openOrMake(taken, { sample: true })).rejects.toMatchObject({
    problem: { code: 'workspace/other-files' },
  });
  expect(readdirSync(taken)).toEqual(['letter.txt']);
  await expect(openOrMake(join(taken, 'letter.txt', 'below'), { sample: true })).rejects.toMatchObject({
    problem: { code: 'workspace/not-made' },
  });
});
