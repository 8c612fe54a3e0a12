import { useMemo, useState } from 'react';
import type { RunHead } from '../../../engine/protocol/calls/activity.ts';
import { clockWords, shortDayWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { mark } from '../activity-store.ts';
import { type Bars, barsOf, totalsOf } from '../bars.ts';
import { sentenceOf, totalWords } from '../run-words.ts';
import type { SideNames } from '../shown-runs.ts';
import { Chart } from './Chart.tsx';

export interface ChartPaneProps {
  /** The newest first. */
  readonly runs: readonly RunHead[];
  /** What both sides are called; null: they differ from run to run. */
  readonly names: SideNames | null;
  readonly selected: string | null;
  readonly onSelect: (run: RunHead) => void;
}

/** What the bar under the pointer stands for. */
function pointedWords({ bars, stretchMs }: Bars, at: number | null, names: SideNames): string | null {
  const bar = at === null ? undefined : bars[at];
  const [run, more] = bar?.runs ?? [];
  if (bar === undefined) return null;
  const when = `${shortDayWords(new Date(bar.from), new Date())}, ${clockWords(bar.from)}`;
  if (run === undefined) return `${when}: ${wordsOf('activity')('noRunThen')}`;
  if (more === undefined && stretchMs === null) return `${when}: ${sentenceOf(run, names)}`;
  return `${when}: ${totalWords(bar.runs.length, bar)}`;
}

/** The chart with what its colours mean and what all of it adds up to. */
export function ChartPane({ runs, names, selected, onSelect }: ChartPaneProps) {
  const words = wordsOf('activity');
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = useMemo(() => barsOf(runs), [runs]);
  const sides = names ?? { left: words('leftSide'), right: words('rightSide') };
  const totals = totalWords(runs.length, totalsOf(runs));
  const at = shown.bars.findIndex((bar) => bar.runs.some((run) => run.id === selected));
  const pick = (bar: number): void => {
    const run = shown.bars[bar]?.runs.at(-1);
    if (run !== undefined) onSelect(run);
  };
  const markBars = (first: number, last: number): void => {
    const [from, until] = [shown.bars[first], shown.bars[last]];
    if (from === undefined || until === undefined) return;
    const end =
      shown.stretchMs === null ? until.from : new Date(Date.parse(until.from) + shown.stretchMs - 1).toISOString();
    mark({ fromMs: Date.parse(from.from), untilMs: Date.parse(end) });
  };
  return (
    <section className="ac-chart" aria-label={words('chart')}>
      <div className="ac-legend">
        <b className="med">{words(shown.stretchMs === null ? 'changesPerRun' : 'changesOverTime')}</b>
        <span className="row g6">
          <i className="l" />
          {words('fromTo2', { from: sides.left, to: sides.right })}
        </span>
        <span className="row g6">
          <i className="r" />
          {words('fromTo2', { from: sides.right, to: sides.left })}
        </span>
        <span className="grow" />
        <span className="muted ell">{pointedWords(shown, pointed, sides) ?? totals}</span>
      </div>
      <Chart
        shown={shown}
        selected={at}
        label={words('chartLabel', { totals })}
        onPick={pick}
        onMark={markBars}
        onPoint={setPointed}
      />
    </section>
  );
}
