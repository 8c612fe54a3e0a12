import { expect, test } from 'vitest';
import { drawingIn } from './import-flow.ts';

const flow = { format: 1, id: 'people', label: 'People', syncs: [] };

test('a sync is read without its id, so that it gets one of its own', () => {
  expect(drawingIn('people.json', JSON.stringify(flow))).toEqual({
    ok: true,
    value: { format: 1, label: 'People', syncs: [] },
  });
});

test('what is no sync is told by its name, and where it is wrong', () => {
  const said = (text: string): string => {
    const read = drawingIn('x.json', text);
    return read.ok ? 'read' : read.error.message;
  };
  expect(said('no json')).toBe('"x.json" is not a sync.');
  expect(said('[1]')).toBe('"x.json" is not a sync.');
  expect(said(JSON.stringify({ ...flow, syncs: 'none' }))).toBe('"x.json" cannot be read as a sync at "syncs".');
});
