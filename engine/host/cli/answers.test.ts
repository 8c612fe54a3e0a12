import { describe, expect, test } from 'vitest';
import { type Ended, objectsOf, people, resultOf, type SmallWorkspace, smallWorkspace } from '../../testing/tandem.ts';

const [ann] = people(1);
if (ann === undefined) throw new Error('a person');

/** Ann in both systems, with two phone-book entries that do not agree. */
const differing = async (): Promise<SmallWorkspace> => {
  const small = smallWorkspace({ shop: [{ ...ann, city: 'Köln' }], crm: [{ ...ann, city: 'Ulm' }] });
  expect((await small.tandem('run')).out).toContain('1 question waits for you: tandem conflicts people');
  return small;
};

const conflictOf = async (small: SmallWorkspace): Promise<string> => {
  const [first] = objectsOf((await small.tandem('conflicts', '--json')).out);
  const conflict = first?.['conflict'];
  return typeof conflict === 'object' && conflict !== null && 'id' in conflict ? String(conflict.id) : '';
};

const codeIn = (ended: Ended): unknown => {
  const { error } = resultOf(ended);
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
};

const cities = (small: SmallWorkspace): readonly unknown[] => [
  /,([^,]*)\n$/.exec(small.shopText())?.[1],
  small.crm('SELECT city FROM people')[0],
];

describe('a field that differs', () => {
  test('is listed with both values, and answered by a side', async () => {
    const small = await differing();
    const listed = await small.tandem('conflicts', '--json');
    expect(objectsOf(listed.out)).toEqual([
      {
        conflict: {
          id: expect.stringMatching(/^c\w{16}$/),
          flow: 'people',
          sync: 'people',
          revision: 1,
          state: 'open',
          link: expect.any(String),
          keys: { left: '1', right: '1' },
          about: 'unit',
          unit: 'city',
          reason: 'first-link',
          left: { city: 'Köln' },
          right: { city: 'Ulm' },
          agreed: null,
          detail: null,
          suggest: null,
          openedAt: expect.any(String),
          openedIn: expect.any(String),
          answer: null,
          pattern: 'other',
          closedAt: null,
          outcome: null,
          assignee: null,
          due: null,
          snoozedUntil: null,
          comments: [],
        },
      },
      { conflicts: 1 },
    ]);
    const id = await conflictOf(small);
    expect((await small.tandem('conflicts')).out).toMatch(
      new RegExp(`${id} +people +city +1: Köln +1: Ulm +the two records differed`),
    );
    const answered = await small.tandem('resolve', id, '--left', '--by', 'dana');
    expect(answered.out).toBe(
      'Answered; the next run writes it, if both sides still hold what was shown. Next: tandem run people\n',
    );
    await small.tandem('run');
    expect(cities(small)).toEqual(['Köln', { city: 'Köln' }]);
    expect((await small.tandem('conflicts')).out).toBe('No question waits for you.\n');
  });

  test('is answered by a value of its own, which is written on both sides', async () => {
    const small = await differing();
    expect((await small.tandem('resolve', await conflictOf(small), '--value', 'city=Trier')).code).toBe(0);
    await small.tandem('run');
    expect(cities(small)).toEqual(['Trier', { city: 'Trier' }]);
  });

  test('is not answered by two answers, none, a removal, another field, an outdated revision or an unknown id', async () => {
    const small = await differing();
    const id = await conflictOf(small);
    const codes: unknown[] = [];
    for (const words of [
      ['--left', '--right'],
      [],
      ['--keep'],
      ['--value', 'town=Trier'],
      ['--value', 'city'],
      ['--left', '--revision', '7'],
      ['--left', '--revision', 'x'],
    ]) {
      const ended = await small.tandem('resolve', id, ...words, '--json');
      codes.push([ended.code, codeIn(ended)]);
    }
    expect(codes).toEqual([
      [64, 'usage/answers'],
      [64, 'usage/no-answer'],
      [4, 'conflict/not-an-answer'],
      [64, 'usage/unknown-field'],
      [64, 'usage/assignment'],
      [4, 'conflict/moved-on'],
      [64, 'usage/revision'],
    ]);
    expect((await small.tandem('resolve', 'c0', '--left')).code).toBe(64);
    await small.tandem('run');
    expect(cities(small)).toEqual(['Köln', { city: 'Ulm' }]);
  });
});

describe('a match that is not clear', () => {
  const doubled = async () => {
    const small = smallWorkspace({ shop: [ann, { ...ann, id: 2, name: 'Ann too' }], crm: [ann] });
    await small.tandem('run');
    return small;
  };

  test('is answered by linking a pair', async () => {
    const small = await doubled();
    expect((await small.tandem('conflicts')).out).toContain('more than one record could be its twin');
    expect((await small.tandem('resolve', await conflictOf(small), '--link', '1', '1')).code).toBe(0);
    expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { linked: 1 } } });
  });

  test('is answered by saying that none are the same', async () => {
    const small = await doubled();
    expect((await small.tandem('resolve', await conflictOf(small), '--not-the-same')).code).toBe(0);
    expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { linked: 3 } } });
  });
});

