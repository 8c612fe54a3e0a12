/** Measures words as the canvas shows them: 12 pixels high, 400 or 500 heavy. */
export type Measure = (text: string, weight: 400 | 500) => number;

/** About right for Inter; for where nothing can be measured. */
export const guessedWidth: Measure = (text, weight) => text.length * (weight === 500 ? 6.7 : 6.5);

/** Measures with the window's own font; each text once. */
export function windowMeasure(): Measure {
  const brush = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return (text, weight) => {
    const name = `${weight}${text}`;
    const ready = known.get(name);
    if (ready !== undefined) return ready;
    if (brush === null) return guessedWidth(text, weight);
    brush.font = `${weight} 12px "Inter Variable", Inter, system-ui, sans-serif`;
    const width = brush.measureText(text).width;
    if (known.size > 5000) known.clear();
    known.set(name, width);
    return width;
  };
}
