import { patternOfValues } from '../../core/values/difference.ts';
import { canonicalJson } from '../../core/values/hash.ts';
import type { Question } from '../../model/conflict.ts';
import { across, type RecordKey, type Side } from '../../model/ids.ts';
import type { MapPlan, SyncPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Said } from './answer-many.ts';
import type { CareEdit } from './care.ts';
import { answerOf, mapsAsked } from './given.ts';
import type { InboxItem } from './list.ts';
import { blankWord, rowsOf, type SheetCells, type SheetColumn, type SheetRow, sheetDecisions } from './sheet.ts';
import { typedValues } from './typed-values.ts';

/** A row as it came back. */
export interface SheetLine {
  /** Its number in the file, from 1; the head is a line too. */
  readonly line: number;
  readonly cells: SheetCells;
  /** Cells whose number has more digits than a workbook keeps. */
  readonly doubtful: readonly SheetColumn[];
}

/** A row that cannot be taken. */
export interface BadLine {
  readonly line: number;
  readonly problem: Problem;
}

/** What the rows of one question come to. */
export interface Checked {
  /** Null: nothing is decided. */
  readonly said: Said | null;
  readonly why: string | null;
  readonly edits: readonly CareEdit[];
}

const fault = (code: string, message: string, fix: string): Problem => ({ code: `sheet/${code}`, message, fix });

/** Cells that only show something: whoever changes them expects it to do something. */
const showing = ['Left key', 'Right key', 'Agreed', 'Left', 'Right'] as const satisfies readonly SheetColumn[];

const sameText = (one: string, other: string): boolean => one.trim() === other.trim();

function faultOfCells(line: SheetLine, row: SheetRow): Problem | null {
  const doubtful = line.doubtful.find((column) => column === 'Value' || sameText(line.cells[column], '') === false);
  if (doubtful !== undefined)
    return fault(
      'rounded',
      `The cell ${doubtful} holds a number of more than 15 digits, which spreadsheets round.`,
      'Format the cell as text and type the number again.',
    );
  const changed = showing.find((column) => !sameText(line.cells[column], row.cells[column]));
  if (changed === undefined) return null;
  return fault(
    'edited-cell',
    `The cell ${changed} only shows what was there: it holds "${line.cells[changed]}" and was "${row.cells[changed]}".`,
    'Put it back; to give another value write "value" under Decision and the value under Value.',
  );
}

/** The rows of the file beside those of the question, by field. */
function paired(
  lines: readonly SheetLine[],
  rows: readonly SheetRow[],
): Result<readonly { readonly line: SheetLine; readonly row: SheetRow }[], BadLine> {
  const pairs: { line: SheetLine; row: SheetRow }[] = [];
  for (const line of lines) {
    const row = rows.find((one) => sameText(one.cells.Field, line.cells.Field));
    if (row === undefined)
      return err({
        line: line.line,
        problem: fault(
          'field',
          `The question is not about the field "${line.cells.Field}".`,
          `Its fields are: ${rows.map((one) => one.cells.Field).join('; ')}.`,
        ),
      });
    const before = pairs.find((one) => one.row === row);
    if (before !== undefined)
      return err({
        line: line.line,
        problem: fault('twice', `The question stands on line ${before.line.line} already.`, 'Keep one of the two.'),
      });
    const wrong = faultOfCells(line, row);
    if (wrong !== null) return err({ line: line.line, problem: wrong });
    pairs.push({ line, row });
  }
  return ok(pairs);
}

type Pairs = readonly { readonly line: SheetLine; readonly row: SheetRow }[];

const wordOf = (line: SheetLine): string => line.cells.Decision.trim().toLowerCase();

function decisionOf(pairs: Pairs): Result<{ word: string; line: number } | null, BadLine> {
  const decided = pairs.filter(({ line }) => wordOf(line) !== '');
  const [first] = decided;
  if (first === undefined) return ok(null);
  const word = wordOf(first.line);
  const words = sheetDecisions[first.row.about];
  const wrong = decided.find(({ line }) => !words.includes(wordOf(line)));
  if (wrong !== undefined)
    return err({
      line: wrong.line.line,
      problem: fault(
        'decision',
        `"${wrong.line.cells.Decision}" does not answer this question.`,
        `Write one of: ${words.join(', ')}.`,
      ),
    });
  const other = decided.find(({ line }) => wordOf(line) !== word);
  if (other !== undefined)
    return err({
      line: other.line.line,
      problem: fault(
        'two-decisions',
        `Line ${first.line.line} decides the same question another way.`,
        'Write one decision for all rows of a question.',
      ),
    });
  return ok(word === 'skip' ? null : { word, line: first.line.line });
}

/** The side in whose terms a value is typed: that which refused it, else the left one, where it has a single field. */
function typedSide(map: MapPlan, question: Question): Side {
  const first = question.about === 'refused' ? question.side : 'left';
  return map[first].length === 1 ? first : across(first);
}

