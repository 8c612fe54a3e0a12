import type { Choice } from '../../../protocol/calls/preview.ts';
import type { RowIndex } from './row-index.ts';
import type { Standing } from './search.ts';

/** What people want done of a preview's decisions. */
export interface Choices extends Standing {
  set(changes: Iterable<number>, as: 'do' | 'leave-out' | 'reverse'): void;
  /**
   * Leaves single units of a decision out, or takes them in again.
   * @param all the units that it writes: without any of them it is left out itself
   */
  setUnits(change: number, units: readonly string[], as: 'do' | 'leave-out', all: readonly string[]): void;
  /** The units that are left out of a decision of which the rest is done. */
  unitsOut(change: number): readonly string[];
  stop(rule: number, stops: boolean): void;
  clear(): void;
  outBy(change: number): 'no' | 'chosen' | 'rule';
  /** Grows with every choice. */
  version(): number;
  now(): Choice;
}

/** @param changes how many decisions there are */
export function choicesOf(index: RowIndex, changes: () => number): Choices {
  const left = new Set<number>();
  const turned = new Set<number>();
  const trimmed = new Map<number, readonly string[]>();
  const stopped = new Map<number, ReadonlySet<number>>();
  let version = 0;
  const ruledOut = (change: number): boolean => [...stopped.values()].some((all) => all.has(change));
  /** Decisions of which a value is decided by a rule: a decision is done whole or not at all. */
  const changesBy = (rule: number): ReadonlySet<number> => {
    const fits = index.kinds.map((kind) => kind.rules.includes(rule));
    const all = new Set<number>();
    for (let row = 0; row < index.length(); row++)
      if (fits[index.kindOf(row)] === true && index.change(row) >= 0) all.add(index.change(row));
    return all;
  };
  const isOut = (change: number): boolean => left.has(change) || ruledOut(change);
  return {
    set(all, as) {
      version++;
      for (const change of all) {
        left.delete(change);
        turned.delete(change);
        trimmed.delete(change);
        if (as === 'leave-out') left.add(change);
        if (as === 'reverse') turned.add(change);
      }
    },
    setUnits(change, units, as, all) {
      version++;
      const before = left.has(change) ? all : (trimmed.get(change) ?? []);
      const out = all.filter((one) => (units.includes(one) ? as === 'leave-out' : before.includes(one)));
      const isAll = out.length === all.length;
      if (isAll) left.add(change);
      else left.delete(change);
      if (isAll || out.length === 0) trimmed.delete(change);
      else trimmed.set(change, out);
    },
    unitsOut: (change) => trimmed.get(change) ?? [],
    stop(rule, stops) {
      version++;
      if (stops) stopped.set(rule, changesBy(rule));
      else stopped.delete(rule);
    },
    clear() {
      version++;
      left.clear();
      trimmed.clear();
      turned.clear();
      stopped.clear();
    },
    isOut,
    isTrimmed: (change) => trimmed.has(change) && !isOut(change),
    isReversed: (change) => turned.has(change),
    isStopped: (rule) => stopped.has(rule),
    outBy: (change) => (left.has(change) ? 'chosen' : ruledOut(change) ? 'rule' : 'no'),
    version: () => version,
    now() {
      const all = new Set(left);
      for (const more of stopped.values()) for (const change of more) all.add(change);
      return {
        leftOut: left.size,
        trimmed: [...trimmed.keys()].filter((change) => !isOut(change)).length,
        stopped: [...stopped].map(([rule, by]) => ({
          id: index.rules[rule]?.id ?? '',
          label: index.rules[rule]?.label ?? '',
          changes: by.size,
        })),
        reversed: [...turned].filter((change) => !isOut(change)).length,
        toDo: changes() - all.size,
      };
    },
  };
}
