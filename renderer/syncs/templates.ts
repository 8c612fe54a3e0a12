/** A kind of sync that many need; the assistant fills in what it knows of it. */
export interface Template {
  readonly id: 'contacts' | 'tickets' | 'leads' | 'stock';
  /** What the tiles of the two sides are made from. */
  readonly left: string;
  readonly right: string;
}

export const templates: readonly Template[] = [
  { id: 'contacts', left: 'CRM', right: 'ERP' },
  { id: 'tickets', left: 'Tickets', right: 'Issues' },
  { id: 'leads', left: 'Marketing', right: 'Sales' },
  { id: 'stock', left: 'Shop', right: 'Warehouse' },
];
