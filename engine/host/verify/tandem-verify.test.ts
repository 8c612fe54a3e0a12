import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AuditEntry } from '../../model/audit.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { root } from '../../testing/sources.ts';
import { objectsOf, people, resultOf, smallWorkspace } from '../../testing/tandem.ts';

/** The verifier alone, in a folder without anything of Tandem. */
function verifier() {
  const folder = testFolder();
  const own = join(folder, 'tandem-verify.mjs');
  cpSync(join(root, 'engine', 'host', 'verify', 'tandem-verify.mjs'), own);
  return (...words: string[]) => {
    const ended = spawnSync(process.execPath, [own, ...words], { cwd: folder, encoding: 'utf8', env: {} });
    return { code: ended.status, said: `${ended.stdout}${ended.stderr}` };
  };
}

async function exported() {
  const small = smallWorkspace({ shop: people(2), crm: people(2) });
  await small.tandem('run');
  await small.tandem('pause', '--by', 'dana');
  await small.tandem('resume', '--by', 'dana');
  await small.tandem('run');
  const file = join(small.folder, 'audit.jsonl');
  const { audit } = resultOf(await small.tandem('audit', '-o', file, '--json'));
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => AuditEntry.parse(JSON.parse(line)));
  return { small, file, rows, audit };
}

test('X6: who did what is told, in order, and by person, kind and time', async () => {
  const { small } = await exported();
  const deeds = async (...words: string[]) =>
    objectsOf((await small.tandem('audit', ...words, '--json')).out).flatMap((one) =>
      'deed' in one ? [one['deed']] : [],
    );
  expect(await deeds()).toMatchObject([
    { seq: 1, action: 'run', flow: 'people', says: { state: 'done' } },
    { seq: 2, action: 'pause', by: 'dana', flow: 'people' },
    { seq: 3, action: 'resume', by: 'dana' },
    { seq: 4, action: 'run' },
  ]);
  expect(await deeds('--who', 'dana', '--action', 'pause')).toMatchObject([{ seq: 2 }]);
  expect(await deeds('--since', '2999-01-01')).toEqual([]);
  expect((await small.tandem('audit')).out).toMatch(/4 .* run {2,}people r/);
  const refused = async (...words: string[]) => (await small.tandem('audit', ...words)).err;
  expect(await refused('--action', 'dance')).toContain('Nothing is called "dance"');
  expect(await refused('--since', 'yesterday')).toContain('no day and no instant');
  expect(await refused('--verify', '--who', 'dana')).toContain('holds only as a whole');
});

test('X6: a log that nobody touched holds, for Tandem and for the verifier alone', async () => {
  const { small, file, rows, audit } = await exported();
  const verify = verifier();
  const hash = rows.at(-1)?.hash ?? '';
  expect(audit).toMatchObject({ rows: 4, hash, file });
  expect((await small.tandem('audit', '--verify')).out).toContain(`holds: 4 rows, the last with the hash ${hash}`);
  expect(verify(file)).toMatchObject({
    code: 0,
    said: expect.stringContaining(`holds: 4 rows, the last with the hash ${hash}`),
  });
  expect(verify(file, rows[1]?.hash ?? '')).toMatchObject({ code: 0 });
  expect(verify()).toMatchObject({ code: 64 });
});

test('X6: a row that was changed, taken away, put in or moved is found, and so is an end that was cut off', async () => {
  const { file, rows } = await exported();
  const verify = verifier();
  const told = (changed: readonly object[], ...words: string[]) => {
    writeFileSync(file, changed.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return verify(file, ...words);
  };
  const edit = (change: Partial<AuditEntry>) => rows.map((row) => (row.seq === 2 ? { ...row, ...change } : row));
  for (const change of [
    { by: 'eve' },
    { at: '2020-01-01T00:00:00Z' },
    { action: 'run' as const },
    { about: 'x' },
    { why: 'because' },
  ])
    expect(told(edit(change))).toMatchObject({ code: 4, said: expect.stringContaining('Row 2 was changed') });
  expect(told(edit({ says: '{"state":"done"}' })).said).toContain('what it says does not fit its sum');
  expect(told(edit({ says: null })).said).toContain('What 1 of them say was removed by retention.');
  expect(told(rows.filter((row) => row.seq !== 2)).said).toContain('Row 2 is missing');
  expect(told([...rows].reverse()).said).toContain('Row 1 is missing');
  expect(told(rows.slice(0, 3), rows[3]?.hash ?? '').said).toContain('rows were taken away at the end');
  writeFileSync(file, 'no log');
  expect(verify(file)).toMatchObject({ code: 4, said: expect.stringContaining('Line 1 is no row') });
});

test('X6: a row that was changed in the state itself is found too', async () => {
  const { small } = await exported();
  const db = new Database(join(small.folder, '.tandem', 'state.sqlite'));
  db.exec(`UPDATE audit SET text = replace(text, '"dana"', '"eve"') WHERE seq = 2`);
  db.close();
  const ended = await small.tandem('audit', '--verify');
  expect(ended.code).toBe(4);
  expect(ended.err).toContain('Row 2 was changed');
});
