import { endsOf } from '../../core/merge/pair.ts';
import { canon } from '../../core/values/canon.ts';
import { isUnlinked } from '../../core/values/reference.ts';
import type { Answer, Conflict, Question } from '../../model/conflict.ts';
import type { Side } from '../../model/ids.ts';
import type { MapPlan, SidePlan, SyncPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import { inLinks, type Links } from '../references.ts';

/** An answer as a person gives it: a side, what was agreed on, values by field of either side, what becomes of a removal, or that a refused write is sent again. */
export type Given =
  | { readonly choose: 'left' | 'right' | 'agreed' | 'keep' | 'remove' | 'unlink' | 'retry' }
  | { readonly choose: 'values'; readonly left: Fields; readonly right: Fields };

export const problem = (code: string, message: string, fix: string): Problem => ({
  code: `conflict/${code}`,
  message,
  fix,
});

export const unknownConflict = (id: string): Problem =>
  problem('unknown', `There is no open conflict "${id}".`, 'List them with "tandem conflicts".');

export const notInPlan = (): Problem =>
  problem(
    'not-in-plan',
    'This question cannot be answered this way.',
    'Link the right pair, or say that they are not the same.',
  );

/** The words of `choose` that fit what is asked. */
export const fitting: Record<Conflict['question']['about'], readonly string[]> = {
  unit: ['left', 'right', 'agreed', 'values'],
  removal: ['keep', 'remove', 'unlink'],
  match: [],
  refused: ['retry', 'values'],
};

/** The field maps whose values a question is about: of a group, or of a write that was refused. */
export function mapsAsked(sync: SyncPlan | undefined, question: Question): readonly MapPlan[] {
  const units = sync?.units ?? [];
  switch (question.about) {
    case 'unit':
      return units.find((one) => one.id === question.unit)?.maps ?? [];
    case 'refused':
      return units.flatMap((unit) => unit.maps).filter((map) => map.slot in question[question.side]);
    case 'removal':
    case 'match':
      return [];
  }
}

function tupleOf(
  plan: SidePlan,
  ends: readonly string[],
  given: Fields,
  shown: Tuple | undefined,
): Result<Tuple, Problem> {
  const values: Value[] = [];
  for (const [index, end] of ends.entries()) {
    const field = plan.fields.find((one) => one.name === end);
    const value = end in given ? (given[end] ?? null) : (shown?.[index] ?? null);
    const canonical = field === undefined ? ok(value) : canon(field.type, value);
    if (!canonical.ok)
      return err(problem('bad-value', `"${end}": ${canonical.error}`, 'Give a value that the field can hold.'));
    values.push(canonical.value);
  }
  return ok(values);
}

function valuesAnswer(
  sync: SyncPlan,
  conflict: Conflict,
  given: Extract<Given, { choose: 'values' }>,
): Result<Answer, Problem> {
  const { question } = conflict;
  const maps = mapsAsked(sync, question);
  if (maps.length === 0 || (question.about !== 'unit' && question.about !== 'refused'))
    return err(problem('not-in-plan', 'The flow no longer has the field map of this conflict.', 'Run the flow again.'));
  const chosen: Record<Side, Record<string, Tuple>> = { left: {}, right: {} };
  const known = new Set<string>();
  for (const map of maps) {
    for (const side of ['left', 'right'] as const) {
      const ends = endsOf(map, side);
      for (const end of ends) known.add(end);
      if (!ends.some((end) => end in given[side])) continue;
      const tuple = tupleOf(side === 'left' ? sync.left : sync.right, ends, given[side], question[side][map.slot]);
      if (!tuple.ok) return tuple;
      chosen[side][map.slot] = tuple.value;
    }
  }
  const stray = [...Object.keys(given.left), ...Object.keys(given.right)].find((name) => !known.has(name));
  if (stray !== undefined)
    return err(
      problem('other-field', `"${stray}" is not a field of this conflict.`, `Its fields are ${[...known].join(', ')}.`),
    );
  return ok({ choose: 'values', ...chosen });
}

/** Whether both sides had agreed on every value that is asked about. */
export const hasAgreed = ({ question }: Conflict): boolean =>
  question.about === 'unit' && Object.keys(question.left).every((slot) => slot in question.agreed);

function waysFor(about: Question['about']): string {
  if (about === 'match') return 'link a pair, or say that they are not the same';
  return `choose ${fitting[about].join(', ')}${about === 'refused' ? ', or drop' : ''}`;
}

/** @returns the answer to keep, or why it does not fit the question */
export function answerOf(sync: SyncPlan, conflict: Conflict, given: Given): Result<Answer, Problem> {
  const fits = fitting[conflict.question.about];
  if (!fits.includes(given.choose)) {
    return err(
      problem(
        'not-an-answer',
        `"${given.choose}" does not answer this question.`,
        `For this one, ${waysFor(conflict.question.about)}.`,
      ),
    );
  }
  if (given.choose === 'agreed' && !hasAgreed(conflict))
    return err(problem('never-agreed', 'The two sides never agreed on this field.', 'Choose a side, or give a value.'));
  return given.choose === 'values' ? valuesAnswer(sync, conflict, given) : ok({ choose: given.choose });
}

/** What a person gives of a reference is a key of that side; it must be one of a record that both sides have. */
export async function inTheirLinks(sync: SyncPlan, given: Given, links: Links): Promise<Result<Given, Problem>> {
  if (given.choose !== 'values') return ok(given);
  const sides = { left: given.left, right: given.right };
  for (const side of ['left', 'right'] as const) {
    const [fields = given[side]] = await inLinks(links, sync[side].references, [given[side]]);
    const stray = sync[side].references.find((one) => isUnlinked(fields[one.field]));
    if (stray !== undefined)
      return err(
        problem(
          'unlinked',
          `"${stray.field}": no record "${String(given[side][stray.field])}" of the sync "${stray.sync}" is linked.`,
          'Give the key of a record that both sides have.',
        ),
      );
    sides[side] = fields;
  }
  return ok({ choose: 'values', ...sides });
}
