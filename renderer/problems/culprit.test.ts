import { expect, test } from 'vitest';
import { Flow } from '../../engine/model/flow.ts';
import { NodeId } from '../../engine/model/ids.ts';
import { Shapes } from '../../engine/model/shape.ts';
import { culpritWords } from './culprit.ts';

const flow = Flow.parse({
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'contacts' },
      right: { connection: 'erp', object: 'customers' },
      match: { tiers: [{ left: ['mail'], right: ['mail'] }] },
      fields: [{ id: 'phone', left: 'tel', right: 'phone' }],
    },
  ],
});

const object = (name: string, label: string, fields: readonly (readonly [name: string, label: string])[]) => ({
  object: name,
  label,
  key: ['id'],
  keyFrom: 'system',
  can: {
    since: false,
    removals: 'by-census',
    create: true,
    update: true,
    remove: true,
    cas: { update: 'none', remove: 'none' },
    reservesKeys: false,
    correlates: false,
    findLagMs: 0,
    readMax: 1,
    writeMax: 1,
    times: false,
  },
  fields: fields.map(([field, words]) => ({
    name: field,
    label: words,
    type: { kind: 'text' },
    required: true,
    nullable: false,
    writable: 'always',
    unique: false,
    emptyIsNull: false,
  })),
});

const shapes = Shapes.parse({
  crm: { kind: 'csv', identity: 'a', objects: { contacts: object('contacts', 'Contacts', [['tel', 'Telephone']]) } },
  erp: {
    kind: 'csv',
    identity: 'b',
    objects: {
      customers: object('customers', 'Customers', [
        ['phone', 'Phone'],
        ['terms', 'Payment terms'],
        ['vat', 'VAT number'],
        ['zip', 'Postcode'],
      ]),
    },
  },
});

const told = (node: string, message: string): string =>
  culpritWords(flow, shapes, { node: NodeId.parse(node), message }).label;

test('a problem of an object names the fields that it is about, and the object', () => {
  expect(told('people/right', 'A record cannot be created without "terms", and no line leads there.')).toBe(
    'Payment terms of Customers',
  );
  expect(told('people/right', 'Without "terms", "vat" and "zip".')).toBe(
    'Payment terms, VAT number and 1 more of Customers',
  );
  expect(told('people/right', 'Records of Customers cannot be changed.')).toBe('Customers');
});

test('a problem of a line names the field at the end that it is about, and its object', () => {
  expect(told('people/phone', '"phone" of Customers is read-only.')).toBe('Phone of Customers');
  expect(told('people/phone', 'The two types do not fit.')).toBe('Telephone of Contacts');
});
