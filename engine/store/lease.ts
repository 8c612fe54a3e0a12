import type { Base } from './base.ts';
import type { Lease } from './contract.ts';
import { inTransaction } from './transaction.ts';

/** Who may run this workspace: at most one process at a time. */
export function leaseTable({ db }: Base, isAlive: (pid: number) => boolean) {
  const get = db.prepare<[], Lease>('SELECT holder, pid, boot, heartbeat_at AS heartbeatAt FROM lease');
  const put = db.prepare('INSERT OR REPLACE INTO lease (one, holder, pid, boot, heartbeat_at) VALUES (1, ?, ?, ?, ?)');
  const beat = db.prepare('UPDATE lease SET heartbeat_at = ? WHERE holder = ?');
  const drop = db.prepare('DELETE FROM lease WHERE holder = ?');
  const setUnclean = db.prepare('UPDATE meta SET unclean = ?');
  const clearUnclean = db.prepare('UPDATE meta SET unclean = NULL WHERE unclean = ?');

  const isFree = (held: Lease, asked: Lease, expiredBefore: string): boolean =>
    held.holder === asked.holder ||
    held.heartbeatAt < expiredBefore ||
    (held.boot === asked.boot && !isAlive(held.pid));

  return {
    /** Null when taken, else who holds it. */
    take(lease: Lease, expiredBefore: string): Lease | null {
      return inTransaction<Lease | null>(db, () => {
        const held = get.get();
        if (held !== undefined && !isFree(held, lease, expiredBefore)) return held;
        put.run(lease.holder, lease.pid, lease.boot, lease.heartbeatAt);
        setUnclean.run(lease.holder);
        return null;
      });
    },
    /** False when somebody else took it over. */
    beat(lease: Lease): boolean {
      return beat.run(lease.heartbeatAt, lease.holder).changes === 1;
    },
    drop(holder: string): void {
      inTransaction(db, () => {
        drop.run(holder);
        clearUnclean.run(holder);
      });
    },
    /** The process ends in order, whether or not it gave the lease back. */
    endsInOrder(holder: string): void {
      clearUnclean.run(holder);
    },
  };
}
