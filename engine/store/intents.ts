import { Intent, type IntentState } from '../model/change.ts';
import type { FlowId, IntentId, LinkId, Side, SyncId } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import { read } from './json.ts';

interface IntentRow {
  readonly id: IntentId;
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly text: string;
}

/** Writes decided and not yet confirmed, in the order in which they were first recorded. */
export function intentTable({ db, file, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO intent (id, scope, link, state, text) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET link = excluded.link, state = excluded.state, text = excluded.text`);
  const drop = db.prepare('DELETE FROM intent WHERE id = ?');
  const dropDead = db.prepare(
    `DELETE FROM intent WHERE scope = ? AND link = ? AND state = 'dead' AND json_extract(text, '$.write.side') = ?`,
  );
  const select = 'SELECT i.id, s.flow, s.sync, i.text';
  const ofStates = db.prepare<[string, number | null, number], IntentRow>(
    `${select} FROM intent AS i INDEXED BY intent_state CROSS JOIN scope AS s ON s.id = i.scope
     WHERE i.state IN (SELECT value FROM json_each(?)) AND i.scope = coalesce(?, i.scope) ORDER BY i.seq LIMIT ?`,
  );
  const ofLinks = db.prepare<[string, number], IntentRow>(
    `${select} FROM json_each(?) AS asked CROSS JOIN intent AS i INDEXED BY intent_link
     CROSS JOIN scope AS s ON s.id = i.scope WHERE i.scope = ? AND i.link = asked.value ORDER BY i.seq`,
  );
  const asIntent = (row: IntentRow): Intent => read(Intent, row.text, file, `intent ${row.id}`);
  return {
    put(scope: Scope, intent: Intent): void {
      put.run(intent.id, scopes.need(scope), intent.link, intent.state, JSON.stringify(intent));
    },
    drop(id: IntentId): void {
      drop.run(id);
    },
    /** What was set aside on a side of a link: its question is over, or another write takes its place. */
    dropDead(scope: Scope, link: LinkId, side: Side): void {
      dropDead.run(scopes.need(scope), link, side);
    },
    ofStates(
      scope: Scope | null,
      states: readonly IntentState[],
      limit: number,
    ): readonly { readonly scope: Scope; readonly intent: Intent }[] {
      const rows = ofStates.all(JSON.stringify(states), scope === null ? null : scopes.find(scope), limit);
      return rows.map((row) => ({ scope: { flow: row.flow, sync: row.sync }, intent: asIntent(row) }));
    },
    ofLinks(scope: Scope, links: readonly LinkId[]): readonly Intent[] {
      return ofLinks.all(JSON.stringify(links), scopes.find(scope)).map(asIntent);
    },
  };
}
