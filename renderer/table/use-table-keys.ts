import type { FieldMap, Sync } from '../../engine/model/flow.ts';
import { announce } from '../app/announce.ts';
import { go } from '../app/route.ts';
import { pickSample, useSamples } from '../canvas/samples.ts';
import { removeAll } from '../inspector/bulk/bulk-values.ts';
import { propose } from '../inspector/propose.ts';
import { useNames } from '../inspector/use-map-facts.ts';
import { flow } from '../state/flow.ts';
import { moved } from '../ui/list-keys.ts';
import { wordsOf } from '../words/words.ts';
import { cellEntries } from './CellEdit.tsx';
import { accept, dismiss } from './suggestions.ts';
import { fillCommand, groupCommand, pasteCommand } from './table-edits.ts';
import type { TableRow } from './table-rows.ts';
import { columns, setTable, tableView } from './table-view.ts';

const page = 12;

const mapsIn = (rows: readonly TableRow[], keys: readonly string[]): readonly FieldMap[] =>
  rows.flatMap((row) => (row.kind === 'map' && keys.includes(row.key) ? [row.map] : []));

const rowAt = (rows: readonly TableRow[]): number => rows.findIndex((row) => row.key === tableView().row);

/** The rows that a key is about: those selected, else the one that has the focus. */
function meant(rows: readonly TableRow[]): readonly FieldMap[] {
  const chosen = mapsIn(rows, flow.getState().selected);
  return chosen.length > 0 ? chosen : mapsIn(rows, [tableView().row ?? '']);
}

function moveTo(rows: readonly TableRow[], index: number, extend: boolean): void {
  const row = rows[index];
  if (row === undefined) return;
  const from = rows[rowAt(rows)];
  if (extend && from?.kind === 'map' && row.kind === 'map') flow.getState().select([from.key, row.key], 'add');
  setTable({ row: row.key, isEditing: false });
}

function moveColumn(by: 1 | -1): void {
  const at = columns.indexOf(tableView().column);
  const column = columns[Math.min(columns.length - 1, Math.max(0, at + by))];
  if (column !== undefined) setTable({ column, isEditing: false });
}

function fillDown(sync: Sync, rows: readonly TableRow[]) {
  const at = rowAt(rows);
  const here = rows[at];
  const above = rows[at - 1];
  const chosen = mapsIn(rows, flow.getState().selected);
  // Over several rows the first is what fills them; else the row above fills this one.
  const from = chosen.length > 1 ? chosen[0] : above?.kind === 'map' ? above.map : undefined;
  const into = chosen.length > 1 ? chosen : here?.kind === 'map' ? [here.map] : [];
  const command = from === undefined ? null : fillCommand(sync, from, into, tableView().column);
  if (command === null) return announce(wordsOf('table')('cannotFill'));
  if (propose(command) === null) announce(wordsOf('table')('filled'));
}

async function pasteRows(sync: Sync): Promise<void> {
  const { command, unknown } = pasteCommand(sync, flow.getState().shapes, await navigator.clipboard.readText());
  if (command !== null) propose(command);
  const words = wordsOf('table');
  const added = command === null ? 0 : command.do === 'several' ? command.commands.length : 1;
  if (added === 0 || unknown > 0)
    flow.getState().say({
      code: 'table/pasted',
      message: words('pasted', { count: added, unknown: words('unknownRows', { count: unknown }) }),
      fix: words('pastedFix'),
    });
}

function sample(sync: Sync, by: 1 | -1): void {
  const id = flow.getState().flow?.id;
  if (id !== undefined) void pickSample(id, sync.id, (useSamples.getState().of[sync.id]?.at ?? 0) + by);
}

