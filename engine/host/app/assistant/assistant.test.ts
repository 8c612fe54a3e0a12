import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyTemplate, likelyObject, templateTiers } from '../../../core/flow/template/apply-template.ts';
import { newFlow, requiredUnmapped, type Start } from '../../../core/flow/template/new-flow.ts';
import { findStep } from '../../../core/steps/list.ts';
import { ConnectionId, type Side } from '../../../model/ids.ts';
import type { ObjectShape } from '../../../model/shape.ts';
import type { Template } from '../../../model/template.ts';
import { type Found, findTwins, listTemplates } from '../../../protocol/calls/assistant.ts';
import { checkFlow, createFlow } from '../../../protocol/calls/flows.ts';
import { listRuns, startRun } from '../../../protocol/calls/runs.ts';
import { sampleWindow, type TestWindow } from '../../../testing/open-window.ts';
import { root } from '../../../testing/sources.ts';
import { templates } from './templates.ts';

const at = {
  left: { connection: ConnectionId.parse('crm'), object: 'contacts' },
  right: { connection: ConnectionId.parse('erp'), object: 'erp' },
};
const contacts = (): Template => templates()[0] ?? expect.unreachable('There are templates.');

function shapesIn(found: readonly Found[]): { readonly [side in Side]: ObjectShape } {
  const shapeOf = (side: Side) =>
    found.flatMap((one) => (one.kind === 'shape' && one.side === side ? [one.shape] : []))[0] ??
    expect.unreachable('Both shapes are found.');
  return { left: shapeOf('left'), right: shapeOf('right') };
}

const keysIn = (found: readonly Found[]) => found.flatMap((one) => (one.kind === 'key' ? [one.key] : []));
const mapsIn = (found: readonly Found[]) => found.flatMap((one) => (one.kind === 'maps' ? one.maps : []));

async function found(window: TestWindow) {
  return window.collect(findTwins, at);
}

describe('templates', () => {
  test('are files that fit their schema, all of them listed, with steps that exist', () => {
    const files = readdirSync(join(root, 'assets/templates')).map((name) => name.replace(/\.json$/, ''));
    expect(
      templates()
        .map((one) => one.id)
        .sort(),
    ).toEqual(files.sort());
    for (const { fields } of templates())
      for (const { lines = [] } of fields) for (const { use } of lines.flat()) expect(findStep(use), use).toBeDefined();
  });

  test('name the objects that they are usually about', () => {
    expect(likelyObject(contacts(), 'left', ['orders', 'Contacts'])).toBe('Contacts');
    expect(likelyObject(contacts(), 'right', ['orders', 'erp_customers'])).toBe('erp_customers');
    expect(likelyObject(contacts(), 'left', ['orders'])).toBeNull();
  });
});

describe('the assistant', () => {
  test('reads both sides, tells how far it is, and finds what links records and which fields belong together', async () => {
    const window = await sampleWindow();
    const all = await found(window);
    expect(all.filter((one) => one.kind === 'read' && one.isWhole)).toHaveLength(2);
    const [best] = keysIn(all);
    expect(best).toMatchObject({ badge: 'best' });
    expect(best?.pairs.length).toBeGreaterThan(100);
    const maps = mapsIn(all);
    expect(maps.length).toBeGreaterThan(4);
    expect(maps[0]?.confidence).toBeGreaterThan(0.8);
    expect(await window.ask(listTemplates, {})).toMatchObject({ templates: [{ id: 'contacts' }, {}, {}, {}, {}, {}] });
  });

  test('lays a template over what was found: its directions and rules, and lines that it alone knows', async () => {
    const window = await sampleWindow();
    const all = await found(window);
    const shapes = shapesIn(all);
    const maps = applyTemplate(contacts(), shapes, mapsIn(all));
    const mail = maps.find(({ reasons }) => reasons.includes('both mean e-mail'));
    expect(mail?.map).toMatchObject({ blank: 'keep' });
    expect(templateTiers(contacts(), shapes)[0]).toMatchObject({ normalise: ['email'] });
    const alone = applyTemplate(contacts(), shapes, []);
    expect(alone.length).toBeGreaterThan(2);
    expect(alone.every(({ confidence }) => confidence >= 0.8)).toBe(true);
    const oneWay = applyTemplate({ ...contacts(), fields: [], way: 'to-right' }, shapes, mapsIn(all));
    expect(new Set(oneWay.map(({ map }) => map.direction ?? 'both'))).not.toContain('both');
  });

  async function make(window: TestWindow, start: (all: readonly Found[]) => Start) {
    const all = await found(window);
    const shapes = shapesIn(all);
    const flow = newFlow({
      label: 'People',
      left: { connection: at.left.connection, shape: shapes.left },
      right: { connection: at.right.connection, shape: shapes.right },
      tiers: keysIn(all)
        .filter((one) => one.badge === 'best')
        .map((one) => one.tier),
      maps: mapsIn(all)
        .filter((one) => one.confidence >= 0.8)
        .map((one) => one.map),
      template: null,
      start: start(all),
    });
    return window.ask(createFlow, { flow });
  }

  async function firstRun(window: TestWindow, flow: Awaited<ReturnType<typeof make>>['flow']) {
    expect((await window.ask(checkFlow, { flow })).problems.filter((one) => one.stops)).toEqual([]);
    const over = await window.listen((one) => one.kind === 'run');
    await window.ask(startRun, { flow });
    await over.next;
    const { runs } = await window.ask(listRuns, { flow, limit: 1 });
    return runs[0]?.syncs['people'] ?? expect.unreachable('The run is listed.');
  }

  test('makes a flow whose first run only links and asks: new records wait', async () => {
    const window = await sampleWindow();
    const { flow } = await make(window, () => ({ with: 'review' }));
    const counts = await firstRun(window, flow);
    expect(counts.linked).toBeGreaterThan(100);
    expect([counts.left.created, counts.right.created]).toEqual([0, 0]);
  });

  test('makes a flow of future changes only: runs link records, write nothing and ask nothing where they differ', async () => {
    const window = await sampleWindow();
    const { flow } = await make(window, () => ({ with: 'future' }));
    for (const run of ['the first', 'the second']) {
      const counts = await firstRun(window, flow);
      expect([run, counts.linked > 100]).toEqual([run, true]);
      for (const side of [counts.left, counts.right])
        expect([run, side.created, side.updated, side.removed]).toEqual([run, 0, 0, 0]);
    }
  });

  test('makes a flow that is tried with some records: the first run touches no other', async () => {
    const window = await sampleWindow();
    const { flow } = await make(window, (all) => {
      const rows = all.find((one) => one.kind === 'rows');
      const pairs = (keysIn(all)[0]?.pairs ?? []).slice(0, 20);
      return {
        with: 'few',
        pairs: pairs.flatMap(([l, r]) => {
          const [left, right] = [rows?.left[l], rows?.right[r]];
          return left === undefined || right === undefined ? [] : [{ left, right }];
        }),
      };
    });
    const counts = await firstRun(window, flow);
    expect(counts.linked).toBe(20);
    expect([counts.left.created, counts.right.created]).toEqual([0, 0]);
  });

  test('says which fields a new record needs that nothing fills', async () => {
    const shapes = shapesIn(await found(await sampleWindow()));
    const all = requiredUnmapped(shapes, []);
    const needed = shapes.left.fields.filter((one) => one.required && !shapes.left.key.includes(one.name));
    expect(all.filter((one) => one.side === 'left').map((one) => one.field)).toEqual(needed);
  });
});
