import { join } from 'node:path';
import { type Columns, writeFlowFile, writeSystems, writeTable } from './workspace.ts';

const columns = (prefix: string, count: number): Columns => ({
  id: 'INTEGER PRIMARY KEY',
  ...Object.fromEntries(
    Array.from({ length: count - 1 }, (_, at) => [`${prefix}_${String(at + 1).padStart(3, '0')}`, 'TEXT']),
  ),
});

function* rows(names: readonly string[], count: number) {
  for (let id = 1; id <= count; id++)
    yield Object.fromEntries(names.map((name) => [name, name === 'id' ? id : `${name} of ${id}`]));
}

/** A workspace with wide objects and many lines, to see how the canvas bears them. */
export function writeBig(folder: string, size: { readonly fields: number; readonly maps: number }): void {
  const left = columns('left', size.fields);
  const right = columns('right', size.fields);
  const names = { left: Object.keys(left).slice(1), right: Object.keys(right).slice(1) };
  writeSystems(folder, [
    { id: 'one', label: 'One' },
    { id: 'other', label: 'Other' },
  ]);
  writeTable(join(folder, 'data', 'one.sqlite'), { name: 'Wide', columns: left, rows: rows(Object.keys(left), 40) });
  writeTable(join(folder, 'data', 'other.sqlite'), {
    name: 'Wider',
    columns: right,
    rows: rows(Object.keys(right), 40),
  });
  const step = { id: 'clean', use: 'clean' };
  const fields = Array.from({ length: size.maps }, (_, at) => ({
    id: `m${at}`,
    left: names.left[at],
    // Out of order, so that lines cross.
    right: names.right[(at * 7) % size.maps],
    ...(at % 2 === 0 ? { steps: [step] } : {}),
  }));
  writeFlowFile(folder, {
    id: 'wide',
    ...{ format: 1, label: 'Wide' },
    ...{
      syncs: [
        {
          id: 'wide',
          left: { connection: 'one', object: 'Wide' },
          right: { connection: 'other', object: 'Wider' },
          match: { tiers: [{ left: [names.left[0]], right: [names.right[0]] }] },
          fields,
        },
      ],
    },
  });
}
