import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  objectsOf,
  people,
  resultOf,
  type SmallOptions,
  type SmallWorkspace,
  smallFlow,
  smallWorkspace,
} from '../../testing/tandem.ts';

const leftWins: SmallOptions = { rules: { firstLink: 'left-wins' } };

/** The small flow without its field map "city", as somebody draws it. */
function drawWithoutCity({ flowFile }: SmallWorkspace): void {
  const text = JSON.stringify(smallFlow(leftWins));
  writeFileSync(flowFile, text.replace('{"id":"city","left":"city","right":"city"}', '').replace('},]', '}]'));
}

const differencesIn = (out: string): readonly unknown[] => objectsOf(out).flatMap((one) => one['difference'] ?? []);
const cityIn = (small: SmallWorkspace): unknown => small.crm('SELECT city FROM people ORDER BY id');
const inKoeln = people(1).map((one) => ({ ...one, city: 'Köln' }));

/** A workspace with a first version, and a draft that does not carry the city any more. */
async function published(): Promise<SmallWorkspace> {
  const small = smallWorkspace({ shop: people(1), crm: people(1), ...leftWins });
  expect((await small.tandem('publish', 'people', '--note', 'The first', '--by', 'dana')).code).toBe(0);
  drawWithoutCity(small);
  return small;
}

