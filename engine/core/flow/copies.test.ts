import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Flow } from '../../model/flow.ts';
import { SyncId } from '../../model/ids.ts';
import { anyFlow } from '../../testing/arbitrary-flow.ts';
import { flowOf, people } from '../../testing/demo-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { changeMaps, removeParts } from './bulk.ts';
import type { Command } from './command.ts';
import { copyOf, pasteCommands } from './copies.ts';
import { edit } from './edit.ts';
import { flowText } from './text.ts';

const flow = Flow.parse({ ...flowOf(people()), notes: [{ id: 'note', text: 'Ask Priya.', at: { x: 10, y: 20 } }] });
const sync = SyncId.parse('people');
const everything = (of: Flow, id = sync) => ({
  sync: id,
  maps: of.syncs.find((one) => one.id === id)?.fields.map((map) => map.id) ?? [],
  notes: of.notes?.map((note) => note.id) ?? [],
});

function applied(of: Flow, command: Command | null): Flow {
  const edited = command === null ? null : edit(of, command);
  if (edited?.ok !== true) throw new Error('The command is refused.');
  const back = edit(edited.value[0], edited.value[1]);
  expect(back.ok && flowText(back.value[0])).toBe(flowText(of));
  return edited.value[0];
}

describe('several parts at once', () => {
  test('S8: field maps are pasted with their steps, and notes beside the originals, with ids of their own', () => {
    const next = applied(flow, pasteCommands(flow, sync, copyOf(flow, everything(flow))));
    expect(next.syncs[0]?.fields.map((map) => [map.id, map.left, map.steps?.[0]?.use])).toEqual([
      ['name', ['first_name', 'last_name'], 'join'],
      ['email', 'email', undefined],
      ['name-2', ['first_name', 'last_name'], 'join'],
      ['email-2', 'email', undefined],
    ]);
    expect(next.notes?.map((note) => [note.id, note.at.x])).toEqual([
      ['note', 10],
      ['note-2', 34],
    ]);
  });

  test('S8: nothing copied is nothing to paste', () => {
    expect(pasteCommands(flow, sync, { maps: [], notes: [] })).toBeNull();
    expect(pasteCommands(flow, SyncId.parse('nowhere'), copyOf(flow, everything(flow)))).toBeNull();
  });

  test('S8: many field maps are changed, or taken away, by one edit', () => {
    const { maps, notes } = everything(flow);
    const changed = applied(flow, changeMaps(flow, sync, maps, { direction: 'to-right', conflict: { rule: 'ask' } }));
    expect(changed.syncs[0]?.fields.map((map) => map.direction)).toEqual(['to-right', 'to-right']);
    const gone = applied(flow, removeParts(flow, sync, { maps, notes }));
    expect([gone.syncs[0]?.fields, gone.notes]).toEqual([[], undefined]);
    expect(changeMaps(flow, sync, [], { direction: 'both' })).toBeNull();
    expect(removeParts(flow, sync, { maps: [], notes: [] })).toBeNull();
  });

  for (const seed of seeds(1)) {
    test(`S8, seed ${seed}: what is copied can always be pasted, once and again, and taken back`, () => {
      fc.assert(
        fc.property(anyFlow, (one) => {
          for (const { id } of one.syncs) {
            const copied = copyOf(one, everything(one, id));
            const once = pasteCommands(one, id, copied);
            if (once === null) continue;
            const next = applied(one, once);
            applied(next, pasteCommands(next, id, copied));
          }
        }),
        { seed, numRuns: 150 },
      );
    });
  }
});
