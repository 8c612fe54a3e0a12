import uPlot from 'uplot';
import { numberWords } from '../../words/formats.ts';
import type { Bars } from '../bars.ts';
import { axisLabels } from './axis-words.ts';
import { type Drawn, drawRows, drawSelection, drawZero } from './draw.ts';
import { heightsFor, seen } from './scale.ts';

export const plotHeight = 172;

/** At least so many bars have room, so that the bars of few runs are no slabs. */
const slotsMin = 40;

/** What is drawn, and what somebody does to it. */
export interface Plotted {
  readonly shown: Bars;
  readonly drawn: Drawn;
  /** A bar was pressed. */
  readonly onPick: (bar: number) => void;
  /** Bars were marked by drawing over them. */
  readonly onMark: (first: number, last: number) => void;
  /** The pointer is over a bar; null: over none. */
  readonly onPoint: (bar: number | null) => void;
}

/** The numbers that bars are drawn for: what went to the right above zero, what went to the left below. */
function dataOf({ bars }: Bars): { readonly data: uPlot.AlignedData; readonly heights: ReturnType<typeof heightsFor> } {
  const heights = heightsFor(
    Math.max(0, ...bars.map((one) => one.toRight)),
    Math.max(0, ...bars.map((one) => one.toLeft)),
  );
  return {
    heights,
    data: [
      bars.map((_, at) => at),
      bars.map((one) => seen(one.toRight, heights)),
      bars.map((one) => seen(-one.toLeft, heights)),
    ],
  };
}

function series({ shown, drawn }: Plotted, side: 'left' | 'right'): uPlot.Series {
  const { colours, selected } = drawn;
  const [full, soft] = side === 'left' ? [colours.left, colours.leftSoft] : [colours.right, colours.rightSoft];
  const values = (): string[] => shown.bars.map((_, at) => (at === selected || selected < 0 ? full : soft));
  const bars = uPlot.paths.bars?.({
    size: [0.5, 14, 2],
    radius: [0.2, 0],
    disp: { fill: { unit: 3, values }, stroke: { unit: 3, values } },
  });
  return { width: 0, points: { show: false }, ...(bars === undefined ? {} : { paths: bars }) };
}

/** The room left of the bars: for the numbers, and for the names of the rows in any language. */
function roomFor({ ctx }: uPlot, names: readonly string[], font: string): number {
  ctx.save();
  ctx.font = `500 ${11 * uPlot.pxRatio}px ${font}`;
  const widths = names.map((name) => Math.ceil(ctx.measureText(name).width / uPlot.pxRatio) + 8);
  ctx.restore();
  return Math.max(64, ...widths);
}

function axes(
  { shown, drawn: { colours, font, rowNames } }: Plotted,
  marks: readonly number[],
  now: Date,
): uPlot.Axis[] {
  const labels = axisLabels(shown, slotsMin, now);
  const shared = { font: `11px ${font}`, stroke: colours.ink, ticks: { show: false } };
  return [
    {
      ...shared,
      size: 68,
      gap: 47,
      grid: { show: false },
      splits: () => [...labels.keys()],
      values: () => [...labels.values()],
    },
    {
      ...shared,
      size: (plot) => roomFor(plot, Object.values(rowNames), font),
      gap: 8,
      grid: { stroke: colours.grid, width: 1 },
      splits: () => [...marks],
      values: (_, splits) => splits.map((one) => numberWords(Math.abs(one))),
    },
  ];
}

/** Draws the chart into an element. @returns the chart, to be destroyed when it is drawn anew */
export function plotInto(within: HTMLElement, width: number, plotted: Plotted): uPlot {
  const { shown, drawn, onPick, onMark, onPoint } = plotted;
  const { data, heights } = dataOf(shown);
  const last = shown.bars.length - 0.5;
  const plot = new uPlot(
    {
      width,
      height: plotHeight,
      padding: [10, 16, 0, 0],
      legend: { show: false },
      cursor: { x: false, y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: 4 } },
      scales: {
        x: { time: false, range: () => [Math.min(-0.5, last - slotsMin), last] },
        y: { range: () => [heights.min, heights.max] },
      },
      axes: axes(plotted, heights.marks, new Date()),
      series: [{}, series(plotted, 'left'), series(plotted, 'right')],
      hooks: {
        drawClear: [(self) => drawSelection(self, drawn)],
        draw: [
          (self) => {
            drawZero(self, drawn);
            drawRows(self, drawn);
          },
        ],
        setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)],
        setSelect: [
          (self) => {
            const { left, width: wide } = self.select;
            if (wide < 4) return;
            onMark(Math.ceil(self.posToVal(left, 'x') - 0.5), Math.floor(self.posToVal(left + wide, 'x') + 0.5));
          },
        ],
      },
    },
    data,
    within,
  );
  plot.over.addEventListener('click', () => {
    const { idx } = plot.cursor;
    if (plot.select.width < 4 && typeof idx === 'number') onPick(idx);
  });
  return plot;
}
