import { setImmediate } from 'node:timers/promises';
import type { SyncTotals } from '../../../model/change-set.ts';
import type { Value } from '../../../model/value.ts';
import { totalsOf } from '../../../run/change-set.ts';
import { countPreviewed, nothingPreviewed, type PreviewCounts } from '../../../run/preview.ts';
import { changeSetText } from '../../cli/change-set-file.ts';
import { csvLine, csvMark } from '../../cli/csv-file.ts';
import { leftOf } from './left-of.ts';
import type { HeldPreview } from './preview-keeper.ts';

/** A piece of a file, and how far it is. */
export interface Piece {
  readonly text: string;
  readonly done: number;
  readonly of: number;
}

const atOnce = 500;

/** Gathers lines into pieces; in between, whoever else asks the engine something is answered. */
async function* inPieces(
  lines: Iterable<{ readonly text: string; readonly done: number }>,
  of: number,
): AsyncGenerator<Piece> {
  let text = '';
  let gathered = 0;
  let last = 0;
  for (const line of lines) {
    text += line.text;
    last = line.done;
    if (++gathered < atOnce) continue;
    yield { text, done: last, of };
    await setImmediate();
    text = '';
    gathered = 0;
  }
  yield { text, done: of, of };
}

function* changeSetLines({ book, summary }: HeldPreview): Generator<{ text: string; done: number }> {
  const { plan, choices } = book;
  const lines = changeSetText(plan, summary.masked);
  const counts: Record<string, PreviewCounts> = {};
  yield { text: `${lines.head}\n`, done: 0 };
  for (const { change, body } of book.decided()) {
    if (choices.isOut(change)) continue;
    const entry = leftOf(book, change, body);
    if (entry === null) continue;
    counts[entry.sync] = countPreviewed(counts[entry.sync] ?? nothingPreviewed, entry, entry.asks.length);
    yield { text: `${lines.entry(entry)}\n`, done: change + 1 };
  }
  const totals = summary.syncs.flatMap(({ id }): [string, SyncTotals][] => {
    const sync = plan.syncs.find((one) => one.id === id);
    return sync === undefined ? [] : [[id, totalsOf(sync, counts[id] ?? nothingPreviewed)]];
  });
  yield { text: `${lines.end(Object.fromEntries(totals)).line}\n`, done: book.changes() };
}

const groupWords = {
  create: 'Create',
  update: 'Update',
  remove: 'Delete',
  link: 'Link',
  conflict: 'Conflict',
  skipped: 'Skipped',
} as const;

const head = [
  'What',
  'Sync',
  'Record',
  'Written to',
  'Left key',
  'Right key',
  'Field map',
  'Left field',
  'Right field',
  'Before',
  'After',
  'Why',
  'To be done',
] as const;

const textOf = (value: Value): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** One line for each value; a row without values has one line of its own. */
function* csvLines({ book, reader }: HeldPreview): Generator<{ text: string; done: number }> {
  const { index, plan, choices } = book;
  yield { text: `${csvMark}${csvLine(head)}`, done: 0 };
  for (let row = 0; row < index.length(); row++) {
    const { left, right, shifts } = reader.record(row);
    const sync = plan.syncs[index.sync(row)];
    const to = index.to(row);
    const change = index.change(row);
    const toDo = change < 0 ? '' : choices.isOut(change) ? 'no' : choices.isReversed(change) ? 'reversed' : 'yes';
    const name = to === null ? '' : (book.seen[index.sync(row)]?.names[to] ?? '');
    const start = [groupWords[index.group(row)], sync?.label ?? '', index.title(row), name, left ?? '', right ?? ''];
    const why = index.kinds[index.kindOf(row)]?.why ?? '';
    const text =
      shifts.length === 0
        ? csvLine([...start, '', '', '', '', '', why, toDo])
        : shifts
            .map((one) =>
              csvLine([
                ...start,
                one.map,
                one.left,
                one.right,
                textOf(one.before),
                textOf(one.after),
                one.why,
                one.out ? 'no' : toDo,
              ]),
            )
            .join('');
    yield { text, done: row + 1 };
  }
}

/** What is left of a preview, as `tandem run --changes` takes it. */
export const changeSetPieces = (held: HeldPreview): AsyncGenerator<Piece> =>
  inPieces(changeSetLines(held), held.book.changes());

/** All of a preview as a table for a spreadsheet. */
export const csvPieces = (held: HeldPreview): AsyncGenerator<Piece> =>
  inPieces(csvLines(held), held.book.index.length());
