import { expect, test } from 'vitest';
import { ConflictId, MapId, RunId } from '../../../engine/model/ids.ts';
import type { Story, StoryChange, StoryMoment } from '../../../engine/protocol/calls/story.ts';
import { actorsIn, happeningsIn, momentBeside, noFilter, shownOf } from './filter.ts';

const run = RunId.parse('r1');

const change = (map: string, why: string | null = null): StoryChange => ({
  map: MapId.parse(map),
  field: map,
  label: map,
  before: 'a',
  beforeSource: null,
  after: 'b',
  source: null,
  why,
  unless: [],
});

const moment = (n: number, told: Partial<StoryMoment>): StoryMoment => ({
  n,
  at: '2026-03-01T10:00:00.000Z',
  seenAt: '2026-03-01T10:00:00.000Z',
  run,
  side: 'left',
  by: 'people',
  became: 'changed',
  changed: [change('job')],
  person: null,
  reason: null,
  version: null,
  ...told,
});

const story: Pick<Story, 'moments' | 'questions' | 'born'> = {
  born: { at: '2026-02-01T10:00:00.000Z', run },
  moments: [
    moment(1, { changed: [change('job'), change('city')] }),
    moment(2, { side: 'right', by: 'tandem', changed: [change('job', 'edited')] }),
    moment(3, { side: 'right', by: 'tandem', person: 'Dana', changed: [change('city', 'person')] }),
    moment(4, { by: 'tandem', changed: [change('job', 'restore')] }),
    moment(5, { side: 'right', became: 'gone', changed: [] }),
  ],
  questions: [{ id: ConflictId.parse('c1'), map: MapId.parse('city'), at: '', left: null, right: null }],
};

const numbers = (filter: Parameters<typeof shownOf>[1]) => shownOf(story, filter).moments.map((one) => one.n);

test('all of a story is listed unless something narrows it', () => {
  expect(shownOf(story, noFilter)).toEqual({
    moments: story.moments,
    questions: story.questions,
    withBeginning: true,
  });
});

test('a story is narrowed to what people did in one system, to what runs did, or to what one person decided', () => {
  expect(actorsIn(story)).toEqual(['left', 'right', 'run', 'person:Dana']);
  expect(numbers({ ...noFilter, actor: 'left' })).toEqual([1]);
  expect(numbers({ ...noFilter, actor: 'right' })).toEqual([5]);
  expect(numbers({ ...noFilter, actor: 'run' })).toEqual([2, 4]);
  expect(numbers({ ...noFilter, actor: 'person:Dana' })).toEqual([3]);
});

test('a story is narrowed to one kind of happening', () => {
  expect(happeningsIn(story)).toEqual(['changed', 'restored', 'gone', 'waits', 'linked']);
  expect(numbers({ ...noFilter, happening: 'restored' })).toEqual([4]);
  expect(numbers({ ...noFilter, happening: 'gone' })).toEqual([5]);
  expect(shownOf(story, { ...noFilter, happening: 'waits' })).toMatchObject({ moments: [], questions: [{}] });
  expect(shownOf(story, { ...noFilter, happening: 'linked' })).toMatchObject({ moments: [], withBeginning: true });
});

test('a record is narrowed to one field: of a change of several, only that one is told', () => {
  const { moments, questions, withBeginning } = shownOf(story, { ...noFilter, map: 'city' });
  expect(moments.map((one) => [one.n, one.changed.map(({ field }) => field)])).toEqual([
    [1, ['city']],
    [3, ['city']],
  ]);
  expect([questions.length, withBeginning]).toEqual([1, false]);
});

test('stepping goes to the next change that is listed, and stays where there is none', () => {
  expect([momentBeside([1, 4], 1, 1), momentBeside([1, 4], 3, -1), momentBeside([1, 4], 4, 1)]).toEqual([4, 1, null]);
});
