import { expect, test } from 'vitest';
import { objectsOf, people, resultOf, smallWorkspace } from '../../testing/tandem.ts';

test('X1: every field of a record is told with its origin and its earlier values, as far as Tandem carried them', async () => {
  const small = smallWorkspace({ shop: people(2), crm: people(2) });
  await small.tandem('run');
  small.crm(`UPDATE people SET city = 'Ulm' WHERE id = 1`);
  await small.tandem('run');
  small.shop(people(2).map((one) => (one.id === 1 ? { ...one, city: 'Trier' } : one)));
  const run = resultOf(await small.tandem('run', '--json'))['run'];
  const told = await small.tandem('explain', 'left', '1', '--json');
  const fields = objectsOf(told.out).flatMap((one) => ('field' in one ? [one['field']] : []));
  expect(fields).toMatchObject([
    { map: 'name', origin: { from: 'met', how: 'match:1' }, versions: [] },
    { map: 'mail', origin: { from: 'met' }, versions: [] },
    {
      map: 'city',
      left: { city: 'Trier' },
      right: { city: 'Trier' },
      origin: { from: 'left', run, why: 'edited' },
      versions: [
        { side: 'right', before: { city: 'Ulm' }, after: { city: 'Trier' } },
        { side: 'left', before: { city: 'Bonn' }, after: { city: 'Ulm' } },
      ],
    },
  ]);
  const words = (await small.tandem('explain', 'people', 'people', 'right', '1', 'city')).out;
  expect(words).toContain('city: Trier | Trier');
  expect(words).toMatch(/from Shop, carried over .* by run r/);
  expect(words).not.toContain('mail');
});

test('a record that is not linked, a field that is not kept in step and words that make no sense are told with the remedy', async () => {
  const small = smallWorkspace({ shop: people(2), crm: people(2) });
  await small.tandem('run');
  const codeOf = async (...words: readonly string[]) =>
    objectsOf((await small.tandem('explain', ...words, '--json')).out).at(-1);
  expect(await codeOf('left', '99')).toMatchObject({ error: { code: 'explain/not-linked' } });
  expect(await codeOf('left', '1', 'size')).toMatchObject({ error: { code: 'usage/field' } });
  expect(await codeOf('1')).toMatchObject({ error: { code: 'usage/record' } });
});
