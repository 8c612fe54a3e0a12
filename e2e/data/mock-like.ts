import { join } from 'node:path';
import { type Cell, type Columns, writeFlowFile, writeSystems, writeTable } from './workspace.ts';

const stages = ['Subscriber', 'Lead', 'Opportunity', 'Customer', 'Evangelist', 'Other'];
const states = ['PROSPECT', 'QUOTED', 'ACTIVE', 'KEY', 'DORMANT'];
const oneOf = (name: string, options: readonly string[]): string =>
  `TEXT CHECK ("${name}" IN (${options.map((option) => `'${option}'`).join(', ')}))`;

const rest = (prefix: string, count: number): Columns =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix} ${at + 1}`, 'TEXT']));

const contacts: Columns = {
  Email: 'TEXT',
  'First name': 'TEXT',
  'Last name': 'TEXT NOT NULL',
  'Phone number': 'TEXT',
  'Job title': 'TEXT',
  'Company name': 'TEXT',
  'Street address': 'TEXT',
  City: 'TEXT',
  'Postal code': 'TEXT',
  'Country/Region': 'TEXT',
  'Lifecycle stage': oneOf('Lifecycle stage', stages),
  'Contact owner': 'TEXT',
  Language: 'TEXT',
  'Email opt-in': 'BOOLEAN',
  'ERP customer no.': 'TEXT',
  'Record ID': 'INTEGER PRIMARY KEY',
  ...rest('Property', 22),
};

const customers: Columns = {
  'E-mail': 'TEXT',
  'Contact name': 'TEXT NOT NULL',
  'Payment terms': `${oneOf('Payment terms', ['NET30', 'NET60'])} NOT NULL`,
  Telephone: 'TEXT',
  'Trading name': 'TEXT NOT NULL',
  Function: 'TEXT',
  Status: oneOf('Status', states),
  'Account manager': 'TEXT',
  'Address line 1': 'TEXT',
  Town: 'TEXT',
  Postcode: 'TEXT',
  'Country code': 'TEXT NOT NULL',
  Newsletter: 'BOOLEAN',
  'Language code': 'TEXT',
  'Customer no.': `TEXT GENERATED ALWAYS AS ('C-' || (20414 + id)) VIRTUAL`,
  id: 'INTEGER PRIMARY KEY',
  Blocked: 'BOOLEAN',
  ...rest('Ledger', 29),
};

const firsts = ['Mira', 'Jonas', 'Lea', 'Ana', 'Omar', 'Ines', 'Paul', 'Nora', 'Luis', 'Tess'];
const lasts = ['Olsen', 'Weber', 'Kaya', 'Ruiz', 'Haddad', 'Costa', 'Novak', 'Lind', 'Serra', 'Moreau'];
const companies = ['Olsen Foods', 'Weber Bau', 'Kaya Textil', 'Norbeck Tools', 'Haddad Med', 'Costa Mar'];

/** A person of the nr-th row; the fourth is Ana Ruiz of Norbeck Tools. */
function person(nr: number) {
  const at = (nr - 1) % 10;
  const round = Math.floor((nr - 1) / 10);
  const first = firsts[at] ?? 'Ana';
  const last = `${lasts[(at + round) % 10] ?? 'Ruiz'}${round < 10 ? '' : ` ${round}`}`;
  const company = companies[at % companies.length] ?? 'Norbeck Tools';
  const domain =
    company === 'Norbeck Tools' ? 'norbeck.test' : `${company.split(' ')[0]?.toLowerCase() ?? 'firm'}.test`;
  const name = round === 0 ? first : `${first}.${nr}`;
  return {
    first,
    last,
    company,
    mail: `${name}@${domain}`,
    phone: `910 555 ${String(10 + (nr % 990)).padStart(3, '0')}`,
  };
}

function* contactRows(count: number): Generator<{ readonly [column: string]: Cell }> {
  for (let nr = 1; nr <= count; nr++) {
    const { first, last, company, mail, phone } = person(nr);
    yield {
      'Record ID': nr,
      Email: mail,
      'First name': first,
      'Last name': last,
      'Phone number': phone,
      'Job title': 'Head of Purchasing',
      'Company name': company,
      'Street address': `Calle Mayor ${10 + (nr % 80)}`,
      City: 'Madrid',
      'Postal code': '28013',
      'Country/Region': 'Spain',
      'Lifecycle stage': nr % 10 === 4 ? 'Customer' : (stages[nr % stages.length] ?? 'Lead'),
      'Contact owner': 'Dana Whitfield',
      Language: 'es',
      'Email opt-in': 1,
      'ERP customer no.': `C-${20414 + nr}`,
    };
  }
}

function* customerRows(count: number): Generator<{ readonly [column: string]: Cell }> {
  for (let nr = 1; nr <= count; nr++) {
    const { first, last, company, mail, phone } = person(nr);
    yield {
      id: nr,
      'E-mail': mail.toLowerCase(),
      'Contact name': `${last}, ${first}`,
      'Payment terms': 'NET30',
      Telephone: `+34 ${phone.replace(/^(\d{3}) (\d\d)(\d) (\d)(\d\d)$/, '$1 $2 $3$4 $5')}`,
      'Trading name': company,
      Function: 'Head of Purchasing',
      Status: 'ACTIVE',
      'Account manager': 'DWHITF',
      'Address line 1': `Calle Mayor ${10 + (nr % 80)}`,
      Town: 'Madrid',
      Postcode: '28013',
      'Country code': 'ES',
      Newsletter: 1,
      'Language code': 'es',
      Blocked: nr % 50 === 0 ? 1 : 0,
    };
  }
}

const plain = (id: string, left: string, right: string) => ({ id, left, right });

const fields = [
  { ...plain('email', 'Email', 'E-mail'), steps: [{ id: 'lower', use: 'case', settings: { to: 'lower' } }] },
  {
    id: 'name',
    left: ['Last name', 'First name'],
    right: 'Contact name',
    steps: [{ id: 'join', use: 'join', settings: { separator: ', ' } }],
  },
  {
    ...plain('phone', 'Phone number', 'Telephone'),
    steps: [{ id: 'phone', use: 'phone', settings: { country: 'ES', format: 'international' } }],
  },
  plain('function', 'Job title', 'Function'),
  plain('company', 'Company name', 'Trading name'),
  plain('street', 'Street address', 'Address line 1'),
  plain('city', 'City', 'Town'),
  plain('postcode', 'Postal code', 'Postcode'),
  {
    ...plain('country', 'Country/Region', 'Country code'),
    steps: [{ id: 'iso', use: 'country', settings: { from: 'name', to: 'alpha-2' } }],
  },
  {
    ...plain('stage', 'Lifecycle stage', 'Status'),
    steps: [
      {
        id: 'values',
        use: 'value-map',
        settings: {
          pairs: [
            { from: 'Lead', to: 'PROSPECT' },
            { from: 'Opportunity', to: 'QUOTED' },
            { from: 'Customer', to: 'ACTIVE' },
            { from: 'Evangelist', to: 'KEY' },
            { from: 'Other', to: 'DORMANT' },
          ],
        },
      },
    ],
    conflict: { rule: 'right-wins' },
  },
  {
    ...plain('owner', 'Contact owner', 'Account manager'),
    steps: [
      {
        id: 'person',
        use: 'lookup',
        settings: {
          find: ['person'],
          give: ['code'],
          table: {
            columns: ['person', 'code'],
            rows: [
              ['Dana Whitfield', 'DWHITF'],
              ['Dan Whitford', 'DWHITF'],
              ['Priya Nair', 'PNAIR'],
            ],
          },
        },
      },
    ],
  },
  plain('language', 'Language', 'Language code'),
  plain('opt-in', 'Email opt-in', 'Newsletter'),
  { ...plain('number', 'ERP customer no.', 'Customer no.'), direction: 'to-left' },
];

const flow = {
  format: 1,
  id: 'contacts-and-customers',
  label: 'Contacts and customers',
  syncs: [
    {
      id: 'contacts',
      label: 'Contacts',
      left: {
        connection: 'hubspot',
        object: 'Contacts',
        filter: { mode: 'all', conditions: [{ field: 'Lifecycle stage', is: 'not-equal', value: 'Subscriber' }] },
      },
      right: {
        connection: 'erp',
        object: 'Customers',
        filter: { mode: 'all', conditions: [{ field: 'Blocked', is: 'equal', value: false }] },
      },
      match: {
        tiers: [
          { left: ['Email'], right: ['E-mail'], normalise: ['email'] },
          { left: ['Phone number'], right: ['Telephone'], normalise: ['phone'], country: 'ES' },
        ],
      },
      fields,
    },
  ],
  notes: [{ id: 'terms', text: 'Finance sets this. Ask Priya.', at: { x: 592, y: 142 } }],
};

/** A workspace that looks like the canvas of the design: HubSpot contacts and ERP customers, with the same fields and values. */
export function writeMockLike(
  folder: string,
  rows: { readonly left: number; readonly right: number } = { left: 12_880, right: 11_942 },
): void {
  writeSystems(folder, [
    { id: 'hubspot', label: 'HubSpot' },
    { id: 'erp', label: 'ERP' },
  ]);
  writeTable(join(folder, 'data', 'hubspot.sqlite'), {
    name: 'Contacts',
    columns: contacts,
    rows: contactRows(rows.left),
  });
  writeTable(join(folder, 'data', 'erp.sqlite'), {
    name: 'Customers',
    columns: customers,
    rows: customerRows(rows.right),
  });
  writeFlowFile(folder, flow);
}
