import { lineOf } from '../../../engine/core/compile/line-scene.ts';
import { lossOf } from '../../../engine/core/compile/loss.ts';
import type { FieldMap, Sync } from '../../../engine/model/flow.ts';
import { across, type Side } from '../../../engine/model/ids.ts';
import type { Field, Shapes } from '../../../engine/model/shape.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { objectOf } from '../../canvas/cards.ts';
import { wayOf } from '../../canvas/edits.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { wordsOf } from '../../words/words.ts';

function fieldsAt(sync: Sync, map: FieldMap, side: Side, shapes: Shapes): readonly Field[] | null {
  const all = objectOf(shapes, sync, side)?.fields;
  const found = endsOf(map, side).map((name) => all?.find((field) => field.name === name));
  return found.every((field) => field !== undefined) ? found : null;
}

/** The line of a field map: its steps as they are set, and the types before and after them. */
export function lineAt(sync: Sync, map: FieldMap, shapes: Shapes) {
  const start: Side = wayOf(map) === 'to-left' ? 'right' : 'left';
  const [from, to] = [fieldsAt(sync, map, start, shapes), fieldsAt(sync, map, across(start), shapes)];
  return lineOf(map.steps ?? [], {}, from, to);
}

/** The types that a step put behind the last one would get; null where they cannot be told. */
export const typesAtEnd = (sync: Sync, map: FieldMap, shapes: Shapes): readonly FieldType[] | null =>
  lineAt(sync, map, shapes).made;

export interface WayBack {
  readonly loss: 'none' | 'lossy' | 'one-way';
  readonly words: string;
}

/** Whether a line that goes both ways can run backwards, in words; null where that is not asked, or cannot be told. */
export function wayBack(sync: Sync, map: FieldMap, shapes: Shapes): WayBack | null {
  const words = wordsOf('inspector');
  const steps = map.steps ?? [];
  if (wayOf(map) !== 'both' || steps.length === 0) return null;
  const line = lineAt(sync, map, shapes);
  if (line.made === null || line.steps.some((step) => step.kind !== 'ready')) return null;
  const loss = lossOf(line);
  const isMap = steps.every((step) => step.use === 'value-map');
  switch (loss) {
    case 'none':
      return {
        loss,
        words: words(isMap ? 'backEveryTwin' : 'backNothingLost'),
      };
    case 'lossy':
      return { loss, words: words('backLossy') };
    case 'one-way':
      return { loss, words: words('noWayBack') };
  }
}