describe('a removal', () => {
  const removed = async () => {
    const small = smallWorkspace({ shop: people(9), crm: people(9) });
    await small.tandem('run');
    small.shop(people(8));
    await small.tandem('run');
    return small;
  };

  test.each([
    ['--remove', 8, 8],
    ['--keep', 9, 9],
    ['--unlink', 8, 9],
  ])('is answered by %s', async (word, inShop, inCrm) => {
    const small = await removed();
    expect((await small.tandem('conflicts')).out).toContain('the record was removed on one side');
    expect((await small.tandem('resolve', await conflictOf(small), word)).code).toBe(0);
    expect((await small.tandem('run')).code).toBe(0);
    expect(small.shopText().trim().split('\n')).toHaveLength(inShop + 1);
    expect(small.crm('SELECT id FROM people')).toHaveLength(inCrm);
    expect((await small.tandem('conflicts')).out).toBe('No question waits for you.\n');
  });
});

describe('links by hand', () => {
  test('two records are parted, stay as they are, and are linked again by hand', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1) });
    await small.tandem('run');
    expect((await small.tandem('unlink', '1', '1')).out).toContain('Unlinked 1 and 1');
    expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { linked: 0 } } });
    expect((await small.tandem('link', 'people', 'people', '1', '1')).out).toContain('Linked 1 with 1');
    expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { linked: 1 } } });
    expect((await small.tandem('link', '1')).code).toBe(64);
    expect((await small.tandem('link', '9', '9')).code).toBe(4);
  });
});

describe('a paused flow', () => {
  test('does not run until it is resumed', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1) });
    expect((await small.tandem('pause')).code).toBe(0);
    const refused = await small.tandem('run');
    expect([refused.code, refused.err]).toEqual([
      4,
      'Error: The flow "people" is paused.\n  Resume it with "tandem resume".\n',
    ]);
    expect((await small.tandem('status')).out).toContain('paused');
    await small.tandem('resume', 'people');
    expect((await small.tandem('run')).code).toBe(0);
    expect((await small.tandem('cancel')).out).toBe('No run of people is in progress.\n');
  });
});

test('the history of a record tells every write, and its twin', async () => {
  const small = smallWorkspace({ shop: people(1), crm: people(1) });
  await small.tandem('run');
  small.shop([{ ...ann, city: 'Köln' }]);
  await small.tandem('run');
  expect((await small.tandem('history', 'left', '1')).out).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}right 1 updated \(edited; run r\w+\)\n {4}city: Bonn → Köln\n1 write; linked with 1\.\n$/,
  );
  expect(objectsOf((await small.tandem('history', 'people', 'people', 'right', '1', '--json')).out)).toEqual([
    expect.objectContaining({
      change: {
        sync: 'people',
        side: 'right',
        op: 'update',
        link: expect.any(String),
        key: '1',
        fields: { city: { before: 'Bonn', after: 'Köln' } },
      },
      why: { city: 'edited' },
      outcome: 'done',
    }),
    { sync: 'people', side: 'right', key: '1', twin: '1', link: expect.any(String), writes: 1 },
  ]);
  expect((await small.tandem('history', '1')).code).toBe(64);
});

test('one answer is given to every question that fits, and to no other', async () => {
  const small = smallWorkspace({ shop: people(4), crm: people(4) });
  await small.tandem('run');
  small.shop(people(4).map((one) => ({ ...one, city: 'Ulm', name: one.id === 1 ? 'Anna' : one.name })));
  small.crm(`UPDATE people SET city = 'Trier', name = name || '!'`);
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { conflicts: 5 } } });
  const many = await small.tandem('resolve', '--all', 'people', '--unit', 'city', '--left', '--yes', '--json');
  expect(resultOf(many)).toMatchObject({ answered: 4, refused: 0 });
  expect(resultOf(await small.tandem('run', '--json'))).toMatchObject({ syncs: { people: { conflicts: 1 } } });
  expect(small.crm('SELECT DISTINCT city FROM people')).toEqual([{ city: 'Ulm' }]);
  const codeOf = async (...words: readonly string[]) => resultOf(await small.tandem('resolve', ...words, '--json'));
  expect(await codeOf('--all', '--keep', '--yes')).toMatchObject({ error: { code: 'usage/no-questions' } });
  expect(await codeOf('--all', '--left', '--reason', 'whim')).toMatchObject({ error: { code: 'usage/reason' } });
  expect(await codeOf('--all', '--value', 'city=Bonn')).toMatchObject({ error: { code: 'usage/all-answer' } });
  expect(await codeOf('--left')).toMatchObject({ error: { code: 'usage/no-conflict' } });
});
