import type { templates as english } from '../en/templates.ts';
import type { SameKeys } from '../same-keys.ts';

export const templates: SameKeys<typeof english> = {
  'any-list': 'Beliebige Liste',
  'any-list-about': 'Tabelle und Datenbank',
  contacts: 'Kontakte',
  'contacts-about': 'CRM und ERP',
  leads: 'Leads',
  'leads-about': 'Marketing an Vertrieb',
  staff: 'Personal',
  'staff-about': 'Personal an Verzeichnis',
  stock: 'Bestand',
  'stock-about': 'Shop und Lager',
  tickets: 'Tickets',
  'tickets-about': 'Helpdesk und Aufgaben',
};
