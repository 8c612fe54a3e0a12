import { describe, expect, test } from 'vitest';
import type { Answer, Question } from '../../model/conflict.ts';
import type { MapPlan, SyncPlan } from '../../model/plan.ts';
import type { Value } from '../../model/value.ts';
import { decided } from '../../testing/explain-change.ts';
import { answersTo, linkedOf, type Story } from '../../testing/linked.ts';
import { groupOf, mapPlan, oneWay, syncPlan } from '../../testing/plans.ts';
import { decideLinked } from '../decide/linked.ts';

const email = mapPlan('email');
const sync = syncPlan([email]);
const conflict: Story = { was: { email: 'a@x' }, left: { email: 'b@x' }, right: { email: 'c@x' } };

const questionOf = (plan: SyncPlan, story: Story): Question | undefined =>
  decideLinked(plan, linkedOf(plan, story)).questions[0];

/** What is decided once the question of a story was answered, and the story went on. */
function answering(plan: SyncPlan, story: Story, answer: Answer, then: Story = {}): string {
  return decided(plan, { ...story, answers: answersTo(questionOf(plan, story), answer), ...then });
}

describe('answers', () => {
  test('G11: the chosen side is written to the other', () => {
    expect(answering(sync, conflict, { choose: 'left' })).toBe(
      'update right r1\n  their_email: "c@x" -> "b@x" (person)',
    );
    expect(answering(sync, conflict, { choose: 'right' })).toBe('update left l1\n  email: "b@x" -> "c@x" (person)');
  });

  test('G11: a value of their own is written to both sides', () => {
    const values = { left: { [email.slot]: ['d@x'] }, right: { [email.slot]: ['d@x'] } };
    expect(answering(sync, conflict, { choose: 'values', ...values })).toBe(
      [
        'update right r1',
        '  their_email: "c@x" -> "d@x" (person)',
        'update left l1',
        '  email: "b@x" -> "d@x" (person)',
      ].join('\n'),
    );
  });

  test('G11: values that are there already settle the question without a write', () => {
    const values = { left: { [email.slot]: ['b@x'] }, right: { [email.slot]: ['c@x'] } };
    expect(answering(sync, conflict, { choose: 'values', ...values })).toBe('agree email: "b@x" | "c@x"');
  });

  test('G11: an answer is not applied when either value has changed since it was shown', () => {
    const moved = (then: Story) => answering(sync, conflict, { choose: 'left' }, then);
    expect(moved({ left: { email: 'z@x' } })).toBe('ask email: both-edited, "z@x" | "c@x"');
    expect(moved({ right: { email: 'z@x' } })).toBe('ask email: both-edited, "b@x" | "z@x"');
    expect(moved({ right: { email: null } })).toBe('ask email: both-edited, "b@x" | blank');
  });

  test('G11: an answer that is no longer needed is not applied: the sides agree, or one went back', () => {
    expect(answering(sync, conflict, { choose: 'left' }, { right: { email: 'b@x' } })).toBe(
      'agree email: "b@x" | "b@x"',
    );
    expect(answering(sync, conflict, { choose: 'left' }, { left: { email: 'a@x' } })).toBe(
      'update left l1\n  email: "a@x" -> "c@x" (edited)',
    );
  });

  test('G11: an answer about a group holds for all of it, and for none of it once a member has changed', () => {
    const grouped = syncPlan([groupOf('address', [mapPlan('city'), mapPlan('street')])]);
    const story = { was: { city: 'Bonn', street: 'Hof 1' }, left: { city: 'Köln' }, right: { street: 'Weg 2' } };
    expect(answering(grouped, story, { choose: 'left' })).toBe(
      [
        'update right r1',
        '  their_city: "Bonn" -> "Köln" (person)',
        '  their_street: "Weg 2" -> "Hof 1" (person)',
      ].join('\n'),
    );
    expect(answering(grouped, story, { choose: 'left' }, { right: { street: 'Weg 3' } })).toContain(
      'ask address: both-edited',
    );
  });

  test('G11: an answer about another field changes nothing', () => {
    const two = syncPlan([email, mapPlan('city')]);
    const story = { ...conflict, was: { ...conflict.was, city: 'Bonn' } };
    const question = questionOf(two, story);
    expect(
      decided(two, {
        ...story,
        answers: new Map([...answersTo(question, { choose: 'left' })].map(([, one]) => ['city', one])),
      }),
    ).toContain('ask email');
  });

  test('G11: a chosen value that cannot travel asks again, with the reason', () => {
    const short = syncPlan([mapPlan('name', { rightTypes: [{ kind: 'text', maxLength: 3 }] })]);
    const story = { was: { name: 'Ann' }, left: { name: 'Annabel' }, right: { name: 'An' } };
    expect(answering(short, story, { choose: 'left' })).toBe('ask name: not-storable, "Annabel" | "An"');
    expect(answering(short, story, { choose: 'right' })).toContain('name: "Annabel" -> "An" (person)');
  });

  test('G11: keeping the value of a one-way line against its cleared source settles it', () => {
    const plan = syncPlan([oneWay('email', 'to-right', { blank: 'ask' })]);
    const story = { was: { email: 'a@x' }, left: { email: null } };
    expect(answering(plan, story, { choose: 'right' })).toBe('agree email: blank | "a@x"');
    expect(answering(plan, story, { choose: 'left' })).toContain('their_email: "a@x" -> blank (person)');
  });
});

describe('loops', () => {
  const lately = (map: MapPlan, ...values: readonly Value[]) => ({
    left: new Map(),
    right: new Map([[map.slot, values.map((value) => [value])]]),
  });
  const edit: Story = { was: { email: 'a@x' }, left: { email: 'b@x' } };

  test('G12: a value that recent runs wrote again and again asks instead of being written once more', () => {
    expect(decided(sync, { ...edit, lately: lately(email, 'b@x', 'a@x', 'b@x') })).toBe(
      'ask email: oscillation, "b@x" | "a@x"',
    );
    expect(decided(sync, { ...edit, lately: lately(email, 'a@x', 'b@x', 'a@x') })).toBe(
      'ask email: oscillation, "b@x" | "a@x"',
    );
  });

  test('G12: a new value is written, however often the field was', () => {
    expect(decided(sync, { ...edit, lately: lately(email, '1', '2', '3', '4') })).toContain('(edited)');
  });

  test('G12: a value that was written once or twice is no loop', () => {
    expect(decided(sync, { ...edit, lately: lately(email, 'b@x', 'b@x') })).toContain('(edited)');
    expect(decided(sync, { ...edit, lately: lately(email, '1', '2', 'b@x') })).toContain('(edited)');
    expect(
      decided(sync, { ...edit, lately: { left: lately(email, 'b@x', 'a@x', 'b@x').right, right: new Map() } }),
    ).toContain('(edited)');
  });

  test('G12: a person ends a loop by their answer', () => {
    const story = { ...edit, lately: lately(email, 'b@x', 'a@x', 'b@x') };
    expect(answering(sync, story, { choose: 'left' })).toBe('update right r1\n  their_email: "a@x" -> "b@x" (person)');
    expect(answering(sync, story, { choose: 'right' })).toBe('update left l1\n  email: "b@x" -> "a@x" (person)');
  });
});
