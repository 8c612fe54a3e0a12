import type { Command } from '../../engine/core/flow/command.ts';
import { freshGroupId } from '../../engine/core/flow/ids.ts';
import type { FieldMap, Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { Shapes } from '../../engine/model/shape.ts';
import { connect, oneOrSeveral } from '../canvas/edits.ts';
import { setAll, turnAll } from '../inspector/bulk/bulk-values.ts';
import { endsOf } from '../state/flow-parts.ts';
import type { ColumnId } from './table-view.ts';

/** What a cell holds, put into other rows of its column; null for a column that holds nothing of its own. */
export function fillCommand(sync: Sync, from: FieldMap, into: readonly FieldMap[], column: ColumnId): Command | null {
  const others = into.filter((map) => map.id !== from.id);
  switch (column) {
    case 'way':
      return turnAll(sync, others, from.direction ?? 'both');
    case 'who':
      return setAll(sync, others, { conflict: from.conflict ?? null });
    case 'blank':
      return setAll(sync, others, { blank: from.blank ?? null });
    case 'pick':
    case 'left':
    case 'left-value':
    case 'steps':
    case 'right-value':
    case 'right':
    case 'problem':
      return null;
  }
}

/** Field maps that move together from now on; null for less than two. */
export function groupCommand(sync: Sync, maps: readonly FieldMap[]): Command | null {
  if (maps.length < 2) return null;
  const [first] = maps;
  const name = first === undefined ? 'group' : endsOf(first, 'left').join(' ');
  return {
    do: 'group',
    sync: sync.id,
    group: { id: freshGroupId(sync, `${name} group`), maps: maps.map((map) => map.id) },
  };
}

const named = (shapes: Shapes, sync: Sync, side: Side, words: string): string | null => {
  const fields = shapes[sync[side].connection]?.objects[sync[side].object]?.fields ?? [];
  const wanted = words.trim().toLowerCase();
  const found = fields.find((field) => [field.name, field.label ?? ''].some((one) => one.toLowerCase() === wanted));
  return found?.name ?? null;
};

/** Lines from cells of a spreadsheet: a left field and a right field in each row. Rows that name no fields are counted. */
export function pasteCommand(
  sync: Sync,
  shapes: Shapes,
  text: string,
): { readonly command: Command | null; readonly unknown: number } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  let now = sync;
  let unknown = 0;
  const commands: Command[] = [];
  for (const line of lines) {
    const [left, right] = line.split('\t').map((words, at) => named(shapes, sync, at === 0 ? 'left' : 'right', words));
    const command = left == null || right == null ? null : connect(now, shapes, { left, right });
    if (command === null) {
      unknown++;
      continue;
    }
    now = { ...now, fields: [...now.fields, command.map] };
    commands.push(command);
  }
  return { command: oneOrSeveral(commands), unknown };
}
