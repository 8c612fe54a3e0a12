import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hostContext } from '../../host/app/host-context.ts';
import { openHouse } from '../../host/app/open-house.ts';
import { itemList } from '../../host/app/review/item-list.ts';
import { reviewKeeper } from '../../host/app/review/review-keeper.ts';
import { workspaceAt } from '../../host/workspace/workspace.ts';
import { FlowId, SyncId } from '../../model/ids.ts';

const usualRows = 100_000;
const columns = ['name', 'email', 'phone', 'company', 'street', 'city', 'zip'] as const;
type Person = Readonly<Record<(typeof columns)[number], string>>;

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const spread = 7919;

/** A word that is the same for the same number, and another one for nearly every other. */
function wordOf(at: number): string {
  const mixed = (at * spread) % syllables.length ** 4;
  return [0, 1, 2, 3]
    .map((place) => syllables[Math.floor(mixed / syllables.length ** place) % syllables.length])
    .join('');
}

const wordsOnly = 3;
const towns = 300;
const streets = 4_000;
const firsts = 400;
const personAt = (at: number): Person => ({
  name: `${wordOf(at % firsts)} ${wordOf(at)}`,
  email: `${wordOf(at)}.${at}@example.test`,
  phone: `+49 30 ${String(at).padStart(8, '0')}`,
  company: `${wordOf(at + wordsOnly)} Trade`,
  street: `${wordOf(at % streets)} Road ${at % towns}`,
  city: wordOf(at % towns),
  zip: String(at % streets).padStart(5, '0'),
});

/** The same person as another system has it: every second one under the same e-mail address, the others alike only. */
const twinOf = (person: Person, at: number): Person =>
  at % 2 === 0
    ? person
    : {
        ...person,
        name: `${person.name}n`,
        email: `office.${person.email}`,
        phone: `+44 20 ${String(at).padStart(8, '0')}`,
      };

function writeTable(file: string, people: Iterable<Person>): void {
  const db = new Database(file);
  db.exec(`CREATE TABLE people (id INTEGER PRIMARY KEY, ${columns.map((name) => `${name} TEXT`).join(', ')})`);
  const put = db.prepare(
    `INSERT INTO people (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  db.transaction(() => {
    for (const one of people) put.run(one);
  })();
  db.close();
}

const flow = {
  format: 1,
  id: 'bench',
  label: 'People',
  syncs: [
    {
      id: 'people',
      label: 'People',
      left: { connection: 'left', object: 'people', capture: 'scan' },
      right: { connection: 'right', object: 'people', capture: 'scan' },
      match: { tiers: [{ left: ['email'], right: ['email'], normalise: ['email'] }] },
      fields: columns.map((name) => ({ id: name, left: name, right: name })),
    },
  ],
};

function writeWorkspace(folder: string, rows: number): void {
  for (const part of ['connections', 'flows', 'data']) mkdirSync(join(folder, part));
  const people = Array.from({ length: rows }, (_, at) => personAt(at));
  writeTable(join(folder, 'data', 'left.sqlite'), people);
  writeTable(join(folder, 'data', 'right.sqlite'), people.map(twinOf));
  for (const id of ['left', 'right']) {
    const connection = { format: 1, id, kind: 'sqlite', label: id, settings: { file: `../data/${id}.sqlite` } };
    writeFileSync(join(folder, 'connections', `${id}.json`), JSON.stringify(connection));
  }
  writeFileSync(join(folder, 'flows', 'bench.json'), JSON.stringify(flow));
}

/**
 * Notes, by the name of what goes on, for how long nothing else of this process got its turn: in processor time, since on a
 * busy machine the time on the wall tells how busy it is.
 */
function turnMeter() {
  const longest = new Map<string, number>();
  let name = 'start';
  let last = process.cpuUsage();
  let isOver = false;
  const tick = (): void => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    const ms = (user + system) / 1_000;
    longest.set(name, Math.max(longest.get(name) ?? 0, ms));
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  return {
    longest,
    note(next: string): void {
      name = next;
    },
    stop(): void {
      isOver = true;
    },
  };
}

/**
 * Compares two tables of 100,000 rows for the link review, as a host does for a window: half of the rows meet by e-mail, the
 * others are only alike. Prints how long it takes, and in each phase the longest time for which a window was not answered.
 */
export async function benchReview(rows = usualRows): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  writeWorkspace(folder, rows);
  const stop = new AbortController();
  const context = hostContext({ folder, env: { HOME: folder }, stop: stop.signal, by: 'bench' });
  const open = await openHouse(context, workspaceAt(folder), '0.0.0');
  try {
    const desk = reviewKeeper(open.house).desk({ flow: FlowId.parse('bench'), sync: SyncId.parse('people') });
    const from = performance.now();
    const meter = turnMeter();
    for await (const told of desk.follow(false, stop.signal)) {
      if (told.is === 'working') {
        meter.note(`${told.phase} ${told.side ?? ''}`);
        continue;
      }
      meter.stop();
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      const standing = desk.open(told.review.id);
      process.stdout.write(
        `${rows} rows a side: compared in ${seconds} s, ${told.review.counts.linked.pairs} pairs, ${standing.held.close.length} suggestions\n`,
      );
      const askedMs = performance.now();
      itemList(standing, '');
      process.stdout.write(`    a look at what is to be decided: ${Math.round(performance.now() - askedMs)} ms\n`);
      break;
    }
    for (const [name, ms] of meter.longest)
      process.stdout.write(`    ${name.padEnd(16)} longest turn ${Math.round(ms)} ms\n`);
  } finally {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
