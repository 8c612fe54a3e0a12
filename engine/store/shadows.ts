import type { LinkId } from '../model/ids.ts';
import { invariant } from '../model/invariant.ts';
import type { Shadow } from '../model/link.ts';
import type { Base } from './base.ts';
import type { Scope } from './contract/scope.ts';
import { readShadow, slotsText, sumOf } from './json.ts';
import { type NameList, type Names, valuesIn } from './names.ts';

interface ShadowRow {
  readonly link: LinkId;
  readonly names: number;
  readonly slots: string;
  readonly sum: number;
}

/** A slot is in both sides or in neither; then both share a list of names. */
function sharedList(names: Names, shadow: Shadow): NameList | null {
  const list = names.need(shadow.left);
  if (list === null || Object.keys(shadow.right).length !== list.names.length) return null;
  return list.names.every((slot) => shadow.right[slot] !== undefined) ? list : null;
}

/** What each side held when both agreed, by link. */
export function shadowTable({ db, file, scopes, names }: Base) {
  const put = db.prepare(`
    INSERT INTO shadow (link, names, slots, sum) SELECT seq, ?, ?, ? FROM link WHERE scope = ? AND id = ?
    ON CONFLICT (link) DO UPDATE SET names = excluded.names, slots = excluded.slots, sum = excluded.sum`);
  const byLinks = db.prepare<[string, number], ShadowRow>(
    `SELECT l.id AS link, s.names, s.slots, s.sum FROM json_each(?) AS asked
     CROSS JOIN link AS l INDEXED BY link_id ON l.scope = ? AND l.id = asked.value CROSS JOIN shadow AS s ON s.link = l.seq`,
  );
  return {
    put(scope: Scope, link: LinkId, shadow: Shadow): void {
      const list = sharedList(names, shadow);
      const slots =
        list === null
          ? JSON.stringify({ left: shadow.left, right: shadow.right })
          : slotsText(valuesIn(list, shadow.left), valuesIn(list, shadow.right));
      const done = put.run(list?.id ?? 0, slots, sumOf(link, list, slots), scopes.find(scope), link);
      invariant(done.changes === 1, 'R2: shadows, prints and readings are kept only for a link that exists');
    },
    byLinks(scope: Scope, links: readonly LinkId[]): ReadonlyMap<LinkId, Shadow> {
      const rows = byLinks.all(JSON.stringify(links), scopes.find(scope));
      return new Map(
        rows.map((row) => [row.link, readShadow(row.link, { ...row, list: names.find(row.names) }, file)]),
      );
    },
  };
}
