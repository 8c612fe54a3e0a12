import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFlows } from '../../core/flow/compare.ts';
import type { Flow } from '../../model/flow.ts';
import { FlowId } from '../../model/ids.ts';
import { Version } from '../../model/version.ts';
import { contacts, customers, flowOf, people, peopleWith } from '../../testing/demo-flow.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { type Workspace, workspaceAt } from '../workspace/workspace.ts';
import { aheadOf, type Draft, publish, rollBack } from './publish.ts';
import { readVersion, versionFile, versionText } from './version-file.ts';
import { listVersions, liveNumber, liveVersion } from './versions.ts';

const id = FlowId.parse('demo');
const told = { by: 'dana', at: '2026-11-30T10:00:00.000000Z' };

/** The made-up systems, behind kinds that this build has. */
const shapes: Draft['shapes'] = {
  crm: { kind: 'sqlite', identity: 'org-1', objects: { contacts, unused: { ...contacts, object: 'unused' } } },
  erp: { kind: 'postgres', identity: 'db-1', objects: { customers } },
  other: { kind: 'csv', identity: 'x', objects: {} },
};
const draft = (flow: Flow = flowOf(people())): Draft => ({ flow, shapes });
const phones = draft(flowOf(peopleWith({ left: 'phone', right: 'telephone' })));

const fresh = (): Workspace => workspaceAt(testFolder());

function published(place: Workspace, what: Draft, note?: string): number {
  const done = publish(place, what, { ...told, ...(note === undefined ? {} : { note }) });
  if (!done.ok) throw new Error(done.error.map((one) => one.message).join(' '));
  return done.value.version;
}

const codesOf = (result: { ok: true } | { ok: false; error: readonly { code: string }[] }): readonly string[] =>
  result.ok ? [] : result.error.map((one) => one.code);

const problemsOf = (place: Workspace) => listVersions(place, id).problems.map((one) => one.code);

