import type { Database } from 'better-sqlite3';

type Settles<T> = T extends PromiseLike<unknown> ? 'a transaction must not return a promise' : T;

/**
 * Runs `work` as one write transaction: all of it is durable when this returns, or none of it happened.
 * @throws what `work` throws, after rolling back
 */
export function inTransaction<T>(db: Database, work: () => Settles<T>): Settles<T> {
  return db.transaction(work).immediate();
}
