/** A table from a file: rows of texts, the head first. */
export type Table = readonly {
  /** Number of the row's first line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Cells, from 0, that hold a number which the file cannot keep whole. */
  readonly doubtful: readonly number[];
}[];
