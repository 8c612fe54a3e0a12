export interface SparkBar {
  readonly up: number;
  readonly down: number;
}

const width = 400;
const bars = 40;
const step = width / bars;

/** Heights so that the tallest bar fills the room; a bar that is not 0 is never lower than 2. */
const heightOf = (count: number, most: number, room: number): number =>
  count === 0 ? 0 : Math.max(2, Math.round((count / most) * room));

/** Bars up and down from a line: up in the colour of the left, down in that of the right. The newest stands at the right. */
export function Sparkline({
  label,
  values,
  isIdle = false,
}: {
  readonly label: string;
  readonly values: readonly SparkBar[];
  /** Nothing comes any more: the room behind the last bar is a flat grey line. */
  readonly isIdle?: boolean;
}) {
  const shown = values.slice(-bars);
  const goesDown = shown.some((one) => one.down > 0);
  const goesUp = shown.some((one) => one.up > 0) || !goesDown;
  const axis = goesUp && goesDown ? 42 : goesUp ? 64 : 12;
  const most = Math.max(1, ...shown.map((one) => Math.max(one.up, one.down)));
  const [above, below] = [axis - 3, 73 - axis];
  const empty = bars - shown.length;
  const at = (index: number): number => 1 + (isIdle ? index : index + empty) * step;
  return (
    <svg className="spk" viewBox={`0 0 ${width} 76`} preserveAspectRatio="none" role="img" aria-label={label}>
      {shown.map(({ up, down }, index) => {
        const [x, higher, lower] = [at(index), heightOf(up, most, above), heightOf(down, most, below)];
        return (
          // Bars have no other name than their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <g key={index}>
            {higher > 0 && <rect className="l" x={x} y={axis - 1 - higher} width="8" height={higher} rx="1.5" />}
            {lower > 0 && <rect className="r" x={x} y={axis + 1} width="8" height={lower} rx="1.5" />}
          </g>
        );
      })}
      {isIdle &&
        Array.from({ length: empty }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <rect key={index} className="g" x={at(shown.length + index)} y={axis - 1} width="8" height="2" rx="1" />
        ))}
      <path className="ax" d={`M0 ${axis}h${width}`} />
    </svg>
  );
}
