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
    const numbered = await hasNumberKeys(table);
    const keyed = table.key.length > 0;
    const key = table.key.map((column) => column.name);
    return {
      object,
      label: object,
      fields: [...table.columns.values()].map(
        (column): Field => ({
          name: column.name,
          type: column.type,
          required: key.includes(column.name) && !numbered,
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

/** Whether new keys are the next numbers: the one key column holds nothing but whole numbers so far, or is typed so. */
async function hasNumberKeys(table: Table): Promise<boolean> {
  const [column, more] = table.key;
  if (column === undefined || more !== undefined) return false;
  let seen = 0;
  for await (const rows of bodyOf(table)) {
    for (const row of rows) {
      if (isEmptyRow(row)) continue;
      if (!wholeNumber.test(row.cells[column.at] ?? '')) return false;
      seen += 1;
      if (seen >= sampleMax) return true;
    }
  }
  return seen > 0 || column.type.kind === 'integer';
}
