import type { RunId } from '../model/ids.ts';
import { auditTable } from './audit.ts';
import type { Base } from './base.ts';
import { changeTable } from './changes.ts';
import { conflictTable } from './conflicts.ts';
import type { Forgotten } from './contract/retention.ts';
import type { Scope } from './contract/scope.ts';
import type { Store } from './contract.ts';
import { cursorTables } from './cursors.ts';
import { decisionTable } from './decisions.ts';
import { dirtyTable } from './dirty.ts';
import { type Mark as Epoch, type EpochFile, epochTable } from './epoch.ts';
import { asFault } from './faults.ts';
import { freshTable } from './fresh.ts';
import { inboxTable } from './inbox.ts';
import { intentTable } from './intents.ts';
import { journalTable } from './journal.ts';
import { leaseTable } from './lease.ts';
import { linkPast, linkTable } from './links.ts';
import { loneTable } from './lone.ts';
import { isWeighty, needsSettled, recordAll, type Tables } from './marks.ts';
import { matchTables } from './matches.ts';
import { openedTable } from './opened.ts';
import { plainLinker } from './plain.ts';
import { retireTable } from './retire.ts';
import { runTables } from './runs.ts';
import { seenTable } from './seen.ts';
import { shadowTable } from './shadows.ts';
import { sightedTable } from './sighted.ts';
import { inTransaction } from './transaction.ts';

const nothingForgotten: Forgotten = {
  journal: 0,
  readings: 0,
  conflicts: 0,
  audit: 0,
  runs: 0,
  linked: false,
  open: 0,
};

/** What the store does beyond its tables. */
export interface Around {
  /** Null for a throw-away copy, which has no epoch to guard. */
  readonly sidecar: EpochFile | null;
  readonly isAlive: (pid: number) => boolean;
  readonly overlay: () => Promise<Store>;
  /** After the connection is closed. */
  readonly closed: () => void;
}

/** Writes the epoch file after each commit that raised the epoch; a failure stops the next commit, not the one that is done. */
function epochKeeper(sidecar: EpochFile | null) {
  let behind: Epoch | null = null;
  const write = (): void => {
    if (behind === null || sidecar === null) return;
    sidecar.write(behind);
    behind = null;
  };
  return {
    catchUp: write,
    note(epoch: Epoch): void {
      behind = epoch;
      try {
        write();
      } catch {
        // The commit is durable and must not look failed; `catchUp` throws before anything more is recorded.
      }
    },
  };
}

/** Changes come first: whom they link counts as met; then whom a run has met, which matching leaves out. */
function tablesOf(base: Base): Tables {
  const changes = changeTable(base);
  const lone = loneTable(base);
  const fresh = freshTable(base);
  return {
    changes,
    fresh,
    lone,
    matches: matchTables(base, fresh),
    links: linkTable(base),
    shadows: shadowTable(base),
    dirty: dirtyTable(base),
    cursors: cursorTables(base),
    intents: intentTable(base),
    journal: journalTable(base),
    sighted: sightedTable(base),
    conflicts: conflictTable(base),
    inbox: inboxTable(base),
    opened: openedTable(base),
    decisions: decisionTable(base),
    audit: auditTable(base),
    retire: retireTable(base),
    runs: runTables(base),
  };
}

type Answer = <T>(work: () => T) => Promise<T>;

/** Runs work as one transaction that is durable when it returns; the epoch is raised by work that says it is weighty. */
function committer(base: Base, sidecar: EpochFile | null): (work: () => boolean) => void {
  const epochs = epochTable(base.db);
  const keeper = epochKeeper(sidecar);
  return (work) => {
    keeper.catchUp();
    try {
      const epoch = inTransaction<Epoch | null>(base.db, () => (work() ? epochs.raise() : null));
      if (epoch !== null) keeper.note(epoch);
    } catch (error) {
      base.scopes.forget();
      base.names.forget();
      throw error;
    }
  };
}

