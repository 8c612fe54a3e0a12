import { endsOf } from '../../core/merge/pair.ts';
import { canonicalJson } from '../../core/values/hash.ts';
import { across, type Side } from '../../model/ids.ts';
import type { MapPlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { InboxItem } from './list.ts';
import { becauseWords, type QuestionLine, unitOf } from './question-line.ts';

/** The columns of a table of questions, in order. People fill in the last five. */
export const sheetColumns = [
  'Conflict',
  'Revision',
  'Flow',
  'Sync',
  'Field',
  'Left key',
  'Right key',
  'Agreed',
  'Left',
  'Right',
  'Asked because',
  'Suggestion',
  'Decision',
  'Value',
  'Why',
  'Assignee',
  'Comment',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

export type SheetCells = { readonly [column in SheetColumn]: string };

/** The words that a Decision may hold, by what is asked. */
export const sheetDecisions: Record<InboxItem['question']['about'], readonly string[]> = {
  unit: ['left', 'right', 'agreed', 'value', 'skip'],
  removal: ['keep', 'remove', 'unlink', 'skip'],
  match: ['link', 'apart', 'skip'],
  refused: ['retry', 'value', 'drop', 'skip'],
};

/** One row: a question, or one field map of a question about several. */
export interface SheetRow {
  readonly about: InboxItem['question']['about'];
  /** The field map that the row is about; null for removals and matches. */
  readonly map: MapPlan | null;
  readonly cells: SheetCells;
}

/** A blank that a person means, so that an empty cell never clears a field. */
export const blankWord = '(blank)';

/** Letters that one cell of a workbook holds. */
const cellMax = 32_000;

/** What XML cannot hold or should not: control characters, halves of pairs, and what is no character. */
const noText = /[^\P{Cc}\n\t]|\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd/gu;

/** A text as a cell can hold it: without control characters, and not longer than a workbook allows. */
export function cellText(text: string): string {
  const plain = text.replace(/\r\n?/gu, '\n').replace(noText, '\u25a1');
  return plain.length > cellMax ? `${plain.slice(0, cellMax)}…` : plain;
}

/** A value as people read and type it: structures as JSON. */
export function valueText(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** The values of one end of a field map; several by name, a line each. */
function endText(map: MapPlan, side: Side, fields: Fields): string {
  const [only, ...more] = endsOf(map, side);
  if (only !== undefined && more.length === 0) return valueText(fields[only]);
  return endsOf(map, side)
    .map((name) => `${name}: ${valueText(fields[name])}`)
    .join('\n');
}

const allText = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join('\n');

/** What a row calls its field: one name where both sides have the same. */
function nameOfMap(map: MapPlan): string {
  const [left, right] = [map.left.join(', '), map.right.join(', ')];
  return left === right ? left : `${left} / ${right}`;
}

type Shown = Pick<SheetCells, 'Field' | 'Agreed' | 'Left' | 'Right' | 'Suggestion'>;

function shownOfMap(map: MapPlan, question: Extract<QuestionLine, { about: 'unit' }>): Shown {
  const { agreed } = question;
  const [left, right] =
    agreed === null ? ['', ''] : [endText(map, 'left', agreed.left), endText(map, 'right', agreed.right)];
  return {
    Field: nameOfMap(map),
    Agreed: left === right ? left : `${left} / ${right}`,
    Left: endText(map, 'left', question.left),
    Right: endText(map, 'right', question.right),
    Suggestion: question.suggest ?? '',
  };
}

type Refused = Extract<QuestionLine, { about: 'refused' }>;

/** On the side that refused, what was to be written; on the other one, what it comes from. */
function shownOfRefused({ side, op, fields, from }: Refused, map: MapPlan | null): Shown {
  const text = (on: Side, values: Fields): string => (map === null ? allText(values) : endText(map, on, values));
  const mine = op === 'remove' ? 'removed' : text(side, fields);
  const its = text(across(side), from);
  return {
    Field: map === null ? '' : nameOfMap(map),
    Agreed: '',
    Left: side === 'left' ? mine : its,
    Right: side === 'left' ? its : mine,
    Suggestion: '',
  };
}

function shownOf(question: QuestionLine): Shown {
  switch (question.about) {
    case 'unit':
      return {
        Field: question.unit,
        Agreed: question.agreed === null ? '' : allText(question.agreed.left),
        Left: allText(question.left),
        Right: allText(question.right),
        Suggestion: question.suggest ?? '',
      };
    case 'removal': {
      const kept = allText(question.kept);
      const isLeft = question.gone === 'left';
      return {
        Field: '',
        Agreed: '',
        Left: isLeft ? 'removed' : kept,
        Right: isLeft ? kept : 'removed',
        Suggestion: question.suggest,
      };
    }
    case 'match':
      return {
        Field: question.value,
        Agreed: '',
        Left: question.left.join('\n'),
        Right: question.right.join('\n'),
        Suggestion: '',
      };
    case 'refused':
      return shownOfRefused(question, null);
  }
}

const inCells = (cells: SheetCells): SheetCells => {
  const own = { ...cells };
  for (const column of sheetColumns) own[column] = cellText(cells[column]);
  return own;
};

/** The field maps of which a value was to be written. */
const refusedMaps = (sync: SyncPlan | undefined, { side, fields }: Refused): readonly MapPlan[] =>
  (sync?.units ?? [])
    .flatMap((unit) => unit.maps)
    .filter((map) => endsOf(map, side).length > 0 && endsOf(map, side).every((end) => end in fields));

/**
 * The rows of one question: one for each field map that it is about, else a single one.
 * @param sync the plan that it was asked under, where it is still known
 */
export function rowsOf(item: InboxItem, sync: SyncPlan | undefined): readonly SheetRow[] {
  const { question, keys, care } = item;
  const asked = {
    Conflict: item.id,
    Revision: String(item.revision),
    Flow: item.flow,
    Sync: item.sync,
    'Left key': keys.left ?? '',
    'Right key': keys.right ?? '',
    'Asked because': becauseWords(question),
    Decision: '',
    Value: '',
    Why: '',
    Assignee: care.assignee ?? '',
    Comment: '',
  };
  if (question.about === 'refused') {
    const maps = refusedMaps(sync, question);
    const rows = (maps.length === 0 ? [null] : maps).map((map) => shownOfRefused(question, map));
    return rows.map((shown, at) => ({
      about: question.about,
      map: maps[at] ?? null,
      cells: inCells({ ...asked, ...shown }),
    }));
  }
  const unit: UnitPlan | undefined = question.about === 'unit' ? unitOf(sync, question.unit) : undefined;
  if (question.about !== 'unit' || unit === undefined)
    return [{ about: question.about, map: null, cells: inCells({ ...asked, ...shownOf(question) }) }];
  return unit.maps
    .filter((map) => [...map.left].some((name) => name in question.left))
    .map((map) => ({ about: question.about, map, cells: inCells({ ...asked, ...shownOfMap(map, question) }) }));
}
