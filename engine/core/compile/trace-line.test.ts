import { expect, test } from 'vitest';
import { Flow } from '../../model/flow.ts';
import { Shapes } from '../../model/shape.ts';
import { sceneOf } from './scene.ts';
import { traceLine } from './trace-line.ts';

const can = {
  since: false,
  removals: 'by-census',
  create: true,
  update: true,
  remove: true,
  cas: { update: 'strong', remove: 'strong' },
  reservesKeys: false,
  correlates: false,
  findLagMs: 0,
  readMax: 100,
  writeMax: 100,
  times: false,
};
const object = (name: string, fields: readonly string[]) => ({
  object: name,
  label: name,
  key: ['id'],
  keyFrom: 'system',
  can,
  fields: fields.map((field) => ({
    name: field,
    type: { kind: 'text' },
    required: false,
    nullable: true,
    writable: 'always',
    unique: false,
    emptyIsNull: false,
  })),
});
const shapes = Shapes.parse({
  crm: { kind: 'memory', identity: 'a', objects: { people: object('people', ['id', 'first', 'last', 'mail']) } },
  erp: { kind: 'memory', identity: 'b', objects: { clients: object('clients', ['id', 'name', 'email']) } },
});

function mapOf(map: object) {
  const flow = Flow.parse({
    format: 1,
    id: 'demo',
    syncs: [
      {
        id: 'people',
        left: { connection: 'crm', object: 'people' },
        right: { connection: 'erp', object: 'clients' },
        match: { tiers: [] },
        fields: [{ id: 'line', ...map }],
      },
    ],
  });
  const [found] = sceneOf(flow, {}, shapes, {}).syncs[0]?.maps ?? [];
  if (found === undefined) throw new Error('The flow has one line.');
  return found;
}

const mail = { left: 'mail', right: 'email', steps: [{ id: 'lower', use: 'case', settings: { to: 'lower' } }] };

test('a value is shown after each step, and as it arrives', () => {
  expect(traceLine(mapOf(mail), 'right', { mail: 'Ana@Norbeck.test' }, null)).toEqual({
    from: ['Ana@Norbeck.test'],
    hops: [{ step: 'lower', value: ['ana@norbeck.test'] }],
    to: { ok: true, value: ['ana@norbeck.test'] },
  });
});

test('the way back starts from what stands there, so that nothing is lost without an edit', () => {
  const back = traceLine(mapOf(mail), 'left', { email: 'ana@norbeck.test' }, { mail: 'Ana@Norbeck.test' });
  expect(back).toEqual({
    from: ['ana@norbeck.test'],
    hops: [{ step: 'lower', value: ['Ana@Norbeck.test'] }],
    to: { ok: true, value: ['Ana@Norbeck.test'] },
  });
});

test('a step that fails is told where it fails, with what came before it', () => {
  const map = mapOf({
    ...mail,
    steps: [
      { id: 'trim', use: 'clean', settings: {} },
      { id: 'codes', use: 'value-map', settings: { pairs: [['a', 'b']] } },
    ],
  });
  const trace = traceLine(map, 'right', { mail: 'zzz' }, null);
  expect(trace?.to.ok).toBe(false);
});

test('a way that the line does not go, or whose values were not read, shows nothing', () => {
  expect(traceLine(mapOf({ ...mail, direction: 'to-right' }), 'left', { email: 'x' }, null)).toBeNull();
  expect(traceLine(mapOf({ ...mail, right: 'nothing' }), 'right', { mail: 'x' }, null)).toBeNull();
  expect(traceLine(mapOf(mail), 'right', {}, null)).toBeNull();
});
