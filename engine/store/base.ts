import type { Database } from 'better-sqlite3';
import type { FlowId, Side, SyncId } from '../model/ids.ts';
import type { Mark } from './contract/mark.ts';
import type { Scope } from './contract/scope.ts';
import { type Names, namesOf } from './names.ts';
import { numbering, type Places } from './places.ts';

/** What every table family is made from: the open connection and the file behind it, for messages. */
export interface Base {
  readonly db: Database;
  readonly file: string;
  readonly scopes: Scopes;
  readonly names: Names;
  readonly places: Places;
}

export const baseOf = (db: Database, file: string): Base => ({
  db,
  file,
  scopes: scopesOf(db),
  names: namesOf(db),
  places: numbering(),
});

/** Syncs by number: rows carry the number in place of both ids. */
export interface Scopes {
  /** The number of a scope; -1 where nothing was ever recorded under it. */
  find(scope: Scope): number;
  /** The number of a scope, given now if need be. Inside a transaction. */
  need(scope: Scope): number;
  /** After a rollback: numbers given in it do not count. */
  forget(): void;
}

function scopesOf(db: Database): Scopes {
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

/** Puts together what is of one scope and side, in the order in which it came. */
export function bySide<T extends { readonly scope: Scope }>(
  items: readonly T[],
  sideOf: (item: T) => Side,
): readonly { readonly scope: Scope; readonly side: Side; readonly items: readonly T[] }[] {
  const groups: { scope: Scope; side: Side; items: T[] }[] = [];
  for (const item of items) {
    const { flow, sync } = item.scope;
    const side = sideOf(item);
    const group = groups.find((one) => one.side === side && one.scope.sync === sync && one.scope.flow === flow);
    if (group === undefined) groups.push({ scope: item.scope, side, items: [item] });
    else group.items.push(item);
  }
  return groups;
}

const kindOf = (mark: Mark | undefined): string =>
  mark === undefined ? '' : 'put' in mark ? `put ${mark.put}` : `drop ${mark.drop}`;

/** Marks of one kind that follow each other, to be recorded together. */
export function* runsOf<M extends Mark>(marks: readonly M[]): Generator<readonly M[]> {
  for (let from = 0; from < marks.length; ) {
    let to = from + 1;
    while (to < marks.length && kindOf(marks[to]) === kindOf(marks[from])) to += 1;
    yield from === 0 && to === marks.length ? marks : marks.slice(from, to);
    from = to;
  }
}
