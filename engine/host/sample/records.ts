import { type Chance, chanceFrom } from './chance.ts';
import { makePeople, type Person } from './people.ts';

/** A row of the CRM's table; the database gives the id. */
export interface CrmRow {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly street: string;
  readonly zip: string;
  readonly city: string;
  readonly country: string;
  readonly birthday: string | null;
  readonly credit_limit_cents: number;
  readonly status: string;
  readonly newsletter: 0 | 1;
}

/** A row of the ERP's file, by column. */
export type ErpRow = { readonly [column in (typeof erpColumns)[number]]: string };
export const erpColumns = [
  'Kundennummer',
  'Name',
  'Firma',
  'E-Mail',
  'Telefon',
  'Straße',
  'PLZ',
  'Ort',
  'Land',
  'Geburtsdatum',
  'Status',
  'Kreditlimit',
  'Newsletter',
] as const;

/** Both systems' records of a small company whose customers were kept in two places for years. */
export interface SampleRecords {
  readonly crm: readonly CrmRow[];
  readonly erp: readonly ErpRow[];
}

type Quirk =
  | 'wrong date'
  | 'wrong date, other birthday'
  | 'other e-mail'
  | 'other phone'
  | 'other company'
  | 'other address'
  | 'unknown status'
  | 'twice in the ERP'
  | 'no e-mail in the ERP'
  | 'no phone in the ERP'
  | 'no company in the ERP'
  | 'no birthday in the CRM'
  | 'no company in the CRM'
  | 'other credit limit'
  | 'other newsletter';

/** How many of the people that both systems know have which difference. */
const quirks: readonly (readonly [Quirk, number])[] = [
  ['wrong date', 6],
  ['wrong date, other birthday', 3],
  ['other e-mail', 8],
  ['other phone', 6],
  ['other company', 6],
  ['other address', 5],
  ['unknown status', 4],
  ['twice in the ERP', 8],
  ['no e-mail in the ERP', 120],
  ['no phone in the ERP', 100],
  ['no company in the ERP', 40],
  ['no birthday in the CRM', 60],
  ['no company in the CRM', 40],
  ['other credit limit', 60],
  ['other newsletter', 80],
];

const seed = 20_260_331;
const inBoth = 1700;
const onlyCrm = 300;
const onlyErp = 150;
const onlyErpWrongDates = 3;
const firstNumber = 10_001;
const wrongDates = ['31.02.1999', '30.02.1984', '31.04.1971', '00.00.1960', '31.11.1992'] as const;

const countryCodes = { D: 'DE', A: 'AT', CH: 'CH' } as const;
const statusWords = { active: 'aktiv', lead: 'Interessent', blocked: 'gesperrt', former: 'ehemalig' } as const;

/** As people in an office type numbers: never the same way twice. */
function messyPhone(phone: Person['phone'], chance: Chance): string {
  const { area, number } = phone;
  const pairs = number.replace(/(\d\d)(?=\d)/g, '$1 ');
  return chance.pick([
    `0${area}/${number}`,
    `(0${area}) ${pairs}`,
    `+49 ${area} ${number}`,
    `0049 ${area} ${number}`,
    `+49 (0)${area} ${number}`,
    `0${area}-${number}`,
  ]);
}

const messyMail = (email: string, chance: Chance): string =>
  chance.pick([email, email, email.toUpperCase(), ` ${email}`, `${email.replace(/^./, (one) => one.toUpperCase())} `]);

const germanDate = (day: string): string => day.split('-').reverse().join('.');

/** 12500 as "12.500,00". */
const germanAmount = (euros: number): string => `${String(euros).replace(/\B(?=(?:\d{3})+$)/g, '.')},00`;

function erpRow(person: Person, chance: Chance): ErpRow {
  return {
    Kundennummer: '',
    Name: `${person.first} ${person.last}`,
    Firma: person.company,
    'E-Mail': messyMail(person.email, chance),
    Telefon: messyPhone(person.phone, chance),
    Straße: person.street,
    PLZ: person.zip,
    Ort: person.city,
    Land: person.country,
    Geburtsdatum: germanDate(person.birthday),
    Status: statusWords[person.status],
    Kreditlimit: germanAmount(person.creditLimit),
    Newsletter: person.newsletter ? 'J' : 'N',
  };
}

