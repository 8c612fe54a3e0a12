import { printOf } from '../core/decide/print.ts';
import type { Change, Settles } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import { across, type RecordKey, type Side } from '../model/ids.ts';
import type { Link, LinkState, Shadow } from '../model/link.ts';
import type { SidePlan } from '../model/plan.ts';
import type { Mark } from '../store/contract/mark.ts';
import { type Landed, matchMarkOf, moveShadow, noMatchMark, printKey, settledByAll, wroteKey } from './landed.ts';
import { questionMarks, withdrawn } from './questions.ts';
import { seatOf, type Work } from './world.ts';

/** What is in the state about a link when its change is concluded. */
export interface Known {
  readonly link: Link | null;
  readonly shadow: Shadow;
  readonly conflicts: readonly Conflict[];
  /** Open questions about its records from when they had no link. */
  readonly former: readonly Conflict[];
}

/** A change without the keys that its link has lost to other records since it was decided (R17). */
function withoutLost(change: Change, { link }: Known): Change {
  if (link === null || link.state !== 'live') return change;
  const isMade = (side: Side): boolean => change.writes.some((write) => write.side === side && write.op === 'create');
  const own = (side: Side): RecordKey | null => (link[side] === null && !isMade(side) ? null : keyOn(change, side));
  return { ...change, left: own('left'), right: own('right') };
}

const keyOn = (change: Change, side: Side): RecordKey | null => (side === 'left' ? change.left : change.right);

/** The link row that a change starts from: the one there is, or a new one with the change's keys and prints. */
export function linkOf(work: Work, change: Change, known: Known, state: LinkState): Link {
  return {
    id: change.link,
    sync: work.sync.id,
    left: change.left ?? known.link?.left ?? null,
    right: change.right ?? known.link?.right ?? null,
    state,
    leftPrint: change.leftPrint,
    rightPrint: change.rightPrint,
    leftWroteAt: known.link?.leftWroteAt ?? null,
    rightWroteAt: known.link?.rightWroteAt ?? null,
    how: change.how === '' ? (known.link?.how ?? '') : change.how,
  };
}

const stateAfter: Record<Change['move'], LinkState> = {
  none: 'live',
  link: 'live',
  create: 'live',
  relink: 'live',
  tombstone: 'tombstone',
  unlink: 'unlinked',
  'undo-create': 'undone',
  'undo-remove': 'live',
};

const dropLone = (work: Work, side: Side, key: RecordKey | null): readonly Mark[] =>
  key === null ? [] : [{ drop: 'lone', scope: work.scope, side, key }];

/** The record that is left of a parted pair: known, and not created again by itself. */
function keepLone(work: Work, change: Change, side: Side, key: RecordKey): Mark {
  const state = change.move === 'undo-create' ? 'undone' : 'kept';
  return {
    put: 'lone',
    scope: work.scope,
    lone: { side, key, state, snapshot: { key, fields: {} }, print: change[printKey(side)] ?? '' },
  };
}

function afterParting(work: Work, change: Change, gone: readonly Side[]): readonly Mark[] {
  return (['left', 'right'] as const).flatMap((side): readonly Mark[] => {
    const key = keyOn(change, side);
    if (key === null) return [];
    return [gone.includes(side) ? noMatchMark(work, side, key) : keepLone(work, change, side, key)];
  });
}

/** Sides whose record is no more once the change is concluded. */
function goneSides(change: Change): readonly Side[] {
  const removed = change.writes.filter((write) => write.op === 'remove').map((write) => write.side);
  if (change.move === 'undo-create') return removed;
  if (change.move === 'tombstone') return ['left', 'right'];
  // A record without a print was not found there when this was decided.
  const made = change.writes.filter((write) => write.op === 'create').map((write) => write.side);
  return (['left', 'right'] as const).filter(
    (side) => !made.includes(side) && (change[printKey(side)] === null || removed.includes(side)),
  );
}

/**
 * The print that our own write leaves. None where the record is not what was merged in some field that was not written:
 * somebody edited it just before, and must still be seen (A20).
 */
