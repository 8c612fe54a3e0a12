import type { Change, JournalEntry, PlannedWrite } from '../model/change.ts';
import type { Question } from '../model/conflict.ts';
import type { Side } from '../model/ids.ts';
import type { MapPlan, SyncPlan } from '../model/plan.ts';
import type { Fields, Tuple } from '../model/value.ts';
import { inOwnKeys, type Links } from './references.ts';

/** Fields of a side, to be told with its own keys where they point at records of another sync. */
interface Told {
  readonly side: Side;
  readonly fields: Fields;
}

/** Translates many at once: one look for each side and reference. */
async function translated(links: Links, sync: SyncPlan, all: readonly Told[]): Promise<(told: Told) => Fields> {
  const own = new Map<Told, Fields>();
  for (const side of ['left', 'right'] as const) {
    const mine = all.filter((one) => one.side === side);
    const fields = await inOwnKeys(
      links,
      sync[side].references,
      mine.map((one) => one.fields),
    );
    for (const [index, one] of mine.entries()) own.set(one, fields[index] ?? one.fields);
  }
  return (told) => own.get(told) ?? told.fields;
}

const hasReferences = (sync: SyncPlan): boolean => sync.left.references.length > 0 || sync.right.references.length > 0;

type Shown = { readonly [slot: string]: Tuple };

const referenceMaps = (sync: SyncPlan): readonly MapPlan[] =>
  sync.units.flatMap((unit) => unit.maps.filter((map) => map.reference !== null));

/** What a question shows of references, by field; a reference has one field at each end. */
function fieldsOfShown(sync: SyncPlan, side: Side, shown: Shown): Fields {
  return Object.fromEntries(
    referenceMaps(sync).flatMap((map) => {
      const [name] = map[side];
      const [value] = shown[map.slot] ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function shownOf(sync: SyncPlan, side: Side, shown: Shown, own: Fields): Record<string, Tuple> {
  const next: Record<string, Tuple> = { ...shown };
  for (const map of referenceMaps(sync)) {
    const value = own[map[side][0] ?? ''];
    if (shown[map.slot] !== undefined && value !== undefined) next[map.slot] = [value];
  }
  return next;
}

type Part = { readonly write: PlannedWrite; readonly before: Told; readonly fields: Told };
type Asked = { readonly question: Question; readonly left: Told; readonly right: Told };

/**
 * Changes for people to read: each side's own keys where a field points at a record of another sync, in place of the id of
 * its link. One that has no key on that side yet keeps the id.
 */
export async function changesInOwnTerms(
  links: Links,
  sync: SyncPlan,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (!hasReferences(sync)) return changes;
  const parts = changes.map((change) => ({
    change,
    writes: change.writes.map((write): Part => {
      const { side, before, fields } = write;
      return { write, before: { side, fields: before }, fields: { side, fields } };
    }),
    questions: change.questions.map((question): Asked => {
      const on = (side: Side): Told => ({
        side,
        fields: question.about === 'unit' ? fieldsOfShown(sync, side, question[side]) : {},
      });
      return { question, left: on('left'), right: on('right') };
    }),
  }));
  const told = parts.flatMap(({ writes, questions }) => [
    ...writes.flatMap((one) => [one.before, one.fields]),
    ...questions.flatMap((one) => [one.left, one.right]),
  ]);
  const own = await translated(links, sync, told);
  return parts.map(({ change, writes, questions }) => ({
    ...change,
    writes: writes.map((one) => ({ ...one.write, before: own(one.before), fields: own(one.fields) })),
    questions: questions.map(({ question, left, right }) =>
      question.about === 'unit'
        ? {
            ...question,
            left: shownOf(sync, 'left', question.left, own(left)),
            right: shownOf(sync, 'right', question.right, own(right)),
          }
        : question,
    ),
  }));
}

/** The same for writes that took place. */
export async function entriesInOwnTerms(
  links: Links,
  sync: SyncPlan,
  entries: readonly JournalEntry[],
): Promise<readonly JournalEntry[]> {
  if (!hasReferences(sync)) return entries;
  const parts = entries.map((entry) => {
    const on = (fields: Fields): Told => ({ side: entry.side, fields });
    return { entry, before: on(entry.before), sent: on(entry.sent), after: on(entry.after) };
  });
  const own = await translated(
    links,
    sync,
    parts.flatMap(({ before, sent, after }) => [before, sent, after]),
  );
  return parts.map(({ entry, before, sent, after }) => ({
    ...entry,
    before: own(before),
    sent: own(sent),
    after: own(after),
  }));
}
