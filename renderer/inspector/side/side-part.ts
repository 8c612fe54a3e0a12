import type { Of } from '../../../engine/core/flow/command.ts';
import type { FlowSide } from '../../../engine/model/flow.ts';
import type { ObjectShape } from '../../../engine/model/shape.ts';

/** What a section edits: a side of a sync, the object behind it as far as it is known, and how a change is made. */
export interface SidePart {
  readonly side: FlowSide;
  readonly object: ObjectShape | null;
  readonly set: (part: Of<'change-side'>['set']) => string | null;
}
