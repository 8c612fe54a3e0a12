import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { type FileWatch, watchFiles } from './files.ts';
import { resting } from './rest.ts';

function watching(files: { readonly [file: string]: readonly string[] }, told: () => void = () => {}) {
  const watch: FileWatch<string> = watchFiles(told);
  onTestFinished(() => watch.close());
  watch.watch(new Map(Object.entries(files)));
  expect(watch.look()).toEqual([...new Set(Object.values(files).flat())]);
  return watch;
}

test('T16: a file that was written to, replaced, removed or put back has changed, once', () => {
  const folder = testFolder();
  const file = join(folder, 'a.csv');
  writeFileSync(file, 'one');
  const watch = watching({ [file]: ['a'] });
  const after = (change: () => void) => {
    change();
    return [watch.look(), watch.look()];
  };
  expect(watch.look()).toEqual([]);
  expect(after(() => appendFileSync(file, ' two'))).toEqual([['a'], []]);
  expect(after(() => utimesSync(file, 1, 1))).toEqual([['a'], []]);
  const other = join(folder, 'a.csv.new');
  writeFileSync(other, 'one two');
  utimesSync(other, 1, 1);
  expect(after(() => renameSync(other, file))).toEqual([['a'], []]);
  expect(after(() => rmSync(file))).toEqual([['a'], []]);
  expect(after(() => writeFileSync(file, ''))).toEqual([[], []]);
  expect(after(() => writeFileSync(file, 'three'))).toEqual([['a'], []]);
});

test('T16: a file that two syncs look at is a change for both, and one that is watched anew is not forgotten', () => {
  const folder = testFolder();
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  writeFileSync(a, '1');
  const watch = watching({ [a]: ['one', 'two'] });
  writeFileSync(a, '22');
  writeFileSync(b, '1');
  watch.watch(new Map([a, b].map((file) => [file, ['one', file]])));
  expect(watch.look()).toEqual(['one', a, b]);
  writeFileSync(b, '22');
  expect(watch.look()).toEqual(['one', b]);
});

test('T16: the system tells of changes beside the looking, also where the file is a link', async () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'real'));
  const file = join(folder, 'link.csv');
  writeFileSync(join(folder, 'real', 'link.csv'), 'one');
  symlinkSync(join(folder, 'real', 'link.csv'), file);
  const rest = resting(new AbortController().signal);
  const watch = watching({ [file]: ['a'] }, rest.wake);
  // Beginning to watch asks for one look; from then on only the system tells.
  await rest.rest(60_000);
  expect(watch.look()).toEqual([]);
  appendFileSync(join(folder, 'real', 'link.csv'), ' two');
  await rest.rest(60_000);
  expect(watch.look()).toEqual(['a']);
});

test('T16: where a folder cannot be watched, it is looked at often', () => {
  const folder = testFolder();
  const lost = join(folder, 'nowhere', 'a.csv');
  expect(watching({ [lost]: ['a'] }).lookEveryMs()).toBe(1_000);
  expect(watching({ [join(folder, 'a.csv')]: ['a'] }).lookEveryMs()).toBe(5_000);
  expect(watching({}).lookEveryMs()).toBe(Number.POSITIVE_INFINITY);
});

test('T17: a wait ends at once when it is told to, also when it was told before it began, and when it is asked to stop', async () => {
  const stop = new AbortController();
  const rest = resting(stop.signal);
  const waiting = rest.rest(600_000);
  rest.wake();
  await waiting;
  const again = rest.rest(600_000);
  stop.abort();
  await again;
  await rest.rest(600_000);
  const told = resting(new AbortController().signal);
  told.wake();
  await told.rest(600_000);
  await told.rest(1);
});
