import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { canonicalJson, hashOf } from '../../core/values/hash.ts';
import { openStore } from '../../store/open.ts';
import { thisBoot } from '../../store/process.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import {
  type Ended,
  inTandem,
  people,
  resultOf,
  type SmallWorkspace,
  smallFlow,
  smallWorkspace,
} from '../../testing/tandem.ts';
import { now } from './clock.ts';

/** Exit code and error of a command that was given `--json`; people are told the same. */
const errorOf = (ended: Ended): unknown => {
  const { error } = resultOf(ended);
  return [ended.code, error];
};

const anyFix = expect.stringMatching(/./);
const linked = async (): Promise<SmallWorkspace> => {
  const small = smallWorkspace({ shop: people(3), crm: people(3) });
  expect((await small.tandem('run')).code).toBe(0);
  return small;
};

describe('a flow that cannot be found', () => {
  test('by file, by id, by nothing, or in no workspace', async () => {
    const small = smallWorkspace();
    expect(errorOf(await small.tandem('run', 'flows/nope.json', '--json'))).toEqual([
      64,
      {
        code: 'flow/no-file',
        message: `There is no flow ${join(small.folder, 'flows', 'nope.json')}.`,
        fix: anyFix,
        node: 'flow',
      },
    ]);
    expect(errorOf(await small.tandem('run', 'nope', '--json'))).toEqual([
      64,
      {
        code: 'usage/unknown-flow',
        message: `The workspace ${small.folder} has no flow "nope".`,
        fix: 'Its flows are: people. Or name the file of a flow.',
      },
    ]);
    writeFileSync(join(small.folder, 'flows', 'two.json'), JSON.stringify({ ...smallFlow(), id: 'two' }));
    expect(errorOf(await small.tandem('run', '--json'))).toEqual([
      64,
      {
        code: 'usage/which-flow',
        message: `The workspace ${small.folder} has several flows.`,
        fix: 'Name one of: people, two.',
      },
    ]);
    const nowhere = await inTandem(['run', '--json'], { cwd: testFolder() });
    expect(errorOf(nowhere)).toEqual([
      64,
      { code: 'workspace/none', message: expect.any(String), fix: expect.stringContaining('--workspace') },
    ]);
    const noFolder = await inTandem(['run', '--json', '--workspace', 'gone'], { cwd: small.folder });
    expect(errorOf(noFolder)).toMatchObject([64, { code: 'workspace/no-folder' }]);
  });
});

describe('a flow that cannot be used', () => {
  test('JSON that breaks off is told with line and column', async () => {
    const small = smallWorkspace();
    writeFileSync(small.flowFile, '{\n  "format": 1,\n  "id" "people"\n}');
    const ended = await small.tandem('check', 'people', '--json');
    expect(errorOf(ended)).toEqual([
      4,
      {
        code: 'flow/not-json',
        message: `The flow ${small.flowFile} is not JSON: it breaks off at line 3, column 8.`,
        fix: anyFix,
        node: 'flow',
      },
    ]);
    expect(ended.err).toContain('line 3, column 8');
  });

  test('a newer format is refused with the way out, not told as a wrong number', async () => {
    const small = smallWorkspace();
    writeFileSync(small.flowFile, JSON.stringify({ ...smallFlow(), format: 2, layers: [] }));
    expect(errorOf(await small.tandem('run', '--json'))).toEqual([
      4,
      {
        code: 'flow/newer',
        message: `The flow ${small.flowFile} is of format 2; this version of Tandem reads format 1.`,
        fix: 'Use the version of Tandem that made it, or a newer one.',
      },
    ]);
  });

  test('every problem is told at its node, and "run" points to "check"', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1) });
    const text = readFileSync(small.flowFile, 'utf8')
      .replace('"right": "city"', '"right": "town"')
      .replace('"left": "name"', '"left": "nam"');
    writeFileSync(small.flowFile, text);
    const ended = await small.tandem('check');
    expect([ended.code, ended.out]).toEqual([4, '2 problems in people.\n']);
    expect(ended.err).toContain('Error [people/name]: shop shop has no field "nam".\n');
    expect(ended.err).toContain('Error [people/city]: crm people has no field "town".\n');
    expect(errorOf(await small.tandem('run', '--json'))).toEqual([
      4,
      {
        code: 'flow/problems',
        message: 'The flow people has 2 problems that must be mended before it can run.',
        fix: 'See them with "tandem check people".',
      },
    ]);
  });

  test('a connection or an object that is not there is named with those that are', async () => {
    const small = smallWorkspace({ shop: people(1), crm: people(1) });
    const flow = readFileSync(small.flowFile, 'utf8');
    writeFileSync(small.flowFile, flow.replace('"connection": "crm"', '"connection": "erp"'));
    expect(errorOf(await small.tandem('run', '--json'))).toEqual([
      4,
      {
        code: 'connection/unknown',
        message: 'The workspace has no connection "erp".',
        fix: 'Add connections/erp.json, or use one of: crm, shop.',
        node: 'people/right',
      },
    ]);
    writeFileSync(small.flowFile, flow.replace('"object": "people"', '"object": "persons"'));
    const [code, error] = [4, resultOf(await small.tandem('run', '--json'))['error']];
    expect([code, error]).toMatchObject([4, { node: 'people/right', message: expect.stringContaining('persons') }]);
    writeFileSync(join(small.folder, 'connections', 'crm.json'), '{ "format": 1,');
    writeFileSync(small.flowFile, flow);
    expect(errorOf(await small.tandem('run', '--json'))).toMatchObject([4, { code: 'connection/not-json' }]);
    expect((await small.tandem('connections')).code).toBe(4);
  });

  test('a file of a connection that is gone is told by "connections test" and by "run"', async () => {
    const small = await linked();
    rmSync(join(small.folder, 'data', 'shop.csv'));
    const tested = await small.tandem('connections', 'test', '--json');
    expect(tested.code).toBe(4);
    expect(resultOf(tested)).toEqual({ connections: 2, failed: 1 });
    expect(errorOf(await small.tandem('run', '--json'))).toMatchObject([4, { code: 'csv/no-file' }]);
  });
});