/** The keys of the table. */
export function useTableKeys(sync: Sync, rows: readonly TableRow[]) {
  const names = useNames(sync.id);
  return (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const does = event.ctrlKey || event.metaKey ? heldKey(event) : plainKey(event);
    if (does === null) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };

  function heldKey(event: React.KeyboardEvent): (() => void) | null {
    const { undo, redo, select } = flow.getState();
    switch (event.key.toLowerCase()) {
      case 'z':
        return event.shiftKey ? redo : undo;
      case 'y':
        return redo;
      case 'd':
        return () => fillDown(sync, rows);
      case 'v':
        return () => void pasteRows(sync);
      case 'a':
        return () => select(rows.flatMap((row) => (row.kind === 'map' ? [row.key] : [])));
      case 'enter':
        return () => go({ at: 'preview', flow: flow.getState().flow?.id ?? '' });
      default:
        return null;
    }
  }

  function plainKey(event: React.KeyboardEvent): (() => void) | null {
    const at = rowAt(rows);
    const row = rows[at];
    const next = /^[jk]$/i.test(event.key) ? null : moved(event.key, at, rows.length, page);
    if (next !== null) return () => moveTo(rows, next, event.shiftKey);
    if (/^[1-9]$/.test(event.key) && row?.kind === 'map') {
      const entry = cellEntries(sync, row.map, tableView().column, names)[Number(event.key) - 1];
      return entry === undefined ? null : entry.onAction;
    }
    switch (event.key) {
      case 'ArrowRight':
        return () => moveColumn(1);
      case 'ArrowLeft':
        return () => moveColumn(-1);
      case ' ':
        return row?.kind === 'map' ? () => flow.getState().select([row.key], 'toggle') : null;
      case 'Enter':
        if (row?.kind === 'suggestion') return () => take(row, at);
        if (tableView().column === 'pick' && row?.kind === 'map')
          return () => flow.getState().select([row.key], 'toggle');
        return row === undefined || row.kind === 'head' ? null : () => setTable({ isEditing: true });
      case 'F2':
        return row === undefined ? null : () => setTable({ isEditing: true });
      case 'Escape':
        return () => flow.getState().select([]);
      case 'Delete':
      case 'Backspace':
        return remove(row);
      case '[':
        return () => sample(sync, -1);
      case ']':
        return () => sample(sync, 1);
      case '/':
        return () => document.querySelector<HTMLElement>('.table-bar [role=searchbox], .table-bar input')?.focus();
      default:
        return letter(event.key.toLowerCase(), row, at);
    }
  }

  function take(row: Extract<TableRow, { kind: 'suggestion' }>, at: number): void {
    const after = rows[at + 1] ?? rows[at - 1];
    accept(sync.id, [row.suggestion]);
    setTable({ row: after?.key ?? null });
  }

  function remove(row: TableRow | undefined): (() => void) | null {
    if (row?.kind === 'suggestion') return () => dismiss([row.suggestion]);
    return () => {
      const command = removeAll(sync, meant(rows));
      if (command !== null && propose(command) === null) announce(wordsOf('table')('removed'));
    };
  }

  function letter(key: string, row: TableRow | undefined, at: number): (() => void) | null {
    switch (key) {
      case 'a':
        return row?.kind === 'suggestion' ? () => take(row, at) : null;
      case 'x':
        return row?.kind === 'suggestion' ? () => dismiss([row.suggestion]) : null;
      case 'g':
        return group();
      case 'n':
        return () => setTable({ row: 'add', column: 'left', isEditing: true });
      case 's':
        return row?.kind === 'map' ? () => setTable({ column: 'steps', isEditing: true }) : null;
      case 't':
        return () => go({ at: 'flow', flow: flow.getState().flow?.id ?? '', view: 'canvas' });
      default:
        return null;
    }
  }

  function group(): (() => void) | null {
    // With one row or none, G begins to go to another screen.
    const command = groupCommand(sync, mapsIn(rows, flow.getState().selected));
    return command === null
      ? null
      : () => {
          if (propose(command) === null) announce(wordsOf('table')('grouped'));
        };
  }
}
