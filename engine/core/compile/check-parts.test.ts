import { describe, expect, test } from 'vitest';
import {
  canAll,
  customers,
  flowOf,
  people,
  peopleWith,
  problemsOf,
  shapesWith,
  wordsOf,
} from '../../testing/demo-flow.ts';

const left = { connection: 'crm', object: 'contacts' };
const right = { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } };
const problems = (change: { readonly [part: string]: unknown }) => problemsOf(flowOf(people(change)));

describe('parts of a flow', () => {
  test('C16: a sound flow has no problem, and a bad one has all of its problems reported at once, each at its node', () => {
    expect(problemsOf(flowOf(people()))).toEqual([]);
    const flow = flowOf(
      people({
        left: { ...left, zone: 'Berlin', filter: { mode: 'all', conditions: [{ field: 'town', is: 'blank' }] } },
        match: { tiers: [] },
        fields: [{ id: 'mail', left: 'e_mail', right: 'mail', steps: [{ id: 'a', use: 'tidy' }] }],
        rules: { conflict: { rule: 'union' }, create: { right: 'ignore' } },
      }),
    );
    expect(problemsOf(flow)).toEqual([
      'people/left zone/unknown',
      'people/left filter/unknown-field',
      'people/match match/missing',
      'people/mail field/unknown',
      'people/mail/a step/unknown',
      'people conflict/type',
    ]);
  });

  test('C30: a flow without a sync leaves no plan, and says what to pick', () => {
    expect(problemsOf(flowOf())).toEqual(['demo flow/no-sync']);
    expect(wordsOf(flowOf())[0]).toContain('Pick an object on each side.');
  });

  test('C16: a name that does not exist comes with the one that was probably meant', () => {
    expect(wordsOf(flowOf(peopleWith({ left: 'Telefone', right: 'phone' })))).toEqual([
      'crm Contacts has no field "Telefone". There is "id", "first_name", "last_name", "email", "phone", "status", "tags", "credit" and 6 more.',
      'erp Customers has no field "phone". There is "number", "name", "mail", "telephone", "state", "labels", "limit", "birthday" and 4 more.',
    ]);
    expect(wordsOf(flowOf(peopleWith({ left: 'Phone ', right: 'telefone' })))).toEqual([
      'crm Contacts has no field "Phone ". Did you mean "phone"?',
      'erp Customers has no field "telefone". Did you mean "telephone"?',
    ]);
  });

  test('C1: ids are unique among syncs, the lines and groups of a sync, and the steps of a line', () => {
    const twins = [
      { id: 'a', left: 'email', right: 'mail' },
      { id: 'a', left: 'phone', right: 'telephone' },
    ];
    expect(problems({ fields: twins })).toContain('people/a id/taken-twice');
    expect(problems({ groups: [{ id: 'email', maps: ['name', 'email'] }] })).toEqual(['people/email id/taken-twice']);
    const steps = [
      { id: 's', use: 'clean' },
      { id: 's', use: 'clean' },
    ];
    expect(
      problemsOf(flowOf(peopleWith({ left: 'phone', right: 'telephone', steps, direction: 'to-right' }))),
    ).toContain('people/extra/s id/taken-twice');
    expect(problemsOf(flowOf(people(), people()))).toContain('people id/taken-twice');
    expect(problemsOf(flowOf(peopleWith({ id: 'left', left: 'phone', right: 'telephone' })))).toEqual([
      'people/left id/reserved',
    ]);
  });

  test('C2: connections, kinds and objects are known, and an object has a key', () => {
    expect(problems({ left: { connection: 'crn', object: 'contacts' } })).toEqual(['people/left connection/unknown']);
    expect(problems({ left: { connection: 'constructor', object: 'contacts' } })).toEqual([
      'people/left connection/unknown',
    ]);
    expect(problems({ left: { connection: 'crm', object: 'contact' } })).toEqual(['people/left object/unknown']);
    expect(problemsOf(flowOf(people()), shapesWith('erp', { key: [] }))).toContain('people/right object/without-key');
    const unknownKind = { crm: { kind: 'magic', identity: 'm', objects: {} } };
    expect(problemsOf(flowOf(people()), unknownKind)).toContain('people/left connection/unknown-kind');
  });

  test('C3: capture by cursor needs a system that can be asked and the field that says when a record was modified', () => {
    expect(problems({ left: { ...left, modifiedAt: 'updated', capture: 'cursor' } })).toEqual([]);
    expect(problems({ left: { ...left, capture: 'cursor' } })).toEqual(['people/left capture/no-modified-at']);
    expect(problems({ left: { ...left, modifiedAt: 'updatet' } })).toEqual(['people/left capture/unknown-modified-at']);
    expect(problems({ left: { ...left, modifiedAt: 'archived' } })).toEqual(['people/left capture/modified-at-type']);
    const byCursor = flowOf(people({ right: { ...right, capture: 'cursor', modifiedAt: 'changed' } }));
    expect(problemsOf(byCursor, shapesWith('erp', { can: { ...canAll, since: false } }))).toEqual([
      'people/right capture/no-cursor',
    ]);
  });

  test('C4: a filter looks at fields that exist, by comparisons and values that fit their types', () => {
    const filtered = (...conditions: unknown[]) => problems({ left: { ...left, filter: { mode: 'all', conditions } } });
    expect(
      filtered({ field: 'credit', is: 'at-least', value: '10.50' }, { field: 'tags', is: 'contains', value: 'vip' }),
    ).toEqual([]);
    expect(
      filtered({ field: 'status', is: 'one-of', value: ['lead', 'customer'] }, { field: 'email', is: 'not-blank' }),
    ).toEqual([]);
    expect(filtered({ field: 'city', is: 'blank' })).toEqual(['people/left filter/unknown-field']);
    expect(filtered({ field: 'email', is: 'greater', value: 'a' })).toEqual(['people/left filter/comparison']);
    expect(filtered({ field: 'credit', is: 'contains', value: '1' })).toEqual(['people/left filter/comparison']);
    expect(filtered({ field: 'credit', is: 'equal', value: 'much' })).toEqual(['people/left filter/value']);
    expect(filtered({ field: 'credit', is: 'equal' })).toEqual(['people/left filter/value']);
    expect(filtered({ field: 'status', is: 'one-of', value: 'lead' })).toEqual(['people/left filter/value']);
    expect(filtered({ field: 'email', is: 'blank', value: 'x' })).toEqual(['people/left filter/value']);
    expect(filtered({ field: 'status', is: 'equal', value: 'leed' })).toEqual(['people/left filter/unknown-choice?']);
  });

  test('C29: a condition of a rule can be asked of its field, on either side, and does not always hold', () => {
    const unless = (...all: readonly object[]) =>
      problems({ rules: { conflict: { rule: 'right-wins', unless: all } } });
    const left = (one: object) => ({ side: 'left', ...one });
    expect(unless(left({ field: 'origin', is: 'equal', value: 'import' }))).toEqual([]);
    expect(unless({ side: 'right', field: 'telephone', is: 'blank' })).toEqual([]);
    expect(unless({ side: 'right', field: 'phone', is: 'blank' })).toEqual(['people unless/unknown-field']);
    expect(unless(left({ field: 'credit', is: 'contains', value: '1' }))).toEqual(['people unless/comparison']);
    expect(unless(left({ field: 'credit', is: 'equal', value: 'much' }))).toEqual(['people unless/value']);
    expect(unless(left({ field: 'status', is: 'equal', value: 'leed' }))).toEqual(['people unless/unknown-choice?']);
    expect(unless(left({ field: 'id', is: 'not-blank' }))).toEqual(['people unless/always']);
    expect(unless(left({ field: 'email', is: 'contains', value: '' }))).toEqual(['people unless/always']);
    const [vip, notVip] = [
      left({ field: 'email', is: 'equal', value: 'v' }),
      left({ field: 'email', is: 'not-equal', value: 'v' }),
    ];
    expect(unless(vip, notVip)).toEqual(['people unless/always']);
  });

  test('C5: there is a match, with as many fields on either side, that exist and tell records apart', () => {
    const matched = (...tiers: unknown[]) => problems({ match: { tiers } });
    expect(matched({ left: ['first_name', 'last_name'], right: ['name', 'mail'] })).toEqual([]);
    expect(matched()).toEqual(['people/match match/missing']);
    const rules = { create: { left: 'ignore', right: 'wait' } };
    expect(problems({ match: { tiers: [] }, rules })).toEqual(['people/match match/none?']);
    expect(matched({ left: ['first_name', 'last_name'], right: ['name'] })).toEqual(['people/match match/uneven']);
    expect(matched({ left: ['mail'], right: ['mail'] })).toEqual(['people/match match/unknown-field']);
    expect(matched({ left: ['archived'], right: ['active'] })).toEqual([
      'people/match match/type',
      'people/match match/type',
    ]);
    expect(matched({ left: ['phone'], right: ['telephone'], normalise: ['phone'], country: 'xx' })).toEqual([
      'people/match match/country',
    ]);
  });

  test('C6: a group names lines of its sync, and a line is in one group and follows its rule', () => {
    const grouped = (...maps: string[][]) =>
      problems({ groups: maps.map((names, index) => ({ id: `g${index}`, maps: names })) });
    expect(grouped(['name', 'email'])).toEqual([]);
    expect(grouped(['name', 'fax'])).toEqual(['people/g0 group/unknown-map']);
    expect(grouped(['name', 'email'], ['email', 'name'])).toEqual([
      'people/name group/map-twice',
      'people/email group/map-twice',
    ]);
    const own = { left: 'phone', right: 'telephone', conflict: { rule: 'longest' } };
    expect(problemsOf(flowOf(peopleWith(own, { groups: [{ id: 'g', maps: ['extra', 'email'] }] })))).toEqual([
      'people/extra group/own-rule',
    ]);
  });

  test('C7: two syncs of the same objects, a sync of an object with itself, and rings of syncs are refused', () => {
    const line = (field: string, other: string) => [{ id: 'line', left: field, right: other }];
    const plain = { match: { tiers: [{ left: ['mail'], right: ['mail'] }] } };
    const erpShop = {
      ...people(plain),
      id: 'b',
      left: { connection: 'erp', object: 'customers' },
      right: { connection: 'shop', object: 'buyers' },
    };
    const rules = { create: { left: 'ignore', right: 'ignore' } };
    const second = { ...erpShop, fields: line('mail', 'mail'), rules };
    const third = (fields: unknown) => ({
      ...people({ fields, rules }),
      id: 'c',
      right: { connection: 'shop', object: 'buyers' },
      match: { tiers: [{ left: ['email'], right: ['mail'] }] },
    });
    expect(problemsOf(flowOf(people(), second))).toEqual([]);
    expect(problemsOf(flowOf(people(), second, third(line('phone', 'telephone'))))).toEqual([]);
    expect(problemsOf(flowOf(people(), second, third(line('email', 'mail'))))).toEqual(['c/line sync/ring']);
    const onCreate = [{ id: 'line', left: 'email', right: 'mail', direction: 'to-right-on-create' }];
    expect(problemsOf(flowOf(people(), second, third(onCreate)))).toEqual([]);
    expect(problemsOf(flowOf(people(), { ...people(), id: 'again' }))).toEqual([
      'again sync/same-pair',
      'again/name sync/ring',
      'again/email sync/ring',
    ]);
    expect(problemsOf(flowOf({ ...second, right: second.left }))).toEqual(['b sync/same-object']);
  });

  test('C24: zones are names of time zones', () => {
    expect(problems({ left: { ...left, zone: 'Europe/Berlin' } })).toEqual([]);
    expect(problems({ left: { ...left, zone: 'CEST+2' } })).toEqual(['people/left zone/unknown']);
  });

  test('C9: where records get created the side can create them and every required field gets a value', () => {
    expect(problems({ fields: [{ id: 'mail', left: 'email', right: 'mail' }] })).toEqual([
      'people/right create/required',
    ]);
    expect(
      problems({ fields: [{ id: 'mail', left: 'email', right: 'mail' }], rules: { create: { right: 'wait' } } }),
    ).toEqual([]);
    const noCreate = shapesWith('erp', { can: { ...canAll, create: false } });
    expect(problemsOf(flowOf(people()), noCreate)).toEqual([]);
    expect(problemsOf(flowOf(people({ rules: { create: { right: 'create' } } })), noCreate)).toEqual([
      'people/right create/not-possible',
    ]);
  });

  test('C9: the key of a created record is given by the system, mapped, or made by a rule that fits it', () => {
    const keyed = (newKey: unknown, shape = {}) =>
      problemsOf(flowOf(people({ right: { ...right, newKey } })), shapesWith('erp', shape));
    expect(keyed(undefined)).toEqual(['people/right key/unmapped']);
    expect(keyed({ from: 'system' })).toEqual(['people/right key/not-given']);
    expect(keyed({ from: 'system' }, { keyFrom: 'system' })).toEqual([]);
    expect(keyed({ from: 'next-number' })).toEqual([]);
    expect(keyed({ from: 'next-number' }, { can: { ...canAll, reservesKeys: false } })).toEqual([
      'people/right key/next-number',
    ]);
    expect(keyed({ from: 'template', template: 'C-{mail}' })).toEqual([]);
    expect(keyed({ from: 'template', template: 'C-{e_mail}' })).toEqual(['people/right key/template']);
    expect(keyed({ from: 'template', template: 'C' })).toEqual(['people/right key/template']);
    const numbered = customers.fields.map((one) =>
      one.name === 'number' ? { ...one, type: { kind: 'integer' as const } } : one,
    );
    expect(keyed({ from: 'uuid' }, { fields: numbered })).toEqual(['people/right key/type']);
    expect(keyed({ from: 'uuid' }, { key: ['number', 'mail'] })).toContain('people/right key/parts');
    expect(problems({ left: { ...left, newKey: { from: 'uuid' } } })).toEqual(['people/left key/read-only']);
    const mapped = { left: 'phone', right: 'number', direction: 'to-right-on-create' };
    expect(problemsOf(flowOf(peopleWith(mapped, { right: { connection: 'erp', object: 'customers' } })))).toEqual([]);
  });

  test('C10: a conflict rule fits the types it decides about and the times that the sides know', () => {
    const ruled = (conflict: unknown, map: { readonly [part: string]: unknown }, shapes = shapesWith('erp', {})) =>
      problemsOf(flowOf(peopleWith({ ...map, conflict })), shapes);
    expect(ruled({ rule: 'union' }, { left: 'tags', right: 'labels' })).toEqual([]);
    expect(ruled({ rule: 'union' }, { left: 'phone', right: 'telephone' })).toEqual(['people/extra conflict/type']);
    expect(ruled({ rule: 'larger' }, { left: 'credit', right: 'limit' })).toEqual([]);
    expect(ruled({ rule: 'smaller' }, { left: 'phone', right: 'telephone' })).toEqual(['people/extra conflict/type']);
    expect(ruled({ rule: 'longest' }, { left: 'credit', right: 'limit' })).toEqual(['people/extra conflict/type']);
    const phones = { left: 'phone', right: 'telephone' };
    expect(ruled({ rule: 'newest' }, phones)).toEqual([
      'people/extra conflict/no-modified-at',
      'people/extra conflict/no-modified-at',
    ]);
    const untimed = shapesWith('erp', { can: { ...canAll, times: false } });
    expect(ruled({ rule: 'last-write-wins' }, phones, untimed)).toContain('people/extra conflict/no-times');
    const named = { left: { ...left, modifiedAt: 'updated' }, right: { ...right, modifiedAt: 'changed' } };
    expect(problems({ ...named, rules: { conflict: { rule: 'newest' }, firstLink: 'newest-wins' } })).toEqual([]);
    expect(problems({ rules: { conflict: { rule: 'longest' } } })).toEqual([]);
    const groups = [{ id: 'money', maps: ['extra', 'email'], conflict: { rule: 'larger' } }];
    expect(problemsOf(flowOf(peopleWith({ left: 'credit', right: 'limit' }, { groups })))).toEqual([
      'people/money conflict/type',
    ]);
    const tags = [{ id: 'g', maps: ['extra', 'email'], conflict: { rule: 'union' } }];
    expect(problemsOf(flowOf(peopleWith({ left: 'tags', right: 'labels' }, { groups: tags })))).toEqual([
      'people/g conflict/group',
    ]);
    expect(problems({ rules: { conflict: { rule: 'union' } } })).toEqual([
      'people conflict/type',
      'people conflict/type',
    ]);
  });

  test('C11: a rule of removal fits what the side can do, and an archive field can hold its value', () => {
    const removed = (rule: unknown, shapes = shapesWith('crm', {})) =>
      problemsOf(flowOf(people({ rules: { remove: { left: rule } } })), shapes);
    const archive = { rule: 'archive', field: 'archived', value: true };
    expect(removed({ rule: 'propagate' })).toEqual([]);
    expect(removed(archive)).toEqual([]);
    expect(removed({ rule: 'propagate' }, shapesWith('crm', { can: { ...canAll, remove: false } }))).toEqual([
      'people remove/not-possible',
    ]);
    expect(removed({ ...archive, field: 'gone' })).toEqual(['people remove/unknown-field']);
    expect(removed({ ...archive, field: 'score', value: '1' })).toEqual(['people remove/read-only']);
    expect(removed({ ...archive, value: 'maybe' })).toEqual(['people remove/value']);
    expect(removed({ ...archive, field: 'status', value: 'gone' })).toEqual(['people remove/value']);
    const unseen = shapesWith('erp', { can: { ...canAll, removals: 'never' } });
    expect(removed({ rule: 'unlink' }, unseen)).toEqual(['people remove/unseen?']);
  });

  test('T1: a trigger that cannot come is refused, and a quiet period with nothing to wait for is advised about', () => {
    const on = (...triggers: unknown[]) => problems({ triggers });
    const cron = (text: string, zone = 'Europe/Berlin') => on({ on: 'cron', cron: text, zone });
    expect(on({ on: 'interval', everyMinutes: 0.17 }, { on: 'interval', everyMinutes: 1440 })).toEqual([]);
    expect(on({ on: 'interval', everyMinutes: 0.1 })).toEqual(['people trigger/too-short']);
    expect(on({ on: 'interval', everyMinutes: 600_000 })).toEqual(['people trigger/too-long']);
    expect([...cron('0 6 * * 1-5'), ...cron('@daily', 'UTC')]).toEqual([]);
    expect(cron('6 o clock')).toEqual(['people trigger/cron']);
    expect(cron('0 25 * * *')).toEqual(['people trigger/cron']);
    expect(cron('0 0 30 2 *')).toEqual(['people trigger/never']);
    expect(cron('0 6 * * *', 'Berlin')).toEqual(['people zone/unknown']);
    expect([...on({ on: 'file' }), ...on({ on: 'file', side: 'right' })]).toEqual([]);
    expect(on({ on: 'file', side: 'left' })).toEqual(['people trigger/no-file']);
    const quiet = (seconds: object, triggers: unknown[]) => problems({ right: { ...right, quiet: seconds }, triggers });
    expect(quiet({ seconds: 30 }, [{ on: 'file' }])).toEqual([]);
    expect(quiet({ seconds: 30, atMostSeconds: 10 }, [{ on: 'file' }])).toEqual(['people/right quiet/too-long']);
    expect(quiet({ seconds: 30 }, [{ on: 'interval', everyMinutes: 5 }])).toEqual([
      'people/right quiet/nothing-noticed?',
    ]);
  });

  test('T1: what is wrong with a trigger is said with its number, the reason and the remedy', () => {
    const flow = flowOf(
      people({
        triggers: [
          { on: 'file', side: 'left' },
          { on: 'cron', cron: '61 6 * * *', zone: 'UTC' },
        ],
      }),
    );
    expect(wordsOf(flow)).toEqual([
      'Trigger 1: crm Contacts is not a file, so no change can be noticed. Use an interval or a cron there.',
      'Trigger 2: the cron "61 6 * * *" cannot be read: Invalid value for minute: 61. Write minute, hour, day of the month, month and day of the week: "0 6 * * 1-5" is six o\'clock from Monday to Friday.',
    ]);
  });
});
