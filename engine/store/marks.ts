import type { changeTable } from './changes.ts';
import type { conflictTable } from './conflicts.ts';
import type { Mark } from './contract.ts';
import type { cursorTables } from './cursors.ts';
import type { dirtyTable } from './dirty.ts';
import type { intentTable } from './intents.ts';
import type { journalTable } from './journal.ts';
import type { linkTables } from './links.ts';
import type { loneTable } from './lone.ts';
import type { matchTables } from './matches.ts';
import type { runTables } from './runs.ts';

export interface Tables {
  readonly links: ReturnType<typeof linkTables>;
  readonly dirty: ReturnType<typeof dirtyTable>;
  readonly lone: ReturnType<typeof loneTable>;
  readonly matches: ReturnType<typeof matchTables>;
  readonly cursors: ReturnType<typeof cursorTables>;
  readonly changes: ReturnType<typeof changeTable>;
  readonly intents: ReturnType<typeof intentTable>;
  readonly journal: ReturnType<typeof journalTable>;
  readonly conflicts: ReturnType<typeof conflictTable>;
  readonly runs: ReturnType<typeof runTables>;
}

type Put = Extract<Mark, { put: string }>;
type Drop = Extract<Mark, { drop: string }>;

/** Whether the epoch must grow with this mark: it changes what both sides agreed on, or what was done to them. */
export const isWeighty = (mark: Mark): boolean =>
  'put' in mark
    ? mark.put === 'link' || mark.put === 'shadow' || mark.put === 'intent' || mark.put === 'journal'
    : mark.drop === 'intent';

/** Records one mark. Inside a transaction. */
export function record(tables: Tables, mark: Mark): void {
  if ('put' in mark) put(tables, mark);
  else drop(tables, mark);
}

function put(tables: Tables, mark: Put): void {
  switch (mark.put) {
    case 'link':
      tables.links.putLink(mark.scope, mark.link);
      break;
    case 'shadow':
      tables.links.putShadow(mark.scope, mark.link, mark.shadow);
      break;
    case 'prints':
      if (mark.left !== undefined) tables.links.putPrint(mark.scope, mark.link, 'left', mark.left);
      if (mark.right !== undefined) tables.links.putPrint(mark.scope, mark.link, 'right', mark.right);
      break;
    case 'dirty':
      tables.dirty.put(mark.scope, mark.dirty);
      break;
    case 'lone':
      tables.lone.put(mark.scope, mark.lone);
      break;
    case 'lone-state':
      tables.lone.putState(mark.scope, mark.side, mark.key, mark.state);
      break;
    case 'match-values':
      tables.matches.putValues(mark.scope, mark.side, mark.key, mark.values);
      break;
    case 'apart':
      tables.matches.putApart(mark.scope, mark);
      break;
    case 'met':
      tables.lone.putMet(mark.scope, mark.side, mark.key, mark.run);
      break;
    case 'cursor':
      tables.cursors.put(mark.scope, mark.side, mark.cursor);
      break;
    case 'facts':
      tables.cursors.putFacts(mark.scope, mark.facts);
      break;
    case 'change':
      tables.changes.put(mark.scope, mark.run, mark, mark.change);
      break;
    case 'intent':
      tables.intents.put(mark.scope, mark.intent);
      break;
    case 'journal':
      tables.journal.add(mark.scope, mark.entry);
      break;
    case 'conflict':
      tables.conflicts.put(mark.scope, mark.conflict);
      break;
    case 'run':
      tables.runs.put(mark.run);
      break;
    case 'plan':
      tables.runs.putPlan(mark.hash, mark.text);
      break;
    case 'control':
      tables.runs.putControl(mark.flow, mark.ask, mark.at);
      break;
  }
}

function drop(tables: Tables, mark: Drop): void {
  switch (mark.drop) {
    case 'dirty':
      tables.dirty.drop(mark.scope, mark.link);
      break;
    case 'lone':
      tables.lone.drop(mark.scope, mark.side, mark.key);
      break;
    case 'apart':
      tables.matches.dropApart(mark.scope, mark);
      break;
    case 'change':
      tables.changes.drop(mark.scope, mark.run, mark);
      break;
    case 'changes':
      tables.changes.dropAll(mark.run);
      break;
    case 'intent':
      tables.intents.drop(mark.id);
      break;
  }
}
