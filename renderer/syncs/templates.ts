/** A kind of sync that many need; the assistant fills in what it knows of it. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly left: string;
  readonly right: string;
}

export const templates: readonly Template[] = [
  { id: 'contacts', label: 'Contacts', words: 'CRM and ERP', left: 'CRM', right: 'ERP' },
  { id: 'tickets', label: 'Tickets', words: 'Helpdesk and issues', left: 'Tickets', right: 'Issues' },
  { id: 'leads', label: 'Leads', words: 'Marketing and sales', left: 'Marketing', right: 'Sales' },
  { id: 'stock', label: 'Stock', words: 'Shop and warehouse', left: 'Shop', right: 'Warehouse' },
];
