import type { Field, ObjectShape } from '../../../engine/model/shape.ts';
import { sizes } from './sizes.ts';

/** How a person has set a card: what is folded away, searched for, and scrolled to. */
export interface CardView {
  readonly unfolded: boolean;
  readonly search: string;
  /** The first row in view. */
  readonly first: number;
}

export const restingView: CardView = { unfolded: false, search: '', first: 0 };

/** A row of a card. `field` is null where a line names a field that the system does not have. */
export interface Row {
  readonly name: string;
  readonly label: string;
  readonly field: Field | null;
}

/** Where a field stands on its card: its row, or the strip or fold behind which it is. */
export interface RowSpot {
  readonly y: number;
  readonly in: 'row' | 'above' | 'below' | 'fold';
}

export interface CardRows {
  readonly rows: readonly Row[];
  /** Fields scrolled out of view; null where all fit. */
  readonly scrolled: { readonly above: number; readonly below: number; readonly all: number } | null;
  readonly first: number;
  readonly folded: number;
  readonly canFold: boolean;
  readonly height: number;
  readonly spotOf: (field: string) => RowSpot;
  /** All rows that could be in view, in their order. */
  readonly order: readonly string[];
}

/** The one for what is above and the one for what is below. */
const strips = 2;
const top = sizes.cardHead + sizes.cardFind;

const labelOf = (field: Field): string => field.label ?? field.name;

const matches = (row: Row, search: string): boolean =>
  row.label.toLowerCase().includes(search) || row.name.toLowerCase().includes(search);

/** Fields in the order of their system; mapped ones and those that must be filled stay in view, the others fold away. */
function openRows(object: ObjectShape | null, mapped: ReadonlySet<string>, view: CardView) {
  const fields = object?.fields ?? [];
  const known = new Set(fields.map((field) => field.name));
  const all: Row[] = [
    ...fields.map((field) => ({ name: field.name, label: labelOf(field), field })),
    ...[...mapped].filter((name) => !known.has(name)).map((name) => ({ name, label: name, field: null })),
  ];
  const isPinned = (row: Row): boolean => mapped.has(row.name) || row.field?.required === true;
  const pinned = all.filter(isPinned);
  const search = view.search.trim().toLowerCase();
  if (search !== '') return { open: all.filter((row) => matches(row, search)), all, pinned, searched: true };
  return { open: view.unfolded || pinned.length === 0 ? all : pinned, all, pinned, searched: false };
}

/** The rows of a card that are in view, and where the others are. */
export function cardRows(
  object: ObjectShape | null,
  mapped: ReadonlySet<string>,
  view: CardView,
  rowsMax: number = sizes.rowsMax,
): CardRows {
  const { open, all, pinned, searched } = openRows(object, mapped, view);
  const scrolls = open.length > rowsMax + strips;
  // At either end of the list the strip that would say "0" leaves its place to a row.
  const last = open.length - rowsMax - 1;
  const first = scrolls ? Math.max(0, Math.min(view.first, last)) : 0;
  const isAtEnd = first === 0 || first === last;
  const rows = scrolls ? open.slice(first, first + rowsMax + (isAtEnd ? 1 : 0)) : open;
  const rowsTop = top + (first > 0 ? sizes.strip : 0);
  const rowsEnd = rowsTop + rows.length * sizes.row;
  const folded = all.length - open.length;
  const canFold = !searched && pinned.length > 0 && pinned.length < all.length;
  const placeOf = new Map(open.map((row, index) => [row.name, index]));
  const below = open.length - first - rows.length;
  const stripEnd = rowsEnd + (below > 0 ? sizes.strip : 0);
  const hasFold = canFold || (searched && folded > 0);
  const spotOf = (field: string): RowSpot => {
    const index = placeOf.get(field);
    if (index === undefined) return { y: hasFold ? stripEnd + sizes.fold / 2 : stripEnd - 4, in: 'fold' };
    if (index < first) return { y: top + sizes.strip / 2, in: 'above' };
    if (index >= first + rows.length) return { y: rowsEnd + sizes.strip / 2, in: 'below' };
    return { y: rowsTop + (index - first) * sizes.row + sizes.row / 2, in: 'row' };
  };
  return {
    rows,
    first,
    scrolled: scrolls ? { above: first, below, all: open.length } : null,
    folded,
    canFold,
    height: stripEnd + (hasFold ? sizes.fold : 0),
    spotOf,
    order: open.map((row) => row.name),
  };
}
