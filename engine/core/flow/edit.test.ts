import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Flow } from '../../model/flow.ts';
import { anyCommand, anyFlow } from '../../testing/arbitrary-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { Command } from './command.ts';
import { edit } from './edit.ts';
import { flowText } from './text.ts';

const people = Flow.parse({
  format: 1,
  id: 'demo',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'contacts' },
      right: { connection: 'erp', object: 'customers' },
      match: { tiers: [{ left: ['email'], right: ['mail'] }] },
      fields: [
        { id: 'name', left: 'name', right: 'name' },
        { id: 'email', left: 'email', right: 'mail', steps: [{ id: 'low', use: 'lower-case' }] },
        { id: 'city', left: 'city', right: 'town' },
      ],
      groups: [{ id: 'who', maps: ['name', 'email'] }],
    },
  ],
});

/** The flow after the command; fails the test where the command is refused. */
function applied(flow: Flow, command: object): Flow {
  const edited = edit(flow, Command.parse(command));
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value[0];
}

function refusal(command: object): string {
  const edited = edit(people, Command.parse(command));
  return edited.ok ? 'done' : `${edited.error.code}: ${edited.error.message}`;
}

describe('edits of a flow', () => {
  for (const seed of seeds(1, [20_260_331])) {
    test(`F1, seed ${seed}: taking a command back gives the flow as it was, to the byte of its file`, () => {
      fc.assert(
        fc.property(anyFlow, anyCommand, (flow, command) => {
          const edited = edit(flow, command);
          if (!edited.ok) return;
          const [next, undo] = edited.value;
          const back = edit(next, undo);
          expect(back.ok && back.value[0]).toEqual(flow);
          expect(back.ok && flowText(back.value[0])).toBe(flowText(flow));
          expect(back.ok && applied(back.value[0], back.value[1])).toEqual(next);
        }),
        { seed, numRuns: 600 },
      );
    });

    test(`F1, seed ${seed}: a whole session of edits can be taken back step by step`, () => {
      fc.assert(
        fc.property(anyFlow, fc.array(anyCommand, { maxLength: 12 }), (flow, commands) => {
          const undos: Command[] = [];
          let now = flow;
          for (const command of commands) {
            const edited = edit(now, command);
            if (!edited.ok) continue;
            now = edited.value[0];
            undos.unshift(edited.value[1]);
          }
          for (const undo of undos) now = applied(now, undo);
          expect(now).toEqual(flow);
        }),
        { seed, numRuns: 200 },
      );
    });

    test(`F1, seed ${seed}: commands and their undo can be kept as JSON, and no command changes the flow it is given`, () => {
      fc.assert(
        fc.property(anyFlow, anyCommand, (flow, command) => {
          const text = JSON.stringify(flow);
          const edited = edit(flow, command);
          expect(JSON.stringify(flow)).toBe(text);
          if (!edited.ok) return;
          const [next, undo] = edited.value;
          expect(Flow.parse(next)).toEqual(next);
          expect(Command.parse(JSON.parse(JSON.stringify(undo)))).toEqual(undo);
        }),
        { seed, numRuns: 300 },
      );
    });
  }

  test('F2: a command that names something that is not there is refused and says what is missing', () => {
    expect(refusal({ do: 'remove-sync', sync: 'firms' })).toBe('flow/missing: There is no sync "firms" in this flow.');
    expect(refusal({ do: 'remove-map', sync: 'people', map: 'fax' })).toBe(
      'flow/missing: There is no field map "fax" in sync "people".',
    );
    expect(refusal({ do: 'remove-step', sync: 'people', map: 'email', step: 'x' })).toBe(
      'flow/missing: There is no step "x" in field map "email".',
    );
    expect(refusal({ do: 'move', what: { kind: 'filter', sync: 'people', side: 'left' }, at: null })).toMatch(
      'no filter "left"',
    );
    expect(refusal({ do: 'ungroup', sync: 'people', group: 'where' })).toMatch('no group "where"');
    expect(refusal({ do: 'remove-note', note: 'n' })).toMatch('no note "n"');
  });

  test('F2: several commands are done whole or not at all', () => {
    const commands = [
      { do: 'rename-flow', label: 'Demo' },
      { do: 'remove-sync', sync: 'firms' },
    ];
    expect(refusal({ do: 'several', commands })).toMatch('no sync "firms"');
    expect(applied(people, { do: 'several', commands: commands.slice(0, 1) }).label).toBe('Demo');
  });

  test('F3: an id that is taken is refused', () => {
    expect(refusal({ do: 'add-sync', sync: people.syncs[0] })).toBe(
      'flow/id-taken: The sync "people" already exists in this flow.',
    );
    expect(refusal({ do: 'add-map', sync: 'people', map: { id: 'name', left: 'a', right: 'b' } })).toMatch(
      'already exists in sync "people"',
    );
    expect(refusal({ do: 'insert-step', sync: 'people', map: 'email', step: { id: 'low', use: 'trim' } })).toMatch(
      'already exists in field map "email"',
    );
    expect(refusal({ do: 'group', sync: 'people', group: { id: 'who', maps: ['name', 'city'] } })).toMatch(
      'group "who" already exists',
    );
  });

  test('F4: a removed field map leaves its group, and a group left with one map is dissolved', () => {
    const next = applied(people, { do: 'remove-map', sync: 'people', map: 'name' });
    expect(next.syncs[0]?.fields.map((map) => map.id)).toEqual(['email', 'city']);
    expect(next.syncs[0]).not.toHaveProperty('groups');
  });

  test('F5: grouping a map that is in a group takes it out of that one', () => {
    const next = applied(people, { do: 'group', sync: 'people', group: { id: 'where', maps: ['email', 'city'] } });
    expect(next.syncs[0]?.groups).toEqual([{ id: 'where', maps: ['email', 'city'] }]);
  });

  test('F6: moving a node changes where it stands and nothing else', () => {
    const at = { x: 10, y: 20 };
    const step = { kind: 'step', sync: 'people', map: 'email', step: 'low' };
    const next = applied(people, { do: 'move', what: step, at });
    expect(next.syncs[0]?.fields[1]?.steps).toEqual([{ id: 'low', use: 'lower-case', at }]);
    expect(applied(next, { do: 'move', what: step, at: null })).toEqual(people);
  });

  test('a step is inserted, changed, moved along the line and removed', () => {
    const ids = { sync: 'people', map: 'email' };
    const inserted = applied(people, { do: 'insert-step', ...ids, step: { id: 'trim', use: 'trim' }, index: 0 });
    const changed = applied(inserted, {
      do: 'change-step',
      ...ids,
      step: 'low',
      set: { use: 'upper-case', settings: { locale: 'de' } },
    });
    const moved = applied(changed, { do: 'reorder-step', ...ids, step: 'low', index: 0 });
    expect(moved.syncs[0]?.fields[1]?.steps).toEqual([
      { id: 'low', use: 'upper-case', settings: { locale: 'de' } },
      { id: 'trim', use: 'trim' },
    ]);
    const bare = applied(applied(moved, { do: 'remove-step', ...ids, step: 'low' }), {
      do: 'remove-step',
      ...ids,
      step: 'trim',
    });
    expect(bare.syncs[0]?.fields[1]).toEqual({ id: 'email', left: 'email', right: 'mail' });
  });
});
