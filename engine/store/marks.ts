import type { auditTable } from './audit.ts';
import type { ChangeMark, changeTable } from './changes.ts';
import type { conflictTable } from './conflicts.ts';
import type { Mark } from './contract/mark.ts';
import type { cursorTables } from './cursors.ts';
import type { decisionTable } from './decisions.ts';
import type { dirtyTable } from './dirty.ts';
import type { Fresh, FreshMark } from './fresh.ts';
import type { inboxTable } from './inbox.ts';
import type { intentTable } from './intents.ts';
import type { journalTable } from './journal.ts';
import type { linkTable } from './links.ts';
import type { LoneMark, loneTable, MetMark } from './lone.ts';
import type { matchTables, ValuesMark } from './matches.ts';
import type { openedTable } from './opened.ts';
import type { retireTable } from './retire.ts';
import type { runTables } from './runs.ts';
import type { shadowTable } from './shadows.ts';
import type { sightedTable } from './sighted.ts';

export interface Tables {
  readonly links: ReturnType<typeof linkTable>;
  readonly shadows: ReturnType<typeof shadowTable>;
  readonly dirty: ReturnType<typeof dirtyTable>;
  readonly fresh: Fresh;
  readonly lone: ReturnType<typeof loneTable>;
  readonly matches: ReturnType<typeof matchTables>;
  readonly cursors: ReturnType<typeof cursorTables>;
  readonly changes: ReturnType<typeof changeTable>;
  readonly intents: ReturnType<typeof intentTable>;
  readonly journal: ReturnType<typeof journalTable>;
  readonly sighted: ReturnType<typeof sightedTable>;
  readonly conflicts: ReturnType<typeof conflictTable>;
  readonly inbox: ReturnType<typeof inboxTable>;
  readonly opened: ReturnType<typeof openedTable>;
  readonly decisions: ReturnType<typeof decisionTable>;
  readonly audit: ReturnType<typeof auditTable>;
  readonly retire: ReturnType<typeof retireTable>;
  readonly runs: ReturnType<typeof runTables>;
}

type Put = Extract<Mark, { put: string }>;
type Drop = Extract<Mark, { drop: string }>;

/** Whether the epoch must grow with this mark: it changes what both sides agreed on, or what was done to them. */
export const isWeighty = (mark: Mark): boolean =>
  'put' in mark
    ? mark.put === 'link' || mark.put === 'shadow' || mark.put === 'intent' || mark.put === 'journal'
    : mark.drop === 'intent';

/** Marks that look at lone records or match values, or end the run that scanned them: what is fresh must be there before. */
export function needsSettled(mark: Mark): boolean {
  const kind = 'put' in mark ? mark.put : mark.drop;
  return kind === 'lone' || kind === 'lone-state' || kind === 'match-values' || kind === 'link' || kind === 'changes';
}

/** Marks that come by the thousand and touch no table but their own, so that it does not matter when in a commit they are written. */
interface Batch {
  readonly fresh: FreshMark[];
  readonly lone: LoneMark[];
  readonly met: MetMark[];
  readonly values: ValuesMark[];
  readonly changes: ChangeMark[];
}

/** Records a commit's marks. Inside a transaction. */
export function recordAll(tables: Tables, marks: readonly Mark[]): void {
  const batch: Batch = { fresh: [], lone: [], met: [], values: [], changes: [] };
  for (const mark of marks) {
    if ('put' in mark) put(tables, batch, mark);
    else drop(tables, batch, mark);
  }
  tables.fresh.record(batch.fresh);
  tables.lone.record(batch.lone);
  tables.lone.recordMet(batch.met);
  tables.matches.recordValues(batch.values);
  tables.changes.record(batch.changes);
}

function put(tables: Tables, batch: Batch, mark: Put): void {
  if (isTold(mark)) putTold(tables, mark);
  else putKnown(tables, batch, mark);
}

function putKnown(tables: Tables, batch: Batch, mark: Exclude<Put, Told>): void {
  switch (mark.put) {
    case 'link':
      tables.links.putLink(mark.scope, mark.link);
      break;
    case 'shadow':
      tables.shadows.put(mark.scope, mark.link, mark.shadow);
      break;
    case 'prints':
      if (mark.left !== undefined) tables.links.putPrint(mark.scope, mark.link, 'left', mark.left);
      if (mark.right !== undefined) tables.links.putPrint(mark.scope, mark.link, 'right', mark.right);
      break;
    case 'dirty':
      tables.dirty.put(mark.scope, mark.dirty);
      break;
    case 'lone':
    case 'lone-state':
      batch.lone.push(mark);
      break;
    case 'fresh':
      batch.fresh.push(mark);
      break;
    case 'match-values':
      batch.values.push(mark);
      break;
    case 'apart':
      tables.matches.putApart(mark.scope, mark);
      break;
    case 'met':
      batch.met.push(mark);
      break;
    case 'change':
      batch.changes.push(mark);
      break;
  }
}

