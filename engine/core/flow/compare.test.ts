import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlowDifference } from '../../model/difference.ts';
import type { Flow } from '../../model/flow.ts';
import { anyCommand, anyFlow } from '../../testing/arbitrary-flow.ts';
import { catalog, contacts, flowOf, people, planOf, shapes, shapesWith } from '../../testing/demo-flow.ts';
import { seeds } from '../../testing/seeds.ts';
import { compile } from '../compile/compile.ts';
import { Command } from './command.ts';
import { compareFlows } from './compare.ts';
import { compareShapes } from './compare-shapes.ts';
import { edit } from './edit.ts';

const base = flowOf(
  people({
    label: 'People',
    fields: [
      { id: 'name', left: 'last_name', right: 'name' },
      { id: 'email', label: 'E-mail', left: 'email', right: 'mail', steps: [{ id: 'trim', use: 'clean' }] },
      { id: 'phone', label: 'Phone', left: 'phone', right: 'telephone' },
    ],
    groups: [{ id: 'who', maps: ['name', 'email'] }],
    triggers: [{ on: 'interval', everyMinutes: 15 }],
  }),
);

const names: { readonly [id: string]: string } = { crm: 'CRM', erp: 'ERP' };
const nameOf = (id: string): string => names[id] ?? id;

function edited(flow: Flow, ...commands: readonly object[]): Flow {
  return commands.reduce<Flow>((now, command) => {
    const next = edit(now, Command.parse(command));
    if (!next.ok) throw new Error(next.error.message);
    return next.value[0];
  }, flow);
}

/** What the commands change, in words. */
const wordsOf = (...commands: readonly object[]): readonly string[] =>
  compareFlows(base, edited(base, ...commands), nameOf).map((one) => one.words);

const sync = 'people';

/** Each command of the canvas that changes what is done, with the sentence about it. */
const edits: readonly (readonly [command: object, words: string])[] = [
  [{ do: 'rename-flow', label: 'Customers' }, 'The flow "Demo" is called "Customers" now'],
  [{ do: 'rename-sync', sync, label: 'Clients' }, 'Sync "People" is called "Clients" now'],
  [
    { do: 'change-side', sync, side: 'left', set: { modifiedAt: 'updated' } },
    'Modified-at field of CRM: updated instead of none',
  ],
  [
    {
      do: 'change-side',
      sync,
      side: 'right',
      set: { filter: { mode: 'all', conditions: [{ field: 'mail', is: 'not-blank' }] } },
    },
    'Filter of ERP was added: only records where mail is not blank',
  ],
  [
    { do: 'change-side', sync, side: 'right', set: { newKey: { from: 'next-number' } } },
    'Keys of records created in ERP: the next number instead of a new UUID',
  ],
  [
    { do: 'change-side', sync, side: 'left', set: { personal: ['email'] } },
    'Personal fields of CRM: email instead of none',
  ],
  [
    { do: 'set-match', sync, tiers: [{ left: ['email'], right: ['mail'], normalise: ['email'] }] },
    'Match 1 of "People": email = mail, ignoring how e-mail addresses are written instead of email = mail, ignoring white space around',
  ],
  [
    { do: 'set-rules', sync, rules: { conflict: { rule: 'left-wins' } } },
    'Conflict rule of "People": CRM wins instead of asks a person',
  ],
  [
    {
      do: 'set-rules',
      sync,
      rules: {
        conflict: { rule: 'left-wins', unless: [{ side: 'right', field: 'limit', is: 'at-least', value: '10' }] },
      },
    },
    'Conflict rule of "People": CRM wins, unless ERP limit is at least "10"; then a person is asked instead of asks a person',
  ],
  [
    { do: 'set-rules', sync, rules: { remove: { right: { rule: 'propagate' } } } },
    'When a record was removed in CRM, in ERP: remove it here too instead of ask a person',
  ],
  [{ do: 'set-brakes', sync, brakes: { emptySide: false } }, 'Brake "empty side" of "People": off instead of on'],
  [
    { do: 'set-triggers', sync, triggers: [{ on: 'interval', everyMinutes: 60 }] },
    '"People" runs: every 1 hour instead of every 15 minutes',
  ],
  [
    { do: 'set-triggers', sync, triggers: [{ on: 'file' }] },
    '"People" runs: when the file of CRM or ERP changed and was left alone for 1 second',
  ],
  [
    {
      do: 'add-map',
      sync,
      map: { id: 'credit', label: 'Credit', left: 'credit', right: 'limit', direction: 'to-left' },
    },
    'Field map "Credit" was added: credit and limit, only to CRM',
  ],
  [{ do: 'remove-map', sync, map: 'phone' }, 'Field map "Phone" was removed: phone and telephone, both ways'],
  [
    { do: 'change-map', sync, map: 'phone', set: { conflict: { rule: 'right-wins' } } },
    'Conflict rule of "Phone": ERP wins instead of as in the whole sync',
  ],
  [
    { do: 'change-map', sync, map: 'phone', set: { direction: 'to-right' } },
    'Direction of "Phone": only to ERP instead of both ways',
  ],
  [
    { do: 'change-map', sync, map: 'phone', set: { blank: 'keep' } },
    'A cleared field of "Phone": leaves the other side instead of clears the other side',
  ],
  [{ do: 'change-map', sync, map: 'phone', set: { label: 'Tel' } }, 'Field map "Phone" is called "Tel" now'],
  [
    { do: 'change-map', sync, map: 'name', set: { left: 'first_name' } },
    'Field of CRM in "first_name / name": first_name instead of last_name',
  ],
  [
    { do: 'insert-step', sync, map: 'phone', step: { id: 'tel', use: 'phone', settings: { country: 'DE' } } },
    'Field map "Phone": "Phone number" was added: Writes phone numbers in E.164 form, taking DE where no country is given.',
  ],
  [
    { do: 'change-step', sync, map: 'email', step: 'trim', set: { use: 'email' } },
    'Field map "E-mail": "E-mail address" instead of "Clean up text": ',
  ],
  [{ do: 'remove-step', sync, map: 'email', step: 'trim' }, 'Field map "E-mail": "Clean up text" was removed: '],
  [
    { do: 'reorder-map', sync, map: 'phone', index: 0 },
    'The field maps of "People" are in another order: "Phone", "last_name / name", "E-mail"',
  ],
  [{ do: 'ungroup', sync, group: 'who' }, 'Group "who" was removed: "last_name / name", "E-mail", decided together'],
  [
    {
      do: 'set-groups',
      sync,
      groups: [{ id: 'who', maps: ['name', 'email', 'phone'], conflict: { rule: 'left-wins' } }],
    },
    'Field maps of the group "who": "last_name / name", "E-mail", "Phone" instead of "last_name / name", "E-mail"',
  ],
];

