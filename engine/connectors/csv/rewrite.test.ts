import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fields } from '../../model/value.ts';
import { faultOf } from '../../testing/conformance/writes.ts';
import { add, all, type Desk, deskOf, drop, problemOf, set, viewOf } from '../../testing/desk.ts';
import { freshSeed } from '../../testing/seeds.ts';
import { csv } from './csv.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import { type Marks, rawCell } from './rows.ts';

const seed = freshSeed();
let desk: Desk;

beforeEach(() => {
  desk = deskOf(csv);
});
afterEach(() => desk.dispose());

const write = (bytes: string | Buffer): void => writeFileSync(desk.path('people.csv'), bytes);
const text = (): string => readFileSync(desk.path('people.csv'), 'utf8');

async function opened(settings: { readonly [name: string]: unknown } = {}) {
  const session = await desk.open('people.csv', { key: 'id', ...settings });
  return { session, view: await viewOf(session, 'people') };
}

/** What Tandem leaves beside the file. */
const leftBeside = (): readonly string[] => readdirSync(desk.path('.')).filter((name) => name.includes('tandem'));

test('an edited cell is written in the style of the file, and no other byte changes', async () => {
  write(
    '"id";"name";"net"; note ;"extra"\r\n"1";"Ann";"1,50"; plain ;"=1+1"\r\n\r\n"2";"Ben";"2,00";said "x";\r\n;;;;\r\n"3";"Cem";"";"";"last"',
  );
  const { session, view } = await opened({ types: { net: 'decimal' }, decimalComma: true });
  const outcomes = await session.write(view, [
    set('1', { net: '7', name: 'An"na' }, { net: '1.5', name: 'Ann' }),
    set('2', { note: 'two\nlines' }),
    set('3', { net: '0.125', note: null, extra: 'end' }),
  ]);
  expect(outcomes.map((one) => one.kind)).toEqual(['done', 'done', 'done']);
  expect(text()).toBe(
    '"id";"name";"net"; note ;"extra"\r\n"1";"An""na";"7,00"; plain ;"=1+1"\r\n\r\n"2";"Ben";"2,00";"two\nlines";\r\n;;;;\r\n"3";"Cem";"0,125";"";"end"',
  );
  expect(leftBeside()).toEqual([]);
});

test('quotes that a cell needed are no habit of its column', async () => {
  write('id,name\n1,\n2,"Smith, Ann"\n');
  const { session, view } = await opened();
  await session.write(view, [set('1', { name: 'Ben' })]);
  await session.write(view, [set('2', { name: 'Ann' })]);
  expect(text()).toBe('id,name\n1,Ben\n2,Ann\n');
});

test('new records come last, removed ones go, and the end of the file stays as it is', async () => {
  write('id,name,city,ok\nA1,"Ann",Rome,Yes\nA2,"Ben",Oslo,No');
  const { session, view } = await opened({ types: { ok: 'boolean' } });
  await session.write(view, [
    add('A3', { name: 'Cem, Jr', ok: true }),
    add(null, { id: 'A4', name: 'Dan', city: 'Bonn', ok: false }),
  ]);
  expect(text()).toBe('id,name,city,ok\nA1,"Ann",Rome,Yes\nA2,"Ben",Oslo,No\nA3,"Cem, Jr",,Yes\nA4,"Dan",Bonn,No');
  await session.write(view, [drop('A4'), drop('A1', { name: 'Ann' })]);
  expect(text()).toBe('id,name,city,ok\nA2,"Ben",Oslo,No\nA3,"Cem, Jr",,Yes');
  await session.write(view, [drop('A2'), drop('A3')]);
  expect(text()).toBe('id,name,city,ok');
  await session.write(view, [add('B1', { name: 'x' })]);
  expect(text()).toBe('id,name,city,ok\nB1,x,,');
});

