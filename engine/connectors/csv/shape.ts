import type { Can, Field, ObjectShape } from '../../model/shape.ts';
import { wholeNumber } from './read.ts';
import { isEmptyRow } from './rows.ts';
import { bodyOf, objectOf, type Sheet, type Table, withTable } from './table.ts';

/** Records that one call reads or writes at most. Each call is one pass over the file, so it is large. */
export const batchMax = 50_000;
/** How many records discovery looks at to see whether keys are numbers. */
const sampleMax = 1000;

const canOf = (keyed: boolean, numbered: boolean): Can => ({
  since: false,
  removals: 'by-census',
  create: keyed,
  update: keyed,
  remove: keyed,
  cas: { update: 'strong', remove: 'strong' },
  reservesKeys: numbered,
  correlates: false,
  findLagMs: 0,
  readMax: batchMax,
  writeMax: batchMax,
  times: true,
});

/** What the file holds: one object. */
export function shapeOf(sheet: Sheet): Promise<ObjectShape> {
  return withTable(sheet, async (table) => {
    const object = objectOf(sheet.place);
    const keys = await keysLike(table);
    const numbered = keys === 'numbers';
    const keyed = table.key.length > 0;
    const key = table.key.map((column) => column.name);
    return {
      object,
      label: object,
      fields: [...table.columns.values()].map(
        (column): Field => ({
          name: column.name,
          type: column.type,
          // A file that was emptied must not look as if its key had become another one.
          required: key.includes(column.name) && keys === 'texts',
          nullable: !key.includes(column.name),
          writable: !keyed ? 'never' : key.includes(column.name) ? 'on-create' : 'always',
          unique: key.length === 1 && key[0] === column.name,
          emptyIsNull: true,
        }),
      ),
      key,
      keyFrom: numbered ? 'system' : 'field',
      can: canOf(keyed, numbered),
    };
  });
}

/** What the keys look like so far. Of one key column that holds nothing but whole numbers, or is typed so, the next are numbers too. */
async function keysLike(table: Table): Promise<'numbers' | 'texts' | 'nothing'> {
  const [column, more] = table.key;
  if (column === undefined || more !== undefined) return 'texts';
  let seen = 0;
  for await (const rows of bodyOf(table)) {
    for (const row of rows) {
      const cell = row.cells[column.at] ?? '';
      // A key that is missing says nothing here; it is told when the file is read.
      if (isEmptyRow(row) || cell === '') continue;
      if (!wholeNumber.test(cell)) return 'texts';
      seen += 1;
      if (seen >= sampleMax) return 'numbers';
    }
  }
  return seen > 0 || column.type.kind === 'integer' ? 'numbers' : 'nothing';
}
