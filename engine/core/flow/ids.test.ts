import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFlow } from '../../testing/arbitrary-flow.ts';
import { flowOf, people } from '../../testing/demo-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { edit } from './edit.ts';
import { freshGroupId, freshMapId, freshNoteId, freshStepId, freshSyncId } from './ids.ts';

const flow = flowOf(people());
const [sync] = flow.syncs;

describe('ids of new parts', () => {
  test('S10: an id is made from names, and counted up where it is taken', () => {
    if (sync === undefined) throw new Error('The flow has no sync.');
    expect(freshMapId(sync, ['First Name', 'lastName'])).toBe('first-name-last-name');
    expect(freshMapId(sync, ['E-Mail (work)'])).toBe('e-mail-work');
    expect(freshMapId(sync, ['Email'])).toBe('email-2');
    expect(freshMapId(sync, ['Straße'])).toBe('straße');
    expect(freshMapId(sync, ['%%%'])).toBe('map');
    expect(freshMapId(sync, ['left'])).toBe('left-2');
    expect(freshMapId(sync, ['city'], ['city', 'city-2'])).toBe('city-3');
    expect(freshGroupId(sync, 'Address')).toBe('address');
    expect(freshStepId({ steps: undefined }, 'text-to-date')).toBe('text-to-date');
    expect(freshSyncId(flow, 'People')).toBe('people-2');
    expect(freshNoteId(flow)).toBe('note');
  });

  for (const seed of seeds(1)) {
    test(`S10, seed ${seed}: a part with a fresh id can always be added`, () => {
      fc.assert(
        fc.property(anyFlow, fc.array(fc.string(), { minLength: 1, maxLength: 3 }), (one, names) => {
          const [first] = one.syncs;
          if (first === undefined) return;
          const map = { id: freshMapId(first, names), left: 'a', right: 'b' };
          expect(edit(one, { do: 'add-map', sync: first.id, map }).ok).toBe(true);
          const note = { id: freshNoteId(one), text: '', at: { x: 0, y: 0 } };
          expect(edit(one, { do: 'add-note', note }).ok).toBe(true);
        }),
        { seed, numRuns: 200 },
      );
    });
  }
});
