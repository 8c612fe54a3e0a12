import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId, RecordKey, SyncId } from '../../../model/ids.ts';
import { editFlow, openFlow } from '../../../protocol/calls/flows.ts';
import {
  decideReview,
  followReview,
  lookAtCluster,
  type ReviewId,
  type ReviewStand,
  type ReviewSummary,
  reviewFile,
  reviewItems,
  reviewRows,
  sampleReview,
} from '../../../protocol/calls/review.ts';
import { type Decide, previewMergeOf, previewSplitOf } from '../../../protocol/calls/review-decide.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { writeTwins } from '../../../testing/twins.ts';

const flow = FlowId.parse('customers');
const sync = SyncId.parse('customers');
const key = (text: string): RecordKey => RecordKey.parse(text);

interface Told {
  readonly review: ReviewSummary;
  readonly stand: ReviewStand;
}

/** Follows a review until the test ends; `next` is how it stands the next time that it is told. */
function follow(window: TestWindow, again = false) {
  const items = window.client.follow(followReview, { flow, sync, again })[Symbol.asyncIterator]();
  onTestFinished(async () => void (await items.return?.()));
  const phases: string[] = [];
  return {
    phases,
    async next(): Promise<Told> {
      for (;;) {
        const one = await items.next();
        if (one.done === true) throw new Error('It ended.');
        if (one.value.is === 'ready') return one.value;
        phases.push(one.value.phase);
      }
    },
    leave: async () => void (await items.return?.()),
  };
}

async function twinsWindow(closePairs?: number) {
  const folder = testFolder();
  writeTwins(folder, closePairs);
  const open = await openFor(folder);
  const window = windowInto(open);
  onTestFinished(window.close);
  return { folder, open, window };
}

const decide = (window: TestWindow, review: ReviewId, what: Decide) =>
  window.ask(decideReview, { review, decide: what });

async function sections(window: TestWindow, review: ReviewId, search = '') {
  const { sections: list } = await window.ask(reviewItems, { review, search });
  return Object.fromEntries(list.map((one) => [one.section, one]));
}

async function itemNamed(window: TestWindow, review: ReviewId, section: string, title: string): Promise<string> {
  const item = (await sections(window, review))[section]?.items.find((one) => one.title.includes(title));
  if (item === undefined) throw new Error(`There is no ${title} in ${section}.`);
  return item.id;
}

async function run(window: TestWindow): Promise<void> {
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  await over.next;
}

