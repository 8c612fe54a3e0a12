import { expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { type Bench, type PersonField, person, scanAll, seen, type Traits, viewOf } from './people.ts';
import { at, creates, found, readOne, stored, update, writeOne } from './writes.ts';

const texts: readonly Value[] = [
  null,
  '',
  ' ',
  ' leading and trailing ',
  'NULL',
  'null',
  '\\N',
  '\\',
  '\\.',
  '=1+1',
  '+49 30 1234',
  '-5',
  '@home',
  '0012',
  '1e5',
  '1.10',
  'true',
  '2026-03-01',
  '00:00',
  "O'Brien",
  'say "hi"',
  '""',
  '"',
  'a,b;c\td|e',
  'two\nlines',
  '\nstarts with a line',
  'ends with a line\n',
  'tab\tand \u00a0space',
  '{a,b}',
  '[1]',
  '{"a":1}',
  '$1 %s :name ?',
  "'; drop table people; --",
  'Größe Ångström ñ',
  '\u0119\u0301 combining',
  '日本語 العربية עברית',
  '👩‍👩‍👧‍👦 🏳️‍🌈',
  '\u200bzero width\u200d',
  '\ufeffmark first',
  '\u0001control\u001f',
  '\u2028separator\u2029',
  '\ufffd',
  'x'.repeat(1024 * 1024),
];

/** Canonical values that a system is most likely to bend. */
const tricky: Record<PersonField, readonly Value[]> = {
  name: texts.filter((value) => value !== null && value !== ''),
  email: [],
  note: texts,
  age: [null, '0', '-1', '9007199254740993', '9223372036854775807', '-9223372036854775808'],
  balance: [null, '0', '0.1', '-0.0000000001', '12345678901234567890.0123456789', '99999999999999999999'],
  born: [null, '0001-01-01', '1582-10-10', '1900-02-28', '1969-12-31', '2000-02-29', '2026-03-29', '9999-12-31'],
  seenAt: [
    null,
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999999Z',
    '2026-03-29T01:30:00.000001Z',
    '2026-10-25T00:30:00.12Z',
    '9999-12-31T23:59:59.999999Z',
  ],
  active: [null, true, false],
  tags: [null, [], ['a'], ['NULL', 'a b', 'a,b', 'q"q', 'x\\y', '{}', 'ö'], ['']],
  updatedAt: [null, '2026-03-01T12:00:00.654321Z'],
};

const short = (value: Value): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 40)}... (${text.length})` : text;
};

/** Values on their way in and out. */
export function valueTests(bench: () => Bench, traits: Traits): void {
  for (const field of traits.fields) {
    const values = tricky[field];
    if (values.length === 0) continue;
    test(`${field}: written values come back as they went in, and the reply says what is stored`, async () => {
      const session = await bench().open();
      const view = await viewOf(bench(), session);
      await bench().system.behind.insert([person(traits, 1)]);
      let before: Value = person(traits, 1).fields[field] ?? null;
      for (const value of values) {
        if (value === null && view.shape.fields.find((one) => one.name === field)?.nullable === false) continue;
        const outcome = await writeOne(session, view, update(traits.key(1), { [field]: value }, { [field]: before }));
        const now = found(await readOne(session, view, traits.key(1)));
        if (!traits.holds(field, value) && outcome.kind === 'refused') {
          expect(now.fields[field], short(value)).toEqual(before);
          continue;
        }
        expect(stored(outcome), short(value)).toEqual(now);
        if (traits.holds(field, value)) expect(now.fields[field], short(value)).toEqual(seen(view, field, value));
        before = now.fields[field] ?? null;
      }
    });

    test(`${field}: values that others stored are read as they are, and found by a write that expects them`, async () => {
      const able = values.filter((value) => traits.holds(field, value));
      await bench().system.behind.insert(able.map((value, index) => person(traits, index + 1, { [field]: value })));
      const session = await bench().open();
      const view = await viewOf(bench(), session);
      const byKey = new Map((await scanAll(session, view)).map((one) => [one.key, one.fields]));
      for (const [index, value] of able.entries()) {
        const key = traits.key(index + 1);
        expect(byKey.get(key)?.[field], short(value)).toEqual(seen(view, field, value));
        const write = update(key, { email: 'changed@example.com' }, byKey.get(key) ?? {});
        const outcome = await writeOne(session, view, write);
        expect(stored(outcome).fields, short(value)).toEqual({ ...byKey.get(key), email: 'changed@example.com' });
      }
    });
  }

  test('a created record holds what it was created with', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.create) return;
    const far = traits.holds('name', '日本語') ? '日本語' : 'Jürgen';
    const over = [{}, { note: null }, { note: 'line\n\'"\\N\t,;' }, { name: far }];
    const writes = await creates(bench(), session, view, { from: 1, over });
    const outcomes = await session.write(view, writes);
    for (const [index, write] of writes.entries()) {
      const snapshot = stored(at(outcomes, index));
      if (write.op !== 'create') continue;
      expect(snapshot.fields).toEqual(write.fields);
      expect(found(await readOne(session, view, snapshot.key))).toEqual(snapshot);
    }
  });

  test('text that others stored in another form of Unicode or with other line ends is the same text', async () => {
    await bench().system.behind.insert([
      person(traits, 1, { note: 'Cafe\u0301' }),
      person(traits, 2, { note: 'one\r\ntwo' }),
      person(traits, 3, { note: 'Cafe\u0301' }),
      person(traits, 4, { note: 'Cafe\u0301' }),
    ]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    const [first, second] = await session.read(view, [traits.key(1), traits.key(2)]);
    if (first !== undefined) expect(found(first).fields['note']).toBe('Café');
    if (second !== undefined) expect(found(second).fields['note']).toBe('one\ntwo');
    const outcomes = await session.write(view, [
      update(traits.key(1), { name: 'New' }, { note: 'Café' }),
      update(traits.key(2), { note: 'three' }, { note: 'one\ntwo' }),
      update(traits.key(3), { name: 'New' }, { note: 'Cafe' }),
    ]);
    expect(outcomes.map((one) => one.kind)).toEqual(['done', 'done', 'moved-on']);
    expect(await bench().system.behind.fetch(traits.key(2))).toMatchObject({ note: 'three' });
    const cafes = await session.find(view, { correlation: 'none', fields: { name: 'New', note: 'Café' } }, 5);
    expect(cafes.map((one) => one.key)).toEqual([traits.key(1)]);
  });

  test('an unpaired surrogate or a NUL is held as it is or refused, and never ends the process', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    await bench().system.behind.insert([person(traits, 1), person(traits, 2)]);
    for (const value of ['broken \ud800 text', 'nul \u0000 inside']) {
      const before = found(await readOne(session, view, traits.key(1)));
      const outcomes = await session.write(view, [
        update(traits.key(1), { note: value }, before.fields),
        update(traits.key(2), { name: 'fine' }, {}),
      ]);
      const now = found(await readOne(session, view, traits.key(1)));
      if (at(outcomes, 0).kind === 'refused') expect(now).toEqual(before);
      else expect(stored(at(outcomes, 0))).toEqual(now);
      expect(at(outcomes, 1).kind).toBe('done');
    }
  });
}