type Writing = Pick<Store, 'commit' | 'linkPlain' | 'retire' | 'forget'>;

function writing(base: Base, tables: Tables, answer: Answer, sidecar: EpochFile | null): Writing {
  const transact = committer(base, sidecar);
  const linkPlain = plainLinker(base);
  return {
    commit: (marks) =>
      answer(() => {
        if (marks.length === 0) return;
        if (!tables.fresh.isEmpty() && marks.some(needsSettled)) tables.fresh.settle();
        transact(() => {
          recordAll(tables, marks);
          return marks.some(isWeighty);
        });
      }),
    linkPlain: (scope, run, limit) =>
      answer(() => {
        let done = 0;
        transact(() => {
          const id = base.scopes.find(scope);
          done = linkPlain(id, tables.changes.placeOf(run, id), limit);
          return done > 0;
        });
        tables.fresh.linked(2 * done);
        return done;
      }),
    retire: (retiring) =>
      answer(() => {
        let done = 0;
        transact(() => {
          done = tables.retire.take(retiring);
          if (done > 0) tables.audit.add({ ...retiring.deed, says: { ...retiring.deed.says, removed: done } });
          return false;
        });
        return done;
      }),
    forget: (scope, record, deed) =>
      answer(() => {
        let done: Forgotten | null = null;
        transact(() => {
          done = tables.retire.forget(scope, record, deed.at);
          tables.audit.add({ ...deed, says: { ...deed.says, ...done } });
          return false;
        });
        return done ?? nothingForgotten;
      }),
  };
}

type Matching = Pick<
  Store,
  | 'noteSeen'
  | 'unseenLinked'
  | 'unseenLone'
  | 'forgetSeen'
  | 'isBlank'
  | 'lone'
  | 'lonePage'
  | 'unreadLone'
  | 'clusters'
  | 'unmet'
  | 'settleSome'
  | 'keysByMatch'
  | 'apart'
  | 'apartPage'
>;

function matching(base: Base, { changes, links, lone, fresh, matches }: Tables, answer: Answer): Matching {
  const seen = seenTable(base);
  /** For what looks among lone records and match values. */
  const settled: Answer = (work) =>
    answer(() => {
      fresh.settle();
      return work();
    });
  /** Whether all records that have no link yet were met by changes that link them: nearly always so where two copies meet. */
  const areAllLinked = (scope: Scope, run: RunId): boolean => {
    const isLone = lone.has(scope, 'left') || lone.has(scope, 'right');
    return !isLone && fresh.isAtMost(changes.countLinked(scope, run));
  };
  return {
    noteSeen: (scope, side, keys) => answer(() => seen.note(scope, side, keys)),
    unseenLinked: (scope, side, after, limit) => answer(() => seen.unseenLinked(scope, side, after, limit)),
    unseenLone: (scope, side, after, limit) => settled(() => seen.unseenLone(scope, side, after, limit)),
    forgetSeen: (scope, side) => answer(() => seen.forget(scope, side)),
    isBlank: (scope, side) =>
      answer(() => links.count(scope, ['live', 'half']) === 0 && !lone.has(scope, side) && !fresh.has(scope, side)),
    lone: (scope, side, keys) => settled(() => lone.byKeys(scope, side, keys)),
    unreadLone: (scope, side, after, limit) => settled(() => lone.unread(scope, side, after, limit)),
    lonePage: (scope, states, side, after, limit) => settled(() => lone.page(scope, states, { side, after }, limit)),
    clusters: (scope, run, tier, after, limit) =>
      answer(() => matches.clusters(scope, { tier, after, met: lone.met(scope, run, after) }, limit)),
    unmet: (scope, run, after, limit) =>
      answer(() => {
        if (after === null) {
          if (areAllLinked(scope, run)) return [];
          fresh.settleUnmet(base.scopes.find(scope), lone.met(scope, run, after));
        }
        return lone.unmet(scope, run, after, limit);
      }),
    settleSome: (scope, unmetBy) =>
      answer(() => {
        if (unmetBy === null) return fresh.settleSome();
        if (areAllLinked(scope, unmetBy)) return false;
        const id = base.scopes.find(scope);
        const isUnderWay = fresh.isUnderWay(id, lone.metPlaces(scope, unmetBy));
        return fresh.settleSomeUnmet(id, isUnderWay ? lone.metPlaces(scope, unmetBy) : lone.met(scope, unmetBy, null));
      }),
    keysByMatch: (scope, side, tier, value) => settled(() => matches.keys(scope, side, { tier, value })),
    apart: (scope, pairs) => answer(() => matches.apart(scope, pairs)),
    apartPage: (scope, after, limit) => answer(() => matches.apartPage(scope, after, limit)),
  };
}

