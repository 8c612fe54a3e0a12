import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { catalog, connectorOf } from '../connectors/catalog.ts';
import { steps } from '../core/steps/list.ts';
import { Connection } from '../model/connection.ts';
import { Flow, StepUse } from '../model/flow.ts';
import { WorkspaceSettings } from '../model/settings.ts';
import { Version } from '../model/version.ts';
import { root } from './sources.ts';

type Json = { [name: string]: unknown };

/** The schema of what people may write: defaults need not be there. */
const inputSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json;
};

/** "Where `name` is this, `settings` are those": so that an editor knows the settings of what was chosen. */
const settingsWhere = (name: string, value: string, settings: z.ZodType): Json => ({
  if: { properties: { [name]: { const: value } }, required: [name] },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
  then: { properties: { settings: inputSchema(settings) } },
});

function flowSchema(): Json {
  return z.toJSONSchema(Flow, {
    reused: 'ref',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== StepUse) return;
      jsonSchema.allOf = steps.map((step) => settingsWhere('use', step.use, step.settings));
      const { properties } = jsonSchema;
      if (properties !== undefined) properties['use'] = { enum: steps.map((step) => step.use) };
    },
  });
}

const versionSchema = (): Json => z.toJSONSchema(Version, { reused: 'ref', io: 'input' });

async function connectionSchema(): Promise<Json> {
  const connectors = await Promise.all(Object.keys(catalog()).map(connectorOf));
  const kinds = connectors.map((one) => one.kind);
  return {
    ...z.toJSONSchema(Connection, {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        const { properties } = jsonSchema;
        if (zodSchema === Connection && properties !== undefined) properties['kind'] = { enum: kinds };
      },
    }),
    allOf: connectors.map((one) => settingsWhere('kind', one.kind, one.settings)),
  };
}

/** The JSON Schemas that editors use, by the path of their file. */
export async function schemaFiles(): Promise<ReadonlyMap<string, string>> {
  const text = (title: string, schema: Json): string => `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
  return new Map([
    ['docs/flow.schema.json', text('A flow of Tandem', flowSchema())],
    [
      'docs/settings.schema.json',
      text('The settings of a workspace of Tandem', z.toJSONSchema(WorkspaceSettings, { io: 'input' })),
    ],
    ['docs/version.schema.json', text('A published version of a flow of Tandem', versionSchema())],
    ['docs/connection.schema.json', text('A connection of Tandem', await connectionSchema())],
  ]);
}

export const schemaFile = (path: string): string => readFileSync(join(root, path), 'utf8');

if (import.meta.main) {
  for (const [path, text] of await schemaFiles()) writeFileSync(join(root, path), text);
}
