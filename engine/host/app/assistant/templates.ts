import anyList from '../../../../assets/templates/any-list.json' with { type: 'json' };
import contacts from '../../../../assets/templates/contacts.json' with { type: 'json' };
import leads from '../../../../assets/templates/leads.json' with { type: 'json' };
import staff from '../../../../assets/templates/staff.json' with { type: 'json' };
import stock from '../../../../assets/templates/stock.json' with { type: 'json' };
import tickets from '../../../../assets/templates/tickets.json' with { type: 'json' };
import { Template } from '../../../model/template.ts';

/** The templates in the order in which they are shown; each is a file of its own. */
export const templates = (): readonly Template[] =>
  [contacts, tickets, leads, stock, staff, anyList].map((one) => Template.parse(one));
