import type { Side } from '../../../engine/model/ids.ts';
import { across } from '../../../engine/model/ids.ts';
import type { RunDetail, RunFailure, RunSync } from '../../../engine/protocol/calls/activity.ts';
import { wordsOf } from '../../words/words.ts';
import { all, sumOf } from '../adding-up.ts';

/** A stretch of a run's work as a line with a bar. */
export interface StepRow {
  readonly id: string;
  readonly label: string;
  /** Whose values it moves; null: those of both. */
  readonly tone: Side | null;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly fact: string;
  readonly hasFailed: boolean;
}

/** The steps of one sync in a run; `label` where a run has several. */
export interface SyncSteps {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly StepRow[];
}

type Phase = RunDetail['phases'][number];

const ms = (instant: string): number => Date.parse(instant);

function phaseFact(phase: Phase, sync: RunSync | undefined): string {
  const words = wordsOf('activity');
  if (phase.phase === 'match' && sync?.counts != null) return words('linkedFact', { count: sync.counts.linked });
  if (phase.phase === 'settle' && sync?.decided != null) {
    const { left, right } = sync.decided.planned;
    return words('differFact', { count: all(left) + all(right) });
  }
  return phase.done === 0 ? '' : words('recordsFact', { count: phase.done });
}

function phaseRow(phase: Phase, at: number, sync: RunSync | undefined): StepRow {
  const words = wordsOf('activity');
  const system = phase.side === null || sync === undefined ? null : sync[phase.side].name;
  const label = system === null ? words(`phase-${phase.phase}`) : words(`phase-${phase.phase}-in`, { system });
  return {
    id: `${phase.sync} ${phase.phase} ${phase.side} ${at}`,
    label,
    tone: phase.phase === 'capture' ? phase.side : null,
    fromMs: ms(phase.from),
    untilMs: ms(phase.until),
    fact: phaseFact(phase, sync),
    hasFailed: false,
  };
}

/** Writes of a side that failed: all that is missing of what was planned, where nothing else kept a write from being done. */
function failedOn(sync: RunSync, side: Side, failures: readonly RunFailure[]): number {
  const sum = sumOf(sync);
  const known = failures.filter((one) => one.sync === sync.id && one.side === side).length;
  if (sum === null || sum.movedOn + sum.leftOut + sum.fromBefore > 0 || sync.decided === null || sync.counts === null)
    return known;
  return all(sync.decided.planned[side]) - all(sync.counts[side]);
}

/** What was written on a side, with how much of what was planned. */
function writeRows(sync: RunSync, failures: readonly RunFailure[]): readonly StepRow[] {
  const words = wordsOf('activity');
  return (['right', 'left'] as const).flatMap((side): readonly StepRow[] => {
    const stretch = sync.wrote[side];
    const failed = failedOn(sync, side, failures);
    if (stretch === null) return [];
    const written = sync.counts === null ? 0 : all(sync.counts[side]);
    const facts = [words('writtenFact', { count: written }), failed === 0 ? '' : words('failed', { count: failed })];
    return [
      {
        id: `${sync.id} write ${side}`,
        label: words('phase-write', { system: sync[side].name }),
        tone: across(side),
        fromMs: ms(stretch.from),
        untilMs: ms(stretch.until),
        fact: facts.filter((one) => one !== '').join(', '),
        hasFailed: failed > 0,
      },
    ];
  });
}

/** Looking for what became of earlier writes is told only where there was something to find. */
const isTold = (phase: Phase): boolean =>
  phase.phase !== 'recover' || phase.done > 0 || ms(phase.until) - ms(phase.from) > 1000;

/** All steps of a run in order, sync by sync. */
export function stepsOf({ phases, syncs }: RunDetail, failures: readonly RunFailure[]): readonly SyncSteps[] {
  const ids = [...new Set([...phases.map((one) => String(one.sync)), ...syncs.map((one) => String(one.id))])];
  return ids.flatMap((id): readonly SyncSteps[] => {
    const sync = syncs.find((one) => one.id === id);
    const mine = phases.filter((one) => one.sync === id && isTold(one));
    const rows = [
      ...mine.map((one, at) => phaseRow(one, at, sync)),
      ...(sync === undefined ? [] : writeRows(sync, failures)),
    ].toSorted((one, other) => one.fromMs - other.fromMs);
    return rows.length === 0 ? [] : [{ id, label: sync?.label ?? id, rows }];
  });
}
