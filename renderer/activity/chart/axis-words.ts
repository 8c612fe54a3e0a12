import { clockWords, shortDayWords } from '../../words/formats.ts';
import type { Bars } from '../bars.ts';

const labelsMax = 12;
const hourMs = 60 * 60 * 1000;

const dayOf = (instant: string): string => new Date(instant).toDateString();

/**
 * What stands under which bars: times of the day where all is within two days, else days.
 * @param slots how many bars there is room for
 */
export function axisLabels({ bars, stretchMs }: Bars, slots: number, now: Date): ReadonlyMap<number, string> {
  const step = Math.ceil(Math.max(bars.length, slots) / labelsMax);
  const shown = bars.flatMap((bar, at) => ((bars.length - 1 - at) % step === 0 ? [{ at, from: bar.from }] : []));
  const [first, last] = [bars[0], bars.at(-1)];
  const spanMs = first === undefined || last === undefined ? 0 : Date.parse(last.from) - Date.parse(first.from);
  const isShort = spanMs < 36 * hourMs;
  const isDaily = stretchMs !== null && stretchMs >= 24 * hourMs;
  let before = '';
  return new Map(
    shown.map(({ at, from }) => {
      const isNewDay = dayOf(from) !== before;
      before = dayOf(from);
      return [at, isDaily || (!isShort && isNewDay) ? shortDayWords(new Date(from), now) : clockWords(from)];
    }),
  );
}
