import { describe, expect, test } from 'vitest';
import type { HeldBack, Question } from '../../model/conflict.ts';
import type { ConflictRule, Exception } from '../../model/flow.ts';
import type { Fields } from '../../model/value.ts';
import { field } from '../../testing/demo-flow.ts';
import { linkedOf, type Story } from '../../testing/linked.ts';
import { groupOf, mapPlan, syncPlan, text } from '../../testing/plans.ts';
import { decideLinked, type Linked } from '../decide/linked.ts';

const byImport: Exception = { side: 'right', field: 'edited_by', is: 'equal', value: 'import' };
const leftUnless = (...unless: Exception[]): ConflictRule => ({ rule: 'left-wins', unless });
const job = (conflict: ConflictRule) => syncOf(mapPlan('job', { conflict }));
const story: Story = { was: { job: 'Buyer' }, left: { job: 'Head' }, right: { job: 'Senior' } };

/** A sync that also reads who edited a record last, which is in no field map. */
function syncOf(part: Parameters<typeof syncPlan>[0][number]) {
  const sync = syncPlan([part]);
  return { ...sync, right: { ...sync.right, fields: [...sync.right.fields, field('edited_by', text)] } };
}

/** A link whose right record holds this besides. */
function linkedWith(sync: ReturnType<typeof job>, beside: Fields, told: Story = story): Linked {
  const linked = linkedOf(sync, told);
  const { right } = linked;
  if (right.kind === 'gone') return linked;
  const fields = { ...right.snapshot.fields, ...beside };
  return { ...linked, right: { kind: 'found', snapshot: { ...right.snapshot, fields } } };
}

const heldIn = (questions: readonly Question[]): HeldBack | undefined => {
  const [one] = questions;
  return one?.about === 'unit' ? one.unless : undefined;
};

describe('what keeps a conflict rule from deciding', () => {
  test('G20: where a condition holds a person is asked, and told which and of what rule', () => {
    const sync = job(leftUnless(byImport));
    const held = decideLinked(sync, linkedWith(sync, { edited_by: 'import' }));
    expect(held.writes).toEqual([]);
    expect(held.questions).toMatchObject([
      { unit: 'job', reason: 'both-edited', unless: { ...byImport, rule: 'left-wins', unread: false } },
    ]);
  });

  test('G20: where none holds the rule decides, and its write expects what it looked at', () => {
    const sync = job(leftUnless(byImport));
    const change = decideLinked(sync, linkedWith(sync, { edited_by: 'ann' }));
    expect(change.questions).toEqual([]);
    expect(change.writes).toMatchObject([
      { side: 'right', fields: { their_job: 'Head' }, expect: { fields: { their_job: 'Senior', edited_by: 'ann' } } },
    ]);
  });

  test('G20: a field that was not read leaves the conflict to a person, unless another condition holds', () => {
    const blank: Exception = { side: 'left', field: 'job', is: 'not-blank' };
    const sync = job(leftUnless(byImport));
    expect(heldIn(decideLinked(sync, linkedWith(sync, {})).questions)).toMatchObject({ unread: true });
    const both = job(leftUnless(byImport, blank));
    expect(heldIn(decideLinked(both, linkedWith(both, {})).questions)).toMatchObject({ ...blank, unread: false });
  });

  test('G20: an edit of one side, and edits that say the same, need no rule and so no condition', () => {
    const sync = job(leftUnless(byImport));
    const one = decideLinked(sync, linkedWith(sync, { edited_by: 'import' }, { ...story, left: {} }));
    expect(one.writes).toMatchObject([{ side: 'left', fields: { job: 'Senior' }, why: { job: 'edited' } }]);
    const same = decideLinked(sync, linkedWith(sync, { edited_by: 'import' }, { ...story, right: { job: 'Head' } }));
    expect([same.writes, same.questions]).toEqual([[], []]);
  });

  test('G20: union and the rule of a group are kept from deciding alike, all of the group at once', () => {
    const tags = mapPlan('tags', { type: { kind: 'set' }, conflict: { rule: 'union', unless: [byImport] } });
    const united = syncOf(tags);
    const sets: Story = { was: { tags: ['a'] }, left: { tags: ['a', 'b'] }, right: { tags: ['a', 'c'] } };
    expect(decideLinked(united, linkedWith(united, { edited_by: 'import' }, sets)).writes).toEqual([]);
    expect(decideLinked(united, linkedWith(united, { edited_by: 'ann' }, sets)).writes).toHaveLength(2);
    const group = groupOf('who', [mapPlan('job'), mapPlan('title')], leftUnless(byImport));
    const grouped = syncOf(group);
    const titled: Story = { was: { job: 'Buyer', title: 'Dr' }, left: { job: 'Head' }, right: { title: 'Prof' } };
    const change = decideLinked(grouped, linkedWith(grouped, { edited_by: 'import' }, titled));
    expect([change.writes, change.questions.length]).toEqual([[], 1]);
  });
});

describe('a conflict that was left to a person', () => {
  const sync = job(leftUnless(byImport));
  const [asked] = decideLinked(sync, linkedWith(sync, { edited_by: 'import' })).questions;
  if (asked?.about !== 'unit') throw new Error('a question about the job');
  /** Somebody else's edit of another field, or a write of our own, has changed who edited the record last. */
  const later = (told: Story = story, plan = sync): Linked => ({
    ...linkedWith(plan, { edited_by: 'tandem' }, told),
    asked: new Map([['job', asked]]),
  });

  test('G20: stays theirs when the condition no longer holds, as long as its side has the value that was shown', () => {
    expect(decideLinked(sync, later()).questions).toEqual([asked]);
    const other = later({ ...story, left: { job: 'Chief' } });
    expect(heldIn(decideLinked(sync, other).questions)).toEqual(asked.unless);
    expect(decideLinked(sync, later({ ...story, right: { job: 'Lead' } })).questions).toEqual([]);
  });

  test('G20: is the rule’s again once the condition is taken off it', () => {
    const always = job({ rule: 'left-wins' });
    expect(decideLinked(always, later(story, always)).questions).toEqual([]);
  });

  test('G20, G11: is settled by the answer of the person, not by the rule', () => {
    const answers = new Map([['job', { question: asked, answer: { choose: 'right' } as const }]]);
    const change = decideLinked(sync, { ...later(), answers });
    expect(change.questions).toEqual([]);
    expect(change.writes).toMatchObject([{ side: 'left', fields: { job: 'Senior' }, why: { job: 'person' } }]);
  });
});