type Deciding = Pick<
  Store,
  | 'linksByKeys'
  | 'links'
  | 'shadows'
  | 'linkPage'
  | 'countLinks'
  | 'dirtyPage'
  | 'countDirty'
  | 'cursor'
  | 'facts'
  | 'changePage'
>;

function deciding({ links, shadows, dirty, cursors, changes }: Tables, answer: Answer): Deciding {
  return {
    linksByKeys: (scope, side, keys) => answer(() => links.byKeys(scope, side, keys)),
    links: (scope, ids) => answer(() => links.byIds(scope, ids)),
    shadows: (scope, ids) => answer(() => shadows.byLinks(scope, ids)),
    linkPage: (scope, states, after, limit) => answer(() => links.page(scope, states, after, limit)),
    countLinks: (scope, states) => answer(() => links.count(scope, states)),
    dirtyPage: (scope, after, limit) =>
      answer(() => {
        const waiting = dirty.page(scope, after, limit);
        const ids = waiting.map((one) => one.link);
        const found = links.byIds(scope, ids);
        const shadowOf = shadows.byLinks(scope, ids);
        return waiting.flatMap(({ link: id, left, right }) => {
          const link = found.get(id);
          return link === undefined ? [] : [{ link, shadow: shadowOf.get(id) ?? { left: {}, right: {} }, left, right }];
        });
      }),
    countDirty: (scope) => answer(() => dirty.count(scope)),
    cursor: (scope, side) => answer(() => cursors.get(scope, side)),
    facts: (scope) => answer(() => cursors.facts(scope)),
    changePage: (scope, run, after, limit) => answer(() => changes.page(scope, run, after, limit)),
  };
}

type Telling = Pick<
  Store,
  | 'intents'
  | 'intentsOfLinks'
  | 'journalOfRun'
  | 'effectHeads'
  | 'journalRows'
  | 'journalOfRecord'
  | 'journalOfLinks'
  | 'sighted'
  | 'lastSighted'
  | 'effectsSince'
  | 'writesLately'
  | 'conflicts'
  | 'conflictsOfLinks'
  | 'conflict'
  | 'countConflicts'
  | 'auditPage'
  | 'retirable'
  | 'tidiedAt'
  | 'noteTidied'
  | 'squeeze'
  | 'run'
  | 'runs'
  | 'runNumber'
  | 'plan'
  | 'control'
>;

