import type { RecordKey } from '../../model/ids.ts';
import type { Can, Field } from '../../model/shape.ts';
import type { Fields, Value } from '../../model/value.ts';

/** What a system does to a value before it stores it, as real systems do without being asked. */
export type Tidying =
  | { readonly do: 'trim' }
  | { readonly do: 'lower' }
  | { readonly do: 'cut'; readonly length: number }
  | { readonly do: 'round'; readonly digits: number };

export interface MemoryField extends Field {
  readonly tidy?: readonly Tidying[];
  /** Rights to read it were taken away: it is left out of every answer. */
  readonly hidden?: boolean;
}

/** A workflow inside the system: once `watch` was written through a session, `set` gets a value of its own, later. */
export interface Workflow {
  readonly watch: string;
  readonly set: string;
  readonly to: (written: Value) => Value;
  readonly afterMs: number;
}

/** One object of the system. All of it may be changed while sessions are open, as an administrator would. */
export interface MemoryObject {
  fields: readonly MemoryField[];
  key: readonly string[];
  keyFrom: 'system' | 'field';
  /** The field that the system itself sets to its clock with every change. */
  stamp?: string;
  workflows?: readonly Workflow[];
  /** Says why a record is refused, or null: validation that no schema shows. */
  refuses?: (key: RecordKey | null, fields: Fields) => string | null;
}

/** What the system and its interface can do. The first part is what it admits to (`Can`), the rest is how it behaves. */
export interface MemoryAbilities extends Can {
  /** How long a new record really stays out of lists and searches, at most; at most `findLagMs` in an honest system. */
  readonly indexLagMs: number;
  /** Records on a page of a list. */
  readonly pageMax: number;
  /** `offset` pages lose and repeat records when rows move during a scan; the order is by last modification. */
  readonly paging: 'keyset' | 'offset';
  /** Keys of removed records are given again to new ones. */
  readonly reusesKeys: boolean;
  /** Nothing can be written. */
  readonly readOnly: boolean;
}

export type CallName =
  | 'identity'
  | 'clock'
  | 'objects'
  | 'shape'
  | 'scan'
  | 'since'
  | 'keys'
  | 'read'
  | 'find'
  | 'reserve'
  | 'write';

/** One request to the system, as faults see it. A list is one call a page; `page` counts from 0. */
export interface Call {
  readonly name: CallName;
  readonly op: 'create' | 'update' | 'remove' | null;
  readonly page: number;
  readonly records: number;
}

/**
 * What may go wrong with one call.
 * - `lost-request`: it never arrived; the caller sees a time-out. `lost-answer`: it was carried out; the same time-out.
 * - `cut-short`: the first half of a batch was carried out, then a time-out for all of it.
 * - `item-unknown`: one write of the batch was carried out, its outcome says `unknown`.
 * - `item-refused`: one write of the batch is refused. `later`: all writes of the batch, or the whole call, answer "too many requests".
 * - `broken`: the call fails for certain without effect, on a list in the middle. `sign-in`: the session is no longer accepted.
 * - `empty` and `half`: a list looks whole and is not. `repeats`: a list shows records twice.
 * - `slow`: nothing but time.
 */
export type MemoryFault =
  | {
      readonly kind: 'lost-request' | 'lost-answer' | 'cut-short' | 'broken' | 'sign-in' | 'empty' | 'half' | 'repeats';
    }
  | { readonly kind: 'item-unknown' | 'item-refused'; readonly item: number }
  | { readonly kind: 'later' | 'slow'; readonly afterMs: number };

export type FaultSource = (call: Call) => MemoryFault | null;

/** One thing that happened to a record: the ground truth that a checker compares with. */
export interface HistoryEntry {
  /** Position in the order of everything that happened in the world. */
  readonly seq: number;
  /** True time in microseconds since 1970. */
  readonly at: number;
  readonly actor: string;
  readonly op: 'create' | 'update' | 'remove';
  readonly object: string;
  readonly key: RecordKey;
  /** By field, only what changed. A created field was null before; a removed one is null after. */
  readonly changes: { readonly [field: string]: { readonly before: Value; readonly after: Value } };
  /** The intent of a write that came through a session. */
  readonly intent: string | null;
  /** Applied although the record was no longer what the write expected: the guard was raced. */
  readonly late: boolean;
}

export interface MemoryOptions {
  readonly name: string;
  readonly identity: string;
  readonly objects: { readonly [object: string]: MemoryObject };
  readonly abilities: MemoryAbilities;
  /** True time in microseconds since 1970. */
  readonly now: () => number;
  /** Next position in the order of everything; one counter for all systems of a world. */
  readonly next?: () => number;
  /** A yield point of a simulation: `moment` is `NAME.call:before`, `:middle` or `:after`. */
  readonly pause?: (moment: string, ms: number) => Promise<void>;
  readonly faults?: FaultSource;
  /** Chance in [0,1), for lags and page borders. Absent: lags are at their longest. */
  readonly random?: () => number;
}