function printAfter(work: Work, change: Change, { intent, snapshot }: Landed): string | null {
  const { side, op, before } = intent.write;
  if (snapshot === null) return null;
  const untouched =
    op === 'create' || printOf(work.sync, side, { ...snapshot.fields, ...before }) === change[printKey(side)];
  return untouched ? printOf(work.sync, side, snapshot.fields) : null;
}

function withStored(work: Work, change: Change, link: Link, landed: readonly Landed[]): Link {
  let stored = link;
  for (const one of landed) {
    const { side, op } = one.intent.write;
    if (op === 'remove' || one.snapshot === null) continue;
    stored = {
      ...stored,
      [side]: one.snapshot.key,
      [printKey(side)]: printAfter(work, change, one),
      [wroteKey(side)]: one.snapshot.modifiedAt ?? null,
    };
  }
  return stored;
}

function sameSettles(shadow: Shadow, settles: Settles): boolean {
  return Object.entries(settles).every(
    ([slot, pair]) =>
      JSON.stringify(shadow.left[slot]) === JSON.stringify(pair.left) &&
      JSON.stringify(shadow.right[slot]) === JSON.stringify(pair.right),
  );
}

/** A record that was made without a value that could not go along, or with one that was typed: both are looked at once more. */
export const asksAgain = (change: Change): boolean =>
  (change.move === 'create' || change.move === 'relink') && change.questions.length + change.skipped.length > 0;

/**
 * An undo or a restore looks only at what it puts back; what people edited besides is for the next run to find. So is what
 * was left out of a change.
 */
const lookedAway = (change: Change): boolean =>
  change.leftOut !== undefined ||
  change.writes.some((write) => write.undoes.length > 0 || Object.values(write.why).includes('restore'));

/** Whether a side that is read again tells of a value that could not be used before: also within this run, for a reference. */
const tellsByItself = ({ capture, references }: SidePlan): boolean => capture.by === 'scan' && references.length === 0;

/**
 * A field that was not read is not heard of when it can be read again where only what changed is asked for: the record
 * stays on the list (A21). A side that is read whole tells by itself.
 */
const unreadMarks = (work: Work, change: Change, link: Link): readonly Mark[] =>
  change.unread.flatMap((side): readonly Mark[] =>
    link.state !== 'live' || tellsByItself(seatOf(work, side).plan)
      ? []
      : [{ put: 'dirty', scope: work.scope, dirty: { link: link.id, side, sighting: null, reason: 'unread' } }],
  );

/**
 * Marks for a change all of whose writes have landed, or that had none: link, shadows, prints, inbox, and nothing left to
 * do about it. One transaction with the journal of its writes.
 */
export function conclude(work: Work, change: Change, known: Known, landed: readonly Landed[]): readonly Mark[] {
  const { scope } = work;
  const isParted = change.move === 'unlink' && change.writes.length === 0 && known.link?.state === 'unlinked';
  if (isParted) return [];
  const questions = [
    ...questionMarks(work, change, known.conflicts),
    ...known.former.flatMap((one) => withdrawn(work, one)),
  ];
  if (change.left === null && change.right === null) return [...questions, ...askedMembers(work, change)];
  const twinless = (change.left === null || change.right === null) && change.writes.length === 0;
  if (twinless) return [...questions, ...askedLone(work, change)];
  const own = withoutLost(change, known);
  const link = withStored(work, own, linkOf(work, own, known, stateAfter[change.move]), landed);
  const settles: Settles = { ...change.agreed, ...settledByAll(work.sync, landed) };
  const parted = link.state !== 'live';
  const base: Shadow =
    change.move === 'relink' || change.move === 'undo-remove' ? { left: {}, right: {} } : known.shadow;
  const shadow = parted ? { left: {}, right: {} } : moveShadow(base, settles);
  const shadowMoves = known.link === null || parted || base !== known.shadow || !sameSettles(known.shadow, settles);
  return [
    { put: 'link', scope, link },
    ...(shadowMoves ? [{ put: 'shadow', scope, link: link.id, shadow } as const] : []),
    { drop: 'dirty', scope, link: link.id },
    ...unreadMarks(work, change, link),
    // A value that could not go along with a create is asked about once both records can be shown.
    ...(asksAgain(change) || (lookedAway(change) && !parted)
      ? [{ put: 'dirty', scope, dirty: { link: link.id, side: 'left', sighting: null, reason: 'unseen' } } as const]
      : []),
    ...(parted
      ? afterParting(work, own, goneSides(change))
      : [...dropLone(work, 'left', link.left), ...dropLone(work, 'right', link.right)]),
    ...landed.flatMap((one) => (one.snapshot === null ? [] : [matchMarkOf(work, one.intent.write.side, one.snapshot)])),
    ...questions,
  ];
}

