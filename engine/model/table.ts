import { z } from 'zod';
import type { ConnectionId } from './ids.ts';

/** A table that steps look values up in: named columns, and rows with a cell for each of them. */
export const Table = z.strictObject({
  columns: z.array(z.string()).readonly(),
  rows: z.array(z.array(z.string()).readonly()).readonly(),
});
export type Table = z.infer<typeof Table>;

/** Where a table is read from: a CSV file beside the flow, or columns of an object. */
export type TableSource =
  | { readonly file: string }
  | { readonly connection: ConnectionId; readonly object: string; readonly columns: readonly string[] };

/** The name of a table among those of a flow: its file, or its connection and object. */
export const tableName = (source: TableSource): string =>
  'file' in source ? source.file : `${source.connection}/${source.object}`;

/** The tables that a flow's steps name, by their names. */
export type Tables = { readonly [name: string]: Table };
