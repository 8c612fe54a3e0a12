import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A person or company as one of two systems knows it; what is left out is blank. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly company?: string;
  readonly street?: string;
  readonly zip?: string;
  readonly city?: string;
  readonly country?: string;
  readonly since?: string;
  readonly job?: string;
}

const columns = [
  'id',
  'name',
  'email',
  'phone',
  'company',
  'street',
  'zip',
  'city',
  'country',
  'since',
  'job',
] as const;
const labels: readonly string[] = [
  'Id',
  'Name',
  'Email',
  'Phone',
  'Company',
  'Street',
  'Postal code',
  'City',
  'Country',
  'Customer since',
  'Job title',
];

const smithCo = { company: 'Smith & Co', zip: 'SW1A 2AA', city: 'London', street: '10 High Street' };
const norbeck = { company: 'Norbeck Tools', zip: '28001', city: 'Madrid', email: 'ventas@norbeck.test' };
const garcia = { email: 'maria@garcia.test', company: 'Garcia Foods', city: 'Sevilla' };

/** Contacts and customers of which several fit each other by the match. */
const clusters: { readonly left: readonly Row[]; readonly right: readonly Row[] } = {
  left: [
    {
      ...smithCo,
      id: '101',
      name: 'Jon Smith',
      email: 'js@smithco.test',
      phone: '+442079460958',
      country: 'United Kingdom',
      since: '2019',
    },
    {
      id: '102',
      name: 'John Smith',
      email: 'js@smithco.test',
      company: 'Smithson',
      city: 'Leeds',
      country: 'United Kingdom',
    },
    { id: '103', name: 'Hanne Vik', email: 'hanne@vik.test', city: 'Oslo', company: 'Vik Foto' },
    { id: '104', name: 'Hanne Vik', email: 'hanne@vik.test', city: 'Oslo', company: 'Vik Foto', job: 'Owner' },
    { ...norbeck, id: '105', name: 'Norbeck Tools Iberia' },
    { ...garcia, id: '106', name: 'Maria Garcia' },
    { ...garcia, id: '107', name: 'M. Garcia', city: 'Cadiz' },
    { id: '108', name: 'Priyanka Nair', email: 'priya@nair.test', city: 'Pune', phone: '+912041234567' },
    { id: '109', name: 'Priyanka Nair', email: 'priya@nair.test', city: 'Pune', job: 'Director' },
  ],
  right: [
    {
      ...smithCo,
      id: 'C-10482',
      name: 'Smith, Jon',
      email: 'js@smithco.test',
      phone: '020 7946 0958',
      company: 'SMITH AND CO LTD',
      street: '10 High St',
      country: 'GB',
      since: '2019',
      job: 'Director',
    },
    { id: 'C-20977', name: 'Smith, J.', email: 'js@smithco.test', company: 'Harbour Ltd', city: 'Hull', country: 'GB' },
    { id: 'C-10503', name: 'Vik, Hanne', email: 'hanne@vik.test', city: 'Oslo', company: 'Vik Foto AS' },
    { ...norbeck, id: 'C-10510', name: 'Norbeck Tools Iberia SL' },
    { ...norbeck, id: 'C-10511', name: 'Norbeck Service', city: 'Toledo' },
    { ...norbeck, id: 'C-10512', name: 'Norbeck Norte', city: 'Bilbao', zip: '48001' },
    { ...garcia, id: 'C-10520', name: 'Garcia, Maria' },
    { ...garcia, id: 'C-10521', name: 'Garcia, Mario', city: 'Huelva' },
  ],
};

const firsts = ['Sven', 'Bo', 'Mina', 'Lena', 'Tom', 'Ida', 'Per', 'Ana', 'Kai', 'Eva', 'Jan', 'Rut'] as const;
const lasts = ['Aalto', 'Lindqvist', 'Sato', 'Novak', 'Keller', 'Berg', 'Moreau', 'Rossi', 'Weber', 'Costa'] as const;
const towns = ['Turku', 'Malmo', 'Osaka', 'Brno', 'Bern', 'Bergen', 'Lyon', 'Parma', 'Mainz', 'Porto'] as const;

const nth = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('The list is empty.');
  return found;
};

const personAt = (at: number) => ({
  name: `${nth(firsts, at)} ${nth(lasts, at * 7 + Math.floor(at / 12))}`,
  company: `${nth(lasts, at + 3)} ${nth(['Trade', 'Print', 'Foods', 'Works'], at)} ${at}`,
  street: `${nth(towns, at + 5)} Road ${at + 1}`,
  zip: String(10_000 + at * 37),
  city: nth(towns, at),
});

const count = (number: number): readonly number[] => Array.from({ length: number }, (_, at) => at);

