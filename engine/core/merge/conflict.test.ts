import { describe, expect, test } from 'vitest';
import type { ConflictRule } from '../../model/flow.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { decided } from '../../testing/explain-change.ts';
import type { Story } from '../../testing/linked.ts';
import { groupOf, mapPlan, syncPlan, text } from '../../testing/plans.ts';

type Outcome = 'left' | 'right' | 'ask';

/** Who wins a field that both sides edited, seen from outside: by which side is written. */
function outcome(
  rule: ConflictRule,
  left: Value,
  right: Value,
  more: { type?: FieldType; was?: Value } & Omit<Story, 'was'> = {},
): Outcome {
  const { type = text, was = 'was', ...story } = more;
  const sync = syncPlan([mapPlan('field', { type, conflict: rule })]);
  const words = decided(sync, { was: { field: was }, left: { field: left }, right: { field: right }, ...story });
  if (words.startsWith('ask field: both-edited')) return 'ask';
  return words.includes(`update right r1\n`) ? 'left' : 'right';
}

const at = (clock: string, boundMs = 0) => ({ at: `2026-03-31T${clock}Z`, boundMs });
const ties = ['ask', 'left-wins', 'right-wins'] as const;
const byTie = { ask: 'ask', 'left-wins': 'left', 'right-wins': 'right' } as const;

describe('conflict rules', () => {
  test('G13: ask, left-wins and right-wins do what they say', () => {
    expect(outcome({ rule: 'ask' }, 'a', 'b')).toBe('ask');
    expect(outcome({ rule: 'left-wins' }, 'a', 'b')).toBe('left');
    expect(outcome({ rule: 'right-wins' }, 'a', 'b')).toBe('right');
    expect(outcome({ rule: 'left-wins' }, null, 'b')).toBe('left');
  });

  test('G13: the winner is written with its rule as the reason, to the losing side only', () => {
    const sync = syncPlan([mapPlan('field', { conflict: { rule: 'left-wins' } })]);
    expect(decided(sync, { was: { field: 'was' }, left: { field: 'a' }, right: { field: 'b' } })).toBe(
      'update right r1\n  their_field: "b" -> "a" (left-wins)',
    );
  });

  test('G13: the longer text wins, counted in characters; equal lengths go to the tie rule', () => {
    expect(outcome({ rule: 'longest' }, 'abc', 'ab')).toBe('left');
    expect(outcome({ rule: 'longest' }, null, 'ab')).toBe('right');
    expect(outcome({ rule: 'longest' }, '👩👩', 'abc')).toBe('right');
    for (const tie of ties) expect(outcome({ rule: 'longest', tie }, 'ab', 'cd')).toBe(byTie[tie]);
    expect(outcome({ rule: 'longest' }, 'ab', 'cd')).toBe('ask');
  });

  test('G13: the larger or smaller number wins by value, not by its letters; a blank never does', () => {
    const type: FieldType = { kind: 'decimal' };
    expect(outcome({ rule: 'larger' }, '10', '9', { type, was: '1' })).toBe('left');
    expect(outcome({ rule: 'smaller' }, '10', '9', { type, was: '1' })).toBe('right');
    expect(outcome({ rule: 'larger' }, '-10', null, { type, was: '1' })).toBe('left');
    expect(outcome({ rule: 'smaller' }, null, '9', { type, was: '1' })).toBe('right');
    expect(outcome({ rule: 'larger' }, '2026-02-01', '2025-12-31', { type: { kind: 'date' }, was: '2020-01-01' })).toBe(
      'left',
    );
  });

  test('G13: never-blank lets a value win over a blank; two values go to the tie rule', () => {
    expect(outcome({ rule: 'never-blank' }, null, 'b')).toBe('right');
    expect(outcome({ rule: 'never-blank' }, 'a', '')).toBe('left');
    for (const tie of ties) expect(outcome({ rule: 'never-blank', tie }, 'a', 'b')).toBe(byTie[tie]);
  });

  test('G13: first-non-blank takes the left value unless it is blank', () => {
    expect(outcome({ rule: 'first-non-blank' }, 'a', 'b')).toBe('left');
    expect(outcome({ rule: 'first-non-blank' }, 'a', null)).toBe('left');
    expect(outcome({ rule: 'first-non-blank' }, '', 'b')).toBe('right');
  });

  test('G13: newest never lets a blank win, and otherwise goes by time', () => {
    const times = { leftAt: at('10:00:00'), rightAt: at('11:00:00') };
    expect(outcome({ rule: 'newest' }, 'a', 'b', times)).toBe('right');
    expect(outcome({ rule: 'newest' }, 'a', null, times)).toBe('left');
    for (const tie of ties) expect(outcome({ rule: 'newest', tie }, 'a', 'b')).toBe(byTie[tie]);
  });

  test('G13: values are compared in the terms of one side', () => {
    const cents = mapPlan('amount', {
      type: { kind: 'integer' },
      steps: [{ use: 'multiply', settings: { by: '100' } }],
      conflict: { rule: 'larger' },
    });
    const story = {
      was: { amount: '1' },
      wasRight: { amount: '100' },
      left: { amount: '3' },
      right: { amount: '200' },
    };
    expect(decided(syncPlan([cents]), story)).toContain('their_amount: "200" -> "300" (larger)');
  });
});

