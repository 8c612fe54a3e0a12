import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { objectsOf, people, resultOf, smallWorkspace, tandem } from '../../testing/tandem.ts';

/** Ids and hashes are others every time. */
const plain = (text: string): string =>
  text
    .replace(/\b[ru][0-9a-f]{32}\b/g, 'RUN')
    .replace(/\b[0-9a-f]{16}\b|Changes \w+/g, (one) => (one.startsWith('Changes') ? 'Changes HASH' : 'HASH'));

const unchanged = { created: 0, updated: 0, removed: 0, unchanged: 3 };

describe('tandem run', () => {
  test('links, creates and fills, and tells it in words', async () => {
    const [first, second, third] = people(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('three people');
    const small = smallWorkspace({
      shop: [first, { ...second, city: '' }],
      crm: [
        { ...second, id: 12 },
        { ...third, id: 13 },
      ],
    });
    const ended = tandem(['run', 'people'], { cwd: small.folder });
    expect(plain(ended.out)).toBe(
      [
        'Done. run RUN',
        '  People: 1 record created and 1 record updated in Shop; 1 record created in CRM; 3 pairs linked.',
        '',
      ].join('\n'),
    );
    expect(ended.code).toBe(0);
    expect(small.shopText()).toBe(
      'id,name,mail,city\n1,Person 1,p1@example.com,Bonn\n2,Person 2,p2@example.com,Bonn\n3,Person 3,p3@example.com,Bonn\n',
    );
    expect(plain((await small.tandem('run')).out)).toBe(
      'Done. run RUN\n  People: nothing had to be written; 3 pairs linked.\n',
    );
  });

  test('--json ends with exactly the result of the run, and nothing else is on standard output', async () => {
    const small = smallWorkspace({ shop: people(3), crm: people(1) });
    const first = await small.tandem('run', '--json');
    expect(first.code).toBe(0);
    expect(objectsOf(first.out)).toEqual([
      {
        run: expect.stringMatching(/^r[0-9a-f]{32}$/),
        state: 'done',
        syncs: {
          people: {
            linked: 3,
            conflicts: 0,
            failed: 0,
            parked: 0,
            left: unchanged,
            right: { created: 2, updated: 0, removed: 0, unchanged: 1 },
          },
        },
        changes: expect.stringMatching(/^\w{16}$/),
      },
    ]);
    const second = resultOf(await small.tandem('run', '--json'));
    expect(second['syncs']).toEqual({
      people: { linked: 3, conflicts: 0, failed: 0, parked: 0, left: unchanged, right: unchanged },
    });
  });

  test('a preview writes nothing and says write for write what the run then does', async () => {
    const [first, ...others] = people(4);
    if (first === undefined) throw new Error('a person');
    const small = smallWorkspace({
      shop: [first, ...others.slice(0, 1)],
      crm: [{ ...first, city: '' }, ...others.slice(1)],
    });
    const before = small.shopText();
    const preview = await small.tandem('preview', '--json');
    expect(preview.code).toBe(0);
    expect(small.shopText()).toBe(before);
    const planned = objectsOf(preview.out).flatMap((one) => (one['change'] === undefined ? [] : [one['change']]));
    const run = resultOf(await small.tandem('run', '--json'));
    const written = objectsOf((await small.tandem('history', '--run', String(run['run']), '--json')).out).flatMap(
      (one) => (one['change'] === undefined ? [] : [one['change']]),
    );
    expect(planned).toHaveLength(4);
    // Only the run knows the keys that the systems gave.
    expect(written).toEqual(
      planned.map((one) =>
        typeof one === 'object' && one !== null && 'key' in one && one.key === null
          ? { ...one, key: expect.any(String) }
          : one,
      ),
    );
    expect(resultOf(preview)['changes']).toBe(run['changes']);
  });

  test('a preview for people has the counts first, then the changes by side', async () => {
    const [first, second] = people(2);
    if (first === undefined || second === undefined) throw new Error('two people');
    const small = smallWorkspace({ shop: [first, second], crm: [{ ...first, city: '' }] });
    expect(plain((await small.tandem('preview')).out)).toBe(
      [
        'People: 1 record created and 1 record updated in CRM; 1 pair newly linked.',
        '',
        'Create in CRM (1)',
        '  new  city Bonn, mail p2@example.com, name Person 2',
        '',
        'Update in CRM (1)',
        '  1  city - → Bonn',
        '',
        'Nothing was written. Changes HASH; to write them: tandem run people',
        '',
      ].join('\n'),
    );
  });

  test('a record that its system refuses makes the run partial, waits in "dead", and can be tried again', async () => {
    const table =
      'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT, city TEXT CHECK (length(city) < 9))';
    const [first, second] = people(2);
    if (first === undefined || second === undefined) throw new Error('two people');
    const small = smallWorkspace({ table, shop: [first, { ...second, city: 'Mönchengladbach' }], crm: [first] });
    const run = await small.tandem('run', '--json');
    expect(run.code).toBe(2);
    expect(resultOf(run)).toMatchObject({ state: 'partial', syncs: { people: { failed: 1, linked: 1 } } });
    const [letter] = objectsOf((await small.tandem('dead', '--json')).out);
    expect(letter).toMatchObject({
      write: { flow: 'people', side: 'right', op: 'create', fields: { city: 'Mönchengladbach' } },
    });
    small.shop([first, { ...second, city: 'Köln' }]);
    expect((await small.tandem('dead', 'retry', '--all')).out).toBe(
      '1 write will be decided about again by the next run.\n',
    );
    expect((await small.tandem('run')).code).toBe(0);
    expect(small.crm("SELECT city FROM people WHERE mail = 'p2@example.com'")).toEqual([{ city: 'Köln' }]);
    expect((await small.tandem('dead')).out).toBe('No write was set aside.\n');
  });
});

describe('brakes', () => {
  const held = async () => {
    const small = smallWorkspace({
      shop: people(30),
      crm: people(30),
      rules: { remove: { right: { rule: 'propagate' } } },
    });
    await small.tandem('run');
    small.shop(people(30).slice(0, 22));
    return small;
  };

  test('a held run writes nothing, says why with the numbers, and gives the command that lets it through', async () => {
    const small = await held();
    const ended = await small.tandem('run');
    expect(ended.code).toBe(3);
    expect(plain(ended.out)).toBe(
      [
        'Held by a brake: nothing was written where it was pulled. run RUN',
        '  Brake (people, removes): This run would remove 8 records in crm people, 8 within 24 hours; the limit is 5.',
        '    Look at the preview. If it is right, release this run, or raise the limit in the sync.',
        '  To see what would be written:',
        '    tandem preview people',
        '  To let exactly these changes through once:',
        '    tandem release RUN --changes HASH',
        '',
      ].join('\n'),
    );
    expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 30 }]);
    expect((await small.tandem('preview')).code).toBe(3);
    const command = /tandem (release .*)/.exec(ended.out)?.[1] ?? '';
    const released = await small.tandem(...command.split(' '));
    expect([released.code, released.err]).toEqual([0, '']);
    expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 22 }]);
  });

  test('a release with another hash, or without one, is refused', async () => {
    const small = await held();
    const { run } = resultOf(await small.tandem('run', '--json'));
    const other = await small.tandem('release', String(run), '--changes', '0123456789abcdef', '--json');
    expect(other.code).toBe(4);
    expect(resultOf(other)).toMatchObject({ error: { code: 'run/other-changes' } });
    expect((await small.tandem('release', String(run))).code).toBe(64);
    expect(small.crm('SELECT count(*) AS n FROM people')).toEqual([{ n: 30 }]);
  });
});

