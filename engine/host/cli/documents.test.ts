import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { root } from '../../testing/sources.ts';
import { inTandem, objectsOf } from '../../testing/tandem.ts';

const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

interface Example {
  readonly heading: string;
  readonly words: readonly string[];
  readonly exitCode: number;
}

/** "a 'b c' d" as words, like a shell would. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

const examples: readonly Example[] = page('cli.md')
  .split(/^### /m)
  .flatMap((section) => {
    const heading = section.split('\n')[0] ?? '';
    return [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap((block) =>
      (block[1] ?? '').split('\n').flatMap((line): Example[] => {
        const command = /(?:^|\| )tandem (.*?)(?: # exits with (\d+))?$/.exec(line);
        if (command === null) return [];
        return [{ heading, words: wordsOf(command[1] ?? ''), exitCode: Number(command[2] ?? 0) }];
      }),
    );
  });

interface Shop {
  cwd: string;
  readonly said: Map<string, string>;
  /** The shapes of all lines that `--json` printed. */
  readonly shapes: Set<string>;
}

type Line = { readonly [name: string]: unknown };

const partOf = (line: Line | undefined, name: string): Line => {
  const part = line?.[name];
  return typeof part === 'object' && part !== null ? { ...part } : {};
};

/** The names of a line, two levels deep: `change{fields,key,link,op,side,sync}`. */
function shapeOf(line: Line): string {
  const names = Object.entries(line).map(([name, part]) => {
    const isNamed = [
      'link',
      'change',
      'conflict',
      'connection',
      'write',
      'skipped',
      'problem',
      'error',
      'run',
      'decision',
      'group',
      'badRow',
      'suggestion',
      'difference',
      'version',
    ].includes(name);
    return isNamed && typeof part === 'object' && part !== null ? `${name}{${Object.keys(part).sort().join()}}` : name;
  });
  return names.sort().join();
}

async function inJson(shop: Shop, ...words: string[]): Promise<readonly Line[]> {
  const lines = objectsOf((await inTandem([...words, '--json'], { cwd: shop.cwd })).out);
  for (const line of lines) shop.shapes.add(shapeOf(line));
  return lines;
}

const crm = (shop: Shop, sql: string): void => {
  const db = new Database(join(shop.cwd, 'data', 'crm.sqlite'));
  db.exec(sql);
  db.close();
};

const erpFile = (shop: Shop): string => join(shop.cwd, 'data', 'erp.csv');

function editErp(shop: Shop, edit: (text: string) => string): void {
  writeFileSync(erpFile(shop), edit(readFileSync(erpFile(shop), 'utf8')));
}

/** The lines of a change set that the examples make. */
const changesIn = (shop: Shop, file = 'changes.jsonl'): readonly Line[] =>
  objectsOf(readFileSync(join(shop.cwd, file), 'utf8'));

const databaseFile = (shop: Shop): string => join(shop.cwd, 'connections', 'db.json');

/** Some of the open questions, by the names that the examples give them. */
async function nameConflicts(shop: Shop): Promise<void> {
  const conflicts = (await inJson(shop, 'conflicts')).map((line) => partOf(line, 'conflict'));
  const idOf = (fits: (one: Line) => boolean) => String(conflicts.find(fits)?.['id']);
  shop.said.set(
    'FIELD_CONFLICT',
    idOf((one) => one['unit'] === 'email'),
  );
  shop.said.set(
    'COMPANY_CONFLICT',
    idOf((one) => one['unit'] === 'company'),
  );
  const match = conflicts.find((one) => one['about'] === 'match');
  shop.said.set('MATCH_CONFLICT', String(match?.['id']));
  shop.said.set('LEFT', String(match?.['left']).split(',')[0] ?? '');
  shop.said.set('RIGHT', String(match?.['right']).split(',')[0] ?? '');
}