const crmRow = (person: Person): CrmRow => ({
  first_name: person.first,
  last_name: person.last,
  email: person.email,
  phone: `+49${person.phone.area}${person.phone.number}`,
  company: person.company,
  street: person.street,
  zip: person.zip,
  city: person.city,
  country: countryCodes[person.country],
  birthday: person.birthday,
  credit_limit_cents: person.creditLimit * 100,
  status: person.status,
  newsletter: person.newsletter ? 1 : 0,
});

interface Both {
  readonly crm: CrmRow;
  readonly erp: ErpRow;
}

const changes: Record<Quirk, (both: Both, chance: Chance) => { crm?: Partial<CrmRow>; erp?: Partial<ErpRow> }> = {
  'wrong date': (_, chance) => ({ erp: { Geburtsdatum: chance.pick(wrongDates) }, crm: { birthday: null } }),
  'wrong date, other birthday': (_, chance) => ({ erp: { Geburtsdatum: chance.pick(wrongDates) } }),
  'other e-mail': ({ crm }) => ({ crm: { email: `info.${crm.email}` } }),
  'other phone': ({ crm }) => ({ crm: { phone: `${crm.phone}0` } }),
  'other company': ({ crm }) => ({ crm: { company: `${crm.company} (neu)` } }),
  'other address': (_, chance) => ({
    crm: { street: `Neuer Weg ${chance.below(90) + 1}`, zip: '10117', city: 'Berlin' },
  }),
  'unknown status': () => ({ erp: { Status: 'ruht' } }),
  'twice in the ERP': () => ({}),
  'no e-mail in the ERP': () => ({ erp: { 'E-Mail': '' } }),
  'no phone in the ERP': () => ({ erp: { Telefon: '' } }),
  'no company in the ERP': () => ({ erp: { Firma: '' } }),
  'no birthday in the CRM': () => ({ crm: { birthday: null } }),
  'no company in the CRM': () => ({ crm: { company: null } }),
  'other credit limit': ({ crm }) => ({ crm: { credit_limit_cents: crm.credit_limit_cents + 50_000 } }),
  'other newsletter': ({ crm }) => ({ crm: { newsletter: crm.newsletter === 1 ? 0 : 1 } }),
};

function withQuirks(people: readonly Person[], chance: Chance): { crm: CrmRow[]; erp: ErpRow[] } {
  const list = quirks.flatMap(([quirk, count]) => Array.from({ length: count }, () => quirk));
  const crm: CrmRow[] = [];
  const erp: ErpRow[] = [];
  for (const [index, person] of people.entries()) {
    const both: Both = { crm: crmRow(person), erp: erpRow(person, chance) };
    const quirk = list[index];
    const change = quirk === undefined ? {} : changes[quirk](both, chance);
    crm.push({ ...both.crm, ...change.crm });
    erp.push({ ...both.erp, ...change.erp });
    if (quirk === 'twice in the ERP') erp.push(erpRow(person, chance));
  }
  return { crm, erp };
}

/** CRM contacts that only the sales team knows, with phone numbers as they typed them. */
const crmOnly = (person: Person): CrmRow => ({
  ...crmRow(person),
  phone: `0${person.phone.area} ${person.phone.number}`,
});

/** The same records every time: about 2,000 in the CRM and 1,850 in the ERP, of which 1,700 are of the same people. */
export function sampleRecords(): SampleRecords {
  const chance = chanceFrom(seed);
  const people = makePeople(inBoth + onlyCrm + onlyErp, chance);
  const { crm, erp } = withQuirks(people.slice(0, inBoth), chance);
  crm.push(...people.slice(inBoth, inBoth + onlyCrm).map(crmOnly));
  for (const [index, person] of people.slice(inBoth + onlyCrm).entries()) {
    const row = erpRow(person, chance);
    erp.push(index < onlyErpWrongDates ? { ...row, Geburtsdatum: chance.pick(wrongDates) } : row);
  }
  return {
    crm: chance.shuffled(crm),
    erp: chance.shuffled(erp).map((row, index) => ({ ...row, Kundennummer: String(firstNumber + index) })),
  };
}
