import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chanceFrom } from '../../../core/match/sample.ts';
import { FlowId, RecordKey, type Side, SyncId } from '../../../model/ids.ts';
import { everyChange, previewRows } from '../../../protocol/calls/preview.ts';
import {
  decideReview,
  followReview,
  lookAtCluster,
  type ReviewCluster,
  type ReviewId,
  type ReviewStand,
  type ReviewSummary,
  reviewItems,
} from '../../../protocol/calls/review.ts';
import type { Decide } from '../../../protocol/calls/review-decide.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { previewed } from '../../../testing/previewed.ts';
import { writeTwins } from '../../../testing/twins.ts';

const flow = FlowId.parse('customers');
const sync = SyncId.parse('customers');
const key = (text: string): RecordKey => RecordKey.parse(text);

interface Row {
  readonly id: string;
  readonly email?: string;
  readonly phone?: string;
}

const csv = (rows: readonly Row[]): string =>
  [
    'Id,Name,Email,Phone,Company,Street,Postal code,City,Country,Customer since,Job title',
    ...rows.map((row) => `${row.id},Ann,${row.email ?? ''},${row.phone ?? ''},,,,,,,`),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** Two lists matched by e-mail, then by phone. */
async function windowOn(left: readonly Row[], right: readonly Row[]): Promise<TestWindow> {
  const folder = testFolder();
  writeTwins(folder);
  writeFileSync(join(folder, 'data', 'contacts.csv'), csv(left));
  writeFileSync(join(folder, 'data', 'customers.csv'), csv(right));
  const window = windowInto(await openFor(folder));
  onTestFinished(window.close);
  return window;
}

async function compared(window: TestWindow): Promise<{ review: ReviewSummary; stand: ReviewStand }> {
  for await (const one of window.client.follow(followReview, { flow, sync, again: true }))
    if (one.is === 'ready') return one;
  throw new Error('It ended.');
}

const decide = (window: TestWindow, review: ReviewId, what: Decide) =>
  window.ask(decideReview, { review, decide: what });

async function openItems(window: TestWindow, review: ReviewId): Promise<readonly string[]> {
  const { sections } = await window.ask(reviewItems, { review, search: '' });
  return sections.flatMap((one) =>
    one.section === 'twins' || one.section === 'twice' ? one.items.map((item) => item.id) : [],
  );
}

async function asksAboutMatches(window: TestWindow): Promise<number> {
  const { id: preview } = await previewed(window, flow);
  const query = { ...everyChange, group: 'conflict' as const };
  const { rows } = await window.ask(previewRows, { preview, query, offset: 0, limit: 500 });
  return rows.filter((row) => row.values === 0).length;
}

test('a record that becomes one of its own is asked about where it shares a later match value with a linked pair', async () => {
  const phone = '+442079460958';
  const window = await windowOn(
    [
      { id: '1', email: 'a@x.test' },
      { id: '2', email: 'a@x.test', phone },
      { id: '3', email: 'c@x.test', phone },
    ],
    [
      { id: 'r1', email: 'a@x.test' },
      { id: 'r3', email: 'c@x.test' },
    ],
  );
  const { review, stand } = await compared(window);
  expect(stand.accept).toMatchObject({ linked: 1, waiting: 1 });
  await decide(window, review.id, { do: 'link', left: key('1'), right: key('r1'), item: null });
  const own = await decide(window, review.id, {
    do: 'own',
    records: [{ side: 'left', key: key('2') }],
    others: [
      { side: 'left', key: key('1') },
      { side: 'right', key: key('r1') },
    ],
    item: null,
  });
  expect(own.stand.accept).toMatchObject({ linked: 2, waiting: 1, right: 0 });
  expect(await asksAboutMatches(window)).toBe(1);
  const [item] = await openItems(window, review.id);
  const cluster = await window.ask(lookAtCluster, { review: review.id, of: { item: item ?? '' } });
  expect(cluster).toMatchObject({ words: '2 in HubSpot with the same Phone', left: [{ twin: null }, { twin: 'r3' }] });
  const settled = await decide(window, review.id, {
    do: 'own',
    records: [{ side: 'left', key: key('2') }],
    others: [{ side: 'left', key: key('3') }],
    item: item ?? null,
  });
  expect(settled.stand.accept).toMatchObject({ linked: 2, waiting: 0, right: 1 });
  expect(await asksAboutMatches(window)).toBe(0);
});

test('who is not the same as one of a linked pair is not asked about beside the other', async () => {
  const window = await windowOn(
    [
      { id: '1', email: 'a@x.test' },
      { id: '2', email: 'a@x.test' },
    ],
    [{ id: 'r1', email: 'a@x.test' }],
  );
  const { review } = await compared(window);
  await decide(window, review.id, { do: 'link', left: key('1'), right: key('r1'), item: null });
  const { stand } = await decide(window, review.id, { do: 'apart', left: key('2'), right: key('r1'), item: null });
  expect(stand.accept).toMatchObject({ linked: 1, waiting: 0, right: 1 });
  expect(await asksAboutMatches(window)).toBe(0);
});

/** Something that a person could say of what is open in a cluster. */
function anyDecision(cluster: ReviewCluster, chance: () => number): Decide | null {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const all = (['left', 'right'] as const).flatMap((side: Side) =>
    cluster[side].map((one) => ({ side, key: one.key, isFree: one.twin === null && one.became === null })),
  );
  const record =
    pick(all.filter((one) => one.isFree)) ??
    pick(all.filter((one) => cluster[one.side].some((its) => its.key === one.key && its.twin === null)));
  if (record === undefined) return null;
  const at = { side: record.side, key: record.key };
  const others = all
    .filter((one) => one.key !== record.key || one.side !== record.side)
    .map((one) => ({ side: one.side, key: one.key }));
  const own: Decide = { do: 'own', records: [at], others, item: cluster.item };
  const other = record.side === 'left' ? 'right' : 'left';
  const twin = pick(cluster[other].filter((one) => one.twin === null));
  const said = chance();
  if (said < 0.15) return { do: 'exclude', records: [at], item: cluster.item };
  if (twin === undefined || said < 0.4) return own;
  const pair = record.side === 'left' ? { left: record.key, right: twin.key } : { left: twin.key, right: record.key };
  return said < 0.55 ? { do: 'apart', ...pair, item: cluster.item } : { do: 'link', ...pair, item: cluster.item };
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`seed ${seed}: whatever is decided, the review says what the next run asks, and ends with no question`, {
    timeout: 60_000,
  }, async () => {
    const chance = chanceFrom(seed);
    const some = (letters: string): string | undefined => letters[Math.floor(chance() * (letters.length + 1))];
    const rows = (mark: string): Row[] =>
      Array.from({ length: 9 }, (_, at) => {
        const [email, phone] = [some('abcd'), some('123')];
        return {
          id: `${mark}${at}`,
          ...(email === undefined ? {} : { email: `${email}@x.test` }),
          ...(phone === undefined ? {} : { phone: `+44207946095${phone}` }),
        };
      });
    const window = await windowOn(rows('1'), rows('r'));
    let { review, stand } = await compared(window);
    for (let turn = 0; turn < 80; turn++) {
      const items = await openItems(window, review.id);
      expect(items.length).toBe(stand.accept.waiting);
      const [item] = items;
      if (item === undefined) break;
      const cluster = await window.ask(lookAtCluster, { review: review.id, of: { item } });
      const said = anyDecision(cluster, chance);
      if (said === null) throw new Error('Nothing is open in what is asked.');
      ({ stand } = await decide(window, review.id, said));
      if (turn % 4 !== 3) continue;
      const before = stand.accept;
      ({ review, stand } = await compared(window));
      expect({ turn, ...stand.accept }).toEqual({ turn, ...before });
    }
    expect(stand.accept.waiting).toBe(0);
    expect(await asksAboutMatches(window)).toBe(0);
  });
}