describe('last write wins', () => {
  const rule: ConflictRule = { rule: 'last-write-wins' };

  test('G8: the later edit wins, blank or not', () => {
    expect(outcome(rule, 'a', 'b', { leftAt: at('10:00:03'), rightAt: at('10:00:00') })).toBe('left');
    expect(outcome(rule, 'a', null, { leftAt: at('10:00:00'), rightAt: at('10:00:03') })).toBe('right');
  });

  test('G8: times within two seconds and both error bounds are a tie', () => {
    const near = (clock: string) => outcome(rule, 'a', 'b', { leftAt: at(clock, 1000), rightAt: at('10:00:00', 500) });
    expect(near('10:00:03.500')).toBe('ask');
    expect(near('10:00:03.501')).toBe('left');
    expect(near('09:59:56.500')).toBe('ask');
    expect(near('09:59:56.499')).toBe('right');
  });

  test('G8: a tie follows the tie rule; without one it asks', () => {
    const even = { leftAt: at('10:00:00'), rightAt: at('10:00:01') };
    for (const tie of ties) expect(outcome({ ...rule, tie }, 'a', 'b', even)).toBe(byTie[tie]);
    expect(outcome(rule, 'a', 'b', even)).toBe('ask');
  });

  test('G8: an edit without a time is a tie', () => {
    expect(outcome(rule, 'a', 'b', { rightAt: at('10:00:00') })).toBe('ask');
    expect(outcome({ ...rule, tie: 'right-wins' }, 'a', 'b', { leftAt: at('10:00:00') })).toBe('right');
  });

  test('G8: times decide nothing where only one side was edited', () => {
    const sync = syncPlan([mapPlan('field', { conflict: rule })]);
    const story = { was: { field: 'a' }, left: { field: 'b' }, leftAt: at('09:00:00'), rightAt: at('11:00:00') };
    expect(decided(sync, story)).toBe('update right r1\n  their_field: "a" -> "b" (edited)');
  });
});

describe('groups', () => {
  const address = groupOf('address', [mapPlan('city'), mapPlan('street')]);
  const was = { city: 'Bonn', street: 'Hof 1' };

  test('G10: edits of different fields of one group conflict, since they belong together', () => {
    expect(decided(syncPlan([address]), { was, left: { city: 'Köln' }, right: { street: 'Weg 2' } })).toBe(
      'ask address: both-edited, "Köln" | "Bonn"; "Hof 1" | "Weg 2"',
    );
  });

  test('G10: the winner of a group wins all of it, in one write', () => {
    const sync = syncPlan([groupOf('address', [...address.maps], { rule: 'right-wins' })]);
    expect(decided(sync, { was, left: { city: 'Köln' }, right: { street: 'Weg 2' } })).toBe(
      ['update left l1', '  city: "Köln" -> "Bonn" (right-wins)', '  street: "Hof 1" -> "Weg 2" (right-wins)'].join(
        '\n',
      ),
    );
  });

  test('G10: an edit of one member writes only what differs', () => {
    expect(decided(syncPlan([address]), { was, left: { city: 'Köln' } })).toBe(
      'update right r1\n  their_city: "Bonn" -> "Köln" (edited)',
    );
  });
});

