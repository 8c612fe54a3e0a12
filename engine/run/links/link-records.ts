import type { Deed } from '../../model/audit.ts';
import type { LinkId, RecordKey, Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { Problem } from '../../model/problem.ts';
import type { Snapshot } from '../../model/record.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { deedMark } from '../deed.ts';
import { closedMark, type Hand, handProblem, heldBy, newLinkMarks } from '../inbox/by-hand.ts';
import { holding } from '../lease.ts';
import { loneMarks, type Place, readNow } from '../side-seat.ts';

const pageMax = 500;
const both: readonly Side[] = ['left', 'right'];

/** A pair that was not linked, and why. */
export interface Refused {
  readonly pair: Hand;
  readonly problem: Problem;
}

export interface LinkedRecords {
  readonly linked: readonly Hand[];
  readonly refused: readonly Refused[];
}

const gone = (place: Place, side: Side, key: RecordKey): Problem =>
  handProblem('no-record', `${place[side].plan.label} has no record "${key}".`, 'Check the key.');

const held = (side: Side, link: Link, key: RecordKey): Problem =>
  handProblem(
    'held',
    `The ${side} record "${key}" is linked already, with "${side === 'left' ? link.right : link.left}".`,
    'Unlink it, or split the link, first.',
  );

async function reasonAgainst(place: Place, pairs: readonly Hand[]): Promise<(pair: Hand) => Problem | null> {
  const { world, scope } = place;
  const on = async (side: Side) => {
    const keys = pairs.map((one) => one[side]);
    return { links: await world.store.linksByKeys(scope, side, keys), there: await readNow(place, side, keys) };
  };
  const known = { left: await on('left'), right: await on('right') };
  const taken = { left: new Set<RecordKey>(), right: new Set<RecordKey>() };
  return (pair) => {
    for (const side of both) {
      const link = known[side].links.get(pair[side]);
      if (link !== undefined) return held(side, link, pair[side]);
      if (!known[side].there.has(pair[side])) return gone(place, side, pair[side]);
      if (taken[side].has(pair[side]))
        return handProblem('twice', `The ${side} record "${pair[side]}" is named twice.`, 'Name each record once.');
    }
    for (const side of both) taken[side].add(pair[side]);
    return null;
  };
}

/**
 * Links pairs of records that a person points at, also before the first run: each is read by its key. The next run settles
 * their fields by the first-link rule. All that can be linked are linked in one commit, with the deed.
 * @param how how the links came about: `person`, or `suggested:BATCH`
 */
export function linkRecords(
  place: Place,
  pairs: readonly Hand[],
  how: string,
  deed: Pick<Deed, 'about' | 'says'> & { readonly why?: string | null },
): Promise<LinkedRecords> {
  const { world, scope } = place;
  return holding(world, async () => {
    const linked: Hand[] = [];
    const refused: Refused[] = [];
    for (let from = 0; from < pairs.length; from += pageMax) {
      const page = pairs.slice(from, from + pageMax);
      const against = await reasonAgainst(place, page);
      for (const pair of page) {
        const problem = against(pair);
        if (problem === null) linked.push(pair);
        else refused.push({ pair, problem });
      }
    }
    if (linked.length === 0) return { linked, refused };
    const says = { ...deed.says, links: linked.length };
    await world.store.commit([
      ...linked.flatMap((pair) => newLinkMarks(scope, pair, how)),
      deedMark(world, scope, { action: 'link', about: deed.about, says, why: deed.why ?? null }),
    ]);
    return { linked, refused };
  });
}

const isByHand = (link: Link): boolean => link.how === 'person' || link.how.startsWith('suggested:');

/** Marks that leave two records as if they had never been linked: seen, and to be matched like any other. */
async function freeMarks(
  place: Place,
  link: Link,
  there: { readonly [side in Side]: ReadonlyMap<RecordKey, Snapshot> },
): Promise<readonly Mark[]> {
  const { world, scope } = place;
  const questions = await world.store.conflictsOfLinks(scope, [link.id]);
  const lone = both.flatMap((side): readonly Mark[] => {
    const key = link[side];
    const snapshot = key === null ? undefined : there[side].get(key);
    return snapshot === undefined ? [] : loneMarks(place, side, snapshot, 'new');
  });
  return [
    { put: 'link', scope, link: { ...link, state: 'unlinked' } },
    { put: 'shadow', scope, link: link.id, shadow: { left: {}, right: {} } },
    { drop: 'dirty', scope, link: link.id },
    ...lone,
    ...questions.filter((one) => one.state !== 'closed').map((one) => closedMark(world, scope, one)),
  ];
}

async function takeBack(
  place: Place,
  links: readonly Link[],
  about: string,
): Promise<{ back: number; written: readonly Link[] }> {
  const { world, scope } = place;
  const written: Link[] = [];
  const free: Link[] = [];
  for (const link of links) {
    const journal = await world.store.journalOfRecord(scope, { link: link.id }, 1);
    (journal.length > 0 ? written : free).push(link);
  }
  const keysOn = (side: Side) => free.flatMap((one) => one[side] ?? []);
  const there = {
    left: await readNow(place, 'left', keysOn('left')),
    right: await readNow(place, 'right', keysOn('right')),
  };
  const marks: Mark[] = [];
  for (const link of free) marks.push(...(await freeMarks(place, link, there)));
  if (free.length > 0)
    await world.store.commit([
      ...marks,
      deedMark(world, scope, { action: 'take-back', about, says: { links: free.length, written: written.length } }),
    ]);
  return { back: free.length, written };
}

/** Takes back a link that was made by hand, as long as no run has carried anything over it. */
export function takeBackLink(place: Place, pair: Hand): Promise<Result<LinkId, Problem>> {
  const { world, scope } = place;
  return holding(world, async () => {
    const { left: link } = await heldBy(world, scope, pair);
    if (link === undefined || link.right !== pair.right || link.state !== 'live' || !isByHand(link))
      return err(
        handProblem(
          'not-by-hand',
          `"${pair.left}" and "${pair.right}" were not linked by hand.`,
          'A link that a match made is parted with "tandem unlink" or "tandem split".',
        ),
      );
    const { back } = await takeBack(place, [link], link.id);
    return back === 1
      ? ok(link.id)
      : err(
          handProblem(
            'written',
            `Values have been carried over between "${pair.left}" and "${pair.right}" already.`,
            'Part them with "tandem split", which puts them back.',
          ),
        );
  });
}

/** Takes back all links of a batch over which nothing was carried yet; the others are answered. */
export function takeBackBatch(place: Place, batch: string): Promise<{ back: number; written: readonly Link[] }> {
  const { world, scope } = place;
  return holding(world, async () => {
    const mine: Link[] = [];
    for (let after: LinkId | null = null; ; ) {
      const page: readonly Link[] = await world.store.linkPage(scope, ['live'], after, pageMax);
      after = page.at(-1)?.id ?? null;
      if (after === null) break;
      mine.push(...page.filter((one) => one.how === `suggested:${batch}`));
    }
    return takeBack(place, mine, batch);
  });
}