test('creates that lack a key, take one twice or give parts of one are told apart', async () => {
  write('country,no,name\nDE,1,Ann\n\n');
  const { session, view } = await opened({ key: ['country', 'no'] });
  const outcomes = await session.write(view, [
    add('["DE","1"]', { name: 'twin' }),
    add('["DE","2"]', { name: 'new' }),
    add('["DE","2"]', { name: 'twin' }),
    add(null, { country: 'FR', name: 'no number' }),
    add('FR', { name: 'no key' }),
    add(null, { country: 'FR', no: '1', name: 'own' }),
  ]);
  expect(outcomes.map((one) => problemOf(one)?.code ?? one.kind)).toEqual(
    ['done', 'done', 'moved-on', 'csv/no-new-key', 'csv/strange-key', 'done'].with(0, 'moved-on'),
  );
  expect(outcomes[2]).toMatchObject({ now: { kind: 'found', snapshot: { fields: { name: 'new' } } } });
  expect(text()).toBe('country,no,name\nDE,1,Ann\nDE,2,new\nFR,1,own\n\n');
});

test('what the file cannot hold is refused for that record alone, with the remedy', async () => {
  write(Buffer.from('id\tname\n1\tK\xf6ln\n2\tBonn\n', 'latin1'));
  const before = readFileSync(desk.path('people.csv'));
  const { session, view } = await opened({ quote: 'none' });
  const outcomes = await session.write(view, [
    set('1', { name: '東京' }),
    set('1', { name: 'a\tb' }),
    set('2', { id: '3' }),
    set('2', { name: 'nul\0' }),
    set('2', { name: '12 €' }),
  ]);
  expect(outcomes.map((one) => problemOf(one)?.code ?? one.kind)).toEqual([
    'csv/not-in-encoding',
    'csv/needs-quotes',
    'csv/fixed-key',
    'csv/not-storable',
    'done',
  ]);
  expect(problemOf(outcomes[0])?.message).toContain('東');
  expect(readFileSync(desk.path('people.csv')).toString('latin1')).toBe(
    before.toString('latin1').replace('Bonn', '12 \x80'),
  );
});

test('a batch in which nothing is to be written leaves the file alone', async () => {
  write('id,name\n1,Ann\n');
  utimesSync(desk.path('people.csv'), 1_000_000, 1_000_000);
  const before = statSync(desk.path('people.csv'));
  const { session, view } = await opened();
  const outcomes = await session.write(view, [set('1', { name: 'x' }, { name: 'Ben' }), set('9', { name: 'x' })]);
  expect(outcomes).toMatchObject([
    { kind: 'moved-on', now: { snapshot: { fields: { name: 'Ann' } } } },
    { kind: 'moved-on', now: { kind: 'gone' } },
  ]);
  expect(statSync(desk.path('people.csv'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
});

test('mode, owner and symbolic links stay; a hard-linked file is refused', async () => {
  mkdirSync(desk.path('real'));
  writeFileSync(desk.path('real/people.csv'), 'id,name\n1,Ann\n');
  chmodSync(desk.path('real/people.csv'), 0o640);
  symlinkSync('real/people.csv', desk.path('people.csv'));
  const { session, view } = await opened();
  expect((await session.write(view, [set('1', { name: 'Eve' })])).map((one) => one.kind)).toEqual(['done']);
  expect(readFileSync(desk.path('real/people.csv'), 'utf8')).toBe('id,name\n1,Eve\n');
  expect(statSync(desk.path('real/people.csv')).mode & 0o777).toBe(0o640);
  linkSync(desk.path('real/people.csv'), desk.path('second'));
  expect((await faultOf(() => session.write(view, [set('1', { name: 'x' })]))).problem.code).toBe('csv/hard-linked');
});

interface Style extends Marks {
  readonly encoding: Encoding;
  readonly mark: Buffer;
  readonly quoteAll: boolean;
  readonly ends: boolean;
}

const styleArb: fc.Arbitrary<Style> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constant('"'),
    newline: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
    kind: fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const, 'windows-1252' as const),
    marked: fc.boolean(),
    quoteAll: fc.boolean(),
    ends: fc.boolean(),
  })
  .map(({ kind, marked, ...style }) => ({
    ...style,
    encoding: encodingOf(kind),
    mark:
      marked || kind.startsWith('utf-16')
        ? encodingOf(kind === 'windows-1252' ? 'iso-8859-1' : kind).encode(kind === 'windows-1252' ? '' : '\ufeff')
        : Buffer.alloc(0),
  }));

