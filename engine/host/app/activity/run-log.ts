import type { Run } from '../../../model/run.ts';
import type { RunRecord } from '../../../protocol/calls/activity.ts';
import type { Store } from '../../../store/contract.ts';
import { shown } from '../../cli/words.ts';
import { failureRows } from './questions.ts';
import { recordRows } from './record-rows.ts';
import type { RunAt } from './run-at.ts';

const atOnce = 500;

function headLines(at: RunAt): readonly string[] {
  const { run } = at;
  const name = (id: string): string => at.syncOf(id)?.label ?? id;
  const counts = Object.entries(run.syncs).flatMap(([id, { left, right, failed, conflicts, linked }]) => [
    `${name(id)}: ${linked} linked, ${conflicts} questions open, ${failed} failed`,
    ...(
      [
        ['left', left],
        ['right', right],
      ] as const
    ).map(([side, one]) => `  ${side}: ${one.created} created, ${one.updated} updated, ${one.removed} removed`),
  ]);
  return [
    `Run ${run.id} of ${run.flow}: ${run.kind}, ${run.state}`,
    `From ${run.startedAt} to ${run.endedAt ?? 'now'}, for ${run.by ?? 'unknown'}, plan ${run.planHash}`,
    ...(run.why === undefined ? [] : [`Because: ${run.why}`]),
    ...(run.of === null ? [] : [`Of run ${run.of}`]),
    ...(run.problem === null ? [] : [`${run.problem.code}: ${run.problem.message} ${run.problem.fix}`]),
    ...counts,
    ...phaseLines(run, name),
    ...run.brakes.map((one) => `Brake ${one.brake} of ${name(one.sync)}: ${one.message} ${one.fix}`),
  ];
}

const phaseLines = (run: Run, name: (id: string) => string): readonly string[] =>
  (run.phases ?? []).map(
    ({ sync, phase, side, from, until, done }) =>
      `${from} to ${until}  ${name(sync)}  ${phase}${side === null ? '' : ` ${side}`}, ${done} records`,
  );

function recordLines({ at, op, side, key, title, outcome, shifts, blanked }: RunRecord): readonly string[] {
  const values = shifts.map(
    ({ label, before, after, why }) => `    ${label}: ${shown(before)} -> ${shown(after)} (${why})`,
  );
  const note = blanked === null ? '' : `, values removed on ${blanked.slice(0, 10)}`;
  const name = title === key ? key : `${key} ${title}`;
  return [`${at}  ${op} ${side} ${name} ${outcome}${note}`, ...values];
}

/** All that is known of a run as lines, in pieces, with how many of its records are told. */
export async function* logOf(
  store: Store,
  at: RunAt,
  now: string,
): AsyncGenerator<{ readonly text: string; readonly done: number; readonly of: number }> {
  const seqs = (await store.effectHeads(at.run.id, null)).map((one) => one.seq);
  const of = seqs.length;
  yield { text: `${headLines(at).join('\n')}\n`, done: 0, of };
  const { rows } = await failureRows(store, at, now);
  const failed = rows.map(
    ({ op, side, key, source, title, problem }) =>
      `Failed: ${op} ${side} ${key ?? source ?? ''} ${title}: ${problem.code}: ${problem.message} ${problem.fix}`,
  );
  if (failed.length > 0) yield { text: `${failed.join('\n')}\n`, done: 0, of };
  for (let from = 0; from < of; from += atOnce) {
    const page = await recordRows(store, at, seqs.slice(from, from + atOnce));
    yield { text: `${page.flatMap(recordLines).join('\n')}\n`, done: Math.min(of, from + atOnce), of };
  }
}
