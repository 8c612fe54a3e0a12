import { patternOf } from '../core/values/difference.ts';
import { Conflict, type Question } from '../model/conflict.ts';
import type { ConflictId, FlowId, LinkId, SyncId } from '../model/ids.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import { read } from './json.ts';
import { sortable } from './sortable.ts';

interface ConflictRow {
  readonly id: ConflictId;
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly text: string;
}

type Scoped = { readonly scope: Scope; readonly conflict: Conflict };
export interface ConflictFilter {
  readonly flow?: FlowId;
  readonly states: readonly Conflict['state'][];
  readonly link?: LinkId;
}

/** How many field maps a question parks. */
const mapsOf = ({ question }: Conflict): number => (question.about === 'unit' ? Object.keys(question.left).length : 0);

/** Letters of a question that can be searched. */
const wordsMax = 10_000;

/** What people search a question for: its texts, in small letters. */
function wordsOf(question: Question): string {
  const words: string[] = [];
  const take = (value: unknown): void => {
    if (typeof value === 'string') words.push(value);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) take(one);
  };
  switch (question.about) {
    case 'removal':
      take(question.kept);
      break;
    case 'match':
      take([question.left, question.right, question.value]);
      break;
    case 'refused':
      take([question.key, question.source, question.fields, question.before, question.problem.message]);
      break;
    case 'unit':
      take([question.left, question.right, question.agreed]);
      break;
  }
  return words.join('\n').slice(0, wordsMax).normalize('NFC').toLowerCase();
}

const inOrder = (a: ConflictRow, b: ConflictRow): number => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));

/** Questions to people. */
export function conflictTable({ db, file, scopes }: Base) {
  const put = db.prepare(`
    INSERT INTO conflict (id, scope, link, state, maps, about, unit, reason, pattern, revision, opened_at, words, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      link = excluded.link, state = excluded.state, maps = excluded.maps, about = excluded.about, unit = excluded.unit,
      reason = excluded.reason, pattern = excluded.pattern, revision = excluded.revision,
      opened_at = excluded.opened_at, words = excluded.words, text = excluded.text`);
  const select = 'SELECT c.id, s.flow, s.sync, c.text';
  const page = db.prepare<
    [Conflict['state'], string, number | null, FlowId | null, LinkId | null, number],
    ConflictRow
  >(
    `${select} FROM conflict AS c INDEXED BY conflict_state CROSS JOIN scope AS s ON s.id = c.scope
     WHERE c.state = ? AND c.id > ? AND c.scope = coalesce(?, c.scope) AND s.flow = coalesce(?, s.flow)
       AND c.link IS coalesce(?, c.link) ORDER BY c.id LIMIT ?`,
  );
  const ofLinks = db.prepare<[string, number], ConflictRow>(
    `${select} FROM json_each(?) AS asked CROSS JOIN conflict AS c INDEXED BY conflict_link
     CROSS JOIN scope AS s ON s.id = c.scope
     WHERE c.scope = ? AND c.link = asked.value AND c.link IS NOT NULL ORDER BY c.id`,
  );
  const one = db.prepare<[ConflictId], ConflictRow>(
    `${select} FROM conflict AS c CROSS JOIN scope AS s ON s.id = c.scope WHERE c.id = ?`,
  );
  const count = db.prepare<[number], { open: number; parkedMaps: number | null }>(
    `SELECT count(*) AS open, sum(maps) AS parkedMaps FROM conflict INDEXED BY conflict_scope
     WHERE scope = ? AND state = 'open'`,
  );

  const asConflict = (row: ConflictRow): Conflict => read(Conflict, row.text, file, `conflict ${row.id}`);
  const asScoped = (row: ConflictRow): Scoped => ({
    scope: { flow: row.flow, sync: row.sync },
    conflict: asConflict(row),
  });

  return {
    put(scope: Scope, conflict: Conflict): void {
      const { id, link, state, question, revision } = conflict;
      const { about, reason } = question;
      const unit = about === 'unit' ? question.unit : '';
      const looks = [
        about,
        unit,
        reason,
        patternOf(question),
        revision,
        sortable(conflict.openedAt),
        wordsOf(question),
      ];
      put.run(id, scopes.need(scope), link, state, mapsOf(conflict), ...looks, JSON.stringify(conflict));
    },
    page(scope: Scope | null, filter: ConflictFilter, after: ConflictId | null, limit: number): readonly Scoped[] {
      const id = scope === null ? null : scopes.find(scope);
      const states = [...new Set(filter.states)];
      const rows = states.flatMap((state) =>
        page.all(state, after ?? '', id, filter.flow ?? null, filter.link ?? null, limit),
      );
      return rows.sort(inOrder).slice(0, limit).map(asScoped);
    },
    ofLinks(scope: Scope, links: readonly LinkId[]): readonly Conflict[] {
      return ofLinks.all(JSON.stringify(links), scopes.find(scope)).map(asConflict);
    },
    one(id: ConflictId): Scoped | null {
      const row = one.get(id);
      return row === undefined ? null : asScoped(row);
    },
    count(scope: Scope): { readonly open: number; readonly parkedMaps: number } {
      const row = count.get(scopes.find(scope));
      return { open: row?.open ?? 0, parkedMaps: row?.parkedMaps ?? 0 };
    },
  };
}
