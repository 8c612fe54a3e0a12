/** A round number that is not less than a value: 1, 2, 5, 10, 20, 50 and so on. */
export function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

export interface Heights {
  /** The ends of the scale: what goes to the left side is drawn below zero. */
  readonly min: number;
  readonly max: number;
  /** Where a line and a number stand. */
  readonly marks: readonly number[];
}

/** Of the height, each direction gets at least this share, so that its number has room. */
const leastShare = 0.2;

/** How high the chart is drawn for the most that any bar holds in either direction. */
export function heightsFor(up: number, down: number): Heights {
  const [high, low] = [roundUp(up), roundUp(down)];
  const max = Math.max(high, (low * leastShare) / (1 - leastShare));
  const min = Math.max(low, (high * leastShare) / (1 - leastShare));
  const whole = max + min;
  const halves = [high / 2, -low / 2].filter((one) => Number.isInteger(one) && Math.abs(one) / whole > 0.22);
  const ends = [up === 0 && down > 0 ? 0 : high, down === 0 && up > 0 ? 0 : -low];
  return { min: -min, max, marks: [...ends, ...halves].filter((one) => one !== 0).sort((one, other) => one - other) };
}

/** Even one change among thousands is to be seen. */
export const seen = (value: number, { min, max }: Heights): number =>
  value === 0 ? 0 : Math.sign(value) * Math.max(Math.abs(value), (max - min) / 60);
