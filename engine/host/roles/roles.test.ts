import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverMark } from '../../core/roles/mask.ts';
import { may, type Right, Role } from '../../core/roles/roles.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import {
  type Ended,
  inTandem,
  objectsOf,
  people,
  resultOf,
  type SmallWorkspace,
  smallFlow,
  smallWorkspace,
} from '../../testing/tandem.ts';
import { groups } from '../cli/program.ts';
import { readWorkbook } from '../inbox/workbook.ts';
import { sampleRecords } from '../sample/records.ts';

const leaves = groups.flatMap(([, list]) => list);

/** Every command line that a role may be asked for, with the right that it needs. A new command gets its line here. */
const lines: readonly (readonly [line: string, right: Right])[] = [
  ['init somewhere', 'design'],
  ['connections', 'look'],
  ['connections test', 'look'],
  ['connections secret shop password', 'manage'],
  ['check people', 'look'],
  ['plan people', 'look'],
  ['preview people', 'look'],
  ['preview people -o changes.jsonl', 'look'],
  ['preview people --only left:LEFT', 'look'],
  ['run people', 'operate'],
  ['serve', 'manage'],
  ['engine', 'manage'],
  ['people', 'manage'],
  ['run people --watch', 'operate'],
  ['release RUN people --changes x', 'operate'],
  ['publish people', 'design'],
  ['versions people', 'look'],
  ['diff people live draft', 'look'],
  ['rollback people 1', 'design'],
  ['pause people', 'operate'],
  ['resume people', 'operate'],
  ['cancel people', 'operate'],
  ['status', 'look'],
  ['status people', 'look'],
  ['conflicts people', 'look'],
  ['conflicts people --all', 'look'],
  ['conflicts CONFLICT', 'look'],
  ['conflicts people --count unit', 'look'],
  ['conflicts people -o questions.csv', 'look'],
  ['conflicts people -o questions.xlsx', 'look'],
  ['resolve CONFLICT --left', 'decide'],
  ['resolve --from questions.csv', 'decide'],
  ['assign CONFLICT --to dana', 'decide'],
  ['comment CONFLICT text', 'decide'],
  ['snooze CONFLICT --until 3d', 'decide'],
  ['due CONFLICT --on 3d', 'decide'],
  ['rules people', 'decide'],
  ['rules accept RULE', 'design'],
  ['review people', 'decide'],
  ['review people --suggest', 'decide'],
  ['apart people LEFT RIGHT', 'decide'],
  ['exclude people left:LEFT', 'decide'],
  ['match-again people', 'decide'],
  ['split people LEFT RIGHT', 'operate'],
  ['merge people left LEFT RIGHT', 'operate'],
  ['resolve --all --left', 'decide'],
  ['link people LEFT RIGHT', 'decide'],
  ['unlink people LEFT RIGHT', 'decide'],
  ['dead', 'look'],
  ['dead people', 'look'],
  ['dead retry DEAD', 'decide'],
  ['dead drop DEAD', 'decide'],
  ['history people people left LEFT', 'look'],
  ['history people people right RIGHT', 'look'],
  ['history --run RUN', 'look'],
  ['explain people people left LEFT', 'look'],
  ['explain people people right RIGHT name', 'look'],
  ['explain people people right NOBODY', 'look'],
  ['record people people left LEFT', 'look'],
  ['record people people right RIGHT --at 2026-10-01T12:00+02:00', 'look'],
  ['record people people left LEFT --timeline', 'look'],
  ['restore people people left LEFT --to 0', 'operate'],
  ['replay people --since 2026-10-01T00:00+02:00', 'design'],
  ['roundtrip people', 'design'],
  ['audit', 'audit'],
  ['audit --verify', 'audit'],
  ['completion bash', 'look'],
  ['complete -- run', 'look'],
  ['undo RUN --preview', 'operate'],
  ['undo RUN --yes', 'operate'],
  ['undo NO_RUN --yes', 'operate'],
  ['tidy', 'manage'],
  ['tidy --preview', 'manage'],
  ['forget people people left LEFT', 'manage'],
  ['encrypt', 'manage'],
  ['decrypt', 'manage'],
];

const nameOf = (line: string): string => line.split(' ')[0] ?? '';

