import type { StepPlan } from '../../../model/plan.ts';
import type { Column, ValuePair } from './columns.ts';
import { type Home, linesBetween } from './lines.ts';
import { valueTable } from './lines-choice.ts';
import { type Candidate, type Trial, tryLine } from './try-line.ts';

/** The line that brings most values across, and what came of trying it. */
export interface Line {
  readonly steps: readonly StepPlan[];
  readonly words: string | null;
  readonly cost?: number;
  readonly trial: Trial;
}

const untried: Trial = { compared: 0, equal: 0, alike: 0, failed: 0, chance: 0 };
/** A step has to mend at least this share of the values, or it is not worth its place. */
const worth = 0.05;

/** Where no records show it: a table of options that differ in words is needed, other steps only where types ask for them. */
function withoutRecords(from: Column, to: Column, all: readonly Candidate[]): Candidate | undefined {
  const [first] = all;
  const table = valueTable(from, to, []);
  const mapped = all.find(({ steps }) => steps[0]?.use === 'value-map');
  const options = [from, to].every(({ field }) => field.type.kind === 'choice');
  if (options && table !== null && !table.same && mapped !== undefined) return mapped;
  return tidied(from, to, all) ?? first;
}

/** Numbers and addresses that one side keeps in one form are brought into it, as far as its values show. */
function tidied(from: Column, to: Column, all: readonly Candidate[]): Candidate | undefined {
  const look = from.look === to.look ? from.look : null;
  if (look === 'date') return dated(from, to, all);
  return look === 'phone' ? all.find(({ steps }) => steps[0]?.use === 'phone') : undefined;
}

/** The first line on which the sample values of the text can be read. */
function dated(from: Column, to: Column, all: readonly Candidate[]): Candidate | undefined {
  const [a, b] = [from.field.type, to.field.type];
  if (a.kind === b.kind) return undefined;
  const [text, time] = a.kind === 'text' ? [from, b] : [to, a];
  const pairs = text.values.slice(0, datesRead).map((value) => [value, null] as const);
  return all.find(({ steps: [first] }) => {
    if (first?.use !== 'text-to-date' || pairs.length === 0) return false;
    const reader = { use: first.use, settings: { ...first.settings, reverse: false } };
    return tryLine([reader], pairs, { kind: 'text' }, time).failed === 0;
  });
}

const datesRead = 10;

/** The best line from one field to another; null where no steps lead there. */
export function bestLine(from: Column, to: Column, pairs: readonly ValuePair[], home: Home): Line | null {
  const all = linesBetween(from, to, pairs, home);
  if (pairs.length === 0) {
    const chosen = withoutRecords(from, to, all);
    return chosen === undefined ? null : { ...chosen, trial: untried };
  }
  let best: Line | null = null;
  let most = -1;
  for (const candidate of all) {
    const trial = tryLine(candidate.steps, pairs, from.field.type, to.field.type);
    const net = Math.max(0, trial.equal - (candidate.cost ?? 0));
    const score = net / trial.compared + trial.alike / trial.compared / 100 - worth * candidate.steps.length;
    if (score > most + 1e-9) {
      most = score;
      best = { ...candidate, trial };
    }
    if (candidate.steps.length === 0 && trial.equal === trial.compared) break;
  }
  return best;
}
