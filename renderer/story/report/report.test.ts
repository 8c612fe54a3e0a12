import { expect, test } from 'vitest';
import { LinkId, MapId, RecordKey, RunId } from '../../../engine/model/ids.ts';
import type { StoryChange, StoryMoment } from '../../../engine/protocol/calls/story.ts';
import type { StoryReport } from '../../../engine/protocol/calls/story-report.ts';
import { escaped } from './markup.ts';
import { fileOfReport, reportPage } from './report.ts';

const job = MapId.parse('job');
const first = RunId.parse('r1');

const change: StoryChange = {
  map: job,
  field: 'job',
  label: 'Job title',
  before: 'Buyer',
  beforeSource: 'left',
  after: 'Head of Buying',
  source: 'left',
  why: null,
  unless: [],
};

const moment: StoryMoment = {
  n: 1,
  at: '2026-03-01T10:00:00.000Z',
  seenAt: '2026-03-01T10:05:00.000Z',
  run: first,
  side: 'left',
  by: 'people',
  became: 'changed',
  changed: [change],
  person: null,
  reason: null,
  version: null,
};

function reportOf(change: Partial<StoryReport>, story: Partial<StoryReport['story']> = {}): StoryReport {
  return {
    story: {
      link: LinkId.parse('l1'),
      title: 'Ana Ruiz',
      state: 'linked',
      how: 'Email',
      left: { name: 'HubSpot', key: RecordKey.parse('10000') },
      right: { name: 'ERP', key: RecordKey.parse('C-10000') },
      field: null,
      fields: [{ map: job, label: 'Job title', kind: 'text', left: ['job'], right: ['job'] }],
      born: { at: '2026-02-01T08:00:00.000Z', run: first },
      removedUntil: null,
      moments: [moment],
      bars: { left: [], right: [] },
      apart: [false, true],
      questions: [],
      ...story,
    },
    flowLabel: 'Contacts and customers',
    rows: [],
    runs: [{ run: first, number: 1402, kind: 'run', startedAt: moment.at, by: 'Dana', version: 3 }],
    at: '2026-05-03T12:00:00.000Z',
    by: 'Olga',
    isCovered: false,
    tandem: '1.4.0',
    ...change,
  };
}

test('a report tells what a value was, what it became, where, whose doing it was, and by which run', () => {
  const page = reportPage(reportOf({}));
  for (const told of ['Buyer', 'Head of Buying', 'HubSpot', 'Somebody in HubSpot', '1,402', 'version 3', 'for Olga'])
    expect(page).toContain(told);
});

test('who decided and why stands in a report', () => {
  const decided = { ...moment, by: 'tandem', person: 'Dana', reason: 'HR list is right' } as const;
  expect(reportPage(reportOf({}, { moments: [decided] }))).toContain('HR list is right');
});

test('whatever a record holds is a text in a report: no markup of it is obeyed, and none can leave its place', () => {
  const evil = `"'><img src=x onerror=alert(1)><script>alert(2)</script></title></style><!--`;
  const cell = { ...change, label: evil, before: evil, after: evil };
  const row = {
    map: job,
    label: evil,
    kind: 'text',
    left: evil,
    leftSource: 'left',
    right: evil,
    rightSource: null,
    now: { left: evil, leftSource: 'left', right: evil, rightSource: null },
    isChanged: false,
    waits: true,
  } as const;
  const told: StoryMoment = { ...moment, changed: [cell], by: 'tandem', person: evil, reason: evil };
  const plain = reportPage(reportOf({}));
  const page = reportPage(
    reportOf(
      { flowLabel: evil, by: evil, rows: [row], isCovered: true },
      {
        title: evil,
        how: evil,
        left: { name: evil, key: RecordKey.parse(evil) },
        moments: [told],
      },
    ),
  );
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toMatch(/<(?:script|img|!--)/u);
  const elements = (html: string): Set<string> => new Set([...html.matchAll(/<(\w+)/gu)].map(([, name]) => name ?? ''));
  expect([...elements(page)].filter((name) => !elements(plain).has(name))).toEqual([]);
  expect(page.match(/ on\w+="/u)).toBeNull();
});

test('letters that steer a terminal or end a text are shown as unknown, and line breaks stay', () => {
  expect(escaped('a\u0000b\u001b[31m\r\nc')).toBe('a\uFFFDb\uFFFD[31m\nc');
});

test('a report has no script, loads nothing, and tells browsers to allow neither', () => {
  const page = reportPage(reportOf({}));
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<script|<link|<img|src=|href=|url\(/u);
});

test('a report from which personal values are hidden says so', () => {
  const note = 'Personal values are hidden in this report';
  expect(reportPage(reportOf({ isCovered: true }))).toContain(note);
  expect(reportPage(reportOf({}))).not.toContain(note);
});

test('the report of one value names it, and leaves out what happened to others', () => {
  const other = { ...change, map: MapId.parse('city'), label: 'City', after: 'Oslo' };
  const page = reportPage(reportOf({}, { field: job, moments: [{ ...moment, changed: [change, other] }] }));
  expect(page).toContain('Story of Job title of Ana Ruiz');
  expect(page).not.toContain('Oslo');
});

test('its file is named for what it tells and the day, in letters that every system takes', () => {
  expect(fileOfReport(reportOf({}))).toBe('story-of-ana-ruiz-2026-05-03.html');
  expect(fileOfReport(reportOf({}, { title: '../../Müller: <C:\\x>' }))).toBe('story-of-müller-c-x-2026-05-03.html');
});