/** What was typed under Value, for the side of each field map that has a single field. */
function typedOf(pairs: Pairs, sync: SyncPlan | undefined, row: InboxRow): Result<Said, BadLine> {
  const { question } = row.conflict;
  const maps = mapsAsked(sync, question);
  const [first] = pairs;
  const at = first?.line.line ?? 0;
  if (maps.length === 0 || (question.about !== 'unit' && question.about !== 'refused'))
    return err({
      line: at,
      problem: fault('no-plan', 'The flow no longer has this field map.', 'Run the flow again.'),
    });
  const typed: { left: Record<string, Value>; right: Record<string, Value> } = { left: {}, right: {} };
  for (const map of maps) {
    const pair = pairs.find((one) => one.row.map?.id === map.id);
    const text = pair?.line.cells.Value ?? '';
    const differs =
      question.about === 'unit' &&
      patternOfValues(question.left[map.slot] ?? [], question.right[map.slot] ?? []) !== null;
    if (text.trim() === '') {
      if (!differs) continue;
      const problem = fault('no-value', `No value is given for ${map.label}.`, `Write one; "${blankWord}" clears it.`);
      return err({ line: pair?.line.line ?? at, problem });
    }
    const side = typedSide(map, question);
    const [end, more] = map[side];
    if (end === undefined || more !== undefined)
      return err({
        line: pair?.line.line ?? at,
        problem: fault(
          'several-fields',
          `${map.label} has several fields on both sides.`,
          `Answer it with: tandem resolve ${row.conflict.id} --value FIELD=VALUE`,
        ),
      });
    typed[side][end] = text.trim() === blankWord ? null : text;
  }
  if (Object.keys(typed.left).length + Object.keys(typed.right).length === 0)
    return err({ line: at, problem: fault('no-value', 'No value is given.', `Write one; "${blankWord}" clears it.`) });
  const given = typedValues(maps, question, typed);
  if (given.ok) return given;
  return err({ line: at, problem: { ...given.error, code: given.error.code.replace(/^conflict/u, 'sheet') } });
}

function linkOf(pairs: Pairs, item: InboxItem): Result<Said, BadLine> {
  const [pair] = pairs;
  if (pair === undefined || item.question.about !== 'match')
    return err({ line: 0, problem: fault('decision', 'There is nothing to link.', 'Leave Decision empty.') });
  const { left, right } = item.question;
  const text = pair.line.cells.Value.trim();
  const ways = (l: RecordKey, r: RecordKey): readonly string[] => [
    `${l} | ${r}`,
    ...(left.length === 1 ? [r] : []),
    ...(right.length === 1 ? [l] : []),
    ...(left.length === 1 && right.length === 1 ? [''] : []),
  ];
  const fits = left.flatMap((l) => right.filter((r) => ways(l, r).includes(text)).map((r) => ({ left: l, right: r })));
  const [found, more] = fits;
  if (found !== undefined && more === undefined) return ok({ choose: 'link', ...found });
  const fix = 'Write the two keys under Value: LEFT | RIGHT.';
  return err({ line: pair.line.line, problem: fault('which-pair', `"${text}" does not name one pair.`, fix) });
}

function saidOf(
  pairs: Pairs,
  item: InboxItem,
  sync: SyncPlan | undefined,
  row: InboxRow,
): Result<Said | null, BadLine> {
  const decision = decisionOf(pairs);
  if (!decision.ok) return decision;
  const word = decision.value?.word;
  const valued = pairs.find(({ line }) => line.cells.Value.trim() !== '');
  if (valued !== undefined && word !== 'value' && word !== 'link')
    return err({
      line: valued.line.line,
      problem: fault(
        'value-unused',
        `A value is given, but the decision is ${word === undefined ? 'none' : `"${word}"`}.`,
        'Write "value" under Decision, or empty the cell.',
      ),
    });
  switch (word) {
    case undefined:
      return ok(null);
    case 'value':
      return typedOf(pairs, sync, row);
    case 'link':
      return linkOf(pairs, item);
    case 'left':
    case 'right':
    case 'agreed':
    case 'keep':
    case 'remove':
    case 'unlink':
    case 'apart':
    case 'retry':
    case 'drop':
      return ok({ choose: word });
    default:
      return ok(null);
  }
}

/** The first text of a column that is not empty. */
const firstOf = (pairs: Pairs, column: SheetColumn): string | null => {
  const found = pairs.map(({ line }) => line.cells[column].trim()).find((text) => text !== '');
  return found ?? null;
};

function editsOf(pairs: Pairs, item: InboxItem): readonly CareEdit[] {
  const edits: CareEdit[] = [];
  // An empty cell says nothing: somebody may have been assigned since the table was made.
  const assignee = firstOf(pairs, 'Assignee');
  if (assignee !== null && assignee !== item.care.assignee) edits.push({ do: 'assign', to: assignee });
  const comments = new Set(pairs.map(({ line }) => line.cells.Comment.trim()).filter((text) => text !== ''));
  for (const text of comments) edits.push({ do: 'comment', text });
  return edits;
}

/** Whether an answer that stands already says the same. */
export function saysSame(row: InboxRow, said: Said, sync: SyncPlan | undefined): boolean {
  const { answer } = row.conflict;
  if (answer === null || sync === undefined) return false;
  if (said.choose === 'link' || said.choose === 'apart' || said.choose === 'drop') return false;
  const meant = answerOf(sync, row.conflict, said);
  return meant.ok && canonicalJson(answer.answer) === canonicalJson(meant.value);
}

/**
 * What the rows of one question come to, or the first of them that cannot be taken.
 * @param row the question as it is now, with the revision that the rows name
 */
export function checkRows(
  lines: readonly SheetLine[],
  item: InboxItem,
  row: InboxRow,
  sync: SyncPlan | undefined,
): Result<Checked, BadLine> {
  const pairs = paired(lines, rowsOf(item, sync));
  if (!pairs.ok) return pairs;
  const said = saidOf(pairs.value, item, sync, row);
  if (!said.ok) return said;
  return ok({ said: said.value, why: firstOf(pairs.value, 'Why'), edits: editsOf(pairs.value, item) });
}