describe('what runs', () => {
  test('Y8: a flow that was never published runs from its file, and says nothing of versions', async () => {
    const small = smallWorkspace({ shop: inKoeln, crm: people(1), ...leftWins });
    const ran = await small.tandem('run');
    expect([ran.code, `${ran.out}${ran.err}`.includes('version')]).toEqual([0, false]);
    expect(cityIn(small)).toEqual([{ city: 'Köln' }]);
    expect(resultOf(await small.tandem('preview', '--json'))).not.toHaveProperty('version');
    expect(resultOf(await small.tandem('status', 'people', '--json'))).toMatchObject({ live: null, edited: false });
    expect(await small.tandem('preview', '--live')).toMatchObject({ code: 64 });
    expect((await small.tandem('versions')).out).toContain('people was never published');
  });

  test('Y8: once published, edits of the draft change nothing until they are published; --draft runs them', async () => {
    const small = await published();
    small.shop(inKoeln);
    const ran = await small.tandem('run', 'people');
    expect(ran.err).toContain(
      'This is version 1 of people; 1 change of the draft is not published (tandem diff people).',
    );
    expect(cityIn(small)).toEqual([{ city: 'Köln' }]);
    small.shop(people(1).map((one) => ({ ...one, city: 'Ulm' })));
    const draft = await small.tandem('run', 'people', '--draft');
    expect(draft.err).toContain('This is the draft of people; version 1 stays what is live.');
    expect(cityIn(small)).toEqual([{ city: 'Köln' }]);
    expect((await small.tandem('publish')).code).toBe(0);
    expect((await small.tandem('run', 'people')).err).toContain('This is version 2 of people.');
    expect(cityIn(small)).toEqual([{ city: 'Köln' }]);
  });

  test('Y8: a draft with problems, or one that is no flow at all, keeps nothing from running', async () => {
    const small = await published();
    small.shop(inKoeln);
    writeFileSync(small.flowFile, JSON.stringify(smallFlow({ rules: { conflict: { rule: 'union' } } })));
    expect((await small.tandem('check')).code).not.toBe(0);
    expect((await small.tandem('run')).code).toBe(0);
    expect(cityIn(small)).toEqual([{ city: 'Köln' }]);
    writeFileSync(small.flowFile, '{ "format": 1,');
    for (const words of [['run'], ['run', 'people'], ['run', 'flows/people.json'], ['status'], ['pause', 'people']])
      expect([words, (await small.tandem(...words)).code]).toEqual([words, 0]);
    expect((await small.tandem('status')).out).toContain('version 1 is live, the draft is ahead');
    expect((await small.tandem('preview')).code).toBe(4);
  });

  test('Y8: what a system offers since is not looked at before it is published', async () => {
    const small = smallWorkspace({ shop: inKoeln, crm: people(1), ...leftWins });
    await small.tandem('publish');
    small.crm('ALTER TABLE people ADD COLUMN phone TEXT');
    await small.tandem('check', 'people', '--discover');
    expect((await small.tandem('diff', 'people')).out).toBe(
      'From version 1 to the draft of people, 1 difference:\n+ Field "phone" of CRM people was added: text\n',
    );
    const live = resultOf(await small.tandem('preview', '--live', '--json'));
    expect(live).toMatchObject({ version: 1 });
    const [version] = objectsOf((await small.tandem('versions', '--json')).out);
    expect(version).toMatchObject({ version: { planHash: live['plan'] } });
  });

  test('Y8: a preview is of the draft where it is ahead, and says which; --live shows what runs', async () => {
    const small = await published();
    small.shop(inKoeln);
    const draft = await small.tandem('preview', 'people');
    expect(draft.out).toContain('The draft of people, which is ahead of version 1 (tandem diff people):');
    const changesOf = async (...words: string[]) => {
      const lines = objectsOf((await small.tandem('preview', ...words, '--json')).out);
      return [lines.filter((one) => 'change' in one).length, lines.at(-1)?.['version']];
    };
    expect(await changesOf()).toEqual([0, null]);
    expect(await changesOf('--live')).toEqual([1, 1]);
    await small.tandem('publish');
    expect(await changesOf()).toEqual([0, 2]);
  });

  test('Y8: an edited version is not run, nor an older one in its place', async () => {
    const small = await published();
    await small.tandem('publish');
    const file = join(small.folder, 'versions', 'people', '0002.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"The first"', '"Mine"').replace('"by"', '"by "'));
    const ran = await small.tandem('run', 'people', '--json');
    expect([ran.code, resultOf(ran)['error']]).toEqual([4, expect.objectContaining({ code: 'version/edited' })]);
    const versions = await small.tandem('versions', 'people');
    expect([versions.code, versions.err]).toEqual([4, expect.stringContaining('is not as it was published')]);
    expect((await small.tandem('status')).err).toContain('is not as it was published');
    rmSync(file);
    expect((await small.tandem('run', 'people')).code).toBe(0);
  });

  test('Y8: a run of a draft that a brake held is released as the draft that it was', async () => {
    const small = smallWorkspace({ shop: people(40), crm: people(40), ...leftWins });
    await small.tandem('publish');
    await small.tandem('run');
    writeFileSync(small.flowFile, JSON.stringify(smallFlow({ rules: { remove: { right: { rule: 'propagate' } } } })));
    small.shop(people(10));
    const held = resultOf(await small.tandem('run', '--draft', '--json'));
    expect(held['state']).toBe('held');
    const released = await small.tandem('release', String(held['run']), '--changes', String(held['changes']));
    expect([released.code, small.crm('SELECT count(*) AS n FROM people')]).toEqual([0, [{ n: 10 }]]);
  });
});

describe('personal values', () => {
  test('K2 and Y8: what the live version calls personal stays hidden, whatever a draft says, and the other way round', async () => {
    const small = smallWorkspace({ shop: inKoeln, crm: people(1), ...leftWins });
    const draw = (personal: readonly string[]) => {
      const text = JSON.stringify(smallFlow(leftWins));
      const left = `"left":{"personal":${JSON.stringify(personal)},"connection"`;
      writeFileSync(small.flowFile, text.replace('"left":{"connection"', left));
    };
    const seen = async (...words: string[]) =>
      (await small.tandem('preview', ...words, '--as', 'viewer', '--json')).out;
    draw(['city']);
    await small.tandem('publish');
    draw([]);
    for (const words of [[], ['--live']]) expect(await seen(...words)).not.toContain('Köln');
    await small.tandem('publish');
    for (const words of [[], ['--live']]) expect(await seen(...words)).toContain('Köln');
    draw(['city']);
    for (const words of [[], ['--live']]) expect(await seen(...words)).not.toContain('Köln');
  });
});