describe('union', () => {
  const type: FieldType = { kind: 'set' };
  const tags = mapPlan('tags', { type, conflict: { rule: 'union' } });
  const sync = syncPlan([tags]);
  const of = (was: Value, left: Value, right: Value) =>
    decided(sync, { was: { tags: was }, left: { tags: left }, right: { tags: right } });

  test('G9: additions and removals of both sides are kept', () => {
    expect(of(['a', 'b'], ['a', 'b', 'c'], ['b', 'd'])).toBe(
      [
        'update right r1',
        '  their_tags: ["b","d"] -> ["b","c","d"] (union)',
        'update left l1',
        '  tags: ["a","b","c"] -> ["b","c","d"] (union)',
      ].join('\n'),
    );
  });

  test('G9: a side that holds the union already is not written', () => {
    expect(of(['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd'])).toBe(
      'update left l1\n  tags: ["a","b","c"] -> ["a","b","c","d"] (union)',
    );
    expect(of(['a'], null, ['a', 'b'])).toBe(
      'update right r1\n  their_tags: ["a","b"] -> ["b"] (union)\nupdate left l1\n  tags: blank -> ["b"] (union)',
    );
  });

  test('G9: an element that one side added and the other removed asks', () => {
    const story = {
      was: { tags: ['a'] },
      wasRight: { tags: ['a', 'x'] },
      left: { tags: ['a', 'x', 'y'] },
      right: { tags: ['a'] },
    };
    expect(decided(sync, story)).toContain('ask tags: both-edited');
  });

  test('G9: what the sides agreed to hold differently stays so', () => {
    const story = {
      was: { tags: ['VIP'] },
      wasRight: { tags: ['vip'] },
      left: { tags: ['VIP', 'x'] },
      right: { tags: ['vip', 'y'] },
    };
    expect(decided(sync, story)).toBe(
      [
        'update right r1',
        '  their_tags: ["vip","y"] -> ["vip","x","y"] (union)',
        'update left l1',
        '  tags: ["VIP","x"] -> ["VIP","x","y"] (union)',
      ].join('\n'),
    );
  });

  test('G9: a united set is sorted as all sets are, by code point', () => {
    const words = of([], ['𝒳'], ['\uffff']);
    expect(words).toContain('their_tags: ["\uffff"] -> ["\uffff","𝒳"]');
    expect(words).toContain('tags: ["𝒳"] -> ["\uffff","𝒳"]');
  });

  test('G9: a list with something else than texts, or with one twice, asks: uniting would lose it', () => {
    const list = syncPlan([mapPlan('tags', { type: { kind: 'list' }, conflict: { rule: 'union' } })]);
    const both = (left: Value, right: Value) =>
      decided(list, { was: { tags: ['a'] }, left: { tags: left }, right: { tags: right } });
    expect(both(['a', true], ['a', 'b'])).toContain('ask tags: both-edited');
    expect(both(['a', 'c', 'c'], ['a', 'b'])).toContain('ask tags: both-edited');
    expect(both(['a', 'c'], ['a', 'b'])).toContain('["a","b","c"]');
  });

  test('G9: every set of a group is united', () => {
    const groups = mapPlan('groups', { type });
    const grouped = syncPlan([groupOf('marks', [tags, groups], { rule: 'union' })]);
    expect(
      decided(grouped, {
        was: { tags: ['a'], groups: ['g'] },
        left: { tags: ['a', 'b'], groups: ['g', 'h'] },
        right: { tags: ['a', 'c'], groups: ['g', 'i'] },
      }),
    ).toBe(
      [
        'update right r1',
        '  their_tags: ["a","c"] -> ["a","b","c"] (union)',
        '  their_groups: ["g","i"] -> ["g","h","i"] (union)',
        'update left l1',
        '  tags: ["a","b"] -> ["a","b","c"] (union)',
        '  groups: ["g","h"] -> ["g","h","i"] (union)',
      ].join('\n'),
    );
  });
});
