import type { Mask } from '../../core/roles/mask.ts';
import {
  maskedCare,
  maskedChange,
  maskedConflict,
  maskedDecision,
  maskedEntry,
  maskedIntent,
  maskedLink,
  maskedRun,
  maskedShadow,
  maskedSighted,
  maskedSighting,
  maskedSnapshot,
} from '../../core/roles/masked.ts';
import { Fault } from '../../model/fault.ts';
import { ConflictId, type LinkId, type RecordKey, type Side } from '../../model/ids.ts';
import type { InboxQuery } from '../../model/inbox.ts';
import type { Link } from '../../model/link.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Lone } from '../../store/contract/lone.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { DirtyLink } from '../../store/contract/sync-state.ts';
import type { Store } from '../../store/contract.ts';

const readOnly = (): Fault =>
  new Fault('state', {
    code: 'role/read-only',
    message: 'Somebody who is not shown personal values may not change the state of a workspace.',
    fix: 'Do it in another role.',
  });

const refuse = async (): Promise<never> => {
  throw readOnly();
};

/** Which masked id or key stands for which, so that what was handed out can be asked for again. */
function memory<T extends string>() {
  const known = new Map<string, T>();
  return {
    note(shown: T, own: T): T {
      if (shown !== own) known.set(shown, own);
      return shown;
    },
    own: (shown: T): T => known.get(shown) ?? shown,
  };
}

const inMap = <K, T>(map: ReadonlyMap<K, T>, key: (one: K) => K, value: (one: T) => T): ReadonlyMap<K, T> =>
  new Map([...map].map(([name, one]) => [key(name), value(one)]));

const noSearch = (): Fault =>
  new Fault('state', {
    code: 'role/no-search',
    message: 'Somebody who is not shown personal values cannot search for them.',
    fix: 'Ask for questions by sync, field or reason, or do it in another role.',
  });

/** Whoever may search for a value that they are not shown could find it out letter by letter. */
function withoutText(query: InboxQuery): InboxQuery {
  if (query.text === undefined) return query;
  throw noSearch();
}

/** What is remembered of a mask, and the mask itself. */
function remembering(mask: Mask) {
  const links = memory<LinkId>();
  const keys = memory<RecordKey>();
  const conflicts = memory<ConflictId>();
  const key = (scope: Scope, side: Side, own: RecordKey | null): void => {
    if (own !== null) keys.note(mask.key(scope, side, own), own);
  };
  const link = (scope: Scope, one: Link): Link => {
    links.note(mask.link(scope, one.id), one.id);
    key(scope, 'left', one.left);
    key(scope, 'right', one.right);
    return maskedLink(mask, scope, one);
  };
  return { links, keys, conflicts, link };
}

type Remembered = ReturnType<typeof remembering>;

type Records = Pick<
  Store,
  | 'linksByKeys'
  | 'links'
  | 'shadows'
  | 'linkPage'
  | 'births'
  | 'formerLinks'
  | 'unseenLinked'
  | 'unseenLone'
  | 'lone'
  | 'lonePage'
  | 'unreadLone'
  | 'clusters'
  | 'unmet'
  | 'settleSome'
  | 'keysByMatch'
  | 'apart'
  | 'apartPage'
  | 'dirtyPage'
>;