describe('what differs between two versions of a flow', () => {
  for (const seed of seeds(1, [20_261_005])) {
    test(`Y1, seed ${seed}: a flow differs from itself in nothing, and neither does moving anything on the canvas`, () => {
      fc.assert(
        fc.property(anyFlow, anyCommand, (flow, command) => {
          expect(compareFlows(flow, structuredClone(flow))).toEqual([]);
          const next = edit(flow, command);
          if (next.ok && command.do === 'move') expect(compareFlows(flow, next.value[0])).toEqual([]);
        }),
        { seed, numRuns: 400 },
      );
    });

    test(`Y2, seed ${seed}: whatever a plan is made from shows when it is edited, and taking the edit back shows it the other way round`, () => {
      fc.assert(
        fc.property(anyFlow, anyCommand, (flow, command) => {
          const next = edit(flow, command);
          if (!next.ok) return;
          const there = compareFlows(flow, next.value[0]);
          const back = compareFlows(next.value[0], flow);
          expect(there.length > 0).toBe(drawn(flow) !== drawn(next.value[0]));
          expect(back.map((one) => one.kind).sort()).toEqual(there.map(({ kind }) => opposite[kind]).sort());
          for (const one of there) expect(FlowDifference.parse(one)).toEqual(one);
        }),
        { seed, numRuns: 1_000 },
      );
    });
  }

  test('Y2: every kind of edit that changes the plan shows, in a sentence with the names of the systems', () => {
    for (const [command, words] of edits) {
      const next = edited(base, command);
      const compiled = compile(next, catalog, shapes);
      expect([command, compiled.ok && compiled.value.plan.hash !== planOf(base).hash]).toEqual([command, true]);
      expect(wordsOf(command).join('\n')).toContain(words);
    }
  });

  test('Y2: a whole sync that came or went is one difference, and so is a note', () => {
    const firms = { ...base.syncs[0], id: 'firms', label: 'Firms' };
    const note = { id: 'n', text: 'Ask Dana first.', at: { x: 0, y: 0 } };
    const next = edited(base, { do: 'add-sync', sync: firms }, { do: 'add-note', note });
    expect(compareFlows(base, next, nameOf)).toEqual([
      {
        kind: 'added',
        what: 'sync',
        node: 'firms',
        sync: 'firms',
        words: 'Sync "Firms" was added: CRM contacts <-> ERP customers, 3 field maps',
        before: null,
        after: 'CRM contacts <-> ERP customers, 3 field maps',
      },
      {
        kind: 'added',
        what: 'note',
        node: 'n',
        sync: null,
        words: 'A note was added: "Ask Dana first."',
        before: null,
        after: '"Ask Dana first."',
      },
    ]);
    expect(compareFlows(next, base).map((one) => [one.kind, one.node])).toEqual([
      ['removed', 'firms'],
      ['removed', 'n'],
    ]);
  });

  test('Y2: each difference is at the node that the canvas shows it on', () => {
    const next = edited(
      base,
      { do: 'change-step', sync, map: 'email', step: 'trim', set: { use: 'email' } },
      { do: 'change-side', sync, side: 'left', set: { zone: 'Europe/Berlin' } },
      { do: 'set-match', sync, tiers: [] },
    );
    expect(compareFlows(base, next).map((one) => [one.what, one.node])).toEqual([
      ['side', 'people/left'],
      ['match', 'people/match'],
      ['step', 'people/email/trim'],
    ]);
  });

  test('Y3: what a system offers otherwise than before is told, as far as the flow looks at it', () => {
    const fields = contacts.fields.flatMap((one) =>
      one.name === 'born' ? [] : one.name === 'credit' ? [{ ...one, required: true }] : [one],
    );
    const now = shapesWith('crm', { fields });
    expect(compareShapes(base, [shapes, now], nameOf).map((one) => one.words)).toEqual([
      'Field "credit" of CRM contacts: decimal, required instead of decimal',
      'Field "born" of CRM contacts was removed: date',
    ]);
    expect(compareShapes(base, [shapes, structuredClone(shapes)])).toEqual([]);
  });
});