describe('publish, diff, versions and rollback', () => {
  test('Y10: what is published is told in sentences, and kept with who did it and why', async () => {
    const small = await published();
    const words = 'Field map "city" was removed: city and city, both ways';
    const diff = await small.tandem('diff', 'people');
    expect([diff.code, diff.out]).toEqual([0, `From version 1 to the draft of people, 1 difference:\n- ${words}\n`]);
    const done = await small.tandem('publish', 'people', '--note', 'Cities are of no use', '--by', 'kim');
    expect(done.out).toBe(`- ${words}\nVersion 2 of people is live: 1 change.\n`);
    expect((await small.tandem('diff')).out).toBe('Nothing differs between version 2 and the draft of people.\n');
    const back = await small.tandem('diff', 'people', '2', '1', '--json');
    expect(differencesIn(back.out)).toMatchObject([{ kind: 'added', what: 'map', node: 'people/city' }]);
    expect(resultOf(back)).toEqual({ flow: 'people', from: 2, to: 1, differences: 1 });
    const deeds = objectsOf((await small.tandem('audit', '--action', 'publish', '--json')).out);
    expect(deeds.flatMap((one) => one['deed'] ?? [])).toMatchObject([
      { by: 'dana', flow: 'people', about: 'version 1', why: 'The first', says: { version: 1, changes: 0 } },
      { by: 'kim', flow: 'people', about: 'version 2', why: 'Cities are of no use', says: { version: 2, changes: 1 } },
    ]);
  });

  test('Y10: an older version is brought back as a new one; the draft stays, and the log says who did it', async () => {
    const small = await published();
    await small.tandem('publish');
    const back = await small.tandem('rollback', 'people', '1', '--note', 'Cities are needed');
    expect(back.out).toContain('Version 3 of people is live, as version 1: 1 change.\n');
    expect(back.out).toContain('The draft stays as it is; what it has that is not live: tandem diff people');
    const listed = await small.tandem('versions', 'people');
    expect(listed.out).toMatch(/3 \(live\).*as version 1: Cities are needed\n2 .*\n1 .*The first\n/s);
    small.shop(inKoeln);
    await small.tandem('run');
    expect(cityIn(small)).toEqual([{ city: 'Köln' }]);
    const deeds = objectsOf((await small.tandem('audit', '--action', 'rollback', '--json')).out);
    expect(deeds[0]).toMatchObject({ deed: { about: 'version 3', why: 'Cities are needed', says: { of: 1 } } });
    expect(await small.tandem('rollback', 'people', '1')).toMatchObject({ code: 4 });
    expect(await small.tandem('rollback', 'people', '9')).toMatchObject({ code: 64 });
    expect(await small.tandem('rollback', 'people', 'first')).toMatchObject({ code: 64 });
  });

  test('Y6: a draft that has problems or nothing new is refused with a sentence, and the log says nothing', async () => {
    const small = await published();
    writeFileSync(small.flowFile, JSON.stringify(smallFlow({ rules: { conflict: { rule: 'union' } } })));
    const refused = await small.tandem('publish', 'people');
    expect([refused.code, refused.err]).toEqual([
      4,
      expect.stringContaining('must be mended before it can be published'),
    ]);
    writeFileSync(small.flowFile, JSON.stringify(smallFlow(leftWins)));
    expect((await small.tandem('publish')).err).toContain(
      'the draft of people says the same as version 1, which is live',
    );
    expect(objectsOf((await small.tandem('audit', '--action', 'publish', '--json')).out)).toHaveLength(2);
  });

  test('Y10: nothing is compared with a version that never was', async () => {
    const small = smallWorkspace();
    expect((await small.tandem('diff', 'people')).err).toContain('was never published');
    expect(await small.tandem('diff', 'people', 'yesterday')).toMatchObject({ code: 64 });
    expect(await small.tandem('diff', 'people', '1')).toMatchObject({ code: 64 });
  });
});
