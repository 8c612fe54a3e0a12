import { afterEach, describe, expect, it } from 'vitest';
import { type AskedMap, AskedWhat } from '../../../engine/protocol/calls/inbox-record.ts';
import { chooseFormats } from '../../words/language.ts';
import { draftOf, lacking, saidOf, typedFields, typedText, wrongIn } from './typed.ts';

afterEach(() => chooseFormats('en-GB'));

const stands = (field: string, text: string | null, kind: string) => ({
  field,
  label: field,
  kind,
  text,
  at: null,
  by: null,
  run: null,
});

const mapOf = (map: string, direction: AskedMap['direction'], left: string, right: string, kind = 'text') => ({
  map,
  label: map,
  kind: 'text',
  direction,
  steps: [],
  left: [stands(`${map}_l`, left, kind)],
  right: [stands(`${map}_r`, right, kind)],
  agreed: null,
  agreedAt: null,
  merged: null,
});

const unit = (...maps: object[]): AskedWhat =>
  AskedWhat.parse({
    about: 'unit',
    unit: 'u',
    label: 'U',
    maps,
    hasAgreed: false,
    suggest: null,
    detail: null,
    unmapped: null,
  });

describe('values that are typed', () => {
  it('are typed where the line begins, so that they go on from there', () => {
    const both = typedFields(unit(mapOf('job', 'both', 'A', 'B')));
    expect([both.first.map((one) => one.field), both.other.map((one) => one.field)]).toEqual([['job_l'], ['job_r']]);
    expect(typedFields(unit(mapOf('job', 'to-left', 'A', 'B'))).first.map((one) => one.field)).toEqual(['job_r']);
  });

  it('become an answer by side and field, and go on from it when it is changed', () => {
    const { first, other } = typedFields(unit(mapOf('job', 'both', 'A', 'B')));
    expect(saidOf(new Map(), first)).toBeNull();
    const said = saidOf(new Map([['left job_l', 'C']]), first);
    expect(said).toEqual({ choose: 'typed', left: { job_l: 'C' }, right: {} });
    expect(draftOf(said, [...first, ...other])).toEqual(new Map([['left job_l', 'C']]));
    const cleared = saidOf(new Map([['right job_r', null]]), [...first, ...other]);
    expect(cleared).toEqual({ choose: 'typed', left: {}, right: { job_r: null } });
    expect(cleared === null ? '' : typedText(cleared, [...first, ...other])).toBeNull();
  });

  it('are read as the locale has them, and stand there again as they were typed', () => {
    chooseFormats('de-DE');
    const { first } = typedFields(unit(mapOf('limit', 'both', '900', '1000', 'decimal')));
    const [limit] = first;
    const said = saidOf(new Map([['left limit_l', '1234,50']]), first);
    expect(said).toEqual({ choose: 'typed', left: { limit_l: '1234.50' }, right: {} });
    expect([...draftOf(said, first).values()]).toEqual(['1234,50']);
    const strange = new Map([['left limit_l', '1.5']]);
    expect(saidOf(strange, first)).toBeNull();
    expect(limit === undefined ? null : wrongIn(strange, limit)).toBe('"1.5" is not a number here. Write it as 1,5.');
  });

  it('are needed for every field of a group that differs', () => {
    const group = unit(
      mapOf('phone', 'both', '1', '2'),
      mapOf('city', 'both', 'Rome', 'Oslo'),
      mapOf('zip', 'both', '9', '9'),
    );
    expect(lacking(group, new Map([['left phone_l', '3']]))).toEqual(['city']);
    expect(
      lacking(
        group,
        new Map([
          ['left phone_l', '3'],
          ['right city_r', null],
        ]),
      ),
    ).toEqual([]);
  });
});
