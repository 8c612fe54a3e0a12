import type { Change, Intent, JournalEntry } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import { ConflictId, FlowId, IntentId, LinkId, RecordKey, RunId, type Side, SyncId } from '../model/ids.ts';
import type { Link, Shadow } from '../model/link.ts';
import type { Run } from '../model/run.ts';
import type { Lone } from '../store/contract/lone.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';

/** Small things to put into a state, for tests of the store and of what stands on it. */

export const key = (text: string): RecordKey => RecordKey.parse(text);
export const keys = (...texts: readonly string[]): readonly RecordKey[] => texts.map(key);
export const linkId = (text: string): LinkId => LinkId.parse(text);
export const runId = (text: string): RunId => RunId.parse(text);
export const people: Scope = { flow: FlowId.parse('crm'), sync: SyncId.parse('people') };
export const firms: Scope = { flow: FlowId.parse('crm'), sync: SyncId.parse('firms') };
export const startOfTests = '2026-03-31T10:00:00Z';

export function aLink(id: string, over: Partial<Link> = {}): Link {
  return {
    id: linkId(id),
    sync: people.sync,
    left: key(`l-${id}`),
    right: key(`r-${id}`),
    state: 'live',
    leftPrint: 'p',
    rightPrint: 'q',
    leftWroteAt: null,
    rightWroteAt: null,
    how: 'match:1',
    ...over,
  };
}

export const aShadow = (name: string): Shadow => ({ left: { s1: [name] }, right: { s1: [name.toUpperCase()] } });

export function aLone(side: Side, name: string, over: Partial<Lone> = {}): Lone {
  return { side, key: key(name), state: 'new', snapshot: { key: key(name), fields: { name } }, print: 'p', ...over };
}

export const linked = (id: string, over: Partial<Link> = {}): readonly Mark[] => [
  { put: 'link', scope: people, link: aLink(id, over) },
  { put: 'shadow', scope: people, link: linkId(id), shadow: aShadow(id) },
];

export function anIntent(id: string, over: Partial<Intent> = {}): Intent {
  return {
    id: IntentId.parse(id),
    run: runId('run-1'),
    sync: people.sync,
    link: linkId('a'),
    write: {
      side: 'left',
      op: 'update',
      key: key('l-a'),
      fields: { name: 'new' },
      before: { name: 'old' },
      expect: { fields: { name: 'old' } },
      why: { name: 'right changed' },
      settles: { s1: { left: ['new'], right: ['new'] } },
      was: {},
      undoes: [],
    },
    correlation: 'a',
    source: key('r-a'),
    state: 'sent',
    attempts: 1,
    sentAt: startOfTests,
    notBefore: startOfTests,
    problem: null,
    ...over,
  };
}

export function anEntry(over: Partial<JournalEntry> = {}): Omit<JournalEntry, 'seq'> {
  return {
    run: runId('run-1'),
    intent: IntentId.parse('i1'),
    sync: people.sync,
    link: linkId('a'),
    side: 'left',
    op: 'update',
    key: key('l-a'),
    before: { name: 'old' },
    sent: { name: 'new' },
    after: { name: 'new' },
    why: { name: 'right changed' },
    outcome: 'done',
    undoes: [],
    settled: {},
    was: {},
    at: startOfTests,
    ...over,
  };
}

export function aChange(link: string): Change {
  return {
    sync: people.sync,
    link: linkId(link),
    move: 'none',
    how: '',
    left: key(`l-${link}`),
    right: key(`r-${link}`),
    writes: [],
    agreed: {},
    questions: [],
    skipped: [],
    unread: [],
    drifted: [],
    leftPrint: null,
    rightPrint: null,
  };
}

export function aConflict(id: string, over: Partial<Conflict> = {}): Conflict {
  return {
    id: ConflictId.parse(id),
    sync: people.sync,
    link: linkId('a'),
    question: {
      about: 'unit',
      unit: 'name',
      reason: 'both-edited',
      left: { s1: ['x'], s2: ['x'] },
      right: { s1: ['y'], s2: ['y'] },
      agreed: {},
      suggest: null,
    },
    revision: 1,
    state: 'open',
    answer: null,
    openedAt: startOfTests,
    openedIn: null,
    closedAt: null,
    outcome: null,
    ...over,
  };
}

export function aRun(id: string, over: Partial<Run> = {}): Run {
  return {
    id: runId(id),
    flow: people.flow,
    kind: 'run',
    planHash: 'h',
    changesHash: null,
    changesBySync: {},
    state: 'running',
    startedAt: startOfTests,
    endedAt: null,
    syncs: {},
    brakes: [],
    problem: null,
    of: null,
    ...over,
  };
}
