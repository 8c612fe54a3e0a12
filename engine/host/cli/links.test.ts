import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Ended,
  objectsOf,
  type Person,
  resultOf,
  type SmallOptions,
  type SmallWorkspace,
  smallWorkspace,
} from '../../testing/tandem.ts';

const person = (id: number, name: string, mail: string, city = 'Ulm'): Person => ({ id, name, mail, city });
const waits = { rules: { create: { left: 'wait', right: 'wait' }, firstLink: 'left-wins' } };

const shop = [
  person(1, 'Jon Smith', 'jon@x.test', 'London'),
  person(2, 'Hanne Vik', 'hanne@x.test', 'Oslo'),
  person(3, 'Mina Sato', 'mina@x.test', 'Tokyo'),
  person(4, 'Same Person', 'same@x.test'),
];
const crm = [
  person(11, 'Jon Smyth', 'js@home.test', 'London'),
  person(12, 'Hanne Vik', 'hv@home.test', 'Oslo'),
  person(13, 'Bo Lindqvist', 'bo@home.test', 'Kiel'),
  person(14, 'Same Person', 'same@x.test'),
];

const office = (options: SmallOptions = waits): SmallWorkspace => smallWorkspace({ shop, crm, ...options });
const codeIn = (ended: Ended): unknown => {
  const { error } = resultOf(ended);
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
};
const nameOf = (small: SmallWorkspace, id: number): unknown =>
  small.crm(`SELECT name, mail FROM people WHERE id = ${id}`)[0];

describe('tandem review', () => {
  test('L1: tells the four lists before the first run, as numbers, as rows and as a file', async () => {
    const small = office();
    expect((await small.tandem('review')).out).toContain(
      '4 records of Shop and 4 of CRM compared. Nothing was written.',
    );
    const listed = objectsOf((await small.tandem('review', '--list', 'left', '--search', 'oslo', '--json')).out);
    expect(listed).toEqual([
      {
        row: { list: 'left', key: '2', title: 'Hanne Vik', becomes: 'waits' },
        records: {
          left: [{ key: '2', held: null, fields: { id: '2', name: 'Hanne Vik', mail: 'hanne@x.test', city: 'Oslo' } }],
          right: [],
        },
      },
      { list: 'left', total: 1 },
    ]);
    await small.tandem('review', '--list', 'linked', '-o', 'linked.csv');
    const [head, row, rest] = readFileSync(join(small.folder, 'linked.csv'), 'utf8').split('\r\n');
    expect(head).toContain('Group,Shop,CRM,Name,How,Shared value');
    expect(row).toContain('1,4,14,Same Person,"new, by mail",same@x.test,,4,Same Person,same@x.test,Ulm,14');
    expect(rest).toBe('');
    expect((await small.tandem('status', '--json')).out).toContain('"linked":0');
  });

  test('a wrong option, a wrong list and a wrong word are told', async () => {
    const small = office();
    expect(codeIn(await small.tandem('review', '--list', 'middle', '--json'))).toBe('usage/option');
    expect(codeIn(await small.tandem('review', 'people', 'nothing', '--json'))).toBe('usage/unknown-sync');
    expect(codeIn(await small.tandem('review', '--sample', '3', '--json'))).toBe('usage/no-file');
    expect(codeIn(await small.tandem('split', '1', '11', '--then', 'dance', '--json'))).toBe('usage/option');
    expect(codeIn(await small.tandem('merge', 'up', '1', '2', '--json'))).toBe('usage/side');
    expect(codeIn(await small.tandem('exclude', '7', '--json'))).toBe('usage/no-record');
    expect(codeIn(await small.tandem('exclude', 'left:7', '--json'))).toBe('link/no-record');
  });

  test('L7, L8: a sample is checked in a spreadsheet, and what is alike enough is linked with the measured risk', async () => {
    const small = office();
    const drawn = resultOf(
      await small.tandem('review', '--min', '0.5', '--sample', '9', '--seed', '3', '-o', 'sample.csv', '--json'),
    );
    expect(drawn).toMatchObject({ sample: 2, of: 2, seed: 3 });
    const file = join(small.folder, 'sample.csv');
    // A spreadsheet of another country: semicolons between cells.
    const text = readFileSync(file, 'utf8').replaceAll(',', ';').replace(/\r\n;/gu, '\r\nja;');
    writeFileSync(
      file,
      text.replace(/"([^"]*)"/gu, (whole) => whole.replaceAll(';', ',')),
    );
    const checked = await small.tandem('review', '--min', '0.5', '--checked', 'sample.csv', '--risk', '5%');
    expect(checked.out).toContain('2 pairs checked, 0 of them not the same.');
    expect(checked.out).toContain('The sample is too small to be sure of at most 5.0 % false links: 73 checked pairs');
    const linked = await small.tandem('link', '--suggested', '--min', '0.5', '--checked', 'sample.csv', '--json');
    const { batch } = resultOf(linked);
    expect(resultOf(linked)).toMatchObject({ linked: 2, rivals: 0, risk: { checked: 2, wrong: 0 } });
    expect(resultOf(await small.tandem('link', '--batch', String(batch), '--json'))).toMatchObject({
      back: 2,
      written: 0,
    });
    writeFileSync(file, readFileSync(file, 'utf8').replace('\nja;', '\nnein;'));
    const rest = await small.tandem('link', '--suggested', '--min', '0.5', '--checked', 'sample.csv', '--json');
    expect(resultOf(rest)).toMatchObject({ linked: 1, risk: { checked: 2, wrong: 1 } });
    writeFileSync(file, readFileSync(file, 'utf8').replace('\nnein;', '\nperhaps;'));
    expect(codeIn(await small.tandem('review', '--checked', 'sample.csv', '--json'))).toBe('sample/answer');
  });
});