/** Pairs that the match links: by e-mail, and every fourth by phone alone. */
function matched(number: number): { left: Row[]; right: Row[] } {
  const left = count(number).map(
    (at): Row => ({
      ...personAt(at),
      id: String(1000 + at),
      ...(at % 4 === 3 ? {} : { email: `p${at}@example.test` }),
      phone: `+4930901820${String(at).padStart(2, '0')}`,
      country: 'Germany',
    }),
  );
  const right = left.map((row, at): Row => ({ ...row, id: `C-${30_000 + at}`, country: 'DE' }));
  return { left, right };
}

/** Pairs that share no e-mail and no phone but are alike: the same but for a letter, and some that only look so. */
function close(number: number): { left: Row[]; right: Row[] } {
  const at0 = 200;
  const left = count(number).map(
    (at): Row => ({
      ...personAt(at0 + at),
      id: `2${String(at).padStart(3, '0')}`,
      email: `at.home.${at}@left.test`,
      phone: `+4420794601${String(at).padStart(2, '0')}`,
      country: 'Finland',
      since: String(2001 + (at % 20)),
      job: nth(['Owner', 'Buyer', 'Engineer', 'Nurse', 'Baker', 'Pilot', 'Clerk'], at),
    }),
  );
  const right = left.map(
    (row, at): Row => ({
      ...row,
      id: `C-4${String(at).padStart(4, '0')}`,
      name: `${row.name}${at % 3 === 0 ? 'a' : ''}`,
      email: `office${at}@right.test`,
      phone: `020 7946 07${String(at).padStart(2, '0')}`,
      company: `${row.company} Ltd`,
      country: 'FI',
      ...(at % 5 === 4 ? { city: 'Elsewhere', street: `Other Street ${at}`, zip: '99999' } : {}),
    }),
  );
  return { left, right };
}

const onlyLeft = count(12).map(
  (at): Row => ({ id: String(3000 + at), name: `Lonely Contact ${at}`, email: `l${at}@left.test` }),
);
const onlyRight = count(9).map(
  (at): Row => ({ id: `C-${50_000 + at}`, name: `Single Customer ${at}`, email: `r${at}@right.test` }),
);

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (rows: readonly Row[]): string =>
  [labels, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');

const countries = [
  { from: 'United Kingdom', to: 'GB' },
  { from: 'Germany', to: 'DE' },
  { from: 'Finland', to: 'FI' },
];

const mapOf = (id: string, label: string, more: object = {}): object => ({
  id,
  label,
  left: label,
  right: label,
  ...more,
});

const flow = {
  format: 1,
  id: 'customers',
  label: 'Contacts and customers',
  syncs: [
    {
      id: 'customers',
      label: 'Contacts and customers',
      left: { connection: 'hubspot', object: 'contacts', newKey: { from: 'next-number' } },
      right: { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } },
      match: {
        tiers: [
          { left: ['Email'], right: ['Email'], normalise: ['email'] },
          { left: ['Phone'], right: ['Phone'], normalise: ['phone'], country: 'GB' },
        ],
      },
      fields: [
        mapOf('name', 'Name'),
        mapOf('email', 'Email'),
        mapOf('phone', 'Phone', {
          steps: [{ id: 'format', use: 'phone', settings: { country: 'GB', format: 'e164' } }],
        }),
        mapOf('company', 'Company'),
        mapOf('zip', 'Postal code'),
        mapOf('city', 'City'),
        mapOf('country', 'Country', { steps: [{ id: 'codes', use: 'value-map', settings: { pairs: countries } }] }),
        mapOf('street', 'Street'),
        mapOf('since', 'Customer since'),
        mapOf('job', 'Job title'),
      ],
    },
  ],
};

/**
 * Writes a workspace of two customer lists that were kept apart for years: pairs that the match links, clusters of which
 * several fit, one that is twice on one side, and records that are alike without sharing an e-mail address or a phone number.
 * @param closePairs how many of the last
 */
export function writeTwins(folder: string, closePairs = 30): void {
  for (const part of ['connections', 'flows', 'data']) mkdirSync(join(folder, part), { recursive: true });
  const [pairs, alike] = [matched(60), close(closePairs)];
  const left = [...clusters.left, ...pairs.left, ...alike.left, ...onlyLeft];
  const right = [...clusters.right, ...pairs.right, ...alike.right, ...onlyRight];
  writeFileSync(join(folder, 'data', 'contacts.csv'), csv(left));
  writeFileSync(join(folder, 'data', 'customers.csv'), csv(right));
  const connection = (id: string, label: string, file: string): void =>
    writeFileSync(
      join(folder, 'connections', `${id}.json`),
      `${JSON.stringify({ format: 1, id, kind: 'csv', label, settings: { file: `../data/${file}`, key: 'Id' } }, null, 2)}\n`,
    );
  connection('hubspot', 'HubSpot', 'contacts.csv');
  connection('erp', 'ERP', 'customers.csv');
  writeFileSync(join(folder, 'flows', 'customers.json'), `${JSON.stringify(flow, null, 2)}\n`);
}