describe('a state that cannot be used', () => {
  test('another process at work: the second is refused, and goes on once the first is done', async () => {
    const small = await linked();
    const { store } = await openStore(join(small.folder, '.tandem', 'state.sqlite'), { now });
    try {
      await store.takeLease(
        { holder: 'other', pid: process.ppid, boot: thisBoot(Date.now()), heartbeatAt: now() },
        '2000-01-01T00:00:00Z',
      );
      expect(errorOf(await small.tandem('run', '--json'))).toEqual([
        4,
        {
          code: 'state/in-use',
          message: `Another Tandem process (number ${process.ppid}) is working in this workspace.`,
          fix: anyFix,
        },
      ]);
      expect((await small.tandem('preview')).code).toBe(0);
      expect((await small.tandem('status')).code).toBe(0);
      await store.dropLease('other');
    } finally {
      await store.close();
    }
    expect((await small.tandem('run')).code).toBe(0);
  });

  test('damaged bytes are refused with the backups that could take their place', async () => {
    const small = await linked();
    const file = join(small.folder, '.tandem', 'state.sqlite');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([Buffer.from('not a database at all'), bytes.subarray(21)]));
    const [code, error] = [(await small.tandem('status')).code, resultOf(await small.tandem('run', '--json'))['error']];
    expect(code).toBe(4);
    expect(error).toMatchObject({ code: expect.stringMatching(/^state\//), message: expect.stringContaining(file) });
  });

  test('a state that was put back from yesterday is told, and nothing is overwritten', async () => {
    const small = await linked();
    const state = join(small.folder, '.tandem', 'state.sqlite');
    const old = join(testFolder(), 'old.sqlite');
    cpSync(state, old);
    small.shop(people(3).map((one) => ({ ...one, city: 'Köln' })));
    await small.tandem('run');
    small.crm("UPDATE people SET city = 'Ulm'");
    cpSync(old, state);
    const ended = await small.tandem('run');
    expect(ended.err).toContain('was restored or rolled back');
    expect(small.crm('SELECT DISTINCT city FROM people')).toEqual([{ city: 'Ulm' }]);
    expect((await small.tandem('conflicts')).out).toContain('3 questions');
  });

  test('a plan of a newer format in the state is refused where it would be used', async () => {
    const small = await linked();
    small.shop(people(3).map((one) => ({ ...one, city: 'Köln' })));
    const { run } = resultOf(await small.tandem('run', '--json'));
    const db = new Database(join(small.folder, '.tandem', 'state.sqlite'));
    const rows = db.prepare<[], { hash: string; text: string }>('SELECT hash, text FROM plan').all();
    for (const row of rows) {
      const newer = canonicalJson({ ...JSON.parse(row.text), format: '@' }).replace('"@"', '2');
      expect(hashOf(newer)).not.toBe(row.hash);
      db.prepare('UPDATE plan SET text = ? WHERE hash = ?').run(newer, row.hash);
    }
    db.close();
    expect(errorOf(await small.tandem('undo', String(run), '--json'))).toEqual([
      4,
      {
        code: 'plan/newer',
        message: expect.stringMatching(/^The plan \w{8} is of format 2; this version of Tandem reads format 1\.$/),
        fix: 'Use the version of Tandem that made it, or a newer one.',
      },
    ]);
    expect(small.crm('SELECT DISTINCT city FROM people')).toEqual([{ city: 'Köln' }]);
  });
});

test('a run or a conflict that is not there is a matter of the command line', async () => {
  const small = await linked();
  for (const words of [
    ['undo', 'r1'],
    ['history', '--run', 'r1'],
    ['release', 'r1', '--changes', 'x'],
    ['resolve', 'c1', '--left'],
  ])
    expect((await small.tandem(...words)).code).toBe(64);
});

test('init does not touch a folder that is a workspace already', async () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'flows'));
  const ended = await inTandem(['init', '--sample', '--json'], { cwd: folder });
  expect(errorOf(ended)).toMatchObject([64, { code: 'usage/not-empty' }]);
});
