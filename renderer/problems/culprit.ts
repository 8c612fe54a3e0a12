import type { Opening } from '../../engine/core/flow/fix/fix.ts';
import type { FieldMap, Flow } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Shapes } from '../../engine/model/shape.ts';
import { fieldLabel, objectOf } from '../canvas/cards.ts';
import { stepLabel } from '../canvas/words/step-words.ts';
import { endsOf, mapAt, partAt, stepAt, syncAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';

/** The part that is selected for a problem: the one it names, or the sync where that is no part of the canvas. */
export function culpritOf(flow: Flow, node: string): string | null {
  if (partAt(flow, node) !== null) return node;
  const [sync = ''] = node.split('/');
  return partAt(flow, sync) === null ? null : sync;
}

/** What a problem is about, for people: its name and the sides it is on. */
export interface Culprit {
  readonly label: string;
  readonly sync: string | null;
  readonly sides: readonly Side[];
}

const both: readonly Side[] = ['left', 'right'];

const namesMax = 2;

/** "Phone of Contacts", "Phone, Name and 3 more of Contacts". */
function fieldWords(fields: readonly string[], object: string): string {
  if (fields.length === 0) return object;
  const words = wordsOf('problems');
  const count = fields.length - namesMax;
  const names = fields.slice(0, namesMax).join(', ');
  return count > 0
    ? words('fieldsAndMore', { fields: names, count, object })
    : words('fieldsOf', { fields: names, object });
}

/** What a problem is about, by its place and, where that is a whole object, by the fields that its words name. */
export function culpritWords(
  flow: Flow,
  shapes: Shapes,
  { node, message }: Pick<FlowProblem, 'node' | 'message'>,
): Culprit {
  const words = wordsOf('problems');
  const part = partAt(flow, node);
  const [syncId = '', second = ''] = node.split('/');
  const sync = syncAt(flow, syncId);
  if (sync === null)
    return { label: part?.kind === 'note' ? words('note') : (flow.label ?? flow.id), sync: null, sides: [] };
  const named = (label: string, sides: readonly Side[]): Culprit => ({ label, sync: sync.id, sides });
  const isNamed = (field: string): boolean => message.includes(`"${field}"`);
  const objectLabel = (side: Side): string => objectOf(shapes, sync, side)?.label ?? sync[side].object;
  const labelled = (side: Side, fields: readonly string[]): string => {
    const labels = fields.map((field) => fieldLabel(objectOf(shapes, sync, side), field));
    return fieldWords(labels, objectLabel(side));
  };
  const fieldsNamed = (side: Side): readonly string[] =>
    (objectOf(shapes, sync, side)?.fields ?? []).map((field) => field.name).filter(isNamed);
  const isOf = (side: Side, map: Pick<FieldMap, Side>): boolean => endsOf(map, side).some(isNamed);
  switch (part?.kind) {
    case 'side':
      return named(labelled(part.side, fieldsNamed(part.side)), [part.side]);
    case 'filter':
      return named(words('filterOn', { what: labelled(part.side, fieldsNamed(part.side)) }), [part.side]);
    case 'match':
      return named(words('match'), both);
    case 'map':
    case 'step': {
      const map = mapAt(flow, sync.id, part.map);
      if (map === null) return named(sync.label ?? sync.id, both);
      const isRight = endsOf(map, 'left').length === 0 || (isOf('right', map) && !isOf('left', map));
      const side = isRight ? 'right' : 'left';
      const step = part.kind === 'step' ? stepAt(map, part.step) : null;
      const label =
        map.label === undefined ? labelled(side, endsOf(map, side)) : fieldWords([map.label], objectLabel(side));
      return named(step === null ? label : words('stepOn', { step: stepLabel(step), what: label }), both);
    }
    case 'field':
      return named(labelled(part.side, [part.field]), [part.side]);
    case 'sync':
    case 'note':
    case undefined: {
      const group = sync.groups?.find((one) => one.id === second);
      return named(group === undefined ? (sync.label ?? sync.id) : (group.label ?? group.id), both);
    }
  }
}

/** The part to select for the place that a fix leads to. */
export function openingKey(flow: Flow, { place, node, field }: Opening): string | null {
  const [sync = ''] = node.split('/');
  switch (place) {
    case 'connections':
    case 'objects':
    case 'suggestions':
      return null;
    case 'filter':
      return culpritOf(flow, partAt(flow, `${node}/filter`) === null ? node : `${node}/filter`);
    case 'match':
      return culpritOf(flow, `${sync}/match`);
    case 'fields':
      return field === undefined ? culpritOf(flow, node) : `${node}:${field}`;
    case 'group':
    case 'rules':
    case 'triggers':
      return culpritOf(flow, sync);
    case 'side':
    case 'personal':
    case 'map':
    case 'step':
    case 'note':
      return culpritOf(flow, node);
  }
}

/** Problems that stop publishing first; otherwise as they were found. */
export const inOrder = (problems: readonly FlowProblem[]): readonly FlowProblem[] =>
  problems.toSorted((one, other) => Number(other.stops) - Number(one.stops));

/** "1 stops publishing", "Ready to publish". */
export function standing(problems: readonly FlowProblem[]): string {
  const count = problems.filter((problem) => problem.stops).length;
  return count === 0 ? wordsOf('problems')('ready') : wordsOf('problems')('stop', { count });
}