describe('a review', () => {
  test('compares both sides with progress, writes nothing, and puts what a person must decide into sections', async () => {
    const { window, folder } = await twinsWindow();
    const before = readFileSync(join(folder, 'data/customers.csv'), 'utf8');
    const following = follow(window);
    const { review, stand } = await following.next();
    expect(following.phases.length).toBeGreaterThan(0);
    expect(review).toMatchObject({
      left: { name: 'HubSpot', creates: true },
      right: { name: 'ERP' },
      match: ['Email', 'Phone'],
      counts: { compared: { left: 111, right: 107 }, linked: { pairs: 60, new: 60 }, ambiguous: { clusters: 5 } },
    });
    expect(review.linkedBy).toEqual([
      { how: 'match:1', words: 'by Email', count: 45 },
      { how: 'match:2', words: 'by Phone', count: 15 },
    ]);
    expect(stand).toMatchObject({ decided: 0, stale: null, last: null, accept: { linked: 60, waiting: 5 } });
    const list = await sections(window, review.id);
    expect(list['twins']?.items.map((one) => one.title)).toContain('Jon Smith, John Smith');
    expect(list['twice']?.items).toMatchObject([{ title: 'Priyanka Nair, Pune', detail: 'Same Email: 2 in HubSpot' }]);
    expect((list['close']?.total ?? 0) + (list['alike']?.total ?? 0)).toBeGreaterThan(20);
    expect((await sections(window, review.id, 'norbeck'))['twins']?.total).toBe(1);
    expect(readFileSync(join(folder, 'data/customers.csv'), 'utf8')).toBe(before);
  });

  test('lets other calls be answered while it looks for records that are alike', async () => {
    const { window } = await twinsWindow(1_200);
    const items = window.client.follow(followReview, { flow, sync })[Symbol.asyncIterator]();
    onTestFinished(async () => void (await items.return?.()));
    let [answers, isReady] = [0, false];
    let asking: Promise<void> | null = null;
    const askOn = async (): Promise<void> => {
      for (; !isReady; answers++) await window.ask(openFlow, { flow });
    };
    while (!isReady) {
      const one = await items.next();
      if (one.done === true) throw new Error('It ended.');
      isReady = one.value.is === 'ready';
      if (one.value.is === 'working' && one.value.phase === 'arrange') asking ??= askOn();
    }
    const meanwhile = answers;
    await asking;
    expect(meanwhile).toBeGreaterThan(3);
  });

  test('is shared: another window joins it at once, and is told what is decided', async () => {
    const { window, open } = await twinsWindow();
    const first = follow(window);
    const { review } = await first.next();
    const other = windowInto(open, { by: 'moses', role: 'analyst' });
    onTestFinished(other.close);
    const second = follow(other);
    expect((await second.next()).review.id).toBe(review.id);
    expect(second.phases).toEqual([]);
    await decide(window, review.id, { do: 'exclude', records: [{ side: 'left', key: key('3000') }], item: null });
    expect((await second.next()).stand).toMatchObject({ last: { words: 'Left out', by: 'dana' }, only: { left: 42 } });
    const again = follow(other, true);
    expect((await again.next()).review.id).not.toBe(review.id);
    expect(await window.refused(reviewItems, { review: review.id, search: '' })).toBe('review/gone');
  });

  test('shows the records of a cluster side by side, with how alike each pair is and why', async () => {
    const { window } = await twinsWindow();
    const { review } = await follow(window).next();
    const item = await itemNamed(window, review.id, 'twins', 'Jon Smith');
    const cluster = await window.ask(lookAtCluster, { review: review.id, of: { item } });
    expect(cluster.words).toBe('2 in HubSpot, 2 in ERP with the same Email');
    expect(cluster.left.map((one) => one.title)).toEqual(['Jon Smith', 'John Smith']);
    expect(cluster.pairs).toHaveLength(4);
    const [best] = cluster.pairs;
    expect(best).toMatchObject({ left: '101', right: 'C-10482', state: 'open' });
    const words = cluster.fields.map(({ label }, at) => `${label}: ${best?.fields[at]?.words}`);
    expect(words).toContain('Email: Same, but 2 times in HubSpot');
    expect(words).toContain('Name: Same but for how it is written');
    expect(words.find((one) => one.startsWith('Country'))).toMatch(/^Country: Same after /);
    expect(words).toContain('Job title: Not counted');
  });

  test('lists pages of linked records and of those on one side only, with search', async () => {
    const { window } = await twinsWindow();
    const { review } = await follow(window).next();
    const linked = await window.ask(reviewRows, {
      review: review.id,
      query: { list: 'linked', limit: 10, offset: 55 },
    });
    expect(linked).toMatchObject({ total: 60, rows: { length: 5 } });
    const found = await window.ask(reviewRows, { review: review.id, query: { list: 'right', search: 'customer 3' } });
    expect(found.rows).toMatchObject([{ right: { title: 'Single Customer 3', lines: ['r3@right.test'] } }]);
    const text = (await window.collect(reviewFile, { review: review.id, list: 'right' }))
      .map((one) => one.text)
      .join('');
    expect(text.split('\r\n')).toHaveLength(review.counts.right.records + 2);
  });

  test('is out of date after a run, and after an edit of what is drawn', async () => {
    const { window } = await twinsWindow();
    const following = follow(window);
    const { review } = await following.next();
    const { revision } = await window.ask(openFlow, { flow });
    const tiers = [{ left: ['Email'], right: ['Email'], normalise: ['email' as const] }];
    await window.ask(editFlow, { flow, revision, command: { do: 'set-match', sync, tiers }, window: 'w' });
    expect((await following.next()).stand.stale).toBe('edited');
    const again = await follow(window, true).next();
    expect(again.review).toMatchObject({ match: ['Email'], counts: { linked: { pairs: 45 } } });
    expect(again.review.id).not.toBe(review.id);
  });

  test('is for those who may decide', async () => {
    const { open } = await twinsWindow();
    const viewer = windowInto(open, { by: 'vera', role: 'viewer' });
    onTestFinished(viewer.close);
    await expect(viewer.collect(followReview, { flow, sync })).rejects.toMatchObject({
      problem: { code: 'role/not-allowed' },
    });
  });
});