function records(store: Store, mask: Mask, { links, keys, link }: Remembered): Records {
  const own = (asked: readonly RecordKey[]) => asked.map(keys.own);
  const lone = (scope: Scope, one: Lone): Lone => ({
    ...one,
    key: mask.key(scope, one.side, one.key),
    snapshot: maskedSnapshot(mask, scope, one.side, one.snapshot),
    print: '',
  });
  const dirty = (scope: Scope, one: DirtyLink): DirtyLink => ({
    link: link(scope, one.link),
    shadow: maskedShadow(mask, scope, one.shadow),
    left: one.left == null ? one.left : maskedSighting(mask, scope, 'left', one.left),
    right: one.right == null ? one.right : maskedSighting(mask, scope, 'right', one.right),
  });
  return {
    linksByKeys: async (scope, side, asked) => {
      const found = await store.linksByKeys(scope, side, own(asked));
      return new Map(
        asked.flatMap((shown) => {
          const one = found.get(keys.own(shown));
          return one === undefined ? [] : [[shown, link(scope, one)] as const];
        }),
      );
    },
    links: async (scope, ids) => {
      const found = await store.links(scope, ids.map(links.own));
      return inMap(
        found,
        (id) => mask.link(scope, id),
        (one) => link(scope, one),
      );
    },
    shadows: async (scope, ids) => {
      const found = await store.shadows(scope, ids.map(links.own));
      return inMap(
        found,
        (id) => mask.link(scope, id),
        (one) => maskedShadow(mask, scope, one),
      );
    },
    linkPage: async (scope, states, after, limit) => {
      const page = await store.linkPage(scope, states, after === null ? null : links.own(after), limit);
      return page.map((one) => link(scope, one));
    },
    births: async (scope, ids) => {
      const found = await store.births(scope, ids.map(links.own));
      return new Map([...found].map(([id, run]) => [mask.link(scope, id), run]));
    },
    formerLinks: async (scope, side, key) =>
      (await store.formerLinks(scope, side, keys.own(key))).map((one) => link(scope, one)),
    unseenLinked: refuse,
    unseenLone: refuse,
    unreadLone: refuse,
    clusters: refuse,
    unmet: refuse,
    settleSome: refuse,
    keysByMatch: refuse,
    apart: refuse,
    apartPage: refuse,
    lone: async (scope, side, asked) =>
      inMap(
        await store.lone(scope, side, own(asked)),
        (key) => mask.key(scope, side, key),
        (one) => lone(scope, one),
      ),
    lonePage: async (scope, states, side, after, limit) => {
      const from = after === null ? null : { side: after.side, key: keys.own(after.key) };
      const page = await store.lonePage(scope, states, side, from, limit);
      for (const one of page) keys.note(mask.key(scope, one.side, one.key), one.key);
      return page.map((one) => lone(scope, one));
    },
    dirtyPage: async (scope, after, limit) => {
      const page = await store.dirtyPage(scope, after === null ? null : links.own(after), limit);
      return page.map((one) => dirty(scope, one));
    },
  };
}

type Told = Pick<
  Store,
  | 'changePage'
  | 'intents'
  | 'intentsOfLinks'
  | 'journalOfRun'
  | 'effectHeads'
  | 'journalRows'
  | 'journalOfRecord'
  | 'journalOfLinks'
  | 'sighted'
  | 'lastSighted'
  | 'writesLately'
  | 'conflicts'
  | 'conflictsOfLinks'
  | 'conflict'
  | 'conflictsById'
  | 'inbox'
  | 'inboxIndex'
  | 'countInbox'
  | 'groupInbox'
  | 'decisions'
  | 'auditPage'
  | 'run'
  | 'runs'
  | 'runNumber'
>;

