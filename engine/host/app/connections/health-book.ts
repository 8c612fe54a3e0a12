import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ConnectionId } from '../../../model/ids.ts';
import { Health } from '../../../protocol/calls/connections.ts';
import { readJson, writeText } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/workspace.ts';

const Book = z.record(z.string(), Health);

/** What the last test of each connection found. */
export interface HealthBook {
  of(connection: ConnectionId): Health | null;
  note(connection: ConnectionId, health: Health): void;
  forget(connection: ConnectionId): void;
}

/** Kept beside the state, so that it is there after a restart. A file that cannot be read is taken for an empty one: a test makes it anew. */
export function healthBook(place: Workspace): HealthBook {
  const file = join(dirname(place.stateFile), 'connection-tests.json');
  const read = readJson(file, { code: 'connection', name: 'file of connection tests' }, Book);
  const book = new Map(Object.entries(read.ok ? read.value : {}));
  const keep = (): void => writeText(file, `${JSON.stringify(Object.fromEntries(book), null, 2)}\n`, 0o600);
  return {
    of: (connection) => book.get(connection) ?? null,
    note(connection, health) {
      book.set(connection, health);
      keep();
    },
    forget(connection) {
      if (book.delete(connection)) keep();
    },
  };
}