describe('a decision', () => {
  test('links a pair, leaves the rest of its cluster open, and is taken back', async () => {
    const { window } = await twinsWindow();
    const { review, stand } = await follow(window).next();
    const item = await itemNamed(window, review.id, 'twins', 'Hanne Vik');
    const link = { do: 'link', left: key('103'), right: key('C-10503'), item } as const;
    const linked = await decide(window, review.id, link);
    expect(linked.stand).toMatchObject({ decided: 0, accept: { linked: 61, waiting: 5 }, last: { by: 'dana' } });
    const cluster = await window.ask(lookAtCluster, { review: review.id, of: { item } });
    expect(cluster.left).toMatchObject([{ twin: 'C-10503', became: 'Linked to C-10503 by dana' }, { twin: null }]);
    const own = { do: 'own', records: [{ side: 'left', key: key('104') }], item } as const;
    const others = [
      { side: 'left', key: key('103') },
      { side: 'right', key: key('C-10503') },
    ] as const;
    const settled = await decide(window, review.id, { ...own, records: [...own.records], others: [...others] });
    expect(settled.stand).toMatchObject({ decided: 1, accept: { linked: 61, waiting: 4 } });
    expect(settled.stand.accept.right).toBe(stand.accept.right + 1);
    expect((await sections(window, review.id))['decided']?.items).toMatchObject([
      { title: 'Hanne Vik, Vik Foto', detail: 'New in ERP, by dana' },
      { detail: 'Linked to C-10503, by dana' },
    ]);
    const rows = await window.ask(reviewRows, { review: review.id, query: { list: 'linked', limit: 1 } });
    expect(rows).toMatchObject({ total: 61, rows: [{ row: { left: '103', how: 'person' } }] });
    await decide(window, review.id, { do: 'undo' });
    const back = await decide(window, review.id, { do: 'undo' });
    expect(back.stand).toMatchObject({ decided: 0, accept: stand.accept, last: null });
    expect(await window.refused(decideReview, { review: review.id, decide: { do: 'undo' } })).toBe(
      'review/nothing-to-undo',
    );
  });

  test('that leaves one record on each side tells that the next run links them', async () => {
    const { window } = await twinsWindow();
    const { review } = await follow(window).next();
    const item = await itemNamed(window, review.id, 'twins', 'Hanne Vik');
    const { stand } = await decide(window, review.id, {
      do: 'exclude',
      records: [{ side: 'left', key: key('104') }],
      item,
    });
    expect(stand).toMatchObject({ decided: 1, accept: { linked: 61, waiting: 4 } });
    const cluster = await window.ask(lookAtCluster, { review: review.id, of: { item } });
    expect(cluster.left).toMatchObject([{ twin: 'C-10503' }, { became: 'Left out by dana' }]);
  });

  test('is what the next run does, to the record', async () => {
    const { window } = await twinsWindow();
    const { review } = await follow(window).next();
    const jon = await itemNamed(window, review.id, 'twins', 'Jon Smith');
    await decide(window, review.id, { do: 'link', left: key('101'), right: key('C-10482'), item: jon });
    await decide(window, review.id, {
      do: 'own',
      records: [
        { side: 'left', key: key('102') },
        { side: 'right', key: key('C-20977') },
      ],
      others: [
        { side: 'left', key: key('101') },
        { side: 'right', key: key('C-10482') },
      ],
      item: jon,
    });
    const { stand } = await decide(window, review.id, { do: 'unlink', left: key('1000'), right: key('C-30000') });
    await run(window);
    const after = await follow(window, true).next();
    const { left, right, linked, waiting } = stand.accept;
    expect(after.review.counts.linked.pairs).toBe(linked + left + right);
    expect(after.stand).toMatchObject({ decided: 0, accept: { waiting } });
  });

  test('links all that are alike enough but for rivals, with the risk that a checked sample measured', async () => {
    const { window } = await twinsWindow();
    const { review, stand } = await follow(window).next();
    expect(stand.checked).toEqual({ pairs: 0, wrong: 0 });
    expect(stand.alike.links).toBeGreaterThan(10);
    expect(stand.weakest).toHaveLength(3);
    const drawn = await window.ask(sampleReview, { review: review.id, count: 4 });
    expect(drawn.pairs).toHaveLength(4);
    const [wrong, ...right] = drawn.pairs;
    if (wrong === undefined) throw new Error('There is one.');
    await decide(window, review.id, { do: 'check', left: wrong.left, right: wrong.right, same: false });
    for (const { left, right: other } of right)
      await decide(window, review.id, { do: 'check', left, right: other, same: true });
    const linked = await decide(window, review.id, { do: 'link-alike' });
    expect(linked.stand).toMatchObject({ checked: { pairs: 4, wrong: 1 }, alike: { links: 0 } });
    expect(linked.stand.accept.linked).toBe(stand.accept.linked + stand.alike.links - 1);
    const back = await decide(window, review.id, { do: 'unlink-alike' });
    expect(back.stand.accept.linked).toBe(stand.accept.linked + 3);
    const risk = back.stand.risk.find((one) => one.checked === 4);
    expect(risk?.falseLinks?.high ?? 1).toBeGreaterThan(risk?.falseLinks?.share ?? 0);
    await decide(window, review.id, { do: 'undo' });
    expect((await decide(window, review.id, { do: 'thresholds', ask: 0.6, link: 0.95 })).stand).toMatchObject({
      ask: 0.6,
      link: 0.95,
      checked: { pairs: 3, wrong: 1 },
    });
  });

  test('stays listed when the host starts again, with who made it, and is taken back then', async () => {
    const { window, folder, open } = await twinsWindow();
    const { review } = await follow(window).next();
    await decide(window, review.id, { do: 'link', left: key('101'), right: key('C-10482'), item: null });
    await decide(window, review.id, { do: 'apart', left: key('103'), right: key('C-10503'), item: null });
    const records = [{ side: 'left' as const, key: key('3001') }];
    await decide(window, review.id, { do: 'exclude', records, item: null });
    await decide(window, review.id, { do: 'undo' });
    window.close();
    await open.close();
    const again = windowInto(await openFor(folder));
    onTestFinished(again.close);
    const { review: later, stand } = await follow(again).next();
    expect(stand.last).toMatchObject({ words: 'Not the same as C-10503', by: 'dana' });
    const list = await sections(again, later.id);
    expect(list['decided']?.items).toMatchObject([
      { title: 'Hanne Vik, Vik Foto', detail: 'Not the same as C-10503, by dana' },
      { title: 'Jon Smith, John Smith', detail: 'Linked to C-10482, by dana' },
    ]);
    const first = list['decided']?.items[1];
    expect(Date.parse(first?.decidedAt ?? '')).toBeLessThanOrEqual(Date.now());
    await decide(again, later.id, { do: 'undo', decision: first?.id.replace('deed ', '') });
    expect((await sections(again, later.id))['decided']?.items).toMatchObject([{ title: 'Hanne Vik, Vik Foto' }]);
    expect((await itemNamed(again, later.id, 'twins', 'Jon Smith')).length).toBeGreaterThan(0);
    await run(again);
    const { review: afterwards } = await follow(again, true).next();
    expect((await sections(again, afterwards.id))['decided']?.items).toEqual([]);
  });

  test('merges two records of one side, once it is said whose values stand, and undoes that', async () => {
    const { window, folder } = await twinsWindow();
    const { review } = await follow(window).next();
    const item = await itemNamed(window, review.id, 'twice', 'Priyanka Nair');
    const asked = { side: 'left', keep: key('108'), drop: key('109'), take: {}, dropBy: 'rule' } as const;
    const seen = await window.ask(previewMergeOf, { review: review.id, ...asked });
    expect(seen).toMatchObject({ fills: [{ field: 'Job title', gets: 'Director' }], differs: [], drop: null });
    const merge = { do: 'merge', ...asked, dropBy: 'remove', item } as const;
    const { stand } = await decide(window, review.id, merge);
    expect(stand).toMatchObject({ decided: 1, written: { length: 1 }, last: { words: '109 merged into 108' } });
    const file = () => readFileSync(join(folder, 'data/contacts.csv'), 'utf8');
    expect(file()).not.toContain('\n109,');
    await decide(window, review.id, { do: 'undo' });
    expect(file()).toContain('Priyanka Nair');
  });

  test('splits a wrong link after a run, with what would be put back told before', async () => {
    const { window, folder } = await twinsWindow();
    const first = await follow(window).next();
    await decide(window, first.review.id, { do: 'link', left: key('3000'), right: key('C-50000'), item: null });
    const { revision } = await window.ask(openFlow, { flow });
    const rules = { firstLink: 'left-wins' } as const;
    await window.ask(editFlow, { flow, revision, command: { do: 'set-rules', sync, rules }, window: 'w' });
    await run(window);
    const file = () => readFileSync(join(folder, 'data/customers.csv'), 'utf8');
    expect(file()).toContain('C-50000,Lonely Contact 0');
    const { review } = await follow(window, true).next();
    const pair = { left: key('3000'), right: key('C-50000') };
    const seen = await window.ask(previewSplitOf, { review: review.id, ...pair });
    expect(seen.puts).toContainEqual({
      side: 'right',
      key: 'C-50000',
      field: 'Name',
      has: 'Lonely Contact 0',
      back: 'Single Customer 0',
    });
    await decide(window, review.id, { do: 'split', ...pair, afterwards: 'keep', item: null });
    expect(file()).toContain('C-50000,Single Customer 0');
  });
});
