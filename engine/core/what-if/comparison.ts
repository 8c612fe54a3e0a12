import type { RecordKey } from '../../model/ids.ts';
import type { MapPlan, SyncPlan } from '../../model/plan.ts';
import { endsOf } from '../merge/pair.ts';
import { unitLabel } from '../merge/unit-label.ts';
import type { Outcome, OutcomeKind } from './outcomes.ts';
import type { PairReplay } from './replay-pair.ts';

/** One outcome with the records that it is about. */
export interface OutcomeSample extends Outcome {
  readonly left: RecordKey | null;
  readonly right: RecordKey | null;
}

export type OutcomeCounts = { readonly [kind in OutcomeKind]: number };

/** What becomes of one field map; `about` is its id, `removal`, or a field that no line leads to; empty for whole records. */
export interface LineComparison {
  readonly about: string;
  readonly label: string;
  readonly counts: OutcomeCounts;
  /** The first few outcomes of each kind that is not the same as it was. */
  readonly samples: readonly OutcomeSample[];
}

/** How an edited flow would have done over a period, beside what happened. */
export interface Comparison {
  /** Pairs that something happened to in the period. */
  readonly pairs: number;
  /** Times that something was decided about one. */
  readonly turns: number;
  readonly counts: OutcomeCounts;
  /** Pairs whose records would end as something else. */
  readonly endDifferently: number;
  /** Times at which what happened does not follow from what is kept: it was compared all the same. */
  readonly unlike: number;
  /** Times whose flow of then is not kept. */
  readonly noPlan: number;
  /** Pairs left out because retention took values of the period away. */
  readonly removed: number;
  readonly lines: readonly LineComparison[];
}

const samplesMax = 5;

const none: OutcomeCounts = {
  same: 0,
  different: 0,
  'not-written': 0,
  'newly-written': 0,
  sooner: 0,
  'same-question': 0,
  'new-question': 0,
  'no-question': 0,
  'not-recorded': 0,
};

/** Kinds that leave everything as it was. */
const asBefore: readonly OutcomeKind[] = ['same', 'sooner', 'same-question'];

export const noComparison: Comparison = {
  pairs: 0,
  turns: 0,
  counts: none,
  endDifferently: 0,
  unlike: 0,
  noPlan: 0,
  removed: 0,
  lines: [],
};

const plus = (counts: OutcomeCounts, kind: OutcomeKind): OutcomeCounts => ({ ...counts, [kind]: counts[kind] + 1 });

/** Names of lines by field and unit, worked out once for a flow: the edited one first, else those of then. */
export interface LineNames {
  of(outcome: Outcome): { readonly about: string; readonly label: string };
}

/** @param before the plans that runs of the period followed */
export function lineNames(flow: SyncPlan, before: readonly SyncPlan[]): LineNames {
  const maps = new Map<string, MapPlan>();
  const units = new Map<string, string>();
  for (const sync of [flow, ...before]) {
    for (const unit of sync.units) {
      if (!units.has(unit.id)) units.set(unit.id, unitLabel(unit));
      for (const map of unit.maps)
        for (const side of ['left', 'right'] as const)
          for (const end of endsOf(map, side)) if (!maps.has(`${side}\n${end}`)) maps.set(`${side}\n${end}`, map);
    }
  }
  return {
    of({ side, about }) {
      if (side === null) return { about, label: units.get(about) ?? about };
      const map = maps.get(`${side}\n${about}`);
      return map === undefined ? { about, label: about } : { about: map.id, label: map.label };
    },
  };
}

function addOutcome(lines: readonly LineComparison[], outcome: OutcomeSample, names: LineNames): LineComparison[] {
  const name = names.of(outcome);
  const line = lines.find((one) => one.about === name.about) ?? { ...name, counts: none, samples: [] };
  const alike = line.samples.filter((one) => one.kind === outcome.kind).length;
  const isShown = !asBefore.includes(outcome.kind) && alike < samplesMax;
  const next = {
    ...line,
    counts: plus(line.counts, outcome.kind),
    samples: isShown ? [...line.samples, outcome] : line.samples,
  };
  return lines.includes(line) ? lines.map((one) => (one === line ? next : one)) : [...lines, next];
}

/** Adds what came of one pair. Bounded: a line keeps a few samples of each kind. */
export function addPair(comparison: Comparison, pair: PairReplay, names: LineNames): Comparison {
  if (pair.turns === 0) return comparison;
  let { counts, lines } = comparison;
  for (const outcome of pair.outcomes) {
    counts = plus(counts, outcome.kind);
    lines = addOutcome(lines, { ...outcome, left: pair.left, right: pair.right }, names);
  }
  return {
    pairs: comparison.pairs + 1,
    turns: comparison.turns + pair.turns,
    counts,
    endDifferently: comparison.endDifferently + (pair.endsDifferently ? 1 : 0),
    unlike: comparison.unlike + pair.unlike,
    noPlan: comparison.noPlan + pair.noPlan,
    removed: comparison.removed,
    lines,
  };
}

/** Whether the edited flow would have done nothing else, as far as it can be told. */
export const isAsBefore = ({ counts }: Comparison): boolean =>
  Object.entries(counts).every(([kind, count]) => count === 0 || asBefore.some((one) => one === kind));
