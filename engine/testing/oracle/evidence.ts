import type { Side } from '../../model/ids.ts';
import type { Fields, Value } from '../../model/value.ts';

/** What the engine under test has on record, in words of the oracle: by field name, without its internals. */
export interface Evidence {
  readonly journal: readonly JournalRow[];
  readonly questions: readonly QuestionRow[];
  readonly links: readonly LinkRow[];
  readonly agreed: readonly AgreedRow[];
  /** Writes decided and not yet settled. */
  readonly pending: readonly PendingRow[];
}

export interface JournalRow {
  readonly intent: string | null;
  readonly link: string;
  readonly side: Side;
  readonly op: 'create' | 'update' | 'remove';
  readonly key: string;
  readonly before: Fields;
  readonly sent: Fields;
  readonly after: Fields;
  readonly outcome: 'done' | 'landed' | 'maybe' | 'lost';
  readonly why: { readonly [field: string]: string };
}

export interface QuestionRow {
  readonly id: string;
  readonly revision: number;
  readonly about: 'unit' | 'removal' | 'match';
  readonly state: 'open' | 'answered' | 'closed';
  readonly reason: string;
  /** Fields of a unit; empty for the others. */
  readonly fields: readonly string[];
  /** Records it is about. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** The values shown, by field. */
  readonly shown: { readonly [side in Side]: Fields };
}

export interface LinkRow {
  readonly id: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly state: 'half' | 'live' | 'tombstone' | 'unlinked' | 'undone';
}

export interface AgreedRow {
  readonly link: string;
  readonly field: string;
  readonly left: Value;
  readonly right: Value;
}

export interface PendingRow {
  readonly intent: string;
  readonly side: Side;
  readonly op: 'create' | 'update' | 'remove';
  readonly key: string | null;
  readonly link: string;
  readonly state: string;
  readonly fields: Fields;
}

/** A write in one line, without what is generated, to compare what was announced with what was done. */
export function writeLine(side: Side, op: string, fields: Fields): string {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${side} ${op} ${JSON.stringify(sorted)}`;
}