describe('rights', () => {
  test('K3: the table of command lines has a line for every command', () => {
    const commands = leaves.map((leaf) => nameOf(leaf.use));
    expect(new Set(lines.map(([line]) => nameOf(line)))).toEqual(new Set(commands));
  });

  test.each(lines)('K3: "%s" needs the right to %s', async (line, right) => {
    const leaf = leaves.find((one) => nameOf(one.use) === nameOf(line));
    const words = line.split(' ').slice(1);
    expect(typeof leaf?.needs === 'string' ? leaf.needs : leaf?.needs(words)).toBe(right);
    const small = smallWorkspace({ shop: people(1), crm: people(1) });
    for (const role of Role.options.filter((one) => !may(one, right))) {
      const ended = await small.tandem(...line.split(' '), '--as', role, '--json');
      expect([role, ended.code]).toEqual([role, 77]);
      expect(resultOf(ended)).toMatchObject({ error: { code: 'role/not-allowed' } });
      expect(existsSync(join(small.folder, '.tandem'))).toBe(false);
    }
  });

  test('K3: a role that does not exist is told which there are', async () => {
    const ended = await smallWorkspace().tandem('status', '--as', 'king');
    expect(ended.code).toBe(64);
    expect(ended.err).toContain('viewer, analyst, designer and admin');
  });
});

const marked = (count: number, from = 1) =>
  people(count).map((_, index) => ({
    id: from + index,
    name: `Qx0name${from + index}`,
    mail: `qx0mail${from + index}@example.com`,
    city: `Qx0city${from + index}`,
  }));

function personal(small: SmallWorkspace): void {
  const flow = JSON.stringify(smallFlow({ rules: { remove: { right: { rule: 'ask' } } } }));
  writeFileSync(small.flowFile, flow.replace('"object":"shop"', '"object":"shop","personal":["name","mail","city"]'));
}

/** A workspace in which every kind of output has something to tell: questions of each kind, refused writes, runs, histories. */
async function busy(small: SmallWorkspace): Promise<ReadonlyMap<string, string>> {
  personal(small);
  const both = marked(8);
  small.shop([...both, { id: 9, name: 'Qx0twin', mail: 'qx0mail1@example.com', city: 'Qx0twincity' }]);
  small.crm("UPDATE people SET name = 'Qx0other' WHERE mail = 'qx0mail2@example.com'");
  expect((await small.tandem('run')).code).toBe(0);
  small.crm(
    "CREATE TRIGGER refuse BEFORE UPDATE OF city ON people WHEN NEW.city = 'Qx0refused' BEGIN SELECT RAISE(ABORT, 'Qx0refused is no city'); END",
  );
  small.shop(
    both.slice(0, 7).map((one) => {
      if (one.id === 3) return { ...one, name: 'Qx0edited' };
      return one.id === 4 ? { ...one, city: 'Qx0refused' } : one;
    }),
  );
  small.crm("UPDATE people SET city = 'Qx0again' WHERE mail = 'qx0mail5@example.com'");
  const run = resultOf(await small.tandem('run', '--json'));
  expect(run['state']).toBe('partial');
  small.shop(
    [...both.slice(0, 6), ...marked(1, 20)].map((one) => (one.id === 6 ? { ...one, name: 'Qx0pending' } : one)),
  );
  return new Map([
    ['RUN', String(run['run'])],
    ['NO_RUN', 'nothing'],
  ]);
}

const workspaces: readonly (readonly [name: string, make: () => SmallWorkspace, keys: readonly [string, string]])[] = [
  ['numbers as keys', () => smallWorkspace({ shop: marked(8), crm: marked(8) }), ['3', '3']],
  [
    'addresses as keys',
    () => {
      const table = 'CREATE TABLE people (id INTEGER, name TEXT NOT NULL, mail TEXT PRIMARY KEY NOT NULL, city TEXT)';
      const small = smallWorkspace({ shop: marked(8), crm: marked(8), table });
      const file = join(small.folder, 'connections', 'shop.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"key": "id"', '"key": "mail"'));
      return small;
    },
    ['qx0mail3@example.com', 'qx0mail3@example.com'],
  ],
];

/** What was typed is left out of what is looked for: a problem may say it back. */
const tells = (text: string): readonly string[] => [...new Set(text.match(/qx0\w*/giu)?.map(String) ?? [])];

describe.each(workspaces)('with %s', (name, make, [left, right]) => {
  test('K2: a viewer finds no personal value in any output or file', { timeout: 120_000 }, async () => {
    const small = make();
    if (name === 'addresses as keys') small.shop(marked(8));
    const said = await busyOf(small, name);
    const changes = join(small.folder, 'changes.jsonl');
    const asked = resultsOf(await small.tandem('conflicts', '--json'));
    const conflict = String(asked.find((one) => one['about'] === 'unit')?.['id']);
    await small.tandem('comment', conflict, 'Ask Qx0colleague.', '--by', 'dana');
    const words = new Map([...said, ['CONFLICT', conflict], ['LEFT', left], ['RIGHT', right], ['NOBODY', 'qx0nobody']]);
    let masked = 0;
    for (const [line, needed] of lines) {
      if (needed !== 'look') continue;
      for (const more of [[], ['--json'], ['--verbose']]) {
        const typed = [...line.split(' ').map((word) => fill(word, words)), ...more];
        const ended = await small.tandem(...typed, '--as', 'viewer');
        expect([line, more, tells(ended.out + ended.err)]).toEqual([line, more, []]);
        if (ended.out.includes(coverMark)) masked += 1;
      }
    }
    const csv = readFileSync(join(small.folder, 'questions.csv'), 'utf8');
    expect(csv).toContain(coverMark);
    expect(tells(csv)).toEqual([]);
    const cells = JSON.stringify(await readWorkbook(readFileSync(join(small.folder, 'questions.xlsx'))));
    expect(cells).toContain(coverMark);
    expect(tells(cells)).toEqual([]);
    expect(tells(readFileSync(changes, 'utf8'))).toEqual([]);
    expect(readFileSync(changes, 'utf8')).toContain(coverMark);
    expect(masked).toBeGreaterThan(12);
    const refused = await small.tandem('run', 'people', '--changes', changes, '--json');
    expect(resultOf(refused)).toMatchObject({ error: { code: 'changes/masked' } });
    rmSync(changes);
    const seen = await small.tandem('conflicts', '--all', '--as', 'analyst');
    expect(tells(seen.out).length).toBeGreaterThan(0);
  });
});

