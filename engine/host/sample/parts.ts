/** The sample's flow: the ERP's customers on the left, the CRM's contacts on the right. Checked like any file when it is written. */
export const sampleFlow = {
  format: 1,
  id: 'contacts',
  label: 'Contacts',
  syncs: [
    {
      id: 'contacts',
      label: 'Contacts',
      left: {
        connection: 'erp',
        object: 'erp',
        newKey: { from: 'next-number' },
        personal: ['Name', 'E-Mail', 'Telefon', 'Straße', 'PLZ', 'Ort', 'Geburtsdatum'],
      },
      right: { connection: 'crm', object: 'contacts' },
      match: {
        tiers: [
          { left: ['E-Mail'], right: ['email'], normalise: ['email'] },
          { left: ['Telefon'], right: ['phone'], normalise: ['phone'], country: 'DE' },
        ],
      },
      fields: [
        {
          id: 'name',
          label: 'Name',
          left: 'Name',
          right: ['first_name', 'last_name'],
          steps: [{ id: 'split', use: 'split', settings: { separator: ' ', parts: 2, extra: 'first' } }],
        },
        {
          id: 'email',
          label: 'E-mail',
          left: 'E-Mail',
          right: 'email',
          steps: [{ id: 'tidy', use: 'email', settings: { lower: 'all' } }],
        },
        {
          id: 'phone',
          label: 'Phone',
          left: 'Telefon',
          right: 'phone',
          steps: [{ id: 'format', use: 'phone', settings: { country: 'DE', format: 'e164' } }],
          conflict: { rule: 'right-wins' },
        },
        { id: 'company', label: 'Company', left: 'Firma', right: 'company', blank: 'ask' },
        { id: 'street', label: 'Street', left: 'Straße', right: 'street' },
        { id: 'zip', label: 'Postal code', left: 'PLZ', right: 'zip' },
        { id: 'city', label: 'City', left: 'Ort', right: 'city' },
        {
          id: 'country',
          label: 'Country',
          left: 'Land',
          right: 'country',
          steps: [
            {
              id: 'codes',
              use: 'value-map',
              settings: {
                pairs: [
                  { from: 'D', to: 'DE' },
                  { from: 'A', to: 'AT' },
                  { from: 'CH', to: 'CH' },
                ],
              },
            },
          ],
        },
        {
          id: 'birthday',
          label: 'Birthday',
          left: 'Geburtsdatum',
          right: 'birthday',
          steps: [{ id: 'read', use: 'text-to-date', settings: { pattern: 'DD.MM.YYYY' } }],
        },
        {
          id: 'status',
          label: 'Status',
          left: 'Status',
          right: 'status',
          steps: [
            {
              id: 'words',
              use: 'value-map',
              settings: {
                pairs: [
                  { from: 'aktiv', to: 'active' },
                  { from: 'Interessent', to: 'lead' },
                  { from: 'gesperrt', to: 'blocked' },
                  { from: 'ehemalig', to: 'former' },
                ],
              },
            },
          ],
          conflict: { rule: 'left-wins' },
        },
        {
          id: 'credit-limit',
          label: 'Credit limit',
          left: 'Kreditlimit',
          right: 'credit_limit_cents',
          direction: 'to-right',
          steps: [
            { id: 'read', use: 'number-parse', settings: { style: 'de' } },
            { id: 'cents', use: 'multiply', settings: { by: '100' } },
          ],
        },
        {
          id: 'newsletter',
          label: 'Newsletter',
          left: 'Newsletter',
          right: 'newsletter',
          direction: 'to-left',
          steps: [{ id: 'letter', use: 'text-to-boolean', settings: { yes: ['J'], no: ['N'], reverse: true } }],
        },
        {
          id: 'number',
          label: 'Customer number',
          left: 'Kundennummer',
          right: 'erp_number',
          direction: 'to-right-on-create',
        },
      ],
      groups: [{ id: 'address', label: 'Address', maps: ['street', 'zip', 'city', 'country'] }],
      rules: {
        firstLink: 'ask',
        conflict: { rule: 'ask' },
        create: { left: 'create', right: 'create' },
        remove: { left: { rule: 'ask' }, right: { rule: 'archive', field: 'status', value: 'former' } },
      },
    },
  ],
} as const;

export const sampleConnections = [
  {
    format: 1,
    id: 'crm',
    kind: 'sqlite',
    label: 'CRM',
    settings: { file: '../data/crm.sqlite' },
  },
  {
    format: 1,
    id: 'erp',
    kind: 'csv',
    label: 'ERP',
    settings: { file: '../data/erp.csv', delimiter: ';', key: 'Kundennummer' },
  },
] as const;
