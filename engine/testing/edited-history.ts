import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Side } from '../model/ids.ts';
import type { Fields } from '../model/value.ts';
import { type Workbench, workbench } from './workbench.ts';
import { type Random, random } from './world/random.ts';

type Rows = ReadonlyMap<string, Fields>;

/** Two SQLite files that people edit at random, with a flow between them. */
export interface EditedHistory {
  readonly bench: Workbench;
  readonly folder: string;
  /** Some edits, inserts and removals on both sides. */
  edit(count: number): void;
  /** Updates of people that were there from the start, chosen by the seed alone, so that another history has the same. */
  type(seed: string, turn: number): void;
  /** What a side holds now, by key, without the key. */
  rows(side: Side): Rows;
  sql(side: Side, text: string, ...params: readonly unknown[]): void;
  readonly chance: Random;
  close(): Promise<void>;
}

const columns = {
  left: ['name', 'email', 'phone', 'city', 'note', 'made'],
  right: ['title', 'mail', 'tel', 'town', 'memo', 'origin'],
};
const tables = { left: 'people', right: 'contacts' };
const people = 12;
const words = ['Anna', 'Bert', 'Cleo', 'Dora', 'Emil', 'Ulm', 'Bonn', 'Trier', '0301', '0402', '', null];

const noBrakes = {
  removes: false,
  emptySide: false,
  massUpdate: false,
  massBlanking: false,
  conflictStorm: false,
  creates: false,
  shrunkSidePercent: false,
  ambiguous: false,
};

/** Two-way lines, one that changes the case, one-way ones of either way, and one for new records only. */
export const editedFlow = (sync: object = {}, fields: readonly object[] = usualFields) => ({
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'left', object: 'people' },
      right: { connection: 'right', object: 'contacts' },
      match: { tiers: [{ left: ['email'], right: ['mail'], normalise: ['trim', 'case'] }] },
      fields,
      rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } },
      brakes: noBrakes,
      ...sync,
    },
  ],
});

export const usualFields: readonly object[] = [
  { id: 'name', left: 'name', right: 'title' },
  { id: 'email', left: 'email', right: 'mail' },
  { id: 'phone', left: 'phone', right: 'tel', direction: 'to-right' },
  { id: 'city', left: 'city', right: 'town', steps: [{ id: 'upper', use: 'case', settings: { to: 'upper' } }] },
  { id: 'note', left: 'note', right: 'memo', direction: 'to-left', drift: 'overwrite' },
  { id: 'made', left: 'made', right: 'origin', direction: 'to-right-on-create' },
];

/**
 * Opens two SQLite files with some people in each, half of them on both sides.
 * @param flow what stands between them; the tables are `people` on the left and `contacts` on the right
 */
export async function editedHistory(seed: string, flow: unknown = editedFlow()): Promise<EditedHistory> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-past-'));
  const chance = random(seed);
  const open = (side: Side) => new Database(join(folder, `${side}.sqlite`));
  const dbs = { left: open('left'), right: open('right') };
  for (const side of ['left', 'right'] as const)
    dbs[side].exec(
      `CREATE TABLE ${tables[side]} (id INTEGER PRIMARY KEY AUTOINCREMENT, ${columns[side].map((name) => `${name} TEXT`).join(', ')})`,
    );
  let number = 0;
  const insert = (side: Side, who: number): void => {
    const [name = '', mail = '', ...more] = columns[side];
    const values = [`Person ${who}`, `p${who}@example.com`, ...more.map(() => chance.pick(words))];
    dbs[side]
      .prepare(`INSERT INTO ${tables[side]} (${[name, mail, ...more].join(', ')}) VALUES (?, ?, ?, ?, ?, ?)`)
      .run(...values);
  };
  for (; number < people; number++) {
    if (number % 3 !== 1) insert('left', number);
    if (number % 3 !== 2) insert('right', number);
  }
  const rows = (side: Side): Rows => {
    const all = dbs[side].prepare<[], { id: number } & Record<string, string | null>>(`SELECT * FROM ${tables[side]}`);
    return new Map(all.all().map(({ id, ...fields }) => [String(id), fields]));
  };
  const editOne = (): void => {
    const side = chance.pick(['left', 'right'] as const);
    const keys = [...rows(side).keys()];
    if (chance.chance(0.1) || keys.length < 4) {
      insert(side, number++);
      return;
    }
    const key = chance.pick(keys);
    if (chance.chance(0.06)) dbs[side].prepare(`DELETE FROM ${tables[side]} WHERE id = ?`).run(key);
    else {
      const column = chance.pick(columns[side].filter((name) => name !== 'email' && name !== 'mail'));
      dbs[side].prepare(`UPDATE ${tables[side]} SET ${column} = ? WHERE id = ?`).run(chance.pick(words), key);
    }
  };
  const file = (side: Side) => ({ kind: 'sqlite', settings: { file: `${side}.sqlite` } });
  const bench = await workbench({ folder, connections: { left: file('left'), right: file('right') }, flow });
  return {
    bench,
    folder,
    chance,
    rows,
    sql: (side, text, ...params) => void dbs[side].prepare(text).run(...params),
    type: (seed, turn) => {
      const own = random(`${seed}/${turn}`);
      for (let at = 0; at < 8; at++) {
        const side = own.pick(['left', 'right'] as const);
        const column = own.pick(columns[side].filter((name) => name !== 'email' && name !== 'mail'));
        const mail = side === 'left' ? 'email' : 'mail';
        dbs[side]
          .prepare(`UPDATE ${tables[side]} SET ${column} = ? WHERE ${mail} = ?`)
          // A value that nobody typed before: what one flow leaves as it is, another may have written by then.
          .run(`${own.pick(['Anna', 'Bonn', 'ulm'])} ${turn}.${at}`, `p${own.int(people)}@example.com`);
      }
    },
    edit: (count) => {
      for (let at = 0; at < count; at++) editOne();
    },
    close: async () => {
      await bench.close();
      dbs.left.close();
      dbs.right.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