/**
 * Marks for a change of which some writes have landed and others are to be decided about again: what landed is settled, and
 * both records are read before anything else is decided about them.
 */
export function concludePart(work: Work, change: Change, known: Known, landed: readonly Landed[]): readonly Mark[] {
  if (landed.length === 0) return [];
  const { scope } = work;
  const settles: Settles = { ...change.agreed, ...settledByAll(work.sync, landed) };
  // A pair that was parted before its values were put back stays parted.
  const isParted = change.move === 'unlink' && known.link?.state === 'unlinked';
  const own = withoutLost(change, known);
  const link = withStored(work, own, linkOf(work, own, known, isParted ? 'unlinked' : 'live'), landed);
  return [
    { put: 'link', scope, link },
    { put: 'shadow', scope, link: link.id, shadow: moveShadow(known.shadow, isParted ? {} : settles) },
    ...landed.flatMap(({ intent, snapshot }): readonly Mark[] => [
      {
        put: 'dirty',
        scope,
        dirty: { link: link.id, side: intent.write.side, sighting: null, reason: 'written' },
      },
      ...(snapshot === null ? [] : [matchMarkOf(work, intent.write.side, snapshot)]),
    ]),
  ];
}

function askedMembers(work: Work, change: Change): readonly Mark[] {
  return change.questions.flatMap((question): readonly Mark[] => {
    if (question.about !== 'match') return [];
    const state = (side: Side, key: RecordKey): Mark => ({
      put: 'lone-state',
      scope: work.scope,
      side,
      key,
      state: 'asked',
    });
    return [...question.left.map((key) => state('left', key)), ...question.right.map((key) => state('right', key))];
  });
}

/** A record that cannot be made on the other side yet: it waits for an edit or an answer. */
function askedLone(work: Work, change: Change): readonly Mark[] {
  const side: Side = change.left === null ? 'right' : 'left';
  const key = keyOn(change, side);
  return key === null ? [] : [{ put: 'lone-state', scope: work.scope, side, key, state: 'waiting' }];
}

/** Marks before the first write of a change leaves: what is already true, and what must be found again after a crash. */
export function begin(work: Work, change: Change, known: Known): readonly Mark[] {
  const { scope } = work;
  if (change.move === 'create') {
    const write = change.writes[0];
    if (write === undefined) return [];
    const source = across(write.side);
    const key = keyOn(change, source);
    // The twin's key stays out of the link until it is certain: a key that turns out to be taken belongs to another record.
    const link: Link = { ...linkOf(work, change, known, 'half'), [write.side]: null };
    return [
      { put: 'link', scope, link },
      ...(key === null ? [] : [{ put: 'lone-state', scope, side: source, key, state: 'waiting' } as const]),
    ];
  }
  const settled: Mark = {
    put: 'shadow',
    scope,
    link: change.link,
    shadow: moveShadow(known.shadow, change.agreed),
  };
  if (change.move === 'none' && !sameSettles(known.shadow, change.agreed)) return [settled];
  if (change.move !== 'link') return [];
  const link = linkOf(work, { ...change, leftPrint: null, rightPrint: null }, known, 'live');
  return [
    { put: 'link', scope, link },
    settled,
    { put: 'dirty', scope, dirty: { link: link.id, side: 'left', sighting: null, reason: 'linked' } },
    ...dropLone(work, 'left', change.left),
    ...dropLone(work, 'right', change.right),
  ];
}