/** What the text around the examples says has happened meanwhile, by heading. */
const before: { readonly [heading: string]: (shop: Shop) => Promise<void> } = {
  run: async (shop) => {
    const [created] = changesIn(shop).filter((one) => one['move'] === 'create' && one['left'] !== null);
    editErp(shop, (text) =>
      text.replace(new RegExp(`^(${String(created?.['left'])};[^;]*;)[^;]*`, 'm'), '$1Andere GmbH'),
    );
  },
  'change sets': async (shop) => {
    editErp(shop, (text) => text.replace(/^(1003[0-9];[^;]*;)[^;]*/gm, '$1Geprüfte GmbH'));
  },
  conflicts: nameConflicts,
  'tables of questions': async (shop) => {
    await inJson(shop, 'conflicts', 'contacts', '-o', 'decided.csv');
    const file = join(shop.cwd, 'decided.csv');
    const [head = '', first = '', second = '', ...rest] = readFileSync(file, 'utf8').split('\r\n');
    const decide = (line: string): string => line.replace(/,,,,,$/, ',left,,,,');
    writeFileSync(file, [head, decide(first), second.replace(/,,,,,$/, ',perhaps,,,,'), ...rest].join('\r\n'));
    shop.said.set('BATCH', first.split(',')[0] ?? '');
  },
  rules: async (shop) => {
    for (const key of ['10021', '10022', '10023', '10024']) {
      const twin = (await inJson(shop, 'history', 'contacts', 'contacts', 'left', key)).at(-1)?.['twin'];
      editErp(shop, (text) => text.replace(new RegExp(`^(${key};[^;]*;)[^;]*`, 'm'), '$1Linke GmbH'));
      crm(shop, `UPDATE contacts SET company = 'Right ${key} Ltd' WHERE id = ${String(twin)}`);
    }
    await inJson(shop, 'run', 'contacts');
    await inJson(shop, 'resolve', '--all', 'contacts', '--unit', 'company', '--right');
    await inJson(shop, 'run', 'contacts');
  },
  review: async (shop) => {
    crm(shop, 'DROP TRIGGER refuse');
    const rows = (await inJson(shop, 'review', '--list', 'ambiguous')).map((line) => partOf(line, 'row'));
    const cluster = rows.find((one) => String(one['left']).includes(','));
    const [left = '', other = ''] = String(cluster?.['left']).split(',');
    for (const [word, key] of [
      ['OPEN_LEFT', left],
      ['left:OPEN_LEFT', `left:${left}`],
      ['OTHER_LEFT', other],
      ['OPEN_RIGHT', String(cluster?.['right']).split(',')[0] ?? ''],
    ] as const)
      shop.said.set(word, key);
  },
  link: async (shop) => {
    const file = join(shop.cwd, 'sample.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\r\n,/g, '\r\nyes,'));
  },
  unlink: async (shop) => {
    const [unit] = (await inJson(shop, 'conflicts'))
      .map((line) => partOf(line, 'conflict'))
      .filter((one) => one['about'] === 'unit');
    const keys = partOf(unit, 'keys');
    shop.said.set('LINKED_LEFT', String(keys['left']));
    shop.said.set('LINKED_RIGHT', String(keys['right']));
  },
  dead: async (shop) => {
    await inJson(shop, 'run');
    crm(
      shop,
      "CREATE TRIGGER refuse BEFORE UPDATE OF company ON contacts BEGIN SELECT RAISE(ABORT, 'company is locked'); END",
    );
    editErp(shop, (text) => text.replace(/^(10020;[^;]*;)[^;]*/m, '$1Neue Firma GmbH'));
  },
  history: async (shop) => {
    editErp(shop, (text) => text.replace(/^(1002[0-9];[^;]*;)[^;]*/gm, '$1Ganz neue Firma GmbH'));
    shop.said.set('RUN', String((await inJson(shop, 'run')).at(-1)?.['run']));
    shop.said.set('EDITED_KEY', '10020');
  },
  undo: async (shop) => {
    const writes = (await inJson(shop, 'history', '--run', shop.said.get('RUN') ?? '')).map((line) =>
      partOf(line, 'change'),
    );
    const key = writes.find((one) => one['op'] === 'update' && one['side'] === 'right')?.['key'];
    crm(shop, `UPDATE contacts SET company = 'Von Hand GmbH' WHERE id = ${String(key)}`);
  },
  diff: async (shop) => {
    const file = join(shop.cwd, 'flows', 'contacts.json');
    const flow = readFileSync(file, 'utf8');
    const upper = '"steps": [{ "id": "upper", "use": "case", "settings": { "to": "upper" } }]';
    writeFileSync(file, flow.replace('"id": "company",', `"id": "company", ${upper},`));
  },
  replay: async (shop) => {
    const flow: unknown = JSON.parse(readFileSync(join(shop.cwd, 'flows', 'contacts.json'), 'utf8'));
    const company = '"id":"company"';
    const upper = '"steps":[{"id":"upper","use":"case","settings":{"to":"upper"}}]';
    writeFileSync(join(shop.cwd, 'draft.json'), JSON.stringify(flow).replace(company, `${company},${upper}`));
  },
  release: async (shop) => {
    editErp(shop, (text) => text.split('\r\n').slice(0, 900).join('\r\n').concat('\r\n'));
  },
};

/** What a command said that later ones may be given. */
async function remember(shop: Shop, example: Example): Promise<void> {
  if (example.words.includes('-o')) for (const line of changesIn(shop)) shop.shapes.add(shapeOf(line));
  if (example.words.includes('edits.jsonl') && example.words.includes('-o')) {
    const [leftOut, reversed] = changesIn(shop, 'edits.jsonl').flatMap((one) => one['id'] ?? []);
    shop.said.set('LEFT_OUT', String(leftOut));
    shop.said.set('REVERSED', String(reversed));
  }
  if (example.words[0] === 'run' && example.exitCode === 3) {
    const [held] = (await inJson(shop, 'status', 'contacts')).map((line) => partOf(line, 'run'));
    shop.said.set('HELD_RUN', String(held?.['run']));
    shop.said.set('HASH', String(held?.['changes']));
  }
  if (example.heading === 'dead' && example.words[0] === 'run') {
    const letter = partOf((await inJson(shop, 'dead'))[0], 'write');
    shop.said.set('DEAD', String(letter['id']));
    shop.said.set('REFUSED', String(letter['conflict']));
  }
  if (example.words[0] === 'init') shop.cwd = join(shop.cwd, example.words[1] ?? '');
}

async function carryOut(shop: Shop, example: Example, more: readonly string[]): Promise<void> {
  const needsDatabase = example.words.includes('secret');
  if (needsDatabase)
    writeFileSync(
      databaseFile(shop),
      JSON.stringify({ format: 1, id: 'db', kind: 'postgres', settings: { database: 'crm', user: 'tandem' } }),
    );
  const words = [...example.words.map((word) => shop.said.get(word) ?? word), ...more];
  const ended = await inTandem(words, { cwd: shop.cwd, input: 'a password' });
  expect([words.join(' '), ended.code, ended.code === example.exitCode ? '' : ended.err]).toEqual([
    words.join(' '),
    example.exitCode,
    '',
  ]);
  if (needsDatabase) rmSync(databaseFile(shop));
  if (words.includes('--json')) for (const line of objectsOf(ended.out)) shop.shapes.add(shapeOf(line));
  await remember(shop, example);
}

async function carryOutAll(more: readonly string[]): Promise<Shop> {
  const shop: Shop = { cwd: testFolder(), said: new Map(), shapes: new Set() };
  let heading = '';
  for (const example of examples) {
    if (example.heading !== heading) await before[example.heading]?.(shop);
    heading = example.heading;
    await carryOut(shop, example, more);
  }
  return shop;
}

test('every example of docs/cli.md does what it says, from top to bottom', { timeout: 240_000 }, async () => {
  await carryOutAll([]);
});

test('with --json the same examples print lines of the shapes in docs/json.md', { timeout: 240_000 }, async () => {
  const shop = await carryOutAll(['--json']);
  await inJson(shop, 'run', 'contact');
  const documented = [...page('json.md').matchAll(/^```json\n([\s\S]*?)^```/gm)].flatMap((block) =>
    objectsOf(block[1] ?? '').map(shapeOf),
  );
  expect(documented.length).toBeGreaterThan(25);
  expect(documented.filter((shape) => !shop.shapes.has(shape))).toEqual([]);
});

test('docs/cli.md has an example of every command', async () => {
  const help = (await inTandem(['--help'], { cwd: root })).out;
  const commands = [...help.matchAll(/^ {2}([a-z][a-z-]*) .*/gm)].map((match) => match[1]);
  expect(commands.length).toBeGreaterThan(15);
  // It goes on until it is stopped; its examples are no lines of a script.
  const shown = [...examples.map((one) => one.words[0]), 'serve'];
  expect([...new Set(shown)].sort()).toEqual([...new Set(commands)].sort());
});
