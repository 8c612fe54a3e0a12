import { describe, expect, test } from 'vitest';
import { flowOf, people, peopleWith, planOf } from '../../testing/demo-flow.ts';
import { compare, comparison } from './compare.ts';
import { explain } from './explain.ts';

const full = people({
  label: 'People',
  left: {
    connection: 'crm',
    object: 'contacts',
    modifiedAt: 'updated',
    filter: {
      mode: 'all',
      conditions: [
        { field: 'status', is: 'one-of', value: ['lead', 'customer'] },
        { field: 'email', is: 'not-blank' },
      ],
    },
  },
  right: {
    connection: 'erp',
    object: 'customers',
    modifiedAt: 'changed',
    capture: 'scan',
    newKey: { from: 'template', template: 'C-{mail}' },
  },
  match: {
    tiers: [
      { left: ['email'], right: ['mail'], normalise: ['email'] },
      { left: ['first_name', 'phone'], right: ['name', 'telephone'], normalise: ['case', 'phone'], country: 'DE' },
    ],
  },
  fields: [
    {
      id: 'name',
      left: ['first_name', 'last_name'],
      right: 'name',
      steps: [{ id: 'join', use: 'join', settings: { separator: ' ' } }],
    },
    { id: 'email', left: 'email', right: 'mail', conflict: { rule: 'newest' }, blank: 'keep' },
    { id: 'score', left: 'score', right: 'visits', direction: 'to-right', drift: 'overwrite' },
  ],
  groups: [{ id: 'who', maps: ['name', 'score'], conflict: { rule: 'left-wins' } }],
  rules: {
    firstLink: 'left-wins',
    remove: { left: { rule: 'archive', field: 'archived', value: true } },
    editAgainstRemove: 'edit-wins',
  },
  brakes: { removes: { min: 1, percent: 2, max: 10 }, emptySide: false },
});

describe('plans as text', () => {
  test('C25: a plan is explained in sentences, and what holds anyway is left out', () => {
    const plan = planOf(flowOf(full));
    expect(explain(plan)).toBe(
      [
        `Demo (plan ${plan.hash.slice(0, 8)})`,
        '',
        'People: crm Contacts <-> erp Customers',
        '  match 1: email = mail, ignoring how e-mail addresses are written',
        '  match 2: first_name = name and phone = telephone, ignoring upper and lower case and how phone numbers are written, country DE',
        '  fields that differ when records are linked: left wins',
        '  conflicts: ask a person',
        '  edited here, removed there: edit wins',
        '  brake: removals: more than 2 % in 24 hours, but at least 1 and at most 10 are let through',
        '  brake: empty side: off',
        '  left: contacts of "crm" (service), key id',
        '      changes are found: by cursor, reading 5 minutes back; all keys every 24 hours',
        '      only records where: status is one of "lead" or "customer" and email is not blank',
        '      modified at: updated',
        '      records that only the other side has: created',
        '      their key: given by the system',
        '      when its twin is removed: set archived to "true"',
        '  right: customers of "erp" (database), key number',
        '      modified at: changed',
        '      records that only the other side has: created',
        '      their key: made as "C-{mail}"',
        '      when its twin is removed: ask a person',
        '  first_name, last_name <-> name',
        '      step 1: Joins 2 texts with " " between them.',
        '      group: who, decided together',
        '      conflict: left wins',
        '  score -> visits',
        '      group: who, decided together',
        '      drift: edits of the target are overwritten',
        '  email <-> mail',
        '      conflict: the later edit wins, but a blank never beats a value; on a tie ask',
        '      blank: a cleared field leaves the other side',
      ].join('\n'),
    );
  });

  test('C26: two plans are compared in the same words, and nothing else differs', () => {
    const before = planOf(flowOf(people()));
    const phones = { left: 'phone', right: 'telephone', conflict: { rule: 'longest' } };
    const after = planOf(flowOf(peopleWith(phones, { brakes: { creates: false }, rules: { fillBlanks: false } })));
    expect(comparison(before, before)).toBe('');
    expect(comparison(before, after)).toBe(
      [
        '~ people: blanks when records are linked: filled  =>  left',
        '~ people: brake: creates: more than 1000 records or 20 %, whichever is more  =>  off',
        '+ people, phone / telephone: line: phone <-> telephone',
        '+ people, phone / telephone: conflict: the longer text wins; on a tie ask',
      ].join('\n'),
    );
    expect(comparison(after, before)).toMatch('- people, phone / telephone: line: phone <-> telephone');
    expect(compare(before, after).map((one) => one.node)).toEqual(['people', 'people', 'people/extra', 'people/extra']);
  });

  test('C25: a rule is told with what keeps it from deciding', () => {
    const unless = [
      { side: 'right', field: 'limit', is: 'at-least', value: '10' },
      { side: 'left', field: 'origin', is: 'equal', value: 'import' },
    ];
    const plan = planOf(flowOf(people({ rules: { conflict: { rule: 'left-wins', unless } } })));
    expect(explain(plan)).toContain(
      '  conflicts: left wins, unless the right limit is at least "10" or the left origin is "import"; then a person is asked\n',
    );
  });

  test('T2: a plan tells when its syncs run by themselves, and a comparison tells what changed of it', () => {
    const triggers = [
      { on: 'interval', everyMinutes: 60 },
      { on: 'file', side: 'right', settleSeconds: 2 },
    ];
    const quiet = { seconds: 30, atMostSeconds: 120 };
    const right = { connection: 'erp', object: 'customers', newKey: { from: 'uuid' }, quiet };
    const scheduled = planOf(flowOf(people({ triggers, right })));
    const says = 'every 1 hour; when the file of the right side changed and was left alone for 2 seconds';
    expect(explain(scheduled)).toContain(`  runs by itself: ${says}\n`);
    expect(explain(scheduled)).toContain(
      'noticed changes are taken up: once no more came for 30 seconds, after 2 minutes',
    );
    expect(comparison(planOf(flowOf(people())), scheduled).split('\n')[0]).toBe(
      `~ people: runs by itself: only when it is told to  =>  ${says}`,
    );
  });
});
