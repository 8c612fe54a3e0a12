import type { FieldMap } from '../../../model/flow.ts';
import type { SyncId } from '../../../model/ids.ts';
import type { ObjectShape } from '../../../model/shape.ts';
import type { Tuple } from '../../../model/value.ts';
import type { Samples } from './columns.ts';
import type { Home } from './lines.ts';

/** What suggestions of field maps are made from. */
export interface MapsAsked {
  readonly left: ObjectShape;
  readonly right: ObjectShape;
  /** Where there are no pairs, they are guessed from the rows. */
  readonly samples: Samples;
  /** Field maps that exist: their fields are not suggested again. */
  readonly taken: readonly FieldMap[];
  /** Ids that are not free either: those of groups. */
  readonly alsoTaken?: readonly string[];
  /** Syncs that keep in step what references point at, by their objects. */
  readonly parents?: readonly { readonly sync: SyncId; readonly left: string; readonly right: string }[];
  readonly home?: Home;
}

/** A field map that somebody may want, whole: it needs only to be added. */
export interface MapSuggestion {
  readonly map: FieldMap;
  /** From 0 to 1. */
  readonly confidence: number;
  /** What speaks for it: "same name", "58 of 64 equal once lower-cased". */
  readonly reasons: readonly string[];
  /** A few values of both sides, of one record each where records were paired. */
  readonly examples: readonly { readonly left: Tuple; readonly right: Tuple }[];
}
