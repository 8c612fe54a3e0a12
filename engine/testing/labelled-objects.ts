import { chanceFrom } from '../core/match/sample.ts';
import type { Field, ObjectShape } from '../model/shape.ts';
import type { Fields, FieldType, Value } from '../model/value.ts';
import { canAll, field } from './demo-flow.ts';

/** Two objects as two systems have them, with records of the same things, and which fields really go together. */
export interface LabelledPair {
  readonly name: string;
  readonly left: ObjectShape;
  readonly right: ObjectShape;
  readonly pairs: readonly { readonly left: Fields; readonly right: Fields }[];
  /** "first + last = name": the fields of the left, and those of the right. */
  readonly truth: readonly string[];
  /** What records are the same by. */
  readonly key: readonly [left: string, right: string];
}

const types: { readonly [short: string]: FieldType } = {
  t: { kind: 'text' },
  i: { kind: 'integer' },
  d: { kind: 'decimal', scale: 2 },
  b: { kind: 'boolean' },
  day: { kind: 'date' },
  at: { kind: 'instant', digits: 0 },
  dt: { kind: 'local-date-time', digits: 0 },
  s: { kind: 'set' },
  r: { kind: 'rich-text' },
};

/** A field by "name: type", "name (Label): type"; a type is a short name or options with bars. */
function fieldOf(text: string, key: string): Field {
  const [, name = '', label, short = 't'] = /^([^:(]+?)(?: \(([^)]*)\))?(?:: (.*))?$/.exec(text) ?? [];
  const type = types[short] ?? { kind: 'choice', options: short.split('|') };
  const isKey = name === key;
  return {
    ...field(name, type, isKey ? { unique: true, nullable: false, writable: 'never' } : {}),
    ...(label === undefined ? {} : { label }),
  };
}

