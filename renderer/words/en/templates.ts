/** The templates that a new sync can begin from, by their id, and what they are for. */
export const templates = {
  'any-list': 'Any list',
  'any-list-about': 'Sheet and database',
  contacts: 'Contacts',
  'contacts-about': 'CRM and ERP',
  leads: 'Leads',
  'leads-about': 'Marketing to sales',
  staff: 'Staff',
  'staff-about': 'HR to directory',
  stock: 'Stock',
  'stock-about': 'Shop and warehouse',
  tickets: 'Tickets',
  'tickets-about': 'Helpdesk and issues',
} as const;
