import type { RecordKey, Side } from '../../model/ids.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';
import { metLink } from '../ids.ts';
import type { World } from '../world.ts';
import { closedMark, type Hand } from './by-hand.ts';

/** Whether a run has settled the fields of two records that a person linked. */
export async function isSettled(store: Store, scope: Scope, hand: Hand): Promise<boolean> {
  const id = metLink(scope, hand.left, hand.right);
  const link = (await store.links(scope, [id])).get(id);
  return link !== undefined && (link.leftPrint !== null || link.rightPrint !== null);
}

/** A record that has no link any more: of its values no more is known than its key, so it is read before it is matched. */
const alone = (scope: Scope, side: Side, key: RecordKey): Mark => ({
  put: 'lone',
  scope,
  lone: { side, key, state: 'new', snapshot: { key, fields: {} }, print: '' },
});

/** Marks that part two records which a person linked, so that they are matched like any others. */
export async function partedMarks(world: World, scope: Scope, hand: Hand): Promise<readonly Mark[]> {
  const id = metLink(scope, hand.left, hand.right);
  const link = (await world.store.links(scope, [id])).get(id);
  if (link?.state !== 'live') return [];
  const asked = await world.store.conflictsOfLinks(scope, [id]);
  return [
    { put: 'link', scope, link: { ...link, state: 'tombstone', leftPrint: null, rightPrint: null } },
    { put: 'shadow', scope, link: id, shadow: { left: {}, right: {} } },
    { drop: 'dirty', scope, link: id },
    alone(scope, 'left', hand.left),
    alone(scope, 'right', hand.right),
    ...asked.filter((one) => one.state !== 'closed').map((one) => closedMark(world, scope, one)),
  ];
}
