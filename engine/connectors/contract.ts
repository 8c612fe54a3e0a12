import type { z } from 'zod';
import type { IntentId, RecordKey } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import type { Expect, Sighting, Snapshot } from '../model/record.ts';
import type { NetworkProxy } from '../model/settings.ts';
import type { ObjectShape } from '../model/shape.ts';
import type { Fields } from '../model/value.ts';

/** What a session is asked to look at: an object, the fields to read, and what its records are called by. */
export interface View {
  readonly shape: ObjectShape;
  /** Names of the fields to read; others stay untouched and MISSING. */
  readonly fields: readonly string[];
  /** The field that says when a record was last modified; null where none is named. */
  readonly modifiedAt: string | null;
}

/** Opaque position in a side's changes. */
export type Cursor = string;

export interface Page {
  readonly snapshots: readonly Snapshot[];
  /** Keys the system itself reports as removed. */
  readonly removed: readonly RecordKey[];
  /** On the last page of `since`: the cursor to keep. Absent on other pages and on scans. */
  readonly cursor?: Cursor;
}

export type Write =
  | {
      readonly op: 'create';
      readonly intent: IntentId;
      readonly correlation: string;
      readonly key: RecordKey | null;
      readonly fields: Fields;
    }
  | {
      readonly op: 'update';
      readonly intent: IntentId;
      readonly key: RecordKey;
      readonly fields: Fields;
      readonly expect: Expect;
    }
  | { readonly op: 'remove'; readonly intent: IntentId; readonly key: RecordKey; readonly expect: Expect };

/**
 * What became of one write.
 * - `done`: applied. `snapshot` is the record as stored, all fields of the view (null after a remove).
 * - `moved-on`: nothing was written, because the record is no longer at `expect`; `now` is what it is instead.
 *   A create whose key is taken is `moved-on` too.
 * - `refused`: nothing was written, and trying again will not help.
 * - `later`: proof that nothing was processed; try again after `afterMs`.
 * - `unknown`: it may or may not have been applied.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly snapshot: Snapshot | null }
  | { readonly kind: 'moved-on'; readonly now: Sighting }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'later'; readonly problem: Problem; readonly afterMs: number }
  | { readonly kind: 'unknown'; readonly problem: Problem };

/** The system's clock against ours: `now` is its canonical instant, `errorMs` half the round trip. */
export interface ClockReading {
  readonly now: string;
  readonly errorMs: number;
}

/** How many records an object holds. `exact`: counted; else what the system itself keeps as an estimate. */
export interface RecordCount {
  readonly records: number;
  readonly exact: boolean;
}

/**
 * What a person wants to know of a connection, in this order: whether the system answers, lets us in, shows its records, lets
 * us change them, and of what version and with which limits it is.
 */
export const checks = ['reach', 'sign-in', 'read', 'write', 'limit'] as const;
export type CheckName = (typeof checks)[number];

/**
 * What came of one check.
 * - `fine`: it works, as `words` say.
 * - `failed`: it does not; `problem` tells the remedy.
 * - `skipped`: it was not tried, because an earlier one failed or there is nothing to try; `words` say which. `problem` where a person may want it otherwise.
 */
export interface Finding {
  readonly check: CheckName;
  readonly state: 'fine' | 'failed' | 'skipped';
  readonly words: string;
  readonly problem: Problem | null;
  readonly ms: number;
}

/** What a probe looks at. */
export interface Probed {
  readonly settings: { readonly [name: string]: unknown };
  readonly secrets: Secrets;
  /** Objects that syncs write to: `write` fails unless each of them may be written. Empty: unless any may be. */
  readonly writes: readonly string[];
}

/**
 * A signed-in conversation with one system. All values in and out are canonical; this is the only place that turns
 * wire values into canonical ones and back. Every method may throw a `Fault` and nothing else.
 */
export interface Session {
  /** The immutable identity of the account, database or file; the same through every address that reaches it. */
  identity(): Promise<string>;
  /** Null where the system has no clock of its own to ask. */
  clock(): Promise<ClockReading | null>;
  /** Names of the objects that can be synced. */
  objects(): Promise<readonly string[]>;
  /** @throws Fault `setting` when there is no such object. */
  shape(object: string): Promise<ObjectShape>;
  /** How many records an object holds, where that is cheap to tell; null where it would take a long look. */
  count(object: string): Promise<RecordCount | null>;
  /** All records, each once, in pages, in a stable order; holds one page in memory. Either ends complete or throws: never a partial answer that looks whole. */
  scan(view: View): AsyncIterable<Page>;
  /**
   * Pages of records changed at or after `cursor` less `overlapMs`, in any order; repeats are allowed, gaps are not.
   * The last page carries the cursor to keep. `cursor` null: from the beginning. Only where `can.since`.
   */
  since(view: View, cursor: Cursor | null, overlapMs: number): AsyncIterable<Page>;
  /** The keys of all records, in pages: the census. */
  keys(view: View): AsyncIterable<readonly RecordKey[]>;
  /** Exactly one sighting per key, in the order asked. `gone` only on the system's own word. At most `can.readMax` keys. */
  read(view: View, keys: readonly RecordKey[]): Promise<readonly Sighting[]>;
  /** Records whose values equal all of `fields`, at most `limit`: to find a create whose answer was lost. Uses the correlation where `can.correlates`. */
  find(
    view: View,
    probe: { readonly correlation: string; readonly fields: Fields },
    limit: number,
  ): Promise<readonly Snapshot[]>;
  /** Keys no other record has or will get, for creates to come. Only where `can.reservesKeys`. */
  reserve(view: View, count: number): Promise<readonly RecordKey[]>;
  /**
   * One outcome per write, in order; at most `can.writeMax` writes, all of the same `op`. A write applies only if the
   * record is still at `expect`. Throws only when the outcome of every write is unknown or nothing was sent (the fault's kind says which).
   */
  write(view: View, writes: readonly Write[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** A proxy with what it is signed in with. */
export interface ProxyWay extends NetworkProxy {
  /** Absent: none is kept. */
  readonly password?: string;
}

/** What a connector may use of the machine: injected, so that tests and policy can replace it. */
export interface Ambient {
  readonly now: () => string;
  /** Folder that relative paths in settings start from. */
  readonly folder: string;
  /** What leads to systems that cannot be reached directly. */
  readonly proxy?: ProxyWay;
}

export type Secrets = { readonly [name: string]: string };

export interface SecretSpec {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** What to enter, beside the field. */
  readonly help?: string;
}

/** A kind of system. Adding one adds a folder and a line in the catalog. */
export interface Connector {
  readonly kind: string;
  readonly label: string;
  readonly settings: z.ZodType;
  readonly secrets: readonly SecretSpec[];
  /** The files whose change means that records may have changed, as absolute paths; none when the settings are wrong. Absent: its records lie in no file. */
  readonly files?: (settings: { readonly [name: string]: unknown }, folder: string) => readonly string[];
  /** @throws Fault `setting`, `sign-in` or `transient`, with a remedy; never with a secret in its words. */
  open(settings: { readonly [name: string]: unknown }, secrets: Secrets, ambient: Ambient): Promise<Session>;
  /**
   * Tests a connection: one finding for each of `checks`, in their order, each as soon as it is known. Changes nothing in the
   * system: no record, no file, no time of modification; whether it may write is asked of its rights. Never throws: what goes
   * wrong is a finding with the remedy, never with a secret in its words. Leaving the loop closes what was opened.
   */
  probe(probed: Probed, ambient: Ambient): AsyncIterable<Finding>;
}
