import { compile } from '../core/compile/compile.ts';
import { Flow } from '../model/flow.ts';
import type { Plan } from '../model/plan.ts';
import type { Can, Catalog, Field, ObjectShape, Shapes } from '../model/shape.ts';
import type { FieldType } from '../model/value.ts';

/** A made-up CRM and ERP as they would be discovered, for tests of what looks at flows and shapes. */

export const field = (name: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  name,
  type,
  required: false,
  nullable: true,
  writable: 'always',
  unique: false,
  emptyIsNull: false,
  ...more,
});

export const canAll: Can = {
  since: true,
  removals: 'by-census',
  create: true,
  update: true,
  remove: true,
  cas: { update: 'strong', remove: 'strong' },
  reservesKeys: true,
  correlates: false,
  findLagMs: 0,
  readMax: 500,
  writeMax: 500,
  times: true,
};

const text: FieldType = { kind: 'text' };
const instant: FieldType = { kind: 'instant', digits: 3 };
const key: Partial<Field> = { nullable: false, unique: true };

export const contacts: ObjectShape = {
  object: 'contacts',
  label: 'Contacts',
  fields: [
    field('id', text, { ...key, writable: 'never' }),
    field('first_name', text),
    field('last_name', text),
    field('email', text),
    field('phone', text),
    field('status', { kind: 'choice', options: ['lead', 'customer', 'former'] }),
    field('tags', { kind: 'set' }),
    field('credit', { kind: 'decimal', precision: 12, scale: 2 }),
    field('born', { kind: 'date' }),
    field('score', { kind: 'integer' }, { writable: 'never' }),
    field('origin', text, { writable: 'on-create' }),
    field('archived', { kind: 'boolean' }),
    field('notes', { kind: 'rich-text' }),
    field('updated', instant, { writable: 'never' }),
  ],
  key: ['id'],
  keyFrom: 'system',
  can: canAll,
};

export const customers: ObjectShape = {
  object: 'customers',
  label: 'Customers',
  fields: [
    field('number', text, { ...key, required: true, writable: 'on-create' }),
    field('name', text, { required: true, nullable: false }),
    field('mail', text),
    field('telephone', text),
    field('state', { kind: 'choice', options: ['lead', 'customer'] }),
    field('labels', { kind: 'set' }),
    field('limit', { kind: 'decimal', precision: 10, scale: 2 }),
    field('birthday', text),
    field('visits', { kind: 'integer' }),
    field('active', { kind: 'boolean' }),
    field('seen', { kind: 'local-date-time', digits: 0 }),
    field('changed', instant, { writable: 'never' }),
  ],
  key: ['number'],
  keyFrom: 'field',
  can: canAll,
};

export const catalog: Catalog = {
  service: { kind: 'service', label: 'Service' },
  database: { kind: 'database', label: 'Database', file: true },
};

export const shapes: Shapes = {
  crm: { kind: 'service', identity: 'org-1', objects: { contacts } },
  erp: { kind: 'database', identity: 'db-1', objects: { customers } },
  shop: {
    kind: 'database',
    identity: 'db-2',
    objects: { buyers: { ...customers, object: 'buyers', label: 'Buyers' } },
  },
};

/** The shapes with one object changed. */
export function shapesWith(connection: 'crm' | 'erp', change: Partial<ObjectShape>): Shapes {
  const { crm, erp } = shapes;
  if (crm === undefined || erp === undefined) return shapes;
  return connection === 'crm'
    ? { ...shapes, crm: { ...crm, objects: { contacts: { ...contacts, ...change } } } }
    : { ...shapes, erp: { ...erp, objects: { customers: { ...customers, ...change } } } };
}

/** A sync of the two, as it would stand in a file; `change` puts parts in or replaces them. */
export const people = (change: { readonly [part: string]: unknown } = {}): { readonly [part: string]: unknown } => ({
  id: 'people',
  left: { connection: 'crm', object: 'contacts' },
  right: { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } },
  match: { tiers: [{ left: ['email'], right: ['mail'] }] },
  fields: [
    {
      id: 'name',
      left: ['first_name', 'last_name'],
      right: 'name',
      steps: [{ id: 'join', use: 'join', settings: { separator: ' ' } }],
    },
    { id: 'email', left: 'email', right: 'mail' },
  ],
  ...change,
});

/** The sync with one more field map. */
export const peopleWith = (
  map: { readonly [part: string]: unknown },
  change: { readonly [part: string]: unknown } = {},
) => {
  const plain = people();
  const fields = Array.isArray(plain['fields']) ? plain['fields'] : [];
  return people({ fields: [...fields, { id: 'extra', ...map }], ...change });
};

export const flowOf = (...syncs: readonly unknown[]): Flow =>
  Flow.parse({ format: 1, id: 'demo', label: 'Demo', syncs });

/** Every problem of a flow, as `node code`, those that only advise with a question mark. */
export function problemsOf(flow: Flow, discovered: Shapes = shapes): readonly string[] {
  const compiled = compile(flow, catalog, discovered);
  const problems = compiled.ok ? compiled.value.advice : compiled.error;
  return problems.map((one) => `${one.node} ${one.code}${one.stops ? '' : '?'}`);
}

/** The words of every problem of a flow: what is wrong, and what to do. */
export function wordsOf(flow: Flow, discovered: Shapes = shapes): readonly string[] {
  const compiled = compile(flow, catalog, discovered);
  const problems = compiled.ok ? compiled.value.advice : compiled.error;
  return problems.map((one) => `${one.message} ${one.fix}`);
}

/** The plan of a flow that has one. */
export function planOf(flow: Flow, discovered: Shapes = shapes): Plan {
  const compiled = compile(flow, catalog, discovered);
  if (compiled.ok) return compiled.value.plan;
  throw new Error(compiled.error.map((one) => `${one.node}: ${one.message}`).join('\n'));
}
