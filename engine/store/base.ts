import type { Database } from 'better-sqlite3';
import type { FlowId, SyncId } from '../model/ids.ts';
import type { Scope } from './contract.ts';

/** What every table family is made from: the open connection and the file behind it, for messages. */
export interface Base {
  readonly db: Database;
  readonly file: string;
  readonly scopes: Scopes;
}

/** Syncs by number: rows carry the number in place of both ids. */
export interface Scopes {
  /** The number of a scope; -1 where nothing was ever recorded under it. */
  find(scope: Scope): number;
  /** The number of a scope, given now if need be. Inside a transaction. */
  need(scope: Scope): number;
  /** After a rollback: numbers given in it do not count. */
  forget(): void;
}

export function scopesOf(db: Database): Scopes {
  const select = db.prepare<[FlowId, SyncId], { id: number }>('SELECT id FROM scope WHERE flow = ? AND sync = ?');
  const insert = db.prepare<[FlowId, SyncId]>('INSERT INTO scope (flow, sync) VALUES (?, ?)');
  const known = new Map<string, number>();
  const find = (scope: Scope): number => {
    const name = `${scope.flow}\n${scope.sync}`;
    const had = known.get(name);
    if (had !== undefined) return had;
    const row = select.get(scope.flow, scope.sync);
    if (row === undefined) return -1;
    known.set(name, row.id);
    return row.id;
  };
  return {
    find,
    need: (scope) => {
      if (find(scope) === -1) insert.run(scope.flow, scope.sync);
      return find(scope);
    },
    forget: () => known.clear(),
  };
}
