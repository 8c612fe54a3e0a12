import type { RunHead } from '../../../engine/protocol/calls/activity.ts';
import { Icon } from '../../ui/Icon.tsx';
import { clockWords, numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { dayHeading, lookOf, metaWords, runName } from '../run-words.ts';
import type { SideNames } from '../shown-runs.ts';

function DayHead({ run, names }: { readonly run: RunHead; readonly names: SideNames }) {
  const words = wordsOf('activity');
  return (
    <span className="ac-day">
      <span className="grow">{dayHeading(run.startedAt, new Date())}</span>
      <span className="ac-n c-l ell" aria-hidden="true" title={names.right}>
        {words('to', { system: names.right })}
      </span>
      <span className="ac-n c-r ell" aria-hidden="true" title={names.left}>
        {words('to', { system: names.left })}
      </span>
    </span>
  );
}

/** How many records a run wrote to a side. */
function Wrote({ count, system, tone }: { readonly count: number; readonly system: string; readonly tone: string }) {
  return (
    <span className={`ac-n ${count === 0 ? 'muted' : tone}`}>
      <span aria-hidden="true">{numberWords(count)}</span>
      <span className="sr">{wordsOf('activity')('wroteTo', { count, system })}</span>
    </span>
  );
}

export interface RunRowProps {
  readonly run: RunHead;
  /** What its sync is called, where runs of several are listed. */
  readonly flow: string | null;
  readonly names: SideNames;
  /** The first of its day has the day above it. */
  readonly isFirstOfDay: boolean;
}

/** A run in the list. */
export function RunRow({ run, flow, names, isFirstOfDay }: RunRowProps) {
  const words = wordsOf('activity');
  const { icon, tone } = lookOf(run.state);
  return (
    <>
      {isFirstOfDay && <DayHead run={run} names={names} />}
      <span className="ac-run">
        <span className={`ac-st ${tone}`}>
          <Icon name={icon} />
          <span className="sr">{words(`state-${run.state}`)}</span>
        </span>
        <span className="ac-t ell">{runName(run.number)}</span>
        <time dateTime={run.startedAt}>{clockWords(run.startedAt)}</time>
        <span className="ac-m ell">{metaWords(run, flow)}</span>
        <span className="ac-ns">
          {run.failed > 0 && (
            <span className="ac-chip c-fail">
              <Icon name="err" size={12} />
              <span aria-hidden="true">{numberWords(run.failed)}</span>
              <span className="sr">{words('failed', { count: run.failed })}</span>
            </span>
          )}
          {run.asked > 0 && (
            <span className="ac-chip c-need">
              <Icon name="inbox" size={12} />
              <span aria-hidden="true">{numberWords(run.asked)}</span>
              <span className="sr">{words('conflicts', { count: run.asked })}</span>
            </span>
          )}
          <Wrote count={run.toRight} system={names.right} tone="c-l" />
          <Wrote count={run.toLeft} system={names.left} tone="c-r" />
        </span>
      </span>
    </>
  );
}
