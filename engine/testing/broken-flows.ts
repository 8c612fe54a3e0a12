import { Flow } from '../model/flow.ts';
import type { Shapes } from '../model/shape.ts';
import { canAll, contacts, customers, field, flowOf, people, peopleWith, shapes, shapesWith } from './demo-flow.ts';

/** A flow with a problem, and what was discovered behind it. */
export interface BrokenFlow {
  readonly code: string;
  /** No edit of the flow mends it. */
  readonly elsewhere: boolean;
  readonly flow: Flow;
  readonly shapes: Shapes;
}

const left = { connection: 'crm', object: 'contacts' };
const right = { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } };
const phones = { left: 'phone', right: 'telephone' };
const step = (use: string, settings: unknown = {}) => ({ id: 'step', use, settings });
const noCreate = { create: { left: 'ignore', right: 'ignore' } };

const broken = (code: string, flow: Flow, found: Shapes = shapes): BrokenFlow => ({
  code,
  flow,
  shapes: found,
  elsewhere: false,
});
const outside = (one: BrokenFlow): BrokenFlow => ({ ...one, elsewhere: true });
const sync = (code: string, change: { readonly [part: string]: unknown }, found?: Shapes): BrokenFlow =>
  broken(code, flowOf(people(change)), found);
const line = (code: string, map: { readonly [part: string]: unknown }, change = {}, found?: Shapes): BrokenFlow =>
  broken(code, flowOf(peopleWith(map, change)), found);
const filtered = (code: string, condition: unknown): BrokenFlow =>
  sync(code, { left: { ...left, filter: { mode: 'all', conditions: [condition] } } });
const leftUnless = (...unless: readonly object[]) => ({
  rule: 'left-wins',
  unless: unless.map((one) => ({ side: 'left', ...one })),
});
const excepted = (code: string, ...unless: readonly object[]): BrokenFlow =>
  line(code, { ...phones, conflict: leftUnless(...unless) });
const matched = (code: string, tier: unknown): BrokenFlow => sync(code, { match: { tiers: [tier] } });
const keyed = (code: string, newKey: unknown, shape = {}): BrokenFlow =>
  sync(code, { right: { ...right, newKey } }, shapesWith('erp', shape));
const removed = (code: string, rule: unknown, found?: Shapes): BrokenFlow =>
  sync(code, { rules: { remove: { left: rule } } }, found);
const triggered = (code: string, ...triggers: unknown[]): BrokenFlow => sync(code, { triggers });

const text = { kind: 'text' } as const;
const plain = (object: string, more: readonly ReturnType<typeof field>[] = []) => ({
  ...contacts,
  object,
  label: object,
  fields: [
    field('id', text, { nullable: false, unique: true, writable: 'never' }),
    field('name', text),
    field('parent', text),
    field('firm', { kind: 'integer' }),
    ...more,
  ],
});
const tags = field('tags', { kind: 'set' });
const family: Shapes = {
  ...shapes,
  crm: {
    kind: 'service',
    identity: 'org-1',
    objects: { firms: plain('firms'), staff: plain('staff', [tags]), needy: needy() },
  },
  erp: {
    kind: 'database',
    identity: 'db-1',
    objects: {
      firms: plain('firms'),
      staff: plain('staff', [tags]),
      needy: needy(),
      pairs: { ...customers, object: 'pairs', label: 'pairs', key: ['number', 'name'] },
    },
  },
};

/** An object whose records cannot be without a parent. */
function needy() {
  const made = plain('needy');
  return { ...made, fields: made.fields.map((one) => (one.name === 'parent' ? { ...one, required: true } : one)) };
}

const child = (name: string, ...more: readonly unknown[]) => ({
  id: name,
  left: { connection: 'crm', object: name },
  right: { connection: 'erp', object: name },
  match: { tiers: [{ left: ['name'], right: ['name'] }] },
  fields: [{ id: 'name', left: 'name', right: 'name' }, ...more],
});
const firm = (more: object = {}) => ({ id: 'firm', left: 'firm', right: 'parent', reference: 'firms', ...more });
const related = (code: string, ...syncs: readonly unknown[]): BrokenFlow => broken(code, flowOf(...syncs), family);

const grouped = (code: string, group: object, map: object = phones): BrokenFlow =>
  line(code, { ...map }, { groups: [{ id: 'g', maps: ['extra', 'email'], ...group }] });

