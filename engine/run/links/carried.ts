import { same } from '../../core/values/equal.ts';
import type { JournalEntry } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { SidePlan } from '../../model/plan.ts';
import type { Value } from '../../model/value.ts';

/** A field of a record that holds, or held, what came over a link. */
export interface Carried {
  readonly field: string;
  /** The last value of the record's own: what it held before the writes that followed one another up to the newest. */
  readonly own: Value;
  /** What the newest write left. */
  readonly left: Value;
  readonly seqs: readonly number[];
}

export interface CarriedOver {
  readonly fields: readonly Carried[];
  /** Fields of which nobody knows whether they were written. */
  readonly unsure: readonly string[];
  /** The record itself was made from its twin: it has no values of its own from before. */
  readonly made: boolean;
  /** Fields whose earlier values retention took away. */
  readonly removed: readonly string[];
}

interface Chain {
  own: Value;
  readonly left: Value;
  readonly seqs: number[];
  open: boolean;
}

/**
 * What came over a link onto one record. A value that somebody typed between two writes is the record's own: going back
 * ends there (L10).
 * @param entries the journal of the link, newest first
 */
export function carriedOver(plan: SidePlan, side: Side, entries: readonly JournalEntry[]): CarriedOver {
  const chains = new Map<string, Chain>();
  const unsure = new Set<string>();
  const removed = new Set<string>();
  let made = false;
  for (const entry of entries) {
    if (entry.side !== side || entry.op === 'remove') continue;
    if (entry.op === 'create') {
      made ||= entry.undoes.length === 0;
      for (const chain of chains.values()) chain.open = false;
      continue;
    }
    if (entry.blanked !== undefined) {
      for (const field of Object.keys(entry.why)) {
        if (!chains.has(field)) removed.add(field);
      }
      for (const chain of chains.values()) chain.open = false;
      continue;
    }
    for (const field of Object.keys(entry.sent)) {
      const before = entry.before[field];
      const after = entry.after[field] ?? entry.sent[field];
      const type = plan.fields.find((one) => one.name === field)?.type;
      const chain = chains.get(field);
      if (entry.outcome === 'maybe') {
        if (chain === undefined) unsure.add(field);
        else chain.open = false;
      } else if (before === undefined || after === undefined || type === undefined || unsure.has(field)) continue;
      else if (chain === undefined) chains.set(field, { own: before, left: after, seqs: [entry.seq], open: true });
      else if (chain.open && same(type, after, chain.own)) {
        chain.own = before;
        chain.seqs.push(entry.seq);
      } else chain.open = false;
    }
  }
  const fields = [...chains].map(([field, { own, left, seqs }]) => ({ field, own, left, seqs }));
  return { fields, unsure: [...unsure], made, removed: [...removed] };
}
