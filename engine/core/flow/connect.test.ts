import { describe, expect, test } from 'vitest';
import type { Field } from '../../model/shape.ts';
import { contacts, customers, flowOf, people, problemsOf } from '../../testing/demo-flow.ts';
import { connectCommand } from './connect.ts';
import { edit } from './edit.ts';

const bare = flowOf(people({ fields: [], rules: { create: { left: 'ignore', right: 'ignore' } } }));
const objects = { left: contacts, right: customers };
const [sync] = bare.syncs;

function drawn(left: readonly string[], right: readonly string[]) {
  if (sync === undefined) throw new Error('The flow has no sync.');
  const command = connectCommand({ sync, left, right, objects });
  const edited = edit(bare, command);
  if (!edited.ok) throw new Error(edited.error.message);
  return { map: command.map, problems: problemsOf(edited.value[0]).filter((one) => !one.endsWith('?')) };
}

describe('drawing a field map', () => {
  test('S9: fields of one type are joined by a bare line that goes both ways', () => {
    expect(drawn(['phone'], ['telephone'])).toEqual({
      map: { id: 'phone', left: 'phone', right: 'telephone' },
      problems: [],
    });
  });

  test('S9: where types differ, a step that makes them fit is put on the line', () => {
    expect(drawn(['born'], ['birthday']).map.steps).toMatchObject([{ id: 'text-to-date', use: 'text-to-date' }]);
    expect(drawn(['first_name', 'last_name'], ['name']).map.steps).toMatchObject([{ use: 'join' }]);
    expect(drawn(['email'], ['name', 'telephone']).map.steps).toMatchObject([{ use: 'split' }]);
  });

  test('S9: a line goes one way where an end cannot be written', () => {
    expect(drawn(['score'], ['visits']).map.direction).toBe('to-right');
    expect(drawn(['phone'], ['number']).map.direction).toBe('to-left');
    expect(drawn(['updated'], ['seen']).map).toMatchObject({ direction: 'to-right', steps: [{ use: 'date-time' }] });
  });

  test('S9: where nothing leads from one to the other, the bare line is drawn, and compiling says what is wrong', () => {
    const { map, problems } = drawn(['archived'], ['limit']);
    expect(map).toEqual({ id: 'archived', left: 'archived', right: 'limit' });
    expect(problems).toEqual(['people/archived line/types']);
  });

  test('S9: sample values choose the step', () => {
    if (sync === undefined) throw new Error('The flow has no sync.');
    const pairs = ['1980-01-02', '1990-05-30', '1975-12-24', '2001-02-03'].map((born) => ({
      left: { born },
      right: { birthday: born.split('-').reverse().join('.') },
    }));
    const samples = { pairs, left: [], right: [] };
    const { map } = connectCommand({ sync, left: ['born'], right: ['birthday'], objects, samples });
    expect(map.steps).toMatchObject([{ settings: { pattern: 'DD.MM.YYYY', reverse: true } }]);
  });

  const namesOf = (fields: readonly Field[]): readonly string[] => fields.map((field) => field.name);
  for (const left of namesOf(contacts.fields)) {
    test(`S9: a line from "${left}" to any field is one that can be, or of types that no step makes fit`, () => {
      for (const right of namesOf(customers.fields)) {
        const kinds = new Set(drawn([left], [right]).problems.map((one) => one.split(' ')[1]));
        for (const kind of kinds) expect(['line/types', 'field/read-only', 'field/key']).toContain(kind);
      }
    });
  }
});
