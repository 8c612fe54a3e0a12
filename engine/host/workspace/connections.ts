import { basename, dirname, join } from 'node:path';
import { connectionText } from '../../core/flow/text.ts';
import { Connection } from '../../model/connection.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type FileKind, filesIn, readJson, writeText } from './files.ts';
import type { Workspace } from './workspace.ts';

const kind: FileKind = { code: 'connection', name: 'connection' };

/** A connection with the folder that file paths in its settings start from. */
export interface PlacedConnection {
  readonly connection: Connection;
  readonly file: string;
  readonly folder: string;
}

export interface Connections {
  readonly byId: ReadonlyMap<ConnectionId, PlacedConnection>;
  /** Files that could not be read as connections; flows that do not use them are not touched by it. */
  readonly problems: readonly Problem[];
}

/** `connections/ID.json`. */
export const connectionFile = (workspace: Workspace, id: ConnectionId): string =>
  join(workspace.connections, `${id}.json`);

/** Reads one connection file; its name must be its id. */
export function readConnection(file: string): Result<PlacedConnection, readonly Problem[]> {
  const read = readJson(file, kind, Connection);
  if (!read.ok) return read;
  const connection = read.value;
  if (basename(file) !== `${connection.id}.json`) return err([misnamed(file, connection.id)]);
  return ok({ connection, file, folder: dirname(file) });
}

const misnamed = (file: string, id: ConnectionId): Problem => ({
  code: 'connection/misnamed',
  message: `${file}: the file holds the connection "${id}", so its name must be ${id}.json.`,
  fix: `Rename the file to ${id}.json, or change its "id" to the name of the file.`,
});

/** All connections of a workspace. */
export function readConnections(workspace: Workspace): Connections {
  const byId = new Map<ConnectionId, PlacedConnection>();
  const problems: Problem[] = [];
  for (const file of filesIn(workspace.connections, '.json')) {
    const read = readConnection(file);
    if (read.ok) byId.set(read.value.connection.id, read.value);
    else problems.push(...read.error);
  }
  return { byId, problems };
}

/** Writes a connection to its place: the same bytes for the same connection. */
export const writeConnection = (workspace: Workspace, connection: Connection): void =>
  writeText(connectionFile(workspace, connection.id), connectionText(connection));
