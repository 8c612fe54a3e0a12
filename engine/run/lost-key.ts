import type { Intent } from '../model/change.ts';
import { type LinkId, RecordKey, type Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Snapshot } from '../model/record.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Known } from './conclude.ts';
import type { Work } from './world.ts';

/** Stands for the key of a record that is gone, where the system has given that key to another record. */
export const lostKey = RecordKey.parse('(gone)');

/** A record that a run has just made, or found that it made. */
export interface Made {
  readonly intent: Intent;
  readonly snapshot: Snapshot | null;
}

/** Links that held the key of a record that was just made: the record that they knew under it is gone (R17). */
export interface Lost {
  readonly marks: readonly Mark[];
  /** What is known of a link, without a key that it has lost. */
  known(known: Known): Known;
}

const without = (link: Link, sides: readonly Side[]): Link => ({
  ...link,
  left: sides.includes('left') ? null : link.left,
  right: sides.includes('right') ? null : link.right,
});

/**
 * A key that a system gives a second time says that the record which had it before is gone: some number their records by the
 * highest one that there is.
 */
export async function lostKeys(work: Work, made: readonly Made[]): Promise<Lost> {
  const lost = new Map<LinkId, { readonly link: Link; readonly sides: Side[]; readonly marks: Mark[] }>();
  for (const side of ['left', 'right'] as const) {
    const own = new Map<RecordKey, LinkId>();
    for (const { intent, snapshot } of made) {
      if (intent.write.op === 'create' && intent.write.side === side && snapshot !== null)
        own.set(snapshot.key, intent.link);
    }
    if (own.size === 0) continue;
    const held = await work.world.store.linksByKeys(work.scope, side, [...own.keys()]);
    for (const [key, link] of held) {
      if (own.get(key) === link.id) continue;
      const known = lost.get(link.id) ?? { link, sides: [], marks: [] };
      known.sides.push(side);
      const sighting = { kind: 'gone', key } as const;
      const dirty = { link: link.id, side, sighting, reason: 'key given again' };
      known.marks.push({ put: 'dirty', scope: work.scope, dirty });
      lost.set(link.id, known);
    }
  }
  return {
    marks: [...lost.values()].flatMap(({ link, sides, marks }): readonly Mark[] => [
      { put: 'link', scope: work.scope, link: without(link, sides) },
      ...marks,
    ]),
    known: (known) => {
      const one = known.link === null ? undefined : lost.get(known.link.id);
      return one === undefined || known.link === null ? known : { ...known, link: without(known.link, one.sides) };
    },
  };
}
