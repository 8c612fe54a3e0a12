import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFlow } from '../../testing/arbitrary-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { connectionText, flowText, readConnection, readFlow } from './text.ts';

const problemsOf = (data: unknown): string[] => {
  const read = readFlow(JSON.stringify(data));
  return read.ok ? [] : read.error.map((problem) => `${problem.node}: ${problem.message}`);
};

const sides = { left: { connection: 'crm', object: 'contacts' }, right: { connection: 'erp', object: 'customers' } };

/** The same data with the names of every object in the other order. */
function turned(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(turned);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .toReversed()
      .map(([name, part]) => [name, turned(part)]),
  );
}

describe('the text of a flow', () => {
  test('F7: every place where the text is no flow is reported at its node, with the path to it', () => {
    const data = {
      format: 1,
      id: 'demo',
      syncs: [
        {
          id: 'people',
          left: { connection: 'crm' },
          right: { ...sides.right, capture: 'magic' },
          match: { tiers: [] },
          fields: [
            {
              id: 'name',
              left: 'name',
              right: 'name',
              colour: 'red',
              conflict: { rule: 'dice' },
              steps: [{ id: 'trim' }],
            },
          ],
        },
      ],
    };
    expect(problemsOf(data)).toEqual([
      'people/left: syncs.0.left.object: It is missing; it must be a text.',
      'people/right: syncs.0.right.capture: It must be one of "auto", "scan", "cursor".',
      'people/name/trim: syncs.0.fields.0.steps.0.use: It is missing; it must be a text.',
      expect.stringContaining('people/name: syncs.0.fields.0.conflict.rule: It must be one of "ask", "left-wins"'),
      'people/name: syncs.0.fields.0: "colour" is not known here.',
    ]);
  });

  test('F7: text that is not JSON is one problem with the words of the parser as its cause', () => {
    const read = readFlow('{ "format": 1, }');
    expect(read.ok ? null : read.error).toMatchObject([
      { code: 'flow/not-json', stops: true, cause: expect.any(String) },
    ]);
    expect(problemsOf([])).toEqual(['flow: The flow: It must be an object with names and values.']);
    expect(problemsOf({ format: 2, id: 'demo', syncs: [] })).toEqual(['demo: format: It must be one of 1.']);
  });

  for (const seed of seeds(1, [20_260_331])) {
    test(`F8, seed ${seed}: the same flow has the same text, whatever the order its parts were written in`, () => {
      fc.assert(
        fc.property(anyFlow, (flow) => {
          const text = flowText(flow);
          expect(readFlow(text)).toEqual({ ok: true, value: flow });
          const other = readFlow(JSON.stringify(turned(flow)));
          expect(other.ok && flowText(other.value)).toBe(text);
        }),
        { seed, numRuns: 200 },
      );
    });
  }

  test('F8: parts stand in the order of the format and settings by name', () => {
    const read = readConnection(
      '{"settings":{"port":5432,"host":"localhost"},"kind":"postgres","id":"erp","format":1}',
    );
    expect(read.ok && connectionText(read.value)).toBe(`{
  "format": 1,
  "id": "erp",
  "kind": "postgres",
  "settings": {
    "host": "localhost",
    "port": 5432
  }
}
`);
  });
});
