import { expect, test } from 'vitest';
import { z } from 'zod';
import { hint } from '../../model/form.ts';
import { formFields } from './form-fields.ts';
import { formIssues } from './form-issues.ts';

const schema = z.strictObject({
  host: z
    .string()
    .min(1)
    .meta(hint('Server', 'As IT wrote it.', { example: 'db.example.com' })),
  port: z
    .int()
    .min(1)
    .max(99)
    .default(54)
    .meta(hint('Port', 'Usually 54.', { beside: true, unit: 'no' })),
  waitMs: z.int().positive().optional(),
  mode: z
    .enum(['off', 'on'])
    .optional()
    .meta(hint('Mode', '', { open: 'As needed', choices: { off: 'Off' } })),
  kind: z.enum(['a', 'b']).default('b'),
  strict: z.boolean().default(true),
  columns: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta(hint('Columns', '', { as: 'list' })),
  types: z
    .record(z.string(), z.enum(['text', 'date']))
    .default({})
    .meta(hint('Types', '', { each: 'Column', more: true })),
  keys: z.record(z.string(), z.array(z.string())).optional(),
});

test('every setting of a schema becomes the field that fits it, with its words', () => {
  const fields = formFields(z.toJSONSchema(schema, { io: 'input' }));
  expect(fields.map((one) => [one.name, one.as, one.label, one.required])).toEqual([
    ['host', 'text', 'Server', true],
    ['port', 'number', 'Port', false],
    ['waitMs', 'number', 'Wait ms', false],
    ['mode', 'choice', 'Mode', false],
    ['kind', 'choice', 'Kind', false],
    ['strict', 'switch', 'Strict', false],
    ['columns', 'list', 'Columns', false],
    ['types', 'pairs', 'Types', false],
    ['keys', 'pairs', 'Keys', false],
  ]);
  expect(fields[0]).toMatchObject({ help: 'As IT wrote it.', placeholder: 'db.example.com' });
  expect(fields[1]).toMatchObject({ min: 1, max: 99, unit: 'no', placeholder: '54', beside: true });
  expect(fields[2]).toMatchObject({ min: 1 });
  expect(fields[3]).toMatchObject({ open: 'As needed', chosen: '', options: [{ label: 'Off' }, { label: 'on' }] });
  expect(fields[4]).toMatchObject({ open: null, chosen: 'b' });
  expect(fields[5]).toMatchObject({ isOn: true });
  expect(fields[7]).toMatchObject({ each: 'Column', more: true, options: [{ value: 'text' }, { value: 'date' }] });
  expect(fields[8]).toMatchObject({ options: [] });
});

test('what is wrong is told once a field, in words', () => {
  expect(formIssues(schema, { host: 'a' })).toEqual([]);
  const issues = formIssues(schema, { port: 0.5, mode: 'x', columns: 3, extra: 1 });
  expect(Object.fromEntries(issues.map((one) => [one.field, one.message]))).toEqual({
    host: 'Fill this in.',
    port: 'It must be a whole number.',
    mode: 'It must be one of "off", "on".',
    columns: 'It has none of the forms allowed here.',
    '': '"extra" is not known here.',
  });
});
