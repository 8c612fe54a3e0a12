import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf } from '../../testing/conformance/writes.ts';
import { add, all, type Desk, deskOf, key, viewOf } from '../../testing/desk.ts';
import { csv } from './csv.ts';

let desk: Desk;

beforeEach(() => {
  desk = deskOf(csv);
});
afterEach(() => desk.dispose());

const write = (bytes: string | Buffer, file = 'people.csv'): void => writeFileSync(desk.path(file), bytes);

/** What is read of a file: the fields of its records. */
async function seen(settings: { readonly [name: string]: unknown } = {}, file = 'people.csv') {
  const session = await desk.open(file, settings);
  const [object = ''] = await session.objects();
  return (await all(session, await viewOf(session, object))).map((one) => one.fields);
}

/** The code of the fault with which a file is refused, and the fault's words. */
async function refusal(settings: { readonly [name: string]: unknown } = {}) {
  const { kind, problem } = await faultOf(() => seen(settings));
  expect(kind).toBe('setting');
  expect(problem.fix).not.toBe('');
  return problem;
}

const byId = { key: 'id' };
const two = [
  { id: '1', name: 'Ann, "A"', city: 'Köln' },
  { id: '2', name: null, city: 'x' },
];

test('encoding, delimiter, quotes and line ends are found out', async () => {
  const text = (delimiter: string, newline: string): string =>
    `${['id', 'name', 'city'].join(delimiter)}${newline}${['1', '"Ann, ""A"""', 'Köln'].join(delimiter)}${newline}${['2', '', 'x'].join(delimiter)}`;
  for (const delimiter of [',', ';', '\t', '|']) {
    for (const newline of ['\n', '\r\n', '\r']) {
      for (const encoding of ['utf8', 'windows-1252', 'utf-16le', 'utf-16be']) {
        const mark = encoding.startsWith('utf-16');
        write(iconv.encode(text(delimiter, newline) + newline, encoding, { addBOM: mark }));
        expect(await seen(byId), `${JSON.stringify(delimiter + newline)} ${encoding}`).toEqual(two);
      }
    }
  }
  write(iconv.encode(text(';', '\n'), 'utf8', { addBOM: true }));
  expect(await seen(byId)).toEqual(two);
  write(iconv.encode('id;name\n1;Ann Lee\n2;Ben Ode\n', 'utf-16le'));
  expect(await seen(byId)).toEqual([
    { id: '1', name: 'Ann Lee' },
    { id: '2', name: 'Ben Ode' },
  ]);
  write('sep=|\r\nid|name\r\n1|a,b\r\n');
  expect(await seen(byId)).toEqual([{ id: '1', name: 'a,b' }]);
  write("id,name\n1,'a,b'\n");
  expect(await seen({ ...byId, quote: "'" })).toEqual([{ id: '1', name: 'a,b' }]);
  write('id,name\n1,"a\n');
  expect(await seen({ ...byId, quote: 'none' })).toEqual([{ id: '1', name: '"a' }]);
  write('id\n1\n2\n', 'one.tsv');
  expect(await seen(byId, 'one.tsv')).toEqual([{ id: '1' }, { id: '2' }]);
});

test('types are read as the connection says, and what is not of the type is left out', async () => {
  write(
    'id;net;day;at;ok;n\n1;-1234,50;1.3.2026;1.3.2026 10:05;WAHR;7\n2;1.234,5;31.2.2026;;yes; 8 \n3;x;;1.3.26;0;7,5\n',
  );
  const types = { net: 'decimal', day: 'date', at: 'instant', ok: 'boolean', n: 'integer' };
  expect(await seen({ ...byId, types, dateFormat: 'D.M.YYYY', decimalComma: true })).toEqual([
    { id: '1', net: '-1234.5', day: '2026-03-01', at: '2026-03-01T10:05:00Z', n: '7' },
    { id: '2', at: null, ok: true, n: '8' },
    { id: '3', day: null, ok: false },
  ]);
});