/** The conflicts of `conflicts --json`. */
const resultsOf = (ended: Ended): readonly { readonly [name: string]: unknown }[] =>
  objectsOf(ended.out).flatMap((one) => {
    const { conflict } = one;
    return typeof conflict === 'object' && conflict !== null ? [{ ...conflict }] : [];
  });

const fill = (word: string, words: ReadonlyMap<string, string>): string =>
  word.replace(/CONFLICT|LEFT|RIGHT|NOBODY|NO_RUN|RUN/u, (name) => words.get(name) ?? name);

const busyOf = (small: SmallWorkspace, name: string) =>
  name === 'addresses as keys' ? busyByMail(small) : busy(small);

async function busyByMail(small: SmallWorkspace): Promise<ReadonlyMap<string, string>> {
  personal(small);
  writeFileSync(
    small.flowFile,
    readFileSync(small.flowFile, 'utf8').replace('"newKey":{"from":"next-number"}', '"newKey":{"from":"field"}'),
  );
  const both = marked(8);
  small.crm("UPDATE people SET name = 'Qx0other' WHERE mail = 'qx0mail2@example.com'");
  const first = await small.tandem('run');
  expect([first.code, first.err]).toEqual([0, '']);
  small.shop(
    both.slice(0, 7).map((one) => {
      if (one.id === 3) return { ...one, name: 'Qx0edited' };
      return one.id === 4 ? { ...one, city: 'Qx0refused' } : one;
    }),
  );
  small.crm("UPDATE people SET city = 'Qx0again' WHERE mail = 'qx0mail5@example.com'");
  const run = resultOf(await small.tandem('run', '--json'));
  small.shop(both.slice(0, 6).map((one) => (one.id === 6 ? { ...one, name: 'Qx0pending' } : one)));
  return new Map([['RUN', String(run['run'])]]);
}

describe('masks', () => {
  test('K2: the same value looks the same within one output, and differently in another', async () => {
    const small = smallWorkspace({ shop: marked(2), crm: [] });
    personal(small);
    const look = async () => {
      const lines = objectsOf((await small.tandem('preview', '--json', '--as', 'viewer')).out);
      return [...JSON.stringify(lines).matchAll(/•••\w+/gu)].map((found) => found[0]);
    };
    const [one, other] = [await look(), await look()];
    expect(one.length).toBe(other.length);
    expect(one.some((mark) => other.includes(mark))).toBe(false);
  });

  test('K2: a viewer of the sample finds no name, address or number of anybody in what it is shown', {
    timeout: 240_000,
  }, async () => {
    const cwd = testFolder();
    await inTandem(['init', '.', '--sample'], { cwd });
    const everyTenth = sampleRecords().crm.filter((_, index) => index % 10 === 0);
    const values = new Set(
      everyTenth.flatMap((row) => [row.email, row.phone, `${row.first_name} ${row.last_name}`, row.street]),
    );
    const texts: string[] = [];
    const look = async (...words: string[]) => {
      for (const more of [[], ['--json']]) {
        const ended = await inTandem([...words, ...more, '--as', 'viewer'], { cwd });
        texts.push(ended.out, ended.err);
      }
    };
    await look('preview', '-o', 'changes.jsonl');
    texts.push(readFileSync(join(cwd, 'changes.jsonl'), 'utf8'));
    const run = String(resultOf(await inTandem(['run', '--json'], { cwd }))['run']);
    for (const words of ['status contacts', 'conflicts --all', `history --run ${run}`, 'history left 10001', 'dead'])
      await look(...words.split(' '));
    const said = texts.join('\n');
    expect(said.length).toBeGreaterThan(1_000_000);
    expect(said).not.toMatch(/[\w.]@[\w-]+\.\w|\+49\d{5}/u);
    expect([...values].filter((value) => value !== '' && value !== null && said.includes(value))).toEqual([]);
  });
});
