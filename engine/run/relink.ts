import type { RunId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Mark } from '../store/contract/mark.ts';
import { apartNames } from './pair-name.ts';
import type { Work } from './world.ts';

const pageMax = 1_000;

async function partedLink(work: Work, left: Link['left'], right: Link['right']): Promise<Link | null> {
  const states = ['unlinked', 'live'] as const;
  for (let after: Link['id'] | null = null; ; ) {
    const page: readonly Link[] = await work.world.store.linkPage(work.scope, states, after, pageMax);
    const found = page.find((one) => one.left === left && one.right === right);
    if (found !== undefined) return found;
    after = page.at(-1)?.id ?? null;
    if (after === null) return null;
  }
}

/**
 * Links the pair of a split again once the split was undone, unless one of the records was linked with another since. What
 * both sides had agreed on is not known any more: fields that differ follow the first-link rule.
 */
export async function relink(work: Work, split: RunId): Promise<void> {
  const { store } = work.world;
  const { scope } = work;
  const chosen = (await store.run(split))?.chosen;
  const [left] = chosen?.left ?? [];
  const [right] = chosen?.right ?? [];
  if (left === undefined || right === undefined || chosen?.sync !== work.sync.id) return;
  const link = await partedLink(work, left, right);
  if (link === null) return;
  const holders = [
    (await store.linksByKeys(scope, 'left', [left])).get(left),
    (await store.linksByKeys(scope, 'right', [right])).get(right),
  ];
  if (holders.some((one) => one !== undefined && one.id !== link.id)) return;
  const marks: readonly Mark[] = [
    { put: 'link', scope, link: { ...link, state: 'live', leftPrint: null, rightPrint: null } },
    { put: 'shadow', scope, link: link.id, shadow: { left: {}, right: {} } },
    { put: 'dirty', scope, dirty: { link: link.id, side: 'left', sighting: null, reason: 'linked again' } },
    { drop: 'lone', scope, side: 'left', key: left },
    { drop: 'lone', scope, side: 'right', key: right },
    { drop: 'apart', scope, ...apartNames({ left, right }) },
  ];
  await store.commit(marks);
}
