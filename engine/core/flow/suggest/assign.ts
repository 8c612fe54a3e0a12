import type { Turns } from '../../turns.ts';

/**
 * The assignment of rows to columns with the greatest sum, each row and column taken once at most: the Hungarian method with
 * potentials (Kuhn 1955, Munkres 1957). Pairs without gain stay alone. The first of equal ones wins, so that it is always the same.
 * @param gains by row and column; zero and less: these two never go together
 * @returns the column of each row; null where it has none
 */
export function* bestAssignment(gains: readonly (readonly number[])[]): Turns<readonly (number | null)[]> {
  const rows = gains.length;
  const columns = Math.max(rows, ...gains.map((row) => row.length));
  const cost = (row: number, column: number): number => -Math.max(0, gains[row]?.[column] ?? 0);
  const rowOf = new Array<number>(columns + 1).fill(-1);
  const [u, v] = [new Array<number>(rows + 1).fill(0), new Array<number>(columns + 1).fill(0)];
  for (let row = 0; row < rows; row++) {
    yield;
    place(row, { columns, cost, rowOf, u, v });
  }
  const found: (number | null)[] = gains.map(() => null);
  for (let column = 0; column < columns; column++) {
    const row = rowOf[column] ?? -1;
    if (row >= 0 && cost(row, column) < 0) found[row] = column;
  }
  return found;
}

interface Tableau {
  readonly columns: number;
  readonly cost: (row: number, column: number) => number;
  /** The row that holds each column; the last entry stands for the row that looks for one. */
  readonly rowOf: number[];
  readonly u: number[];
  readonly v: number[];
}

/** Gives one more row a column, moving others along the cheapest way. */
function place(start: number, { columns, cost, rowOf, u, v }: Tableau): void {
  const none = columns;
  const least = new Array<number>(columns).fill(Number.POSITIVE_INFINITY);
  const from = new Array<number>(columns).fill(none);
  const seen = new Array<boolean>(columns + 1).fill(false);
  rowOf[none] = start;
  let at = none;
  do {
    seen[at] = true;
    const row = rowOf[at] ?? -1;
    let delta = Number.POSITIVE_INFINITY;
    let next = none;
    for (let column = 0; column < columns; column++) {
      if (seen[column] === true) continue;
      const reduced = cost(row, column) - (u[row] ?? 0) - (v[column] ?? 0);
      if (reduced < (least[column] ?? 0)) [least[column], from[column]] = [reduced, at];
      if ((least[column] ?? 0) < delta) [delta, next] = [least[column] ?? 0, column];
    }
    for (let column = 0; column <= columns; column++) {
      if (seen[column] === true) {
        const held = rowOf[column] ?? -1;
        if (held >= 0) u[held] = (u[held] ?? 0) + delta;
        v[column] = (v[column] ?? 0) - delta;
      } else least[column] = (least[column] ?? 0) - delta;
    }
    at = next;
  } while ((rowOf[at] ?? -1) >= 0);
  while (at !== none) {
    const before = from[at] ?? none;
    rowOf[at] = rowOf[before] ?? -1;
    at = before;
  }
}
