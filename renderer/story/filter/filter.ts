import type { Story, StoryMoment, StoryQuestion } from '../../../engine/protocol/calls/story.ts';

/** Whose doing: people in the system of a side, a run by a rule, or somebody who decided in the inbox. */
export type Actor = 'left' | 'right' | 'run' | `person:${string}`;

/** What happened. `restored`: an earlier value came back, by a restore or an undo. */
export const happenings = ['changed', 'restored', 'there', 'gone', 'waits', 'linked'] as const;
export type Happening = (typeof happenings)[number];

/** What of a story is listed; null narrows nothing. */
export interface StoryFilter {
  readonly actor: Actor | null;
  readonly happening: Happening | null;
  /** A field map, in the story of a whole record. */
  readonly map: string | null;
}

export const noFilter: StoryFilter = { actor: null, happening: null, map: null };

export const isNarrowed = (filter: StoryFilter): boolean =>
  filter.actor !== null || filter.happening !== null || filter.map !== null;

export function actorOf({ by, side, person }: StoryMoment): Actor {
  if (by === 'people') return side;
  return person === null ? 'run' : `person:${person}`;
}

const isBack = ({ changed }: StoryMoment): boolean => changed.some(({ why }) => why === 'restore' || why === 'undo');

export function happeningOf(moment: StoryMoment): Happening {
  if (moment.became !== 'changed') return moment.became;
  return isBack(moment) ? 'restored' : 'changed';
}

/** The part of a moment that a filter lets through; null where it lets nothing through. */
function passed(moment: StoryMoment, { actor, happening, map }: StoryFilter): StoryMoment | null {
  if (actor !== null && actorOf(moment) !== actor) return null;
  if (happening !== null && happeningOf(moment) !== happening) return null;
  if (map === null) return moment;
  const changed = moment.changed.filter((one) => one.map === map);
  return changed.length === 0 ? null : { ...moment, changed };
}

const isAsked = ({ map }: StoryQuestion, filter: StoryFilter): boolean =>
  filter.actor === null &&
  (filter.happening === null || filter.happening === 'waits') &&
  (filter.map === null || map === filter.map);

type Told = Pick<Story, 'questions' | 'moments' | 'born'>;

/** What a list shows of a story. */
export interface ShownStory {
  readonly questions: readonly StoryQuestion[];
  /** The oldest first. */
  readonly moments: readonly StoryMoment[];
  readonly withBeginning: boolean;
}

/** Everything that a filter lets through. How two records were linked is of no field and nobody's change. */
export function shownOf({ questions, moments }: Told, filter: StoryFilter): ShownStory {
  return {
    questions: questions.filter((one) => isAsked(one, filter)),
    moments: moments.flatMap((one) => passed(one, filter) ?? []),
    withBeginning: !isNarrowed(filter) || (filter.happening === 'linked' && filter.actor === null),
  };
}

/** Those whose doing a story tells of, in the order in which a menu offers them. */
export function actorsIn({ moments }: Pick<Told, 'moments'>): readonly Actor[] {
  const found = new Set(moments.map(actorOf));
  const fixed = (['left', 'right', 'run'] as const).filter((one) => found.has(one));
  const people = [...found].filter((one) => one.startsWith('person:')).toSorted();
  return [...fixed, ...people];
}

/** What a story tells of, in the order in which a menu offers it. */
export function happeningsIn({ moments, questions, born }: Told): readonly Happening[] {
  const found = new Set<Happening>(moments.map(happeningOf));
  if (questions.length > 0) found.add('waits');
  if (born !== null) found.add('linked');
  return happenings.filter((one) => found.has(one));
}

/** Where a step from a moment leads: to the next one that is listed, or to an end of the story; null: there is none. */
export function momentBeside(shown: readonly number[], from: number, by: -1 | 1): number | null {
  return (by === 1 ? shown.find((n) => n > from) : shown.findLast((n) => n < from)) ?? null;
}
