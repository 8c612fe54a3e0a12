/** A table that steps look values up in: named columns, and rows with a cell for each of them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables that a flow's steps name, by the file they were read from. */
export type Tables = { readonly [file: string]: Table };