const erpShop = {
  ...people({ match: { tiers: [{ left: ['mail'], right: ['mail'] }] } }),
  id: 'b',
  left: { connection: 'erp', object: 'customers' },
  right: { connection: 'shop', object: 'buyers' },
  rules: noCreate,
};
const ring = flowOf(
  people(),
  { ...erpShop, fields: [{ id: 'line', left: 'mail', right: 'mail' }] },
  {
    ...people({ fields: [{ id: 'line', left: 'email', right: 'mail' }], rules: noCreate }),
    id: 'c',
    right: { connection: 'shop', object: 'buyers' },
  },
);
const numbered = customers.fields.map((one) =>
  one.name === 'number' ? { ...one, type: { kind: 'integer' as const } } : one,
);
const twoMaps = [
  { id: 'a', left: 'email', right: 'mail' },
  { id: 'a', ...phones },
];
const note = (id: string) => ({ id, text: 'x', at: { x: 0, y: 0 } });

/** Flows with every problem that compiling can report, at least one of each. */
export const brokenFlows: readonly BrokenFlow[] = [
  sync('connection/unknown', { left: { ...left, connection: 'crn' } }),
  outside(sync('connection/unknown', { left: { ...left, connection: 'somewhere-else' } })),
  outside(
    broken('connection/unknown-kind', flowOf(people()), {
      ...shapes,
      crm: { kind: 'magic', identity: 'm', objects: { contacts } },
    }),
  ),
  sync('object/unknown', { left: { ...left, object: 'contact' } }),
  outside(sync('object/without-key', {}, shapesWith('erp', { key: [] }))),
  sync('zone/unknown', { left: { ...left, zone: 'CEST+2' } }),
  triggered('zone/unknown', { on: 'cron', cron: '0 6 * * *', zone: 'Berlin' }),
  sync(
    'capture/no-cursor',
    { right: { ...right, capture: 'cursor', modifiedAt: 'changed' } },
    shapesWith('erp', { can: { ...canAll, since: false } }),
  ),
  sync('capture/no-modified-at', { left: { ...left, capture: 'cursor' } }),
  sync('capture/unknown-modified-at', { left: { ...left, modifiedAt: 'updatet' } }),
  sync('capture/modified-at-type', { left: { ...left, modifiedAt: 'archived', capture: 'cursor' } }),
  sync('quiet/too-long', {
    right: { ...right, quiet: { seconds: 30, atMostSeconds: 10 } },
    triggers: [{ on: 'file' }],
  }),
  sync('quiet/nothing-noticed', { right: { ...right, quiet: { seconds: 30 } } }),
  sync('quiet/nothing-noticed', { left: { ...left, quiet: { seconds: 30 } } }),
  filtered('filter/unknown-field', { field: 'e_mail', is: 'blank' }),
  filtered('filter/unknown-field', { field: 'zzz', is: 'blank' }),
  filtered('filter/comparison', { field: 'email', is: 'greater', value: 'a' }),
  filtered('filter/value', { field: 'credit', is: 'equal', value: 'much' }),
  filtered('filter/value', { field: 'email', is: 'blank', value: 'x' }),
  filtered('filter/unknown-choice', { field: 'status', is: 'equal', value: 'leed' }),
  sync('personal/unknown-field', { left: { ...left, personal: ['emial', 'nobody'] } }),
  line('personal/unmarked', phones, { left: { ...left, personal: ['phone'] } }),
  sync('match/missing', { match: { tiers: [] } }),
  sync('match/none', { match: { tiers: [] }, rules: { create: { left: 'ignore', right: 'wait' } } }),
  matched('match/uneven', { left: ['first_name', 'last_name'], right: ['name'] }),
  matched('match/unknown-field', { left: ['mail'], right: ['mail'] }),
  matched('match/type', { left: ['archived'], right: ['active'] }),
  matched('match/country', { left: ['phone'], right: ['telephone'], normalise: ['phone'], country: 'xx' }),
  outside(broken('flow/no-sync', flowOf())),
  outside(sync('sync/no-maps', { fields: [] })),
  line('field/unknown', { left: 'Phone ', right: 'telefone' }),
  line('field/unknown', { left: 'zzz', right: 'telephone' }),
  line('field/read-only', { left: 'score', right: 'visits' }),
  line('field/on-create', { left: 'origin', right: 'telephone' }),
  sync('field/not-updated', {}, shapesWith('erp', { can: { ...canAll, update: false } })),
  line('field/key', { left: 'phone', right: 'number', direction: 'to-right' }),
  line('field/written-twice', { left: 'phone', right: 'mail' }),
  line('line/ends', { left: ['phone', 'phone'], right: 'telephone' }),
  line('line/ends', { left: ['phone', 'origin'], right: 'telephone', direction: 'to-right' }),
  line('line/types', { left: 'phone', right: 'limit' }),
  line('line/types', { left: 'born', right: 'birthday' }),
  line('line/types', { left: 'tags', right: 'telephone' }),
  line('line/types', { left: 'archived', right: 'telephone' }),
  line('line/types', { left: 'updated', right: 'seen', direction: 'to-right' }),
  line('line/lossy', { ...phones, steps: [step('case', { to: 'upper' })] }),
  line('line/no-way-back', { ...phones, steps: [step('template', { template: 'Tel. {1}' })] }),
  line('line/choices', { left: 'status', right: 'state' }),
  line('step/unknown', { ...phones, steps: [step('caes', { to: 'upper' })] }),
  line('step/settings', { ...phones, steps: [step('case', { to: 'uper' })] }),
  line('step/settings', { ...phones, steps: [step('clean', { trim: 1 })] }),
  line('step/types', { left: 'born', right: 'birthday', steps: [step('case', { to: 'upper' })] }),
  related('reference/none', child('staff', { ...firm(), reference: undefined, orphans: 'wait', left: 'parent' })),
  related('reference/unknown', child('staff', firm()), child('needy')),
  related('reference/elsewhere', child('staff', firm()), {
    ...child('firms'),
    right: { connection: 'shop', object: 'buyers', newKey: { from: 'uuid' } },
  }),
  related(
    'reference/one-side',
    { ...child('staff', firm()), right: { connection: 'crm', object: 'firms' } },
    child('firms'),
  ),
  related('reference/key', child('staff', firm()), {
    ...child('firms'),
    right: { connection: 'erp', object: 'pairs', newKey: { from: 'field' } },
  }),
  related('reference/ring', child('staff', firm({ reference: 'staff', orphans: 'wait' }))),
  related('reference/required', child('needy', firm({ reference: 'needy', left: 'parent' }))),
  related('reference/ends', child('staff', firm({ left: ['firm', 'parent'] })), child('firms')),
  related('reference/steps', child('staff', firm({ steps: [{ id: 'tidy', use: 'clean' }] })), child('firms')),
  related('reference/rule', child('staff', firm({ conflict: { rule: 'longest' } })), child('firms')),
  related('reference/list', child('staff', firm({ left: 'tags' })), child('firms')),
  related(
    'reference/use',
    {
      ...child('staff', firm()),
      right: {
        connection: 'erp',
        object: 'staff',
        filter: { mode: 'all', conditions: [{ field: 'parent', is: 'equal', value: '7' }] },
      },
    },
    child('firms'),
  ),
  sync(
    'create/not-possible',
    { rules: { create: { right: 'create' } } },
    shapesWith('erp', { can: { ...canAll, create: false } }),
  ),
  sync('create/required', { fields: [{ id: 'mail', left: 'email', right: 'mail' }] }),
  keyed('key/unmapped', undefined),
  keyed('key/not-given', { from: 'system' }),
  keyed('key/next-number', { from: 'next-number' }, { can: { ...canAll, reservesKeys: false } }),
  keyed('key/template', { from: 'template', template: 'C' }),
  keyed('key/template', { from: 'template', template: 'C-{e_mail}' }),
  keyed('key/type', { from: 'uuid' }, { fields: numbered }),
  keyed('key/parts', { from: 'uuid' }, { key: ['number', 'mail'] }),
  sync('key/read-only', { left: { ...left, newKey: { from: 'uuid' } } }),
  line('conflict/type', { ...phones, conflict: { rule: 'smaller' } }),
  sync('conflict/type', { rules: { conflict: { rule: 'union' } } }),
  grouped('conflict/type', { conflict: { rule: 'larger' } }),
  grouped('conflict/group', { conflict: { rule: 'union' } }, { left: 'tags', right: 'labels' }),
  excepted('unless/unknown-field', { field: 'e_mail', is: 'blank' }),
  excepted('unless/unknown-field', { field: 'zzz', is: 'blank' }),
  excepted('unless/comparison', { field: 'email', is: 'greater', value: 'a' }),
  excepted('unless/value', { field: 'credit', is: 'equal', value: 'much' }),
  excepted('unless/unknown-choice', { field: 'status', is: 'equal', value: 'leed' }),
  excepted('unless/always', { field: 'id', is: 'not-blank' }),
  excepted('unless/always', { field: 'status', is: 'blank' }, { field: 'status', is: 'not-blank' }),
  sync('unless/unknown-field', { rules: { conflict: leftUnless({ field: 'gone', is: 'blank' }) } }),
  grouped('unless/comparison', { conflict: leftUnless({ field: 'email', is: 'less', value: 'a' }) }),
  sync('unless/modified-at', {
    left: { ...left, modifiedAt: 'updated' },
    rules: { conflict: leftUnless({ field: 'updated', is: 'blank' }) },
  }),
  related(
    'unless/reference',
    child('staff', firm({ conflict: leftUnless({ field: 'firm', is: 'equal', value: '1' }) })),
    child('firms'),
  ),
  line('conflict/no-modified-at', { ...phones, conflict: { rule: 'newest' } }),
  sync('conflict/no-modified-at', { rules: { firstLink: 'newest-wins' } }),
  line(
    'conflict/no-times',
    { ...phones, conflict: { rule: 'newest' } },
    {},
    shapesWith('erp', { can: { ...canAll, times: false } }),
  ),
  removed('remove/not-possible', { rule: 'propagate' }, shapesWith('crm', { can: { ...canAll, remove: false } })),
  removed('remove/unknown-field', { rule: 'archive', field: 'gone', value: true }),
  removed('remove/read-only', { rule: 'archive', field: 'score', value: '1' }),
  removed('remove/value', { rule: 'archive', field: 'archived', value: 'maybe' }),
  removed('remove/unseen', { rule: 'unlink' }, shapesWith('erp', { can: { ...canAll, removals: 'never' } })),
  triggered('trigger/too-short', { on: 'interval', everyMinutes: 5 }, { on: 'interval', everyMinutes: 0.1 }),
  triggered('trigger/too-long', { on: 'interval', everyMinutes: 600_000 }),
  triggered('trigger/cron', { on: 'cron', cron: '6 o clock', zone: 'UTC' }),
  triggered('trigger/never', { on: 'cron', cron: '0 0 30 2 *', zone: 'UTC' }),
  triggered('trigger/no-file', { on: 'file', side: 'left' }),
  sync('group/unknown-map', { groups: [{ id: 'g', maps: ['name', 'fax'] }] }),
  sync('group/map-twice', {
    groups: [
      { id: 'g', maps: ['name', 'email'] },
      { id: 'h', maps: ['email', 'name'] },
    ],
  }),
  grouped('group/own-rule', {}, { ...phones, conflict: { rule: 'longest' } }),
  grouped('invariant/unknown-field', { invariants: [{ is: 'together', side: 'left', fields: ['email', 'phon'] }] }),
  grouped('invariant/unfit', { invariants: [{ is: 'sum', side: 'left', total: 'phone', of: ['email'] }] }),
  grouped('invariant/unfit', {
    invariants: [
      { is: 'true', side: 'left', values: [{ field: 'email', name: 'mail', type: 'text' }], expression: 'mail <' },
    ],
  }),
  sync('id/taken-twice', { fields: twoMaps, rules: noCreate }),
  sync('id/taken-twice', { groups: [{ id: 'email', maps: ['name', 'email'] }] }),
  line('id/taken-twice', { ...phones, direction: 'to-right', steps: [step('clean'), step('clean')] }),
  outside(broken('id/taken-twice', flowOf(people(), people()))),
  broken('id/taken-twice', Flow.parse({ ...flowOf(people()), notes: [note('n'), note('n')] })),
  line('id/reserved', { id: 'left', ...phones }),
  broken('sync/ring', ring),
  broken('sync/same-pair', flowOf(people(), { ...people(), id: 'again' })),
  outside(
    broken(
      'sync/same-object',
      flowOf({ ...erpShop, right: erpShop.left, fields: [{ id: 'line', left: 'mail', right: 'mail' }] }),
    ),
  ),
];
