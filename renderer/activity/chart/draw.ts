import uPlot from 'uplot';
import { numberWords } from '../../words/formats.ts';
import type { Bar } from '../bars.ts';
import type { Colours } from './colours.ts';

/** What is drawn around and below the bars. */
export interface Drawn {
  readonly bars: readonly Bar[];
  /** The bar that holds the run that is looked at; -1: none. */
  readonly selected: number;
  readonly colours: Colours;
  readonly rowNames: { readonly asked: string; readonly failed: string };
  /** The font of the window. */
  readonly font: string;
}

/** Places of the two rows below the bars, from the foot of the plot, in CSS pixels. */
const rows = { asked: 8, failed: 26 } as const;
const rowHeight = 16;
const chipWidth = 22;

const compact = (count: number): string =>
  count < 1000 ? numberWords(count) : numberWords(count, { notation: 'compact', maximumFractionDigits: 0 });

const slotOf = (plot: uPlot): number => Math.abs(plot.valToPos(1, 'x', true) - plot.valToPos(0, 'x', true));

function roundRect(plot: uPlot, at: readonly [x: number, y: number, width: number, height: number]): void {
  const { ctx } = plot;
  ctx.beginPath();
  ctx.roundRect(...at, 4 * uPlot.pxRatio);
  ctx.fill();
}

/** The frame around the run that is looked at, behind its bar. */
export function drawSelection(plot: uPlot, { selected, colours }: Drawn): void {
  if (selected < 0) return;
  const { ctx, bbox } = plot;
  const px = uPlot.pxRatio;
  const width = Math.max(8 * px, Math.min(slotOf(plot) - 3 * px, 26 * px));
  const left = plot.valToPos(selected, 'x', true) - width / 2;
  ctx.save();
  ctx.fillStyle = colours.selected;
  ctx.strokeStyle = colours.selectedLine;
  ctx.lineWidth = px;
  const top = bbox.top - 6 * px;
  roundRect(plot, [left, top, width, bbox.top + bbox.height + (rows.failed + rowHeight + 2) * px - top]);
  ctx.stroke();
  ctx.restore();
}

/** The line from which bars go up and down. */
export function drawZero(plot: uPlot, { colours }: Drawn): void {
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(0, 'y', true));
  ctx.save();
  ctx.fillStyle = colours.axis;
  ctx.fillRect(bbox.left, y, bbox.width, uPlot.pxRatio);
  ctx.restore();
}

/** How many conflicts and failures each bar has, under it. */
export function drawRows(plot: uPlot, { bars, colours, rowNames, font }: Drawn): void {
  const { ctx, bbox } = plot;
  const px = uPlot.pxRatio;
  const foot = bbox.top + bbox.height;
  const width = Math.max(6 * px, Math.min(slotOf(plot) - 2 * px, chipWidth * px));
  ctx.save();
  ctx.textBaseline = 'middle';
  for (const row of ['asked', 'failed'] as const) {
    const [text, fill] = row === 'asked' ? [colours.needs, colours.needsFill] : [colours.failed, colours.failedFill];
    const middle = foot + (rows[row] + rowHeight / 2) * px;
    ctx.font = `500 ${11 * px}px ${font}`;
    ctx.fillStyle = text;
    ctx.textAlign = 'right';
    ctx.fillText(rowNames[row], bbox.left - 8 * px, middle);
    ctx.font = `600 ${11 * px}px ${font}`;
    ctx.textAlign = 'center';
    for (const [at, bar] of bars.entries()) {
      if (bar[row] === 0) continue;
      const x = plot.valToPos(at, 'x', true);
      const words = compact(bar[row]);
      const room = Math.max(width, Math.min(slotOf(plot) - 2 * px, ctx.measureText(words).width + 6 * px));
      ctx.fillStyle = fill;
      roundRect(plot, [x - room / 2, foot + rows[row] * px, room, rowHeight * px]);
      ctx.fillStyle = text;
      if (ctx.measureText(words).width <= slotOf(plot)) ctx.fillText(words, x, middle);
    }
  }
  ctx.restore();
}
