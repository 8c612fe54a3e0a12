import { setImmediate } from 'node:timers/promises';
import type { ReviewList, ReviewQuery, Suggestion } from '../../../model/review.ts';
import { csvLine, csvMark } from '../../cli/csv-file.ts';
import { cellsOf, fieldCells, listHeads, reasonsOf } from '../../cli/review-words.ts';
import type { HeldReview } from './held-review.ts';

/** A piece of a file, and how far it is. */
interface Piece {
  readonly text: string;
  readonly done: number;
  readonly of: number;
}

const atOnce = 200;

const fieldsOn = ({ review }: HeldReview, side: 'left' | 'right'): readonly string[] =>
  review.sync[side].fields.map((one) => one.name);

const fieldHeads = (held: HeldReview, side: 'left' | 'right'): readonly string[] =>
  fieldsOn(held, side).map((name) => `${held.names[side]}: ${name}`);

/** A list with every record; a cluster takes a line for each of its records. */
async function* listPieces(held: HeldReview, list: ReviewList): AsyncGenerator<Piece> {
  const { review, names } = held;
  const isGrouped = list === 'linked' || list === 'ambiguous';
  const head = [
    ...(isGrouped ? ['Group'] : []),
    ...listHeads(list, names),
    ...(list === 'right' ? [] : fieldHeads(held, 'left')),
    ...(list === 'left' ? [] : fieldHeads(held, 'right')),
  ];
  const query: ReviewQuery = { list };
  const { total } = review.rows({ ...query, limit: 1 });
  yield { text: `${csvMark}${csvLine(head)}`, done: 0, of: total };
  for (let offset = 0; offset < total; offset += atOnce) {
    const { rows } = await review.page({ ...query, offset, limit: atOnce });
    let text = '';
    for (const [at, { row, left, right }] of rows.entries()) {
      for (let line = 0; line < Math.max(1, left.length, right.length); line++)
        text += csvLine([
          ...(isGrouped ? [String(offset + at + 1)] : []),
          ...cellsOf(row, review.sync),
          ...(list === 'right' ? [] : fieldCells(fieldsOn(held, 'left'), left[line])),
          ...(list === 'left' ? [] : fieldCells(fieldsOn(held, 'right'), right[line])),
        ]);
    }
    yield { text, done: Math.min(total, offset + rows.length), of: total };
    await setImmediate();
  }
}

async function* suggestedPieces(held: HeldReview, pairs: readonly Suggestion[]): AsyncGenerator<Piece> {
  const { review, names } = held;
  const head = ['Score', 'Why', `${names.left} key`, `${names.right} key`];
  yield {
    text: `${csvMark}${csvLine([...head, ...fieldHeads(held, 'left'), ...fieldHeads(held, 'right')])}`,
    done: 0,
    of: pairs.length,
  };
  for (let from = 0; from < pairs.length; from += atOnce) {
    const some = pairs.slice(from, from + atOnce);
    const left = new Map(
      (
        await review.records(
          'left',
          some.map((one) => one.left),
        )
      ).map((one) => [one.key, one]),
    );
    const right = new Map(
      (
        await review.records(
          'right',
          some.map((one) => one.right),
        )
      ).map((one) => [one.key, one]),
    );
    const text = some
      .map((one) =>
        csvLine([
          one.score.toFixed(4),
          reasonsOf(one),
          one.left,
          one.right,
          ...fieldCells(fieldsOn(held, 'left'), left.get(one.left)),
          ...fieldCells(fieldsOn(held, 'right'), right.get(one.right)),
        ]),
      )
      .join('');
    yield { text, done: from + some.length, of: pairs.length };
    await setImmediate();
  }
}

/** A list, or all close pairs, as a table for a spreadsheet. */
export const reviewPieces = (held: HeldReview, list: ReviewList | 'suggested'): AsyncGenerator<Piece> =>
  list === 'suggested' ? suggestedPieces(held, held.close) : listPieces(held, list);
