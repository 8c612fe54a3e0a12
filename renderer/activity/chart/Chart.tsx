import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import { wordsOf } from '../../words/words.ts';
import type { Bars } from '../bars.ts';
import { coloursIn, onTheme } from './colours.ts';
import { plotHeight, plotInto } from './plot.ts';

export interface ChartProps {
  readonly shown: Bars;
  readonly selected: number;
  /** What the picture says, in words. */
  readonly label: string;
  readonly onPick: (bar: number) => void;
  readonly onMark: (first: number, last: number) => void;
  readonly onPoint: (bar: number | null) => void;
}

/** Changes, conflicts and failures over time. For the keyboard and for screen readers the list of runs says the same. */
export function Chart({ shown, selected, label, onPick, onMark, onPoint }: ChartProps) {
  const within = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [theme, setTheme] = useState(0);
  const doing = useRef({ onPick, onMark, onPoint });
  doing.current = { onPick, onMark, onPoint };
  useEffect(() => onTheme(() => setTheme((before) => before + 1)), []);
  useEffect(() => {
    const element = within.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` has other colours
  useEffect(() => {
    const element = within.current;
    if (element === null || width === 0) return;
    const words = wordsOf('activity');
    const plot = plotInto(element, width, {
      shown,
      drawn: {
        bars: shown.bars,
        selected,
        colours: coloursIn(element),
        rowNames: { asked: words('rowConflicts'), failed: words('rowFailed') },
        font: getComputedStyle(element).fontFamily,
      },
      onPick: (bar) => doing.current.onPick(bar),
      onMark: (first, last) => doing.current.onMark(first, last),
      onPoint: (bar) => doing.current.onPoint(bar),
    });
    return () => plot.destroy();
  }, [shown, selected, width, theme]);
  return <div ref={within} className="ac-plot" role="img" aria-label={label} style={{ height: plotHeight }} />;
}
