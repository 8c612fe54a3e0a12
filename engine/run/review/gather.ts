import { type MatchValueOf, matchValues } from '../../core/match/match-values.ts';
import { endsOf } from '../../core/merge/pair.ts';
import type { Change } from '../../model/change.ts';
import type { Question } from '../../model/conflict.ts';
import { across, type LinkId, type RecordKey, type Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { AmbiguousRow, Becomes, LinkedRow, OnlyRow, ReviewRow } from '../../model/review.ts';
import type { Fields } from '../../model/value.ts';
import type { Lone } from '../../store/contract/lone.ts';
import { stagedPages } from '../staged.ts';
import { whyAlone } from '../why-alone.ts';
import type { Work } from '../world.ts';
import { agreedFields, searchText, titleOf } from './text.ts';

const pageMax = 5_000;
const allStates = ['new', 'asked', 'waiting', 'unread', 'kept', 'undone', 'excluded', 'again'] as const;

/** A row with the text that it is found by. */
export interface Indexed<T extends ReviewRow = ReviewRow> {
  readonly row: T;
  readonly text: string;
}

/** The four lists. */
export interface Lists {
  readonly linked: Indexed<LinkedRow>[];
  readonly ambiguous: Indexed<AmbiguousRow>[];
  readonly left: Indexed<OnlyRow>[];
  readonly right: Indexed<OnlyRow>[];
}

type MatchQuestion = Extract<Question, { about: 'match' }>;
interface Cluster extends AmbiguousRow {
  texts: string[];
}

/** What is being put together, and whom it has a place for already. */
interface Gathering {
  readonly work: Work;
  readonly lists: Lists;
  readonly placed: { readonly [side in Side]: Set<RecordKey> };
  /** Records that get a twin, or are asked about before they do. */
  readonly creating: { readonly [side in Side]: Map<RecordKey, 'created' | 'asked'> };
  /** What the pass decided about links that exist. */
  readonly decided: Map<LinkId, Change>;
  /** Field maps and groups that are asked about since an earlier run, by link. */
  readonly asked: Map<LinkId, string[]>;
  readonly clusters: Cluster[];
}

const both: readonly Side[] = ['left', 'right'];

/** Field maps and groups that a change writes or asks about. */
function differingUnits(sync: SyncPlan, change: Change): string[] {
  return sync.units.flatMap((unit) => {
    const isAsked = change.questions.some((one) => one.about === 'unit' && one.unit === unit.id);
    const isWritten = change.writes.some(
      ({ side, op, fields }) =>
        op === 'update' && unit.maps.some((map) => endsOf(map, side).some((name) => name in fields)),
    );
    return isAsked || isWritten ? [unit.id] : [];
  });
}

const tierOf = (how: string): number | null => {
  const found = /^match:(\d+)$/.exec(how)?.[1];
  return found === undefined ? null : Number(found) - 1;
};

const valueIn = (values: readonly MatchValueOf[], tier: number | null): string | null =>
  values.find((one) => one.tier === tier)?.value ?? null;

function addLinked(into: Gathering, found: Omit<LinkedRow, 'list' | 'title' | 'value'>, fields: readonly Fields[]) {
  const { sync } = into.work;
  const [left = {}, right = {}] = fields;
  const title = titleOf(sync, 'left', left) || titleOf(sync, 'right', right) || (found.left ?? found.right ?? '');
  const tier = tierOf(found.how);
  const value = valueIn(matchValues(sync, 'left', left), tier) ?? valueIn(matchValues(sync, 'right', right), tier);
  const text = [searchText(left), searchText(right)].join('\n');
  into.lists.linked.push({ row: { list: 'linked', title, value, ...found }, text });
  if (found.left !== null) into.placed.left.add(found.left);
  if (found.right !== null) into.placed.right.add(found.right);
}

function addCluster(into: Gathering, change: Change, question: MatchQuestion): void {
  const { reason, tier, value, left, right } = question;
  if (reason !== 'ambiguous-match' && reason !== 'duplicates') return;
  into.clusters.push({
    list: 'ambiguous',
    id: change.link,
    title: value,
    reason,
    tier,
    value,
    left: [...left],
    right: [...right],
    home: { left: [], right: [] },
    texts: [],
  });
}

/** The new links of a page of changes, with the records as they were read. */
async function addNewLinks(into: Gathering, changes: readonly Change[]): Promise<void> {
  const { work } = into;
  const loneOn = (side: Side) =>
    work.world.store.lone(
      work.scope,
      side,
      changes.flatMap((one) => one[side] ?? []),
    );
  const [left, right] = [await loneOn('left'), await loneOn('right')];
  for (const change of changes) {
    const fieldsOf = (side: Side): Fields => {
      const key = change[side];
      return (key === null ? undefined : (side === 'left' ? left : right).get(key)?.snapshot.fields) ?? {};
    };
    const differs = differingUnits(work.sync, change);
    const found = { id: change.link, left: change.left, right: change.right, how: change.how, differs };
    addLinked(into, { ...found, state: 'new', move: change.move }, [fieldsOf('left'), fieldsOf('right')]);
  }
}

function addCreate(into: Gathering, change: Change): void {
  const source = change.writes[0] === undefined ? null : across(change.writes[0].side);
  const side = source ?? (change.left === null ? 'right' : 'left');
  const key = change[side];
  if (key !== null) into.creating[side].set(key, change.move === 'create' ? 'created' : 'asked');
}

const isTwinless = (change: Change): boolean => change.left === null || change.right === null;

/** Goes through all that the pass decided. */
async function readChanges(into: Gathering): Promise<void> {
  const { work } = into;
  for await (const page of stagedPages(work)) {
    const links: Change[] = [];
    for (const { change } of page) {
      const [question] = change.questions;
      if (question?.about === 'match') addCluster(into, change, question);
      else if (change.move === 'link') links.push(change);
      else if (change.move === 'create' || (change.move === 'none' && isTwinless(change))) addCreate(into, change);
      else into.decided.set(change.link, change);
    }
    if (links.length > 0) await addNewLinks(into, links);
  }
}

/** Links that exist, or of which a record is being made. Their values are those that both sides agreed on last. */
async function readLinks(into: Gathering): Promise<void> {
  const { work, decided, asked } = into;
  const { store } = work.world;
  for (let after: LinkId | null = null; ; ) {
    const page: readonly Link[] = await store.linkPage(work.scope, ['live', 'half'], after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    const shadows = await store.shadows(
      work.scope,
      page.map((one) => one.id),
    );
    for (const { id, left, right, state, how } of page) {
      const change = decided.get(id);
      const shadow = shadows.get(id) ?? { left: {}, right: {} };
      const differs = change === undefined ? [] : differingUnits(work.sync, change);
      const standing = (asked.get(id) ?? []).filter(
        (unit) => !differs.includes(unit) && (change === undefined || change.skipped.includes(unit)),
      );
      addLinked(
        into,
        {
          id,
          left,
          right,
          how,
          state: state === 'half' ? 'making' : 'linked',
          differs: [...differs, ...standing],
          move: change?.move ?? 'none',
        },
        both.map((side) => agreedFields(work.sync, side, shadow)),
      );
    }
    after = last.id;
  }
}

async function readQuestions(into: Gathering): Promise<void> {
  const { work, asked } = into;
  const rows = await work.world.store.conflicts(
    work.scope,
    { states: ['open', 'answered'] },
    null,
    Number.MAX_SAFE_INTEGER,
  );
  for (const { conflict } of rows) {
    if (conflict.link === null || conflict.question.about !== 'unit') continue;
    asked.set(conflict.link, [...(asked.get(conflict.link) ?? []), conflict.question.unit]);
  }
}

/** Members of clusters that no link holds are at home there, in the first one that has them. */
function settleClusters(into: Gathering): ReadonlyMap<string, Cluster> {
  const byValue = new Map<string, Cluster>();
  for (const cluster of [...into.clusters].sort((one, other) => one.tier - other.tier)) {
    for (const side of both) {
      for (const key of cluster[side]) {
        if (into.placed[side].has(key)) continue;
        into.placed[side].add(key);
        cluster.home[side].push(key);
      }
    }
    byValue.set(`${cluster.tier}\n${cluster.value}`, cluster);
  }
  return byValue;
}

function becomesOf(into: Gathering, lone: Lone): Becomes {
  const isMatched = lone.state === 'new' || lone.state === 'asked';
  return (isMatched ? into.creating[lone.side].get(lone.key) : undefined) ?? whyAlone(into.work.sync, lone);
}

function addMember(into: Gathering, cluster: Cluster, { side, key, snapshot }: Lone): void {
  if (!cluster.home[side].includes(key)) cluster.home[side].push(key);
  if (cluster.texts.length === 0) cluster.title = titleOf(into.work.sync, side, snapshot.fields) || cluster.title;
  cluster.texts.push(searchText(snapshot.fields));
}

/** Records that no link holds: at home in a cluster, or alone. */
async function readLone(into: Gathering): Promise<void> {
  const { work, placed, lists } = into;
  const byValue = settleClusters(into);
  const homes = new Map<string, Cluster>();
  for (const cluster of into.clusters)
    for (const side of both) for (const key of cluster.home[side]) homes.set(`${side}/${key}`, cluster);
  for (let after: { side: Side; key: RecordKey } | null = null; ; ) {
    const page: readonly Lone[] = await work.world.store.lonePage(work.scope, allStates, null, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const lone of page) {
      const { side, key, snapshot } = lone;
      const home = homes.get(`${side}/${key}`) ?? overflowOf(into, lone, byValue);
      if (home !== undefined) addMember(into, home, lone);
      if (home !== undefined || placed[side].has(key)) continue;
      const title = titleOf(work.sync, side, snapshot.fields) || key;
      const row: OnlyRow = { list: side, key, title, becomes: becomesOf(into, lone) };
      lists[side].push({ row, text: searchText(snapshot.fields) });
    }
    after = { side: last.side, key: last.key };
  }
  for (const { texts, ...row } of into.clusters) lists.ambiguous.push({ row, text: texts.join('\n') });
}

/** A question lists a hundred records at most; the others of its cluster are found by what they are matched by. */
function overflowOf(into: Gathering, lone: Lone, byValue: ReadonlyMap<string, Cluster>): Cluster | undefined {
  const isOpen = lone.state === 'new' || lone.state === 'asked';
  if (!isOpen || into.placed[lone.side].has(lone.key) || into.creating[lone.side].has(lone.key)) return undefined;
  for (const { tier, value } of matchValues(into.work.sync, lone.side, lone.snapshot.fields)) {
    const cluster = byValue.get(`${tier}\n${value}`);
    if (cluster !== undefined) return cluster;
  }
  return undefined;
}

/** Puts every record of both sides into one of the four lists, once a pass has decided and before anything of it is applied. */
export async function gather(work: Work): Promise<Lists> {
  const into: Gathering = {
    work,
    lists: { linked: [], ambiguous: [], left: [], right: [] },
    placed: { left: new Set(), right: new Set() },
    creating: { left: new Map(), right: new Map() },
    decided: new Map(),
    asked: new Map(),
    clusters: [],
  };
  while (await work.world.store.settleSome(work.scope, null));
  await readQuestions(into);
  await readChanges(into);
  await readLinks(into);
  await readLone(into);
  return into.lists;
}
