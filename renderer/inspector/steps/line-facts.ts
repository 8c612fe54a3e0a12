import type { FieldMap, StepUse, Sync } from '../../../engine/model/flow.ts';
import { across, type Side } from '../../../engine/model/ids.ts';
import type { Shapes } from '../../../engine/model/shape.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { fieldLabel, objectOf } from '../../canvas/cards.ts';
import { wayOf } from '../../canvas/edits.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { wordsOf } from '../../words/words.ts';
import { typesAtEnd } from '../map/way-back.ts';

const startOf = (map: FieldMap): Side => (wayOf(map) === 'to-left' ? 'right' : 'left');

/** A value that comes into a step: what it is called there, and its type where it is known. */
export interface Coming {
  readonly label: string;
  readonly type: FieldType | null;
}

/** The values that come into a step: those of the fields where the line begins, or what the step before it makes. */
export function comingIn(sync: Sync, map: FieldMap, use: StepUse, shapes: Shapes): readonly Coming[] {
  const words = wordsOf('stepForms');
  const steps = map.steps ?? [];
  const at = steps.findIndex((one) => one.id === use.id);
  const before = typesAtEnd(sync, { ...map, steps: steps.slice(0, Math.max(0, at)) }, shapes);
  const start = startOf(map);
  const fields = endsOf(map, start);
  const object = objectOf(shapes, sync, start);
  const count = before?.length ?? (at <= 0 ? fields.length : 1);
  return Array.from({ length: Math.max(1, count) }, (_, nr) => {
    const field = at <= 0 ? fields[nr] : undefined;
    const name = count > 1 ? words('valueNumber', { number: nr + 1 }) : words('theValue');
    return { label: field === undefined ? name : fieldLabel(object, field), type: before?.[nr] ?? null };
  });
}

/** The choices of the field that a step fills: it is the last of its line, and the line leads to one choice field. */
export function choicesAhead(sync: Sync, map: FieldMap, use: StepUse, shapes: Shapes): readonly string[] | null {
  if (map.steps?.at(-1)?.id !== use.id) return null;
  const far = across(startOf(map));
  const [name, more] = endsOf(map, far);
  const type = objectOf(shapes, sync, far)?.fields.find((field) => field.name === name)?.type;
  return more === undefined && type?.kind === 'choice' && type.options.length > 0 ? type.options : null;
}