function telling({ intents, journal, sighted, conflicts, audit, retire, runs }: Tables, answer: Answer): Telling {
  return {
    intents: (scope, states, limit) => answer(() => intents.ofStates(scope, states, limit)),
    intentsOfLinks: (scope, links) => answer(() => intents.ofLinks(scope, links)),
    journalOfRun: (run, after, limit, backwards) =>
      answer(() => (backwards ? journal.ofRunBackwards(run, after, limit) : journal.ofRun(run, after, limit))),
    effectHeads: (run, text) => answer(() => journal.headsOfRun(run, text)),
    journalRows: (seqs) => answer(() => journal.rows(seqs)),
    journalOfRecord: (scope, by, limit) => answer(() => journal.ofRecord(scope, by, limit)),
    journalOfLinks: (scope, links) => answer(() => journal.ofLinks(scope, links)),
    sighted: (scope, links) => answer(() => sighted.ofLinks(scope, links)),
    lastSighted: (scope, links) => answer(() => sighted.last(scope, links)),
    effectsSince: (scope, since) => answer(() => journal.effectsSince(scope, since)),
    writesLately: (scope, links, count) => answer(() => journal.writesLately(scope, links, count)),
    conflicts: (scope, filter, after, limit) => answer(() => conflicts.page(scope, filter, after, limit)),
    conflictsOfLinks: (scope, links) => answer(() => conflicts.ofLinks(scope, links)),
    conflict: (id) => answer(() => conflicts.one(id)),
    countConflicts: (scope) => answer(() => conflicts.count(scope)),
    auditPage: (after, limit) => answer(() => audit.page(after, limit)),
    retirable: (retiring) => answer(() => retire.count(retiring)),
    tidiedAt: () => answer(() => retire.tidiedAt()),
    noteTidied: (at) => answer(() => retire.putTidied(at)),
    squeeze: () => answer(() => retire.squeeze()),
    run: (id) => answer(() => runs.one(id)),
    runs: (flow, limit) => answer(() => runs.ofFlow(flow, limit)),
    runNumber: (id) => answer(() => runs.number(id)),
    plan: (hash) => answer(() => runs.plan(hash)),
    control: (flow) => answer(() => runs.control(flow)),
  };
}

type Inbox = Pick<
  Store,
  'conflictsById' | 'inbox' | 'inboxIndex' | 'countInbox' | 'groupInbox' | 'openedBy' | 'noteOpened' | 'decisions'
>;

function askingPeople({ inbox, opened, decisions }: Tables, answer: Answer): Inbox {
  return {
    conflictsById: (ids) => answer(() => inbox.byId(ids)),
    inbox: (query, now, after, limit) => answer(() => inbox.page(query, now, after, limit)),
    inboxIndex: (query, now, limit) => answer(() => inbox.index(query, now, limit)),
    countInbox: (query, now) => answer(() => inbox.count(query, now)),
    groupInbox: (query, now, by) => answer(() => inbox.group(query, now, by)),
    openedBy: (person, ids) => answer(() => opened.by(person, ids)),
    noteOpened: (person, seen) => answer(() => opened.note(person, seen)),
    decisions: (of, after, limit) => answer(() => decisions.page(of, after, limit)),
  };
}

/** What became of links, for those who look back. */
function lookingBack(base: Base, answer: Answer): Pick<Store, 'births' | 'formerLinks'> {
  const past = linkPast(base);
  return {
    births: (scope, ids) => answer(() => past.births(scope, ids)),
    formerLinks: (scope, side, key) => answer(() => past.former(scope, side, key)),
  };
}

/** The store over an open, migrated state. */
export function storeOver(base: Base, around: Around): Store {
  const tables = tablesOf(base);
  const lease = leaseTable(base, around.isAlive);
  let holder: string | null = null;
  const answer = async <T>(work: () => T): Promise<T> => {
    try {
      return work();
    } catch (error) {
      throw asFault(error, base.file);
    }
  };
  return {
    ...writing(base, tables, answer, around.sidecar),
    ...deciding(tables, answer),
    ...matching(base, tables, answer),
    ...telling(tables, answer),
    ...askingPeople(tables, answer),
    ...lookingBack(base, answer),
    takeLease: (asked, expiredBefore) =>
      answer(() => {
        const held = lease.take(asked, expiredBefore);
        if (held === null) holder = asked.holder;
        return held;
      }),
    beat: (asked) => answer(() => lease.beat(asked)),
    dropLease: (asked) => answer(() => lease.drop(asked)),
    overlay: around.overlay,
    close: () =>
      answer(() => {
        if (!base.db.open) return;
        if (holder !== null) lease.endsInOrder(holder);
        base.db.close();
        around.closed();
      }),
  };
}
