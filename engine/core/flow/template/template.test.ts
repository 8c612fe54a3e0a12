import { describe, expect, test } from 'vitest';
import { catalog } from '../../../connectors/catalog.ts';
import { templates } from '../../../host/app/assistant/templates.ts';
import type { Flow } from '../../../model/flow.ts';
import { ConnectionId, FlowId } from '../../../model/ids.ts';
import type { ObjectShape, Shapes } from '../../../model/shape.ts';
import type { Template } from '../../../model/template.ts';
import type { FieldType } from '../../../model/value.ts';
import { contacts, field } from '../../../testing/demo-flow.ts';
import { known } from '../../../testing/labelled/known.ts';
import { labelledPair } from '../../../testing/labelled/objects.ts';
import { unseen } from '../../../testing/labelled/unseen.ts';
import { compile } from '../../compile/compile.ts';
import { suggestMaps } from '../suggest/suggest-maps.ts';
import { applyTemplate } from './apply-template.ts';
import { newFlow, type Start } from './new-flow.ts';
import { templateConditions } from './template-filters.ts';

type Types = { readonly [name: string]: FieldType };
const text: FieldType = { kind: 'text' };
const choice = (...options: readonly string[]): FieldType => ({ kind: 'choice', options: [...options] });

const shapeOf = (object: string, types: Types): ObjectShape => ({
  ...contacts,
  object,
  label: object,
  key: ['id'],
  fields: Object.entries({ id: text, ...types }).map(([name, type]) => field(name, type)),
});
const templateOf = (id: string) => templates().find((one) => one.id === id) ?? expect.unreachable(`No template ${id}.`);

const tickets = {
  left: shapeOf('tickets', {
    subject: text,
    status: choice('new', 'open', 'pending', 'solved', 'spam'),
    priority: choice('low', 'normal', 'high', 'urgent'),
    tags: { kind: 'set' },
  }),
  right: shapeOf('issues', {
    summary: text,
    state: choice('To Do', 'In Progress', 'Waiting', 'Done'),
    priority: choice('P1', 'P2', 'P3', 'P4'),
    labels: { kind: 'set' },
  }),
};
const stepsOf = (template: string, shapes: typeof tickets, left: string) =>
  applyTemplate(templateOf(template), shapes, []).find(({ map }) => map.left === left)?.map.steps ?? [];

describe('templates', () => {
  test('map options that mean the same, the usual ones in both directions', () => {
    expect(stepsOf('tickets', tickets, 'status')).toMatchObject([
      {
        use: 'value-map',
        settings: {
          pairs: [
            { from: 'new', to: 'To Do' },
            { from: 'open', to: 'In Progress' },
            { from: 'pending', to: 'Waiting' },
            { from: 'solved', to: 'Done' },
          ],
        },
      },
    ]);
    expect(stepsOf('tickets', tickets, 'priority')).toMatchObject([{ use: 'value-map' }]);
    expect(stepsOf('tickets', tickets, 'tags')).toEqual([]);
  });

  test('bring steps only where the types of both ends allow them', () => {
    const listed = { ...tickets, right: shapeOf('issues', { labels: text }) };
    expect(stepsOf('tickets', listed, 'tags')).toEqual([]);
    const people = { left: shapeOf('contacts', { phone: text }), right: shapeOf('customers', { phone: text }) };
    expect(stepsOf('contacts', people, 'phone')).toMatchObject([{ use: 'phone', settings: { invalid: 'keep' } }]);
  });

  test('leave a line as it was found where their steps would part values that agree', () => {
    const people = { left: shapeOf('contacts', { phone: text }), right: shapeOf('customers', { phone: text }) };
    const found = {
      map: { id: 'phone', left: 'phone', right: 'phone' },
      confidence: 0.9,
      reasons: [],
      examples: [{ left: ['+49 30 9018 20'], right: ['+49 30 9018 20'] }],
    };
    const parsed = applyTemplate(templateOf('contacts'), people, []).map(({ map }) => ({
      ...found,
      map: { ...map, steps: [] },
    }));
    expect(applyTemplate(templateOf('contacts'), people, parsed)[0]?.map.steps ?? []).toEqual([]);
  });

  test('limit who takes part by the fields that are there', () => {
    expect(templateConditions(templateOf('tickets'), 'left', tickets.left)).toEqual([
      { field: 'status', is: 'none-of', value: ['spam'] },
    ]);
    const leads = shapeOf('leads', { email: text, consent: { kind: 'boolean' } });
    expect(templateConditions(templateOf('leads'), 'left', leads)).toEqual([
      { field: 'email', is: 'not-blank' },
      { field: 'consent', is: 'equal', value: true },
    ]);
    expect(templateConditions(templateOf('leads'), 'left', shapeOf('leads', { consent: text }))).toEqual([]);
  });

  const flowWith = (start: Start) =>
    newFlow({
      label: 'Tickets',
      left: { connection: ConnectionId.parse('desk'), shape: tickets.left },
      right: { connection: ConnectionId.parse('board'), shape: tickets.right },
      tiers: [],
      maps: [],
      template: templateOf('tickets'),
      conditions: { left: templateConditions(templateOf('tickets'), 'left', tickets.left), right: [] },
      start,
    }).syncs[0];

  test('stop no flow that could run without them, whatever the objects', () => {
    const stops = (flow: Omit<Flow, 'id'>, shapes: Shapes): readonly string[] => {
      const made = compile({ ...flow, id: FlowId.parse('tried') }, catalog(), shapes);
      return made.ok ? [] : made.error.filter((one) => one.stops).map((one) => one.message);
    };
    const [desk, board] = [ConnectionId.parse('desk'), ConnectionId.parse('board')];
    for (const { left, right, pairs, name } of [...known, ...unseen].map(labelledPair)) {
      const found = suggestMaps({ left, right, samples: { pairs, left: [], right: [] }, taken: [] });
      const shape = (object: ObjectShape) => ({
        kind: 'memory',
        identity: object.object,
        objects: { [object.object]: object },
      });
      const shapes: Shapes = { [desk]: shape(left), [board]: shape(right) };
      const flowOf = (template: Template | null) =>
        newFlow({
          label: name,
          left: { connection: desk, shape: left },
          right: { connection: board, shape: right },
          tiers: [{ left: left.key, right: right.key }],
          maps: (template === null ? found : applyTemplate(template, { left, right }, found)).map((one) => one.map),
          template,
          conditions:
            template === null
              ? { left: [], right: [] }
              : {
                  left: templateConditions(template, 'left', left),
                  right: templateConditions(template, 'right', right),
                },
          start: { with: 'whole' },
        });
      const without = stops(flowOf(null), shapes);
      for (const template of templates()) {
        const more = stops(flowOf(template), shapes).filter((one) => !without.includes(one));
        expect([name, template.id, more]).toEqual([name, template.id, []]);
      }
    }
  });

  test('put their conditions beside those of a try with some records', () => {
    expect(flowWith({ with: 'few', pairs: [] })?.left.filter?.conditions.map((one) => one.field)).toEqual([
      'status',
      'id',
    ]);
    expect(flowWith({ with: 'whole' })?.right.filter).toBeUndefined();
  });

  test('leave what is there alone where only future changes are wanted, and create nothing', () => {
    expect(flowWith({ with: 'future' })?.rules).toMatchObject({
      firstLink: 'leave',
      fillBlanks: false,
      create: { left: 'wait', right: 'wait' },
    });
  });
});