test('an object is named after its file, with the columns as fields and the settings as key', async () => {
  write('id,name,,\n1,Ann,x,y\n');
  const session = await desk.open('people.csv', byId);
  expect(await session.objects()).toEqual(['people']);
  const shape = await session.shape('people');
  expect(shape).toMatchObject({
    object: 'people',
    key: ['id'],
    keyFrom: 'system',
    can: { reservesKeys: true, writeMax: 50_000 },
  });
  expect(shape.fields).toMatchObject([
    { name: 'id', writable: 'on-create', unique: true, required: false, nullable: false },
    { name: 'name', writable: 'always', unique: false, nullable: true, emptyIsNull: true },
  ]);
  write('id,name\nA1,Ann\n');
  expect(await session.shape('people')).toMatchObject({ keyFrom: 'field', can: { reservesKeys: false } });
  const bare = await desk.open('people.csv');
  const view = await viewOf(bare, 'people');
  expect(view.shape).toMatchObject({ key: [], can: { create: false, update: false, remove: false } });
  expect((await all(bare, view)).map((one) => one.fields)).toEqual([{ id: 'A1', name: 'Ann' }]);
  expect((await faultOf(() => bare.write(view, [add('x', {})]))).problem.code).toBe('csv/no-key');
});

test('several columns form a key, a JSON array', async () => {
  write('country,no,name\nDE,1,Ann\nFR,1,Anne\n');
  const session = await desk.open('people.csv', { key: ['country', 'no'] });
  const view = await viewOf(session, 'people');
  expect((await all(session, view)).map((one) => one.key)).toEqual(['["DE","1"]', '["FR","1"]']);
  const asked = ['["FR","1"]', '["FR"]', 'FR', '["FR",""]'].map(key);
  expect((await session.read(view, asked)).map((one) => one.kind)).toEqual(['found', 'gone', 'gone', 'gone']);
});

test('keys that are missing or stand twice are a fault with their lines', async () => {
  write('id,name\n1,Ann\n,Ben\n"2\n2",Cem\n,Dan\n');
  const missing = await refusal(byId);
  expect(missing).toMatchObject({ code: 'csv/missing-key' });
  expect(missing.message).toContain('lines 3, 6');
  write('id,name\n1,Ann\n2,Ben\n1,Cem\n2,Dan\n3,Eve\n');
  const twins = await refusal(byId);
  expect(twins).toMatchObject({ code: 'csv/same-keys' });
  expect(twins.message).toContain('"1" stands on lines 2, 4; "2" stands on lines 3, 5');
});

test('empty lines and rows of nothing but delimiters are no records', async () => {
  write('id,name\n\n1,Ann\n,\n2,Ben\n\n,\n');
  expect(await seen(byId)).toEqual([
    { id: '1', name: 'Ann' },
    { id: '2', name: 'Ben' },
  ]);
  write('id,name\n');
  expect(await seen(byId)).toEqual([]);
  write('id,name');
  expect(await seen(byId)).toEqual([]);
});

test('a file that cannot be understood is refused with the place and the remedy, and never read in part', async () => {
  const cases: readonly (readonly [text: string | Buffer, code: string, words: string])[] = [
    ['', 'csv/empty-file', 'people.csv'],
    ['\n\n', 'csv/no-columns', 'people.csv'],
    ['id,name,name\n', 'csv/same-columns', 'name'],
    ['key,name\n', 'csv/no-column', '"id"'],
    ['id,name\n1,Ann\n2\n', 'csv/ragged-row', 'Line 3'],
    ['id,name\n1,Ann,Lee\n', 'csv/ragged-row', '3 cells'],
    ['id,name\n1,Ann\n2,"Ben\n3,Cem\n', 'csv/open-quote', 'line 3'],
    ['id,name\n1,"Ann" Lee\n', 'csv/broken-quoting', 'line 2'],
    ['id,name\n1,A\0n\n', 'csv/nul-byte', 'Byte 11'],
    [Buffer.from('id,name\n1,Köln\n2,\xff\n', 'utf8').fill(0xff, 18, 19), 'csv/wrong-encoding', 'line 3'],
    [Buffer.from([0xff, 0xfe, 0x69, 0x00, 0x64, 0x00, 0x0a, 0x00, 0x31, 0x00, 0x0a]), 'csv/wrong-encoding', 'Byte 10'],
    [
      Buffer.from([0xff, 0xfe, 0x69, 0x00, 0x64, 0x00, 0x0a, 0x00, 0x00, 0xd8, 0x0a, 0x00]),
      'csv/wrong-encoding',
      'Byte 8',
    ],
  ];
  for (const [text, code, words] of cases) {
    write(text);
    const problem = await refusal(byId);
    expect(problem.code, JSON.stringify(String(text))).toBe(code);
    expect(problem.message).toContain(words);
  }
});