describe('tandem link, split and merge', () => {
  test('L3, L10: a wrong link is made by hand before the first run, and split after it', async () => {
    const small = office();
    expect((await small.tandem('link', 'people', 'people', '3', '13', '--why', 'looked alike')).code).toBe(0);
    await small.tandem('run');
    expect(nameOf(small, 13)).toEqual({ name: 'Mina Sato', mail: 'mina@x.test' });
    const preview = await small.tandem('split', '3', '13', '--preview');
    expect(preview.out).toMatch(/CRM +13 +name +Mina Sato +Bo Lindqvist/);
    expect(nameOf(small, 13)).toEqual({ name: 'Mina Sato', mail: 'mina@x.test' });
    const split = resultOf(await small.tandem('split', '3', '13', '--json'));
    expect(split).toMatchObject({ state: 'done', writes: 1, leftAlone: 0 });
    expect(nameOf(small, 13)).toEqual({ name: 'Bo Lindqvist', mail: 'bo@home.test' });
    await small.tandem('run');
    expect(nameOf(small, 13)).toEqual({ name: 'Bo Lindqvist', mail: 'bo@home.test' });
    expect(small.shopText()).toContain('3,Mina Sato,mina@x.test,Tokyo');
    expect((await small.tandem('undo', String(split['run']), '--yes')).code).toBe(0);
    expect(nameOf(small, 13)).toEqual({ name: 'Mina Sato', mail: 'mina@x.test' });
    expect((await small.tandem('status', '--json')).out).toContain('"linked":2');
  });

  test('L13: two rows of a CSV file are merged, once it is said whose value stands', async () => {
    const small = office();
    small.shop([...shop, person(5, 'Same Person', '', 'Bonn')]);
    await small.tandem('run');
    const ask = ['merge', 'people', 'people', 'left', '4', '5'];
    expect(codeIn(await small.tandem(...ask, '--drop', 'remove', '--json'))).toBe('merge/differs');
    expect(codeIn(await small.tandem(...ask, '--take', 'city=DROP', '--json'))).toBe('merge/what-of-the-dropped');
    const merged = await small.tandem(...ask, '--drop', 'remove', '--take', 'city=DROP', '--json');
    expect(resultOf(merged)).toMatchObject({ state: 'done', twin: '14', dropped: 'removed', filled: 1 });
    expect(small.shopText()).toContain('4,Same Person,same@x.test,Bonn\n');
    expect(small.shopText()).not.toContain('\n5,');
    await small.tandem('run');
    expect(small.crm('SELECT city FROM people WHERE id = 14')).toEqual([{ city: 'Bonn' }]);
  });

  test('L6, L9: records are kept apart, and matched again', async () => {
    const small = office();
    await small.tandem('apart', 'people', 'people', '4', '14');
    await small.tandem('run');
    expect((await small.tandem('status', '--json')).out).toContain('"linked":0');
    expect(resultOf(await small.tandem('match-again', '--apart', '--json'))).toMatchObject({ apart: 1 });
    await small.tandem('run');
    expect((await small.tandem('status', '--json')).out).toContain('"linked":1');
  });
});