function shape(object: string, fields: readonly string[]): ObjectShape {
  const key = (fields[0] ?? '').split(/[:(]/)[0]?.trim() ?? '';
  return {
    object,
    label: object,
    fields: fields.map((text) => fieldOf(text, key)),
    key: [key],
    keyFrom: 'system',
    can: canAll,
  };
}

const pick = <T>(list: readonly [T, ...T[]], at: number): T => list[at % list.length] ?? list[0];
const words = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

const firsts = words('Ana Bo Cem Dana Eva Finn Gerd Hana Ida Jan Kim Lea Max Nora Olaf Pia Quin Rosa Sven Tara');
const lasts = words(
  'Ruiz Lind Yilmaz Whitfield Braun Meier Vogel Sato Keller Novak Stone Weber Adler Quist Hansen Rossi',
);
const firms = words(
  'Norbeck Lindau Vitalis Brightwell Helmstedt Kranich Oakridge Solvang Tiefenbach Westfalia Zenit Aldern',
);
const streets = words('Hauptstr. Marktgasse Ringstr. Bahnhofstr. Gartenweg Lindenallee Schulstr. Parkweg');
const cities = words('Berlin Hamburg Madrid Wien Bremen Leipzig Kassel Mainz Ulm Jena');

/** A thing of which both systems have a record: enough attributes for any of the objects. */
export interface Thing {
  readonly at: number;
  readonly first: string;
  readonly last: string;
  readonly firm: string;
  readonly street: string;
  readonly house: string;
  readonly city: string;
  readonly zip: string;
  readonly number: number;
  readonly amount: number;
  readonly small: number;
  readonly day: string;
  readonly day2: string;
  readonly chance: (of: number) => number;
}

const two = (count: number): string => String(count).padStart(2, '0');

function thing(at: number, chance: () => number): Thing {
  const of = (count: number): number => Math.floor(chance() * count);
  const day = (): string => `20${two(10 + of(15))}-${two(1 + of(12))}-${two(1 + of(28))}`;
  return {
    at,
    first: pick(firsts, of(firsts.length)),
    last: pick(lasts, of(lasts.length)),
    firm: `${pick(firms, of(firms.length))} ${pick(['GmbH', 'AG', 'Ltd', 'Tools'], of(4))}`,
    street: pick(streets, of(streets.length)),
    house: String(1 + of(120)),
    city: pick(cities, of(cities.length)),
    zip: String(10_000 + of(89_999)),
    number: 100_000 + of(800_000),
    amount: of(90_000),
    small: of(60),
    day: day(),
    day2: day(),
    chance: of,
  };
}

type Row = { readonly [name: string]: Value };

interface Case {
  readonly name: string;
  readonly left: readonly [object: string, ...fields: string[]];
  readonly right: readonly [object: string, ...fields: string[]];
  readonly rows: (one: Thing) => readonly [left: Row, right: Row];
  readonly truth: readonly string[];
  readonly key: readonly [left: string, right: string];
}

const german = (day: string): string => day.split('-').reverse().join('.');
const money = (cents: number): string => (cents / 100).toFixed(2);
const mail = ({ first, last, at }: Thing): string => `${first}.${last}${at}@example.test`;
const phoneOf = ({ number }: Thing): string => `030 ${String(number)}0`;
const e164 = ({ number }: Thing): string => `+4930${String(number)}0`;
const countries = [
  ['Germany', 'DE'],
  ['Spain', 'ES'],
  ['Austria', 'AT'],
  ['France', 'FR'],
] as const;
const country = (one: Thing) => countries[one.small % countries.length] ?? countries[0];

const cases: readonly Case[] = [
  {
    name: 'contacts of a CRM and customers of an ERP',
    left: [
      'contacts',
      'id',
      'email (Email)',
      'firstname (First name)',
      'lastname (Last name)',
      'phone (Phone number)',
      'mobilephone (Mobile phone number)',
      'jobtitle (Job title)',
      'company (Company name)',
      'address (Street address)',
      'city (City)',
      'zip (Postal code)',
      'country (Country/Region)',
      'lifecyclestage (Lifecycle stage): lead|opportunity|customer|other',
      'annualrevenue (Annual revenue): i',
      'vat (VAT number)',
      'newsletter (Email opt-in): b',
      'createdate (Create date): at',
    ],
    right: [
      'customers',
      'kdnr (Customer no.)',
      'email (E-mail)',
      'contact_name (Contact name)',
      'telephone (Telephone)',
      'mobile (Mobile)',
      'function (Function)',
      'trading_name (Trading name)',
      'address_line_1 (Address line 1)',
      'town (Town)',
      'postcode (Postcode)',
      'country_code (Country code)',
      'status (Status): PROSPECT|QUOTED|ACTIVE|DORMANT',
      'turnover (Turnover, thousands): i',
      'tax_id (Tax ID)',
      'opt_in (Newsletter): b',
      'payment_terms (Payment terms): N30|N60',
      'warehouse (Warehouse)',
    ],
    rows: (one) => {
      const stage = pick(['lead', 'opportunity', 'customer', 'other'], one.small);
      const [name, code] = country(one);
      return [
        {
          id: String(one.at),
          email: mail(one),
          firstname: one.first,
          lastname: one.last,
          phone: phoneOf(one),
          mobilephone: `0171 ${one.number + 7}`,
          jobtitle: pick(['Buyer', 'Head of Sales', 'CEO', 'Clerk'], one.chance(4)),
          company: one.firm,
          address: `${one.street} ${one.house}`,
          city: one.city,
          zip: one.zip,
          country: name,
          lifecyclestage: stage,
          annualrevenue: String(one.amount * 1000),
          vat: `DE${one.number}123`,
          newsletter: one.small % 3 === 0,
          createdate: `${one.day}T08:00:00Z`,
        },
        {
          kdnr: `C-${one.at}`,
          email: mail(one).toLowerCase(),
          contact_name: `${one.last}, ${one.first}`,
          telephone: e164(one),
          mobile: `+49171${one.number + 7}`,
          function: null,
          trading_name: one.firm,
          address_line_1: `${one.street} ${one.house}`,
          town: one.city,
          postcode: one.zip,
          country_code: code,
          status: pick(['PROSPECT', 'QUOTED', 'ACTIVE', 'DORMANT'], one.small),
          turnover: String(one.amount),
          tax_id: `${one.number}123`,
          opt_in: one.small % 3 === 0,
          payment_terms: pick(['N30', 'N60'], one.chance(2)),
          warehouse: pick(['North', 'South'], one.chance(2)),
        },
      ];
    },
    truth: [
      'email=email',
      'firstname+lastname=contact_name',
      'phone=telephone',
      'mobilephone=mobile',
      'jobtitle=function',
      'company=trading_name',
      'address=address_line_1',
      'city=town',
      'zip=postcode',
      'country=country_code',
      'lifecyclestage=status',
      'annualrevenue=turnover',
      'vat=tax_id',
      'newsletter=opt_in',
    ],
    key: ['email', 'email'],
  },
  {
    name: 'a German ERP and an English CRM',
    left: [
      'Kunden',
      'Kundennummer',
      'Firma',
      'Vorname',
      'Nachname',
      'Strasse',
      'PLZ',
      'Ort',
      'Land',
      'Telefon',
      'Mobil',
      'E_Mail',
      'Anrede: Herr|Frau|Divers',
      'Geburtsdatum: day',
      'Kreditlimit: d',
      'Gesperrt: b',
      'Bemerkung',
      'Umsatzsteuer_ID',
    ],
    right: [
      'accounts',
      'account_id',
      'customer_number',
      'company_name',
      'first_name',
      'last_name',
      'street',
      'zip_code',
      'city',
      'country',
      'phone',
      'mobile',
      'email',
      'salutation: Mr|Ms|Other',
      'birthday',
      'credit_limit: d',
      'blocked',
      'notes',
      'vat_number',
    ],
    rows: (one) => {
      const locked = one.small % 4 === 0;
      return [
        {
          Kundennummer: `K${one.number}`,
          Firma: one.firm,
          Vorname: one.first,
          Nachname: one.last,
          Strasse: one.street,
          PLZ: one.zip,
          Ort: one.city,
          Land: country(one)[1],
          Telefon: phoneOf(one),
          Mobil: `0160 ${one.number + 3}`,
          E_Mail: mail(one),
          Anrede: pick(['Herr', 'Frau', 'Divers'], one.small),
          Geburtsdatum: one.day,
          Kreditlimit: money(one.amount),
          Gesperrt: locked,
          Bemerkung: `Notiz ${one.number}`,
          Umsatzsteuer_ID: `DE${one.number}`,
        },
        {
          account_id: String(one.at),
          customer_number: `K${one.number}`,
          company_name: one.firm.toUpperCase(),
          first_name: one.first,
          last_name: one.last,
          street: one.street,
          zip_code: one.zip,
          city: one.city,
          country: country(one)[1],
          phone: e164(one),
          mobile: `+49160${one.number + 3}`,
          email: mail(one),
          salutation: pick(['Mr', 'Ms', 'Other'], one.small),
          birthday: german(one.day),
          credit_limit: money(one.amount),
          blocked: locked ? 'yes' : 'no',
          notes: `Notiz ${one.number}`,
          vat_number: `DE${one.number}`,
        },
      ];
    },
    truth: [
      'Kundennummer=customer_number',
      'Firma=company_name',
      'Vorname=first_name',
      'Nachname=last_name',
      'Strasse=street',
      'PLZ=zip_code',
      'Ort=city',
      'Land=country',
      'Telefon=phone',
      'Mobil=mobile',
      'E_Mail=email',
      'Anrede=salutation',
      'Geburtsdatum=birthday',
      'Kreditlimit=credit_limit',
      'Gesperrt=blocked',
      'Bemerkung=notes',
      'Umsatzsteuer_ID=vat_number',
    ],
    key: ['Kundennummer', 'customer_number'],
  },
  {
    name: 'tickets and issues',
    left: [
      'tickets',
      'ticket_id: i',
      'subject',
      'description: r',
      'status: new|open|pending|solved',
      'priority: low|normal|high|urgent',
      'requester_email',
      'assignee',
      'tags: s',
      'due_at: at',
      'created_at: at',
      'external_id',
    ],
    right: [
      'issues',
      'number: i',
      'title',
      'body',
      'state: Backlog|In Progress|Waiting|Done',
      'prio: P4|P3|P2|P1',
      'reporter_mail',
      'assigned_to',
      'labels: s',
      'deadline: day',
      'opened: at',
      'helpdesk_ref',
    ],
    rows: (one) => {
      const at = one.chance(4);
      const prio = one.chance(4);
      return [
        {
          ticket_id: String(one.at),
          subject: `Case ${one.number}`,
          description: `It breaks at ${one.street} ${one.number}`,
          status: pick(['new', 'open', 'pending', 'solved'], at),
          priority: pick(['low', 'normal', 'high', 'urgent'], prio),
          requester_email: mail(one),
          assignee: `${one.first} ${one.last}`,
          tags: [`t${one.small}`, `x${at}`].sort(),
          due_at: `${one.day}T00:00:00Z`,
          created_at: `${one.day2}T09:30:00Z`,
          external_id: `I-${one.at + 500}`,
        },
        {
          number: String(one.at + 500),
          title: `Case ${one.number}`,
          body: `It breaks at ${one.street} ${one.number}`,
          state: pick(['Backlog', 'In Progress', 'Waiting', 'Done'], at),
          prio: pick(['P4', 'P3', 'P2', 'P1'], prio),
          reporter_mail: mail(one),
          assigned_to: `${one.first} ${one.last}`,
          labels: [`t${one.small}`, `x${at}`].sort(),
          deadline: one.day,
          opened: `${one.day2}T09:30:00Z`,
          helpdesk_ref: null,
        },
      ];
    },
    truth: [
      'subject=title',
      'description=body',
      'status=state',
      'priority=prio',
      'requester_email=reporter_mail',
      'assignee=assigned_to',
      'tags=labels',
      'due_at=deadline',
      'created_at=opened',
    ],
    key: ['subject', 'title'],
  },
  {
    name: 'products of a shop and articles of a warehouse',
    left: [
      'products',
      'id',
      'sku',
      'title',
      'body_html: r',
      'vendor',
      'price: d',
      'barcode',
      'inventory_quantity: i',
      'weight_kg: d',
      'product_type',
      'published: b',
    ],
    right: [
      'Artikel',
      'ArtikelID',
      'Artikelnummer',
      'Bezeichnung',
      'Beschreibung',
      'Hersteller',
      'VK_Preis_Cent: i',
      'EAN',
      'Lagerbestand: i',
      'Gewicht_g: i',
      'Warengruppe',
      'Aktiv: i',
      'Lagerort',
    ],
    rows: (one) => {
      const type = pick(['Tools', 'Paint', 'Wood', 'Screws'], one.chance(4));
      return [
        {
          id: String(one.at),
          sku: `A-${one.number}`,
          title: `${one.firm} drill ${one.house}`,
          body_html: `A drill of ${one.firm} no. ${one.number}`,
          vendor: one.firm,
          price: money(one.amount),
          barcode: `4006${one.number}123`,
          inventory_quantity: String(one.number % 977),
          weight_kg: String(one.small / 10),
          product_type: type,
          published: one.at % 3 !== 0,
        },
        {
          ArtikelID: `${one.at + 17}`,
          Artikelnummer: `A-${one.number}`,
          Bezeichnung: `${one.firm} drill ${one.house}`,
          Beschreibung: `A drill of ${one.firm} no. ${one.number}`,
          Hersteller: one.firm,
          VK_Preis_Cent: String(one.amount),
          EAN: `4006${one.number}123`,
          Lagerbestand: String(one.number % 977),
          Gewicht_g: String(one.small * 100),
          Warengruppe: type,
          Aktiv: one.at % 3 !== 0 ? '1' : '0',
          Lagerort: pick(['R1', 'R2', 'R3'], one.chance(3)),
        },
      ];
    },
    truth: [
      'sku=Artikelnummer',
      'title=Bezeichnung',
      'body_html=Beschreibung',
      'vendor=Hersteller',
      'price=VK_Preis_Cent',
      'barcode=EAN',
      'inventory_quantity=Lagerbestand',
      'weight_kg=Gewicht_g',
      'product_type=Warengruppe',
      'published=Aktiv',
    ],
    key: ['sku', 'Artikelnummer'],
  },
  {
    name: 'terse columns of a database',
    left: [
      'CUSTMST',
      'CUSTNO',
      'CUSTNM',
      'ADDR1',
      'CTY',
      'ZIPCD',
      'CTRY',
      'TELNO',
      'FAXNO',
      'EMAIL',
      'CRLIM: d',
      'CRTDT: day',
      'STATCD: A|I',
    ],
    right: [
      'clients',
      'client_id',
      'external_number',
      'name',
      'street',
      'town',
      'postal_code',
      'country_code',
      'phone',
      'fax',
      'mail_address',
      'credit_limit: d',
      'customer_since: day',
      'is_active: b',
    ],
    rows: (one) => [
      {
        CUSTNO: String(one.number),
        CUSTNM: one.firm.toUpperCase(),
        ADDR1: `${one.street} ${one.house}`,
        CTY: one.city,
        ZIPCD: one.zip,
        CTRY: country(one)[1],
        TELNO: phoneOf(one),
        FAXNO: `030 ${one.number + 9}9`,
        EMAIL: mail(one),
        CRLIM: money(one.amount),
        CRTDT: one.day,
        STATCD: one.small % 5 === 0 ? 'I' : 'A',
      },
      {
        client_id: `c${one.at}`,
        external_number: String(one.number),
        name: one.firm,
        street: `${one.street} ${one.house}`,
        town: one.city,
        postal_code: one.zip,
        country_code: country(one)[1],
        phone: phoneOf(one),
        fax: `030 ${one.number + 9}9`,
        mail_address: mail(one),
        credit_limit: money(one.amount),
        customer_since: one.day,
        is_active: one.small % 5 !== 0,
      },
    ],
    truth: [
      'CUSTNO=external_number',
      'CUSTNM=name',
      'ADDR1=street',
      'CTY=town',
      'ZIPCD=postal_code',
      'CTRY=country_code',
      'TELNO=phone',
      'FAXNO=fax',
      'EMAIL=mail_address',
      'CRLIM=credit_limit',
      'CRTDT=customer_since',
      'STATCD=is_active',
    ],
    key: ['CUSTNO', 'external_number'],
  },
  {
    name: 'leads of marketing and of sales',
    left: [
      'leads',
      'lead_id',
      'full_name',
      'work_email',
      'company',
      'website',
      'employees: i',
      'industry',
      'source: web|event|partner',
      'score: i',
      'country',
    ],
    right: [
      'prospects',
      'Id',
      'FirstName',
      'LastName',
      'Email',
      'AccountName',
      'Website',
      'NumberOfEmployees: i',
      'Industry',
      'LeadSource: Web|Trade show|Partner',
      'Rating: Hot|Warm|Cold',
      'CountryCode',
    ],
    rows: (one) => {
      const source = one.chance(3);
      return [
        {
          lead_id: `L${one.at}`,
          full_name: `${one.first} ${one.last}`,
          work_email: mail(one),
          company: one.firm,
          website: `http://www.${one.firm.split(' ')[0]?.toLowerCase()}${one.at}.test/`,
          employees: String(one.small * 10 + one.at),
          industry: pick(['Retail', 'Energy', 'Health'], one.at),
          source: pick(['web', 'event', 'partner'], source),
          score: String(one.chance(100)),
          country: country(one)[0],
        },
        {
          Id: `00Q${one.at}`,
          FirstName: one.first,
          LastName: one.last,
          Email: mail(one),
          AccountName: one.firm,
          Website: `https://${one.firm.split(' ')[0]?.toLowerCase()}${one.at}.test`,
          NumberOfEmployees: String(one.small * 10 + one.at),
          Industry: pick(['Retail', 'Energy', 'Health'], one.at),
          LeadSource: pick(['Web', 'Trade show', 'Partner'], source),
          Rating: pick(['Hot', 'Warm', 'Cold'], one.chance(3)),
          CountryCode: country(one)[1],
        },
      ];
    },
    truth: [
      'full_name=FirstName+LastName',
      'work_email=Email',
      'company=AccountName',
      'website=Website',
      'employees=NumberOfEmployees',
      'industry=Industry',
      'source=LeadSource',
      'country=CountryCode',
    ],
    key: ['work_email', 'Email'],
  },
  {
    name: 'stock of a shop and of a warehouse',
    left: [
      'inventory',
      'item_id',
      'sku',
      'qty_on_hand: i',
      'reorder_point: i',
      'location',
      'unit_cost: d',
      'updated_at: at',
    ],
    right: [
      'stock_levels',
      'id',
      'item_code',
      'available: i',
      'minimum_stock: i',
      'warehouse',
      'cost_price: d',
      'counted_on: day',
    ],
    rows: (one) => [
      {
        item_id: String(one.at),
        sku: `sku-${one.number}`,
        qty_on_hand: String(one.number % 613),
        reorder_point: String(one.small),
        location: pick(['Berlin', 'Ulm'], one.at),
        unit_cost: money(one.amount),
        updated_at: `${one.day}T10:00:00Z`,
      },
      {
        id: String(one.at + 1000),
        item_code: `SKU-${one.number}`,
        available: String(one.number % 613),
        minimum_stock: String(one.small),
        warehouse: pick(['Berlin', 'Ulm'], one.at),
        cost_price: money(one.amount),
        counted_on: one.day2,
      },
    ],
    truth: [
      'sku=item_code',
      'qty_on_hand=available',
      'reorder_point=minimum_stock',
      'location=warehouse',
      'unit_cost=cost_price',
    ],
    key: ['sku', 'item_code'],
  },
  {
    name: 'employees of HR and users of a directory',
    left: [
      'employees',
      'emp_no',
      'given_name',
      'surname',
      'work_mail',
      'dept',
      'job_title',
      'hire_date: day',
      'manager',
      'office_phone',
      'active: b',
    ],
    right: [
      'users',
      'objectId',
      'employeeId',
      'givenName',
      'sn',
      'mail',
      'department',
      'title',
      'startDate',
      'managerName',
      'telephoneNumber',
      'accountEnabled: b',
      'displayName',
    ],
    rows: (one) => [
      {
        emp_no: String(one.number),
        given_name: one.first,
        surname: one.last,
        work_mail: mail(one),
        dept: pick(['Sales', 'IT', 'HR'], one.at),
        job_title: pick(['Clerk', 'Lead', 'Head'], one.small),
        hire_date: one.day,
        manager: pick(lasts, one.chance(6)),
        office_phone: phoneOf(one),
        active: one.small % 4 !== 1,
      },
      {
        objectId: `o${one.at}`,
        employeeId: String(one.number),
        givenName: one.first,
        sn: one.last,
        mail: mail(one).toLowerCase(),
        department: pick(['Sales', 'IT', 'HR'], one.at),
        title: pick(['Clerk', 'Lead', 'Head'], one.small),
        startDate: one.day,
        managerName: null,
        telephoneNumber: phoneOf(one),
        accountEnabled: one.small % 4 !== 1,
        displayName: `${one.first} ${one.last}`,
      },
    ],
    truth: [
      'emp_no=employeeId',
      'given_name=givenName',
      'surname=sn',
      'work_mail=mail',
      'dept=department',
      'job_title=title',
      'hire_date=startDate',
      'manager=managerName',
      'office_phone=telephoneNumber',
      'active=accountEnabled',
    ],
    key: ['work_mail', 'mail'],
  },
  {
    name: 'orders of a shop and of an ERP',
    left: [
      'orders',
      'id',
      'order_number',
      'customer_email',
      'total: d',
      'currency',
      'financial_status: pending|paid|refunded',
      'created_at: at',
      'note',
      'shipping_city',
      'billing_city',
    ],
    right: [
      'Auftraege',
      'AuftragsID',
      'Bestellnummer',
      'Kunden_Mail',
      'Gesamtbetrag: d',
      'Waehrung',
      'Zahlstatus: offen|bezahlt|erstattet',
      'Bestelldatum: day',
      'Bemerkung',
      'Liefer_Ort',
      'Rechnungs_Ort',
    ],
    rows: (one) => {
      const paid = one.chance(3);
      return [
        {
          id: String(one.at),
          order_number: `#${one.number}`,
          customer_email: mail(one),
          total: money(one.amount),
          currency: pick(['EUR', 'USD', 'CHF'], one.small),
          financial_status: pick(['pending', 'paid', 'refunded'], paid),
          created_at: `${one.day}T11:11:11Z`,
          note: `ring ${one.house} times at ${one.street}`,
          shipping_city: one.city,
          billing_city: pick(cities, one.chance(10)),
        },
        {
          AuftragsID: String(one.at + 77),
          Bestellnummer: String(one.number),
          Kunden_Mail: mail(one),
          Gesamtbetrag: money(one.amount),
          Waehrung: pick(['EUR', 'USD', 'CHF'], one.small),
          Zahlstatus: pick(['offen', 'bezahlt', 'erstattet'], paid),
          Bestelldatum: one.day,
          Bemerkung: `ring ${one.house} times at ${one.street}`,
          Liefer_Ort: one.city,
          Rechnungs_Ort: null,
        },
      ];
    },
    truth: [
      'order_number=Bestellnummer',
      'customer_email=Kunden_Mail',
      'total=Gesamtbetrag',
      'currency=Waehrung',
      'financial_status=Zahlstatus',
      'created_at=Bestelldatum',
      'note=Bemerkung',
      'shipping_city=Liefer_Ort',
      'billing_city=Rechnungs_Ort',
    ],
    key: ['order_number', 'Bestellnummer'],
  },
  {
    name: 'vendors and suppliers',
    left: [
      'vendors',
      'VendorID',
      'VendorName',
      'ContactPerson',
      'PhoneNo',
      'FaxNo',
      'EmailAddress',
      'HomePage',
      'StreetAddress',
      'PostCode',
      'CityName',
      'CountryCode',
      'PaymentTerms',
      'CurrencyCode',
      'Blocked: b',
      'IBAN',
    ],
    right: [
      'Lieferanten',
      'LiefNr',
      'Name',
      'Ansprechpartner',
      'Tel',
      'Fax',
      'Mail',
      'Webseite',
      'Anschrift',
      'PLZ',
      'Stadt',
      'Land',
      'Zahlungsbedingung',
      'Waehrung',
      'gesperrt',
      'Bankkonto_IBAN',
    ],
    rows: (one) => [
      {
        VendorID: String(one.at),
        VendorName: one.firm,
        ContactPerson: `${one.first} ${one.last}`,
        PhoneNo: e164(one),
        FaxNo: `+4930${one.number + 1}1`,
        EmailAddress: mail(one),
        HomePage: `https://v${one.at}.test`,
        StreetAddress: `${one.street} ${one.house}`,
        PostCode: one.zip,
        CityName: one.city,
        CountryCode: country(one)[1],
        PaymentTerms: pick(['30 days', '60 days'], one.chance(2)),
        CurrencyCode: pick(['EUR', 'USD'], one.at),
        Blocked: one.small % 7 === 0,
        IBAN: `DE44${one.number}00${one.number}`,
      },
      {
        LiefNr: `L${one.at}`,
        Name: one.firm,
        Ansprechpartner: `${one.first} ${one.last}`,
        Tel: phoneOf(one),
        Fax: `030/${one.number + 1}1`,
        Mail: mail(one),
        Webseite: `https://v${one.at}.test`,
        Anschrift: `${one.street} ${one.house}`,
        PLZ: one.zip,
        Stadt: one.city,
        Land: country(one)[1],
        Zahlungsbedingung: null,
        Waehrung: pick(['EUR', 'USD'], one.at),
        gesperrt: one.small % 7 === 0 ? 'J' : 'N',
        Bankkonto_IBAN: `DE44${one.number}00${one.number}`,
      },
    ],
    truth: [
      'VendorName=Name',
      'ContactPerson=Ansprechpartner',
      'PhoneNo=Tel',
      'FaxNo=Fax',
      'EmailAddress=Mail',
      'HomePage=Webseite',
      'StreetAddress=Anschrift',
      'PostCode=PLZ',
      'CityName=Stadt',
      'CountryCode=Land',
      'PaymentTerms=Zahlungsbedingung',
      'CurrencyCode=Waehrung',
      'Blocked=gesperrt',
      'IBAN=Bankkonto_IBAN',
    ],
    key: ['EmailAddress', 'Mail'],
  },
  {
    name: 'projects and jobs',
    left: [
      'projects',
      'project_id',
      'project_name',
      'start_date: day',
      'end_date: day',
      'budget: d',
      'status: planned|active|on hold|completed',
      'owner',
      'progress_percent: i',
      'client',
    ],
    right: [
      'jobs',
      'job_no',
      'job_name',
      'begin: day',
      'finish: day',
      'budget_amount: d',
      'stage: Draft|Running|Paused|Closed',
      'responsible',
      'done_share: d',
      'customer_name',
      'created_by',
    ],
    rows: (one) => {
      const at = one.chance(4);
      return [
        {
          project_id: `P${one.at}`,
          project_name: `Site ${one.number}`,
          start_date: one.day,
          end_date: one.day2,
          budget: money(one.amount),
          status: pick(['planned', 'active', 'on hold', 'completed'], at),
          owner: `${one.first} ${one.last}`,
          progress_percent: String(one.small),
          client: one.firm,
        },
        {
          job_no: `J${one.at}`,
          job_name: `Site ${one.number}`,
          begin: one.day,
          finish: one.day2,
          budget_amount: money(one.amount),
          stage: pick(['Draft', 'Running', 'Paused', 'Closed'], at),
          responsible: `${one.first} ${one.last}`,
          done_share: String(one.small / 100),
          customer_name: one.firm,
          created_by: pick(lasts, one.chance(6)),
        },
      ];
    },
    truth: [
      'project_name=job_name',
      'start_date=begin',
      'end_date=finish',
      'budget=budget_amount',
      'status=stage',
      'owner=responsible',
      'progress_percent=done_share',
      'client=customer_name',
    ],
    key: ['project_name', 'job_name'],
  },
  {
    name: 'members of a club, whole address in one field',
    left: [
      'members',
      'member_no',
      'name',
      'street',
      'house_no',
      'zip',
      'city',
      'dob',
      'joined',
      'gender: m|f|d',
      'fee: d',
    ],
    right: [
      'persons',
      'nr',
      'vorname',
      'nachname',
      'strasse',
      'plz',
      'ort',
      'geburtsdatum: day',
      'eintrittsdatum: day',
      'geschlecht: männlich|weiblich|divers',
      'beitrag',
      'mitgliedsnummer',
    ],
    rows: (one) => {
      const sex = one.chance(3);
      return [
        {
          member_no: `M-${one.number}`,
          name: `${one.first} ${one.last}`,
          street: one.street,
          house_no: one.house,
          zip: one.zip,
          city: one.city,
          dob: german(one.day),
          joined: german(one.day2),
          gender: pick(['m', 'f', 'd'], sex),
          fee: money(one.amount),
        },
        {
          nr: String(one.at),
          vorname: one.first,
          nachname: one.last,
          strasse: `${one.street} ${one.house}`,
          plz: one.zip,
          ort: one.city,
          geburtsdatum: one.day,
          eintrittsdatum: one.day2,
          geschlecht: pick(['männlich', 'weiblich', 'divers'], sex),
          beitrag: `${money(one.amount).replace('.', ',')} €`,
          mitgliedsnummer: `M-${one.number}`,
        },
      ];
    },
    truth: [
      'member_no=mitgliedsnummer',
      'name=vorname+nachname',
      'street+house_no=strasse',
      'zip=plz',
      'city=ort',
      'dob=geburtsdatum',
      'joined=eintrittsdatum',
      'gender=geschlecht',
      'fee=beitrag',
    ],
    key: ['member_no', 'mitgliedsnummer'],
  },
];

const thingsOfEach = 40;

/** Realistic pairs of objects with the field maps that a person would draw. */
export const labelledPairs: readonly LabelledPair[] = cases.map(({ name, left, right, rows, truth, key }, seed) => {
  const chance = chanceFrom(seed + 1);
  const pairs = Array.from({ length: thingsOfEach }, (_, at) => {
    const [one, other] = rows(thing(at + 1, chance));
    return { left: one, right: other };
  });
  const [leftObject, ...leftFields] = left;
  const [rightObject, ...rightFields] = right;
  return { name, left: shape(leftObject, leftFields), right: shape(rightObject, rightFields), pairs, truth, key };
});
