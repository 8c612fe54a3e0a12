import { describe, expect, test } from 'vitest';
import { catalog, connectorOf } from '../connectors/catalog.ts';
import { compile } from '../core/compile/compile.ts';
import { brakeDefaults } from '../core/compile/defaults.ts';
import { readConnection, readFlow } from '../core/flow/text.ts';
import { steps } from '../core/steps/list.ts';
import { catalog as demoCatalog, shapes } from './demo-flow.ts';
import { schemaFile, schemaFiles } from './write-schemas.ts';

const page = schemaFile('docs/flow-format.md');

interface Example {
  readonly heading: string;
  readonly text: string;
  readonly data: { readonly [part: string]: unknown };
}

const examples: readonly Example[] = page.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/^```json\n([\s\S]*?)^```/gm)].map((match) => {
    const text = match[1] ?? '';
    const data: { [part: string]: unknown } = JSON.parse(text);
    return { heading: section.split('\n')[0] ?? '', text, data };
  }),
);

const flows = examples.filter(({ data }) => 'syncs' in data);
const connections = examples.filter(({ data }) => 'kind' in data);
const parts = examples.filter((one) => !flows.includes(one) && !connections.includes(one));

/** The problems of a flow's text that leave it without a plan. */
function stopping(text: string): readonly string[] {
  const flow = readFlow(text);
  const compiled = flow.ok ? compile(flow.value, demoCatalog, shapes) : flow;
  return compiled.ok ? [] : compiled.error.filter((one) => one.stops).map((one) => `${one.node}: ${one.message}`);
}

describe('docs/flow-format.md', () => {
  test.each(flows)('the flow under "$heading" has a plan', ({ text }) => {
    expect(stopping(text)).toEqual([]);
  });

  test.each(parts)(
    'the part of a sync under "$heading" makes a plan with the rest of the first example',
    ({ data }) => {
      const first: { syncs: object[] } = JSON.parse(flows[0]?.text ?? '');
      const sync = { ...first.syncs[0], ...data };
      expect(stopping(JSON.stringify({ ...first, syncs: [sync] }))).toEqual([]);
    },
  );

  test.each(connections)('the connection under "$heading" has settings of its kind', async ({ text }) => {
    const read = readConnection(text);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const connector = await connectorOf(read.value.kind);
    expect(connector.settings.safeParse(read.value.settings).success).toBe(true);
  });

  test('every brake stands there with its default', () => {
    for (const [brake, value] of Object.entries(brakeDefaults)) {
      const shown = JSON.stringify(value)
        .replace(/([{:,])/g, '$1 ')
        .replace('}', ' }');
      expect(page).toContain(`| \`${brake}\` | \`${shown}\` |`);
    }
  });

  test('there is an example for every part', () => {
    expect(examples.length).toBeGreaterThan(9);
    expect(new Set(parts.flatMap(({ data }) => Object.keys(data)))).toEqual(
      new Set(['left', 'right', 'match', 'fields', 'groups', 'rules', 'brakes', 'triggers']),
    );
  });
});

describe('JSON Schemas', () => {
  test('the files are those that "npm run schemas" writes', async () => {
    const stale = [...(await schemaFiles())].filter(([path, text]) => schemaFile(path) !== text);
    expect(
      stale.map(([path]) => path),
      'run "npm run schemas"',
    ).toEqual([]);
  });

  test('they know every step and every kind of connection', () => {
    const lacking = (path: string, names: readonly string[]) =>
      names.filter((name) => !schemaFile(path).includes(`"const": "${name}"`));
    const uses = steps.map((step) => step.use);
    expect(lacking('docs/flow.schema.json', uses)).toEqual([]);
    expect(lacking('docs/connection.schema.json', Object.keys(catalog()))).toEqual([]);
  });
});