function told(store: Store, mask: Mask, { links, keys, conflicts }: Remembered): Told {
  const conflict = (scope: Scope, one: Parameters<typeof maskedConflict>[2]) => {
    const shown = maskedConflict(mask, scope, one);
    conflicts.note(shown.id, one.id);
    if (one.link !== null && shown.link !== null) links.note(shown.link, one.link);
    return shown;
  };
  const inboxRow = (row: InboxRow): InboxRow => ({
    ...row,
    conflict: conflict(row.scope, row.conflict),
    care: maskedCare(row.care),
    keys: {
      left: mask.key(row.scope, 'left', row.keys.left),
      right: mask.key(row.scope, 'right', row.keys.right),
    },
  });
  return {
    changePage: async (scope, run, after, limit) =>
      (await store.changePage(scope, run, after, limit)).map((one) => ({
        ...one,
        change: maskedChange(mask, scope.flow, one.change),
      })),
    intents: async (scope, states, limit) =>
      (await store.intents(scope, states, limit)).map((one) => ({
        scope: one.scope,
        intent: maskedIntent(mask, one.scope, one.intent),
      })),
    intentsOfLinks: async (scope, ids) =>
      (await store.intentsOfLinks(scope, ids.map(links.own))).map((one) => maskedIntent(mask, scope, one)),
    journalOfRun: async (run, after, limit, backwards) =>
      (await store.journalOfRun(run, after, limit, backwards)).map((one) => ({
        scope: one.scope,
        entry: maskedEntry(mask, one.scope, one.entry),
      })),
    effectHeads: async (run, text) => {
      if (text !== null) throw noSearch();
      return store.effectHeads(run, null);
    },
    journalRows: async (seqs) =>
      (await store.journalRows(seqs)).map((one) => ({
        scope: one.scope,
        entry: maskedEntry(mask, one.scope, one.entry),
      })),
    journalOfRecord: async (scope, by, limit) => {
      const own = 'link' in by ? { link: links.own(by.link) } : { side: by.side, key: keys.own(by.key) };
      return (await store.journalOfRecord(scope, own, limit)).map((one) => maskedEntry(mask, scope, one));
    },
    journalOfLinks: async (scope, ids) => {
      const found = await store.journalOfLinks(scope, ids.map(links.own));
      return new Map(
        [...found].map(([id, entries]) => [mask.link(scope, id), entries.map((one) => maskedEntry(mask, scope, one))]),
      );
    },
    sighted: async (scope, ids) => {
      const found = await store.sighted(scope, ids.map(links.own));
      return new Map(
        [...found].map(([id, all]) => [mask.link(scope, id), all.map((one) => maskedSighted(mask, scope, one))]),
      );
    },
    lastSighted: refuse,
    writesLately: refuse,
    conflicts: async (scope, filter, after, limit) => {
      const own = filter.link === undefined ? filter : { ...filter, link: links.own(filter.link) };
      const page = await store.conflicts(scope, own, after === null ? null : conflicts.own(after), limit);
      return page.map((one) => ({ scope: one.scope, conflict: conflict(one.scope, one.conflict) }));
    },
    conflictsOfLinks: async (scope, ids) =>
      (await store.conflictsOfLinks(scope, ids.map(links.own))).map((one) => conflict(scope, one)),
    conflict: async (id) => {
      const found = await store.conflict(conflicts.own(id));
      return found === null ? null : { scope: found.scope, conflict: conflict(found.scope, found.conflict) };
    },
    conflictsById: async (ids) =>
      new Map(
        [...(await store.conflictsById(ids.map(conflicts.own)))].map(([id, row]) => {
          const shown = inboxRow(row);
          return [conflicts.note(shown.conflict.id, id), shown];
        }),
      ),
    inbox: async (query, now, after, limit) => {
      const from = after === null ? null : { ...after, id: conflicts.own(after.id) };
      return (await store.inbox(withoutText(query), now, from, limit)).map(inboxRow);
    },
    inboxIndex: async (query, now, limit) =>
      (await store.inboxIndex(withoutText(query), now, limit)).map((one) => {
        const id = ConflictId.parse(mask.id(one.scope, one.id));
        return {
          ...one,
          id: conflicts.note(id, one.id),
          link: one.link === null ? null : mask.link(one.scope, one.link),
        };
      }),
    countInbox: (query, now) => store.countInbox(withoutText(query), now),
    groupInbox: (query, now, by) => store.groupInbox(withoutText(query), now, by),
    decisions: async (of, after, limit) => {
      const own = 'conflict' in of ? { conflict: conflicts.own(of.conflict) } : of;
      return (await store.decisions(own, after, limit)).map((one) => ({
        scope: one.scope,
        decision: maskedDecision(mask, one.scope, one.decision),
      }));
    },
    auditPage: refuse,
    run: async (id) => {
      const run = await store.run(id);
      return run === null ? null : maskedRun(mask, run);
    },
    runs: async (flow, limit) => (await store.runs(flow, limit)).map((run) => maskedRun(mask, run)),
    runNumber: (id) => store.runNumber(id),
  };
}

/**
 * A state as somebody sees it who is not shown personal values: everything that is read comes masked, and nothing can be
 * written. Every call of a store stands here by name, so that a new one does not compile until it was thought about.
 */
export function maskedStore(store: Store, mask: Mask): Store {
  const remembered = remembering(mask);
  return {
    ...records(store, mask, remembered),
    ...told(store, mask, remembered),
    commit: refuse,
    linkPlain: refuse,
    noteSeen: refuse,
    forgetSeen: refuse,
    // Who may only look has nothing to look through.
    openedBy: async () => new Map(),
    noteOpened: refuse,
    isBlank: (scope, side) => store.isBlank(scope, side),
    countLinks: (scope, states) => store.countLinks(scope, states),
    countDirty: (scope) => store.countDirty(scope),
    cursor: refuse,
    facts: (scope) => store.facts(scope),
    effectsSince: (scope, since) => store.effectsSince(scope, since),
    countConflicts: (scope) => store.countConflicts(scope),
    retire: refuse,
    retirable: (retiring) => store.retirable(retiring),
    tidiedAt: () => store.tidiedAt(),
    noteTidied: refuse,
    forget: refuse,
    squeeze: refuse,
    plan: (hash) => store.plan(hash),
    control: (flow) => store.control(flow),
    takeLease: (lease, expiredBefore) => store.takeLease(lease, expiredBefore),
    beat: (lease) => store.beat(lease),
    dropLease: (holder) => store.dropLease(holder),
    overlay: refuse,
    close: () => store.close(),
  };
}