const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const;

/** Parts whose order says nothing, by their names. */
const unordered = ['groups', 'notes', 'maps', 'personal'];
const idOf = (one: unknown): string =>
  typeof one === 'object' && one !== null && 'id' in one ? `${one.id}` : `${one}`;

/** What holds where nothing is set. */
const usual: { readonly [name: string]: readonly unknown[] } = {
  direction: ['both'],
  blank: ['carry'],
  drift: ['keep'],
  capture: ['auto'],
  overlapMinutes: [5],
  tie: ['ask'],
  firstLink: ['ask'],
  fillBlanks: [true],
  emptySide: [true],
  shrunkSidePercent: [70],
};

/** A flow as far as it is more than a picture: the same text for flows that do the same. */
function drawn(flow: Flow): string {
  const seen = new Set(['at', 'width', 'height', '$schema']);
  const plain = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) {
      const list = unordered.includes(name)
        ? [...value].sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1))
        : value;
      return list.length === 0 ? undefined : list.map((one) => plain('', one));
    }
    if (typeof value !== 'object' || value === null) return usual[name]?.includes(value) === true ? undefined : value;
    const entries = Object.entries(value)
      .filter(([part]) => !seen.has(part))
      .map(([part, one]) => [part, plain(part, one)] as const)
      .filter(([, one]) => one !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const isEmpty = entries.length === 0 && name !== '';
    const isAsking = name === 'conflict' && flowRule.has(value);
    return isEmpty || isAsking ? undefined : Object.fromEntries(entries);
  };
  const flowRule = new Set<object>(
    flow.syncs.flatMap(({ rules }) => (rules?.conflict?.rule === 'ask' ? [rules.conflict] : [])),
  );
  return JSON.stringify(plain('', { ...flow, label: flow.label ?? flow.id, syncs: flow.syncs.map(labelled) }));
}

const labelled = (sync: Flow['syncs'][number]): object => ({
  ...sync,
  label: sync.label ?? sync.id,
  fields: sync.fields.map((map) => ({
    ...map,
    left: [map.left].flat(),
    right: [map.right].flat(),
  })),
});