describe('published versions', () => {
  test('Y4: a version is the flow as drawn with the shapes that it looks at, in a file that is numbered and canonical', () => {
    const place = fresh();
    expect(liveVersion(place, id)).toEqual({ ok: true, value: null });
    expect(published(place, draft(), 'The first one')).toBe(1);
    expect(published(place, phones)).toBe(2);
    expect(readdirSync(join(place.folder, 'versions', 'demo'))).toEqual(['0001.json', '0002.json']);
    const first = readVersion(place, id, 1);
    if (!first.ok) throw new Error(first.error.message);
    expect(first.value).toMatchObject({
      format: 1,
      id: 'demo',
      version: 1,
      by: 'dana',
      note: 'The first one',
      of: null,
    });
    expect(first.value.flow).toEqual(draft().flow);
    expect(Object.keys(first.value.shapes)).toEqual(['crm', 'erp']);
    expect(Object.keys(first.value.shapes['crm']?.objects ?? {})).toEqual(['contacts']);
    const { sum: _, ...rest } = first.value;
    const turned = Object.fromEntries(Object.entries(rest.shapes).toReversed());
    expect(versionText({ ...rest, shapes: turned })).toBe(readFileSync(versionFile(place, id, 1), 'utf8'));
    expect(Version.parse(JSON.parse(readFileSync(versionFile(place, id, 1), 'utf8')))).toEqual(first.value);
    expect(listVersions(place, id).versions.map((one) => one.version)).toEqual([2, 1]);
    expect(liveNumber(place, id)).toBe(2);
  });

  test('Y4: a version that is there is not written again, however it got there', () => {
    const place = fresh();
    published(place, draft());
    const before = readFileSync(versionFile(place, id, 1), 'utf8');
    // Somebody else publishes while this one compiles: the tables are read in between.
    let isPublished = false;
    const slow: Draft = {
      ...phones,
      get tables() {
        if (!isPublished) {
          isPublished = true;
          published(place, phones, 'the faster one');
        }
        return {};
      },
    };
    expect(codesOf(publish(place, slow, told))).toEqual(['publish/taken']);
    expect(readFileSync(versionFile(place, id, 1), 'utf8')).toBe(before);
    expect(listVersions(place, id).versions.map((one) => one.note)).toEqual(['the faster one', null]);
    expect(readdirSync(join(place.versions, 'demo'))).toEqual(['0001.json', '0002.json']);
  });

  test('Y5: an edited version is told and never run, and neither is an older one in its place', () => {
    const place = fresh();
    published(place, draft());
    published(place, phones);
    const file = versionFile(place, id, 2);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('\n', '\r\n'));
    expect(liveVersion(place, id)).toMatchObject({ ok: true, value: { version: 2 } });
    writeFileSync(file, text.replace('"telephone"', '"name"'));
    expect(liveVersion(place, id)).toMatchObject({
      ok: false,
      error: { code: 'version/edited', fix: expect.stringContaining('Bring the file back as it was published') },
    });
    expect(problemsOf(place)).toEqual(['version/edited']);
    expect(codesOf(publish(place, draft(), told))).toEqual(['version/edited']);
    writeFileSync(file, text.slice(0, 400));
    expect(problemsOf(place)).toEqual(['version/not-json']);
    writeFileSync(file, text.replace('"format": 1', '"format": 2'));
    expect(problemsOf(place)).toEqual(['version/newer']);
    expect(existsSync(versionFile(place, id, 3))).toBe(false);
  });

  test('Y5: files that are misnumbered, misnamed or lost are told', () => {
    const place = fresh();
    for (const one of [draft(), phones, draft()]) published(place, one);
    const file = (number: number) => versionFile(place, id, number);
    renameSync(file(2), file(4));
    expect(problemsOf(place)).toEqual(['version/misnumbered', 'version/missing']);
    expect(liveVersion(place, id)).toMatchObject({ ok: false, error: { code: 'version/misnumbered' } });
    renameSync(file(4), join(place.versions, 'demo', '2.json'));
    expect(problemsOf(place)).toEqual(['version/missing', 'version/misnamed']);
    rmSync(join(place.versions, 'demo', '2.json'));
    expect(listVersions(place, id).problems).toMatchObject([
      { code: 'version/missing', message: 'Version 2 of the flow demo is missing, and a later one is there.' },
    ]);
  });

  test('Y6: a draft with problems is not published, and all of them are told', () => {
    const place = fresh();
    const wrong = draft(flowOf(peopleWith({ left: 'fax', right: 'telephone' }, { match: { tiers: [] } })));
    const done = publish(place, wrong, told);
    expect(done.ok ? [] : done.error.filter((one) => one.stops).map((one) => one.node)).toContain('people/extra');
    expect(existsSync(place.versions)).toBe(false);
  });

  test('Y6: what says the same as the live version is not published, also where it stands elsewhere on the canvas', () => {
    const place = fresh();
    published(place, draft());
    const moved = draft(flowOf(people({ at: { x: 1, y: 2 } })));
    const refused = publish(place, moved, told);
    expect(refused).toMatchObject({
      ok: false,
      error: [{ message: 'Nothing is published: the draft of demo says the same as version 1, which is live.' }],
    });
    const live = liveVersion(place, id);
    if (!live.ok || live.value === null) throw new Error('There is no live version.');
    expect(aheadOf(live.value, moved)).toEqual([]);
    expect(aheadOf(live.value, phones).map((one) => one.node)).toEqual(['people/extra']);
    const fields = contacts.fields.filter((one) => one.name !== 'notes');
    const crm = { kind: 'sqlite', identity: 'org-1', objects: { contacts: { ...contacts, fields } } };
    expect(published(place, { ...draft(), shapes: { ...shapes, crm } })).toBe(2);
  });

  test('Y7: an older version is brought back as a new one, and none of the others is touched', () => {
    const place = fresh();
    published(place, draft());
    published(place, phones);
    const texts = () => [1, 2].map((number) => readFileSync(versionFile(place, id, number), 'utf8'));
    const before = texts();
    const back = rollBack(place, { flow: id, version: 1 }, { ...told, note: 'Phones were wrong' });
    expect(back).toMatchObject({ ok: true, value: { version: 3, of: 1, note: 'Phones were wrong' } });
    const [live, first] = [liveVersion(place, id), readVersion(place, id, 1)];
    if (!live.ok || live.value === null || !first.ok) throw new Error('A version cannot be read.');
    expect(compareFlows(live.value.flow, first.value.flow)).toEqual([]);
    expect(live.value.planHash).toBe(first.value.planHash);
    expect(texts()).toEqual(before);
    expect(codesOf(rollBack(place, { flow: id, version: 1 }, told))).toEqual(['rollback/live']);
    expect(codesOf(rollBack(place, { flow: id, version: 9 }, told))).toEqual(['version/unknown']);
    expect(liveNumber(place, id)).toBe(3);
  });
});