const cellArb = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', ' ', '"', ',', ';', '\t', '|', '\n', '='),
  maxLength: 8,
});
const rowArb = fc.tuple(cellArb, cellArb, cellArb);
const editArb = fc.record({
  row: fc.nat(),
  what: fc.constantFrom('name' as const, 'note' as const, 'remove' as const, 'nothing' as const),
  value: cellArb,
});

test(`seed ${seed}: in random files only the edited cells differ, byte for byte`, async () => {
  await fc.assert(
    fc.asyncProperty(
      styleArb,
      fc.array(rowArb, { minLength: 1, maxLength: 12 }),
      fc.array(editArb, { maxLength: 6 }),
      async (style, rows, edits) => {
        const raw = (cell: string): string => rawCell(cell, style, style.quoteAll) ?? '';
        const line = (cells: readonly string[]): string => cells.join(style.delimiter);
        const header = line(['id', 'name', 'note', 'own'].map(raw));
        const table = rows.map(([name, note, own], at) => [`k${at}`, name, note, own].map(raw));
        const bytes = (lines: readonly string[]): Buffer =>
          Buffer.concat([
            style.mark,
            style.encoding.encode(lines.join(style.newline) + (style.ends ? style.newline : '')),
          ]);
        write(bytes([header, ...table.map(line)]));
        const { session, view } = await opened({
          encoding: style.encoding.name,
          delimiter: style.delimiter === '\t' ? 'tab' : style.delimiter,
        });
        const removed = new Set<number>();
        const writes = edits.map((edit) => {
          const at = edit.row % rows.length;
          if (edit.what === 'remove') return drop(`k${at}`);
          const fields: Fields = edit.what === 'nothing' ? {} : { [edit.what]: edit.value };
          return set(`k${at}`, fields);
        });
        // Batches are of one operation.
        for (const [index, write] of writes.entries()) {
          const [outcome] = await session.write(view, [write]);
          const edit = edits[index];
          const at = (edit?.row ?? 0) % rows.length;
          if (removed.has(at)) {
            expect(outcome?.kind).toBe('moved-on');
            continue;
          }
          expect(outcome?.kind).toBe('done');
          if (edit === undefined || edit.what === 'nothing') continue;
          if (edit.what === 'remove') removed.add(at);
          else {
            const column = edit.what === 'name' ? 1 : 2;
            const cells = table[at] ?? [];
            if (rowsText(cells[column] ?? '') !== edit.value) cells[column] = raw(edit.value);
          }
        }
        const left = table.filter((_, at) => !removed.has(at));
        expect(readFileSync(desk.path('people.csv')).equals(bytes([header, ...left.map(line)]))).toBe(true);
        expect(leftBeside()).toEqual([]);
      },
    ),
    { seed, numRuns: 60 },
  );
});

/** The text of a raw cell. */
const rowsText = (raw: string): string => (raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);

test('an edit between our read and our write wins, and is answered', async () => {
  write('id,name\n1,Ann\n2,Ben\n');
  const { session, view } = await opened();
  const before = await all(session, view);
  write('id,name\n1,Anna\n2,Ben\n3,Cem\n');
  const outcomes = await session.write(
    view,
    before.map((one) => set(one.key, { name: 'ours' }, one.fields)),
  );
  expect(outcomes).toMatchObject([
    { kind: 'moved-on', now: { snapshot: { fields: { name: 'Anna' } } } },
    { kind: 'done' },
  ]);
  expect(text()).toBe('id,name\n1,Anna\n2,ours\n3,Cem\n');
});
