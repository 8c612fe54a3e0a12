import type { RunDetail, RunFailure } from '../../../engine/protocol/calls/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import { tookWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { type StepRow, stepsOf } from './step-rows.ts';

const percent = (part: number, of: number): string => `${Math.round((part / Math.max(1, of)) * 1000) / 10}%`;

function Step({ row, fromMs, allMs }: { readonly row: StepRow; readonly fromMs: number; readonly allMs: number }) {
  const words = wordsOf('activity');
  const tone = row.tone === null ? '' : row.tone === 'left' ? 'l' : 'r';
  return (
    <li className="ac-step">
      <span className={row.hasFailed ? 'c-fail' : 'c-done'}>
        <Icon name={row.hasFailed ? 'err' : 'ok'} size={14} />
        <span className="sr">{words(row.hasFailed ? 'stepFailed' : 'stepDone')}</span>
      </span>
      <span className="med ell" title={row.label}>
        {row.label}
      </span>
      <span className="ac-track" aria-hidden="true">
        <i
          className={tone}
          style={{ left: percent(row.fromMs - fromMs, allMs), width: percent(row.untilMs - row.fromMs, allMs) }}
        />
      </span>
      <span className="ac-took">{tookWords(row.untilMs - row.fromMs)}</span>
      <span className="soft ell" title={row.fact}>
        {row.fact}
      </span>
    </li>
  );
}

/** What a run did when, as bars over its time. */
export function Steps({ detail, failures }: { readonly detail: RunDetail; readonly failures: readonly RunFailure[] }) {
  const words = wordsOf('activity');
  const all = stepsOf(detail, failures);
  const rows = all.flatMap((one) => one.rows);
  if (rows.length === 0) return null;
  const fromMs = Math.min(...rows.map((row) => row.fromMs));
  const allMs = Math.max(...rows.map((row) => row.untilMs)) - fromMs;
  return (
    <section aria-label={words('steps')}>
      <h3>{words('steps')}</h3>
      {all.map((sync) => (
        <div key={sync.id}>
          {all.length > 1 && <h4 className="ac-sync fs12 soft">{sync.label}</h4>}
          <ul className="ac-steps">
            {sync.rows.map((row) => (
              <Step key={row.id} row={row} fromMs={fromMs} allMs={allMs} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
