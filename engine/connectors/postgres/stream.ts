import pg from 'pg';
import type { Row } from './client.ts';

const pageRowsMax = 2000;
/** About how much text a page may hold; a page of long records has fewer of them. */
const pageBytes = 8 * 1024 * 1024;
/** Pages that may wait while one is worked on. */
const aheadMax = 2;

export interface Question {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** How long to wait for a page before the server is given up. */
  readonly waitMs: number;
}

const asText = { getTypeParser: () => (value: string) => value };

/**
 * The rows of a query in pages, as they come. The server is held back while enough pages wait, so no more than these are
 * held however many rows there are and however long they are. When it is left before its end the connection is of no
 * more use.
 * @throws the error of `pg`, or one that says that the wait was too long
 */
export async function* streamed(client: pg.Client, question: Question): AsyncGenerator<readonly Row[]> {
  const config = { text: question.sql, values: [...question.params], rowMode: 'array', types: asText };
  const query = new pg.Query<(string | null)[]>(config);
  const ready: Row[][] = [];
  const { stream: socket } = client.connection;
  let rows: Row[] = [];
  let size = 0;
  let isOver = false;
  let failure: unknown = null;
  let wake = (): void => {};
  query.on('row', (row) => {
    rows.push(row);
    for (const cell of row) size += cell === null ? 0 : cell.length;
    if (rows.length < pageRowsMax && size < pageBytes) return;
    ready.push(rows);
    rows = [];
    size = 0;
    if (ready.length >= aheadMax) socket.pause();
    wake();
  });
  query.on('end', () => {
    if (rows.length > 0) ready.push(rows);
    isOver = true;
    wake();
  });
  query.on('error', (error) => {
    failure = error;
    isOver = true;
    wake();
  });
  client.query(query);
  for (;;) {
    const page = ready.shift();
    if (page !== undefined) {
      if (ready.length < aheadMax) socket.resume();
      yield page;
    } else if (failure !== null) throw failure;
    else if (isOver) return;
    else {
      await within(question.waitMs, (done) => {
        wake = done;
      });
    }
  }
}

/** Waits until `start`'s callback is called, but not for ever. */
function within(ms: number, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Query read timeout')), ms);
    start(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
