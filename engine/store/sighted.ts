import { type LinkId, RecordKey, type RunId, type Side } from '../model/ids.ts';
import type { Sighted, Sighting } from '../model/record.ts';
import type { Fields } from '../model/value.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import { fieldsText, readFields } from './json.ts';

interface SightedRow {
  readonly seq: number;
  readonly link: LinkId;
  readonly side: Side;
  readonly key: string;
  readonly run: RunId;
  readonly at: string;
  readonly entry: number;
  readonly names: number;
  readonly fields: string | null;
  readonly token: string | null;
  readonly modified_at: string | null;
  readonly before: string | null;
}

type Lasts = ReadonlyMap<LinkId, { readonly [side in Side]?: Sighted }>;

/** Readings of records that brought something new, append-only: whole, so that each can be read without the others. */
export function sightedTable({ db, file, scopes, names }: Base) {
  const add = db.prepare(`
    INSERT INTO sighted (scope, link, side, key, run, at, entry, names, fields, token, modified_at, before)
    VALUES (?, ?, ?, ?, ?, ?, coalesce((SELECT max(seq) FROM journal), 0), ?, ?, ?, ?, ?)`);
  const columns =
    's.seq, s.link, s.side, s.key, s.run, s.at, s.entry, s.names, s.fields, s.token, s.modified_at, s.before';
  const ofLinks = db.prepare<[string, number], SightedRow>(
    `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN sighted AS s INDEXED BY sighted_link
     ON s.scope = ? AND s.link = asked.value ORDER BY s.seq`,
  );
  const any = db.prepare<[number]>('SELECT 1 FROM sighted INDEXED BY sighted_link WHERE scope = ? LIMIT 1');
  const last = db.prepare<[string, number, number], SightedRow>(
    `SELECT ${columns} FROM json_each(?) AS asked CROSS JOIN (SELECT 'left' AS side UNION ALL SELECT 'right') AS which
     CROSS JOIN sighted AS s ON s.seq = (SELECT max(t.seq) FROM sighted AS t INDEXED BY sighted_link
       WHERE t.scope = ? AND t.link = asked.value AND t.side = which.side)
     WHERE s.scope = ?`,
  );

  function sightingIn(row: SightedRow, what: string): Sighting {
    const key = RecordKey.parse(row.key);
    if (row.fields === null) return { kind: 'gone', key };
    const fields = readFields(names.find(row.names), row.fields, file, what);
    const token = row.token === null ? {} : { token: row.token };
    const modifiedAt = row.modified_at === null ? {} : { modifiedAt: row.modified_at };
    return { kind: 'found', snapshot: { key, fields, ...token, ...modifiedAt } };
  }
  function asSighted(row: SightedRow): Sighted {
    const { seq, link, side, run, at, entry } = row;
    const what = `reading ${seq} of link ${link}`;
    const before = row.before === null ? null : readFields(null, row.before, file, what);
    return { seq, link, side, run, at, after: entry, sighting: sightingIn(row, what), before };
  }

  return {
    add(scope: Scope, one: Omit<Sighted, 'seq' | 'after'>): void {
      const found = one.sighting.kind === 'found' ? one.sighting.snapshot : null;
      const key = one.sighting.kind === 'found' ? one.sighting.snapshot.key : one.sighting.key;
      const list = found === null ? null : names.need(found.fields);
      const fields: Fields | null = found?.fields ?? null;
      add.run(
        scopes.need(scope),
        one.link,
        one.side,
        key,
        one.run,
        one.at,
        list?.id ?? 0,
        fields === null ? null : fieldsText(list, fields),
        found?.token ?? null,
        found?.modifiedAt ?? null,
        one.before === null ? null : JSON.stringify(one.before),
      );
    },
    ofLinks(scope: Scope, links: readonly LinkId[]): ReadonlyMap<LinkId, readonly Sighted[]> {
      const found = new Map<LinkId, Sighted[]>();
      for (const row of ofLinks.all(JSON.stringify(links), scopes.find(scope))) {
        const rows = found.get(row.link) ?? [];
        rows.push(asSighted(row));
        found.set(row.link, rows);
      }
      return found;
    },
    last(scope: Scope, links: readonly LinkId[]): Lasts {
      const found = new Map<LinkId, { left?: Sighted; right?: Sighted }>();
      const id = scopes.find(scope);
      if (any.get(id) === undefined) return found;
      for (const row of last.all(JSON.stringify(links), id, id)) {
        found.set(row.link, { ...found.get(row.link), [row.side]: asSighted(row) });
      }
      return found;
    },
  };
}