test('good UTF-8 with a broken byte far into a big file is not taken for another encoding', async () => {
  const rows = Array.from({ length: 200_000 }, (_, n) => `${n},Größe ${n}\n`).join('');
  const bytes = Buffer.from(`id,name\n${rows}`);
  bytes[bytes.length - 4] = 0xc3;
  write(bytes);
  const problem = await refusal(byId);
  expect(problem).toMatchObject({ code: 'csv/wrong-encoding' });
  expect(problem.message).toContain('line 200001');
});

test('a cell of a megabyte is read, and a row of more than 16 is taken for a quote that is not closed', async () => {
  const big = 'x\n'.repeat(512 * 1024);
  write(`id,name\n1,"${big}"\n2,b\n`);
  expect(await seen(byId)).toEqual([
    { id: '1', name: big },
    { id: '2', name: 'b' },
  ]);
  write(`id,name\n1,"${big.repeat(20)}`);
  expect(await refusal(byId)).toMatchObject({ code: 'csv/long-row' });
});

test('a column that is gone or renamed between runs is a fault that names it', async () => {
  write('id,name,city\n1,Ann,Rome\n');
  const session = await desk.open('people.csv', byId);
  const view = await viewOf(session, 'people');
  write('id,Name,city\n1,Ann,Rome\n');
  for (const call of [
    () => all(session, view),
    () => session.read(view, [key('1')]),
    () => session.write(view, [add('2', {})]),
  ]) {
    const fault = await faultOf(call);
    expect(fault).toMatchObject({ kind: 'setting', problem: { code: 'csv/no-column' } });
    expect(fault.problem.message).toContain('"name"');
  }
});

test('a file that is not there, a folder and wrong settings are faults with a remedy', async () => {
  write('id,name\n1,Ann\n');
  const codes = [];
  for (const [file, settings] of [
    ['missing.csv', {}],
    ['connections', {}],
    ['people.csv', { delimiter: '"' }],
    ['people.csv', { dateFormat: 'DD.MM' }],
    ['people.csv', { colour: 'red' }],
    ['people.csv', { types: { age: 'integer' } }],
  ] as const) {
    codes.push((await faultOf(() => desk.open(file, settings))).problem.code);
  }
  expect(codes).toEqual([
    'csv/no-file',
    'csv/not-a-file',
    'csv/settings',
    'csv/settings',
    'csv/settings',
    'csv/no-column',
  ]);
});

test('the identity is the place of the file: the same when the workspace moves, another for another file', async () => {
  write('id,name\n1,Ann\n');
  write('id,name\n1,Ann\n', 'copy.csv');
  const identity = await (await desk.open('people.csv')).identity();
  expect(await (await desk.open('copy.csv')).identity()).not.toBe(identity);
  write('id,other\n1,x\n');
  await desk.move();
  expect(await (await desk.open('people.csv')).identity()).toBe(identity);
});

test('a modified-at column gives times in any of its forms', async () => {
  write('id,changed\n1,2026-03-01 10:00\n2,2026-03-01T10:00:00+02:00\n3,soon\n4,\n');
  const session = await desk.open('people.csv', byId);
  const view = { ...(await viewOf(session, 'people', [])), modifiedAt: 'changed' };
  expect(await all(session, view)).toEqual([
    { key: '1', fields: {}, modifiedAt: '2026-03-01T10:00:00Z' },
    { key: '2', fields: {}, modifiedAt: '2026-03-01T08:00:00Z' },
    { key: '3', fields: {} },
    { key: '4', fields: {} },
  ]);
});