describe('undo', () => {
  test('takes back what a run wrote, and lists what was edited since', async () => {
    const small = smallWorkspace({ shop: people(2), crm: people(2) });
    await small.tandem('run');
    small.shop(people(2).map((one) => ({ ...one, city: 'Köln' })));
    const { run } = resultOf(await small.tandem('run', '--json'));
    small.crm("UPDATE people SET city = 'Ulm' WHERE id = 2");
    const preview = objectsOf((await small.tandem('undo', String(run), '--preview', '--json')).out);
    expect(preview).toEqual([
      {
        change: expect.objectContaining({
          side: 'right',
          key: '1',
          fields: { city: { before: 'Köln', after: 'Bonn' } },
        }),
      },
      { skipped: { sync: 'people', side: 'right', key: '2', reason: 'edited-since', fields: ['city'] } },
      { undo: run, syncs: { people: { left: 0, right: 1 } }, skipped: 1 },
    ]);
    const undone = await small.tandem('undo', String(run));
    expect(undone.code).toBe(0);
    expect(undone.out).toContain('People: 1 record updated in CRM; 2 pairs linked.');
    expect(undone.out).toContain('1 record left alone:');
    expect(small.crm('SELECT city FROM people')).toEqual([{ city: 'Bonn' }, { city: 'Ulm' }]);
  });
});

test('T5: the status of a flow tells when it is due next, by the triggers that it ran with', async () => {
  const hourly = { on: 'interval', everyMinutes: 60 };
  const small = smallWorkspace({ shop: people(1), crm: people(1), triggers: [hourly] });
  const next = async () => resultOf(await small.tandem('status', 'people', '--json'));
  expect(await next()).toMatchObject({ last: null, next: null });
  await small.tandem('run');
  const { last, next: due } = z
    .object({ last: z.object({ startedAt: z.string() }), next: z.string() })
    .parse(await next());
  expect(Date.parse(due) - Date.parse(last.startedAt)).toBe(60 * 60_000);
  expect((await small.tandem('status')).out).toMatch(/; due .* UTC while Tandem watches/);
});
