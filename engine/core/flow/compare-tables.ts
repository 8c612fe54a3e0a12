import type { FlowDifference } from '../../model/difference.ts';
import type { Flow } from '../../model/flow.ts';
import { SyncId } from '../../model/ids.ts';
import type { Table, Tables } from '../../model/table.ts';
import { tableSourcesOf } from '../compile/table-sources.ts';

const keyOf = (row: readonly string[]): string => JSON.stringify(row);

/** "2 rows are new, 1 is gone", "its columns are others". */
function howOther(before: Table, after: Table): string | null {
  if (keyOf(before.columns) !== keyOf(after.columns)) return 'its columns are others';
  const [old, now] = [before, after].map((table) => table.rows.map(keyOf));
  const lacks = (some: readonly string[] = [], others: readonly string[] = []): number => {
    const known = new Set(others);
    return some.filter((row) => !known.has(row)).length;
  };
  const [fresh, gone] = [lacks(now, old), lacks(old, now)];
  if (fresh + gone > 0) return `${fresh} of its rows are new or changed, ${gone} are gone or were otherwise`;
  return JSON.stringify(before.rows) === JSON.stringify(after.rows) ? null : 'its rows are in another order';
}

/**
 * The CSV files that a flow's steps look values up in, of all the tables that it is compiled with: what is frozen with a
 * version. Tables of other systems stay where they are.
 */
export function fileTables(flow: Flow, tables: Tables): Tables {
  const files = tableSourcesOf(flow).flatMap(({ source }) => ('file' in source ? [source.file] : []));
  return Object.fromEntries(
    [...new Set(files)].flatMap((file) => {
      const table = tables[file];
      return table === undefined ? [] : [[file, table]];
    }),
  );
}

/**
 * Files with look-up tables that say something else than before, as far as both are known. A file that a step begins or
 * ceases to name is told with that step.
 */
export function compareTables(flow: Flow, before: Tables, after: Tables): readonly FlowDifference[] {
  const told = new Set<string>();
  return tableSourcesOf(flow).flatMap(({ source, node }): readonly FlowDifference[] => {
    if (!('file' in source) || told.has(source.file)) return [];
    told.add(source.file);
    const [old, now] = [before[source.file], after[source.file]];
    const how = old === undefined || now === undefined ? null : howOther(old, now);
    if (old === undefined || now === undefined || how === null) return [];
    const [sync = ''] = node.split('/');
    return [
      {
        kind: 'changed',
        what: 'step',
        node,
        sync: SyncId.parse(sync),
        words: `Look-up table "${source.file}" was changed: ${how}`,
        before: `${old.rows.length} rows`,
        after: `${now.rows.length} rows`,
      },
    ];
  });
}
