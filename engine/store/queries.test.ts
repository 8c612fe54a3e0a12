import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '../testing/fresh-store.ts';
import { baseOf } from './base.ts';
import { changeTable } from './changes.ts';
import { conflictTable } from './conflicts.ts';
import { cursorTables } from './cursors.ts';
import { dirtyTable } from './dirty.ts';
import { freshTable } from './fresh.ts';
import { intentTable } from './intents.ts';
import { journalTable } from './journal.ts';
import { linkTable } from './links.ts';
import { loneTable } from './lone.ts';
import { matchTables } from './matches.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { plainLinker } from './plain.ts';
import { runTables } from './runs.ts';
import { seenTable } from './seen.ts';
import { shadowTable } from './shadows.ts';

/** Every statement that the tables prepare, with how SQLite would carry it out. */
function plans(): readonly { readonly sql: string; readonly steps: readonly string[] }[] {
  const db = new Database(join(testFolder(), 'state.sqlite'));
  onTestFinished(() => {
    db.close();
  });
  migrate(db, migrations);
  const asked: string[] = [];
  const heard = new Proxy(db, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name).bind(target);
      return (sql: string) => {
        asked.push(sql);
        return target.prepare(sql);
      };
    },
  });
  const base = baseOf(heard, 'state.sqlite');
  const families = [changeTable, linkTable, shadowTable, dirtyTable, seenTable, loneTable, cursorTables];
  for (const family of families) family(base);
  matchTables(base, freshTable(base));
  for (const family of [intentTable, journalTable, conflictTable, runTables, plainLinker]) family(base);
  return asked.map((sql) => {
    const holes = (sql.match(/\?/g) ?? []).map(() => '[]');
    const rows = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...holes);
    return { sql: sql.replace(/\s+/g, ' ').trim(), steps: rows.map((row) => row.detail) };
  });
}

test('no statement reads a whole table or index', () => {
  // `p` holds what was chosen just before, and no more; what is fresh is moved as a whole.
  const scans = plans().flatMap(({ sql, steps }) =>
    steps
      .filter(
        (step) =>
          step.startsWith('SCAN') && !/json_each|VIRTUAL TABLE|asked|SCAN p$/.test(step) && !/temp\.fresh/.test(sql),
      )
      .map((step) => `${step}: ${sql}`),
  );
  expect(scans).toEqual([]);
});

test('pages come in the order of an index, without sorting what they do not return', () => {
  const sorts = plans()
    .filter(({ steps }) => steps.some((step) => step.includes('USE TEMP B-TREE FOR ORDER BY')))
    .map(({ sql }) => sql);
  // Rows that were asked for by name, and writes that are not confirmed, are few; what fills a table is sorted once.
  const few = /FROM json_each\(\?\) AS asked|FROM intent |^INSERT /;
  expect(sorts.filter((sql) => !few.test(sql))).toEqual([]);
});

test('matching looks up values, and never goes through all of them', () => {
  const ofMatching = plans().filter(({ sql }) => sql.includes('match_value AS v'));
  const steps = ofMatching.flatMap((one) => one.steps.filter((step) => step.includes(' v ')));
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.filter((step) => !/^SEARCH v USING .*\(scope=\? AND (tier|side)=\?/.test(step))).toEqual([]);
});
