import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { placeText, wishIn, wishOfFile, wishOfLink } from './links.ts';

const addressOf = (link: string) => wishOfLink(link)?.address ?? null;

test('a link leads to a screen', () => {
  expect(addressOf('tandem://flow/contacts')).toBe('#/flow/contacts');
  expect(addressOf('tandem://flow/contacts/')).toBe('#/flow/contacts');
  expect(addressOf('tandem://FLOW/Contacts/preview')).toBe('#/flow/Contacts/preview');
  expect(addressOf('tandem://connections/erp')).toBe('#/connections/erp');
  expect(addressOf('tandem://inbox')).toBe('#/inbox');
});

test('a link that fits no form means nothing', () => {
  const links = [
    'tandem://',
    'tandem:inbox',
    'tandem://run/contacts',
    'tandem://flow',
    'tandem://flow/',
    'tandem://flow/../x',
    'tandem://flow/a/run',
    'tandem://flow/a/preview/x',
    'tandem://flow/a?run=1',
    'tandem://flow/a#token',
    'tandem://flow/%2e%2e',
    'tandem://inbox/x',
    `tandem://flow/${'a'.repeat(600)}`,
    'https://inbox',
    'tandem://flow/a\nb',
  ];
  expect(links.filter((link) => wishOfLink(link) !== null)).toEqual([]);
});

test('a file leads to the workspace that it lies in or names, and to a flow of it', () => {
  const folder = testFolder();
  const file = join(folder, 'shop.tandem');
  const read = (text: string) => {
    writeFileSync(file, text);
    return wishOfFile(file);
  };
  expect(read('{"format":1}')).toEqual({ workspace: folder, address: '#/syncs' });
  expect(read('{"format":1,"workspace":"sub","flow":"people"}')).toEqual({
    workspace: join(folder, 'sub'),
    address: '#/flow/people',
  });
  for (const wrong of [
    '',
    '{}',
    '{"format":2}',
    '{"format":1,"run":true}',
    '{"format":1,"flow":"a/b"}',
    ' '.repeat(20_000),
  ])
    expect(read(wrong)).toBe(null);
  expect(wishOfFile(join(folder, 'none.tandem'))).toBe(null);
});

test('a file that was saved leads back', () => {
  const folder = testFolder();
  for (const place of [join(folder, 'ws'), folder, join(folder, '..')]) {
    const file = join(folder, 'a.tandem');
    writeFileSync(file, placeText(file, place));
    expect(wishOfFile(file)?.workspace).toBe(place);
  }
});

test('of a command line the last link or file counts, and nothing else', () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'ws'));
  writeFileSync(join(folder, 'ws', 'a.tandem'), '{"format":1}');
  expect(wishIn(['/opt/tandem', '--flag', 'tandem://inbox'], folder)).toEqual({ workspace: null, address: '#/inbox' });
  expect(wishIn(['/opt/tandem', 'ws/a.tandem'], folder)).toEqual({ workspace: join(folder, 'ws'), address: '#/syncs' });
  expect(wishIn(['tandem://inbox'], folder)).toBe(null);
  expect(wishIn(['/opt/tandem', 'letter.txt', '--inspect'], folder)).toBe(null);
});