/** Marks about what was done, is asked and is planned; the others are about records and what is known of them. */
const told = [
  'intent',
  'journal',
  'sighted',
  'conflict',
  'care',
  'decision',
  'decided',
  'audit',
  'run',
  'plan',
  'control',
  'cursor',
  'facts',
] as const;
type Told = Extract<Put, { put: (typeof told)[number] }>;
const toldKinds: ReadonlySet<string> = new Set(told);

const isTold = (mark: Put): mark is Told => toldKinds.has(mark.put);

function putTold(tables: Tables, mark: Told): void {
  switch (mark.put) {
    case 'intent':
      if (mark.intent.state === 'dead') tables.intents.dropDead(mark.scope, mark.intent.link, mark.intent.write.side);
      tables.intents.put(mark.scope, mark.intent);
      break;
    case 'journal':
      tables.journal.add(mark.scope, mark.entry);
      break;
    case 'sighted':
      tables.sighted.add(mark.scope, mark.sighted);
      break;
    case 'conflict':
    case 'care':
    case 'decision':
    case 'decided':
    case 'audit':
      putAsked(tables, mark);
      break;
    case 'cursor':
    case 'facts':
    case 'run':
    case 'plan':
    case 'control':
      putProgress(tables, mark);
      break;
  }
}

type Progress = Extract<Put, { put: 'cursor' | 'facts' | 'run' | 'plan' | 'control' }>;

/** How far runs are, and what they follow. */
function putProgress(tables: Tables, mark: Progress): void {
  switch (mark.put) {
    case 'cursor':
      tables.cursors.put(mark.scope, mark.side, mark.cursor);
      break;
    case 'facts':
      tables.cursors.putFacts(mark.scope, mark.facts);
      break;
    case 'run':
    case 'plan':
    case 'control':
      putRun(tables, mark);
      break;
  }
}

/** A write that was set aside is over with its question: nobody waits for it any more (A19). */
function dropAnswered(intents: Tables['intents'], { scope, conflict }: Extract<Put, { put: 'conflict' }>): void {
  const { question, link, state } = conflict;
  if (state === 'closed' && question.about === 'refused' && link !== null) intents.dropDead(scope, link, question.side);
}

/** What people are asked, keep beside it, decide and do. */
function putAsked(
  { conflicts, intents, inbox, opened, decisions, audit }: Tables,
  mark: Extract<Put, { put: 'conflict' | 'care' | 'decision' | 'decided' | 'audit' }>,
): void {
  switch (mark.put) {
    case 'conflict':
      conflicts.put(mark.scope, mark.conflict);
      dropAnswered(intents, mark);
      if (mark.conflict.state === 'closed') opened.drop(mark.conflict.id);
      break;
    case 'care':
      inbox.putCare(mark.conflict, mark.care);
      break;
    case 'decision':
      decisions.add(mark.scope, mark.decision);
      break;
    case 'decided':
      decisions.settle(mark);
      break;
    case 'audit':
      audit.add(mark.deed);
      break;
  }
}

/** Runs, the plans that they are made with, and what a person asks of them. */
function putRun({ runs }: Tables, mark: Extract<Put, { put: 'run' | 'plan' | 'control' }>): void {
  switch (mark.put) {
    case 'run':
      runs.put(mark.run);
      break;
    case 'plan':
      runs.putPlan(mark.hash, mark.text);
      break;
    case 'control':
      runs.putControl(mark.flow, mark.ask, mark.at);
      break;
  }
}

function drop(tables: Tables, batch: Batch, mark: Drop): void {
  switch (mark.drop) {
    case 'dirty':
      tables.dirty.drop(mark.scope, mark.link);
      break;
    case 'lone':
      batch.lone.push(mark);
      break;
    case 'apart':
      tables.matches.dropApart(mark.scope, mark);
      break;
    case 'change':
      batch.changes.push(mark);
      break;
    case 'changes':
      batch.changes.push(mark);
      tables.lone.forgetMet(mark.run);
      break;
    case 'intent':
      tables.intents.drop(mark.id);
      break;
  }
}
