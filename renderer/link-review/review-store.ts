import { create } from 'zustand';
import { Fault } from '../../engine/model/fault.ts';
import { FlowId, type RecordKey, type Side, SyncId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { ReviewList } from '../../engine/model/review.ts';
import {
  decideReview,
  followReview,
  lookAtCluster,
  type ReviewCluster,
  type ReviewItem,
  type ReviewProgress,
  type ReviewStand,
  type ReviewSummary,
  reviewItems,
  type SectionItems,
} from '../../engine/protocol/calls/review.ts';
import type { Decide, Decision } from '../../engine/protocol/calls/review-decide.ts';
import { announce } from '../app/announce.ts';
import { tellProblem } from '../app/deeds.ts';
import { engine } from '../state/engine.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { pickIn } from './pick.ts';

/** What is picked in a cluster: a pair, or one record. */
export type Pick =
  | { readonly is: 'pair'; readonly left: RecordKey; readonly right: RecordKey }
  | { readonly is: 'record'; readonly side: Side; readonly key: RecordKey };

export type Stage =
  | { readonly is: 'working'; readonly progress: ReviewProgress | null }
  | { readonly is: 'shown'; readonly review: ReviewSummary; readonly stand: ReviewStand }
  | { readonly is: 'problem'; readonly problem: Problem };

export interface ReviewState {
  readonly stage: Stage;
  readonly list: ReviewList;
  readonly search: string;
  readonly sections: readonly SectionItems[] | null;
  readonly item: string | null;
  readonly cluster: ReviewCluster | null;
  readonly pick: Pick | null;
  /** A decision is on its way. */
  readonly isDeciding: boolean;
  readonly dialog: 'merge' | 'split' | 'sample' | null;
  /** In a narrow window the risk lies over the cluster while this is on. */
  readonly isRiskOpen: boolean;
}

const fresh: ReviewState = {
  stage: { is: 'working', progress: null },
  list: 'ambiguous',
  search: '',
  sections: null,
  item: null,
  cluster: null,
  pick: null,
  isDeciding: false,
  dialog: null,
  isRiskOpen: false,
};

export const useReview = create<ReviewState>(() => fresh);

/** The review that is shown; null while it is computed. */
export function shown(): Extract<Stage, { is: 'shown' }> | null {
  const { stage } = useReview.getState();
  return stage.is === 'shown' ? stage : null;
}

/** Everything that can be chosen from the list, in its order. */
export const itemsOf = (sections: readonly SectionItems[] | null): readonly ReviewItem[] =>
  (sections ?? []).flatMap((one) => one.items);

const deedPrefix = 'deed ';

/** The decision that was chosen from the list, with its id; null while something else is shown. */
export function shownDecision({
  item,
  sections,
}: ReviewState): { readonly id: string; readonly of: ReviewItem } | null {
  const of = itemsOf(sections).find((one) => one.id === item);
  return of?.id.startsWith(deedPrefix) === true ? { id: of.id.slice(deedPrefix.length), of } : null;
}

const openItems = (sections: readonly SectionItems[] | null): readonly ReviewItem[] =>
  itemsOf((sections ?? []).filter((one) => one.section !== 'decided'));

/** What is chosen from the list, as it was asked for last. */
let showing: Promise<void> = Promise.resolve();

function loadCluster(): Promise<void> {
  showing = askForCluster();
  return showing;
}

async function askForCluster(): Promise<void> {
  const now = shown();
  const { item } = useReview.getState();
  if (now === null || item === null) return useReview.setState({ cluster: null, pick: null });
  const answer = await engine.ask(lookAtCluster, { review: now.review.id, of: { item } });
  if (useReview.getState().item !== item) return;
  if (answer.ok)
    useReview.setState(({ pick, cluster }) => ({
      cluster: answer.value,
      pick: pickIn(answer.value, cluster?.title === answer.value.title ? pick : null),
    }));
  else useReview.setState({ cluster: null, pick: null });
}

/** Shows something of the list. */
export function select(item: string | null): void {
  if (item === useReview.getState().item) return;
  useReview.setState({ item, pick: null });
  void loadCluster();
}

/** The list as it was asked for last. */
let loading: Promise<void> = Promise.resolve();

/** Asks for the list anew; what was decided is left for the one that stands in its place. */
export function loadItems(): Promise<void> {
  loading = askForItems();
  return loading;
}

async function askForItems(): Promise<void> {
  const now = shown();
  if (now === null) return;
  const { search } = useReview.getState();
  const answer = await engine.ask(reviewItems, { review: now.review.id, search });
  if (!answer.ok || useReview.getState().search !== search) return;
  const before = useReview.getState();
  const { sections } = answer.value;
  useReview.setState({ sections });
  const isThere = itemsOf(sections).some((one) => one.id === before.item);
  if (isThere && before.item !== null) return loadCluster();
  const at = openItems(before.sections).findIndex((one) => one.id === before.item);
  const open = openItems(sections);
  const next = open[Math.min(Math.max(0, at), open.length - 1)] ?? itemsOf(sections)[0] ?? null;
  useReview.setState({ item: next?.id ?? null, pick: null });
  await loadCluster();
}

let turn: Promise<unknown> = Promise.resolve();

/** Resolves once the list is there, and what is chosen from it. */
async function arrived(): Promise<void> {
  await loading;
  await showing;
}

/** Does something once everything before it is decided and shown: keys may come faster than answers. */
export function inTurn<T>(act: () => Promise<T> | T): Promise<T> {
  const mine = turn.then(arrived).then(act);
  turn = mine.catch(() => {});
  return mine;
}

/** Moves to the next item that is to be decided, or the one before. */
export const step = (by: 1 | -1): void => void inTurn(() => stepNow(by));

function stepNow(by: 1 | -1): void {
  const { sections, item } = useReview.getState();
  const all = itemsOf(sections);
  const at = all.findIndex((one) => one.id === item);
  const next = all[at + by];
  if (next !== undefined) select(next.id);
}

/** Decides, and tells what came of it. @returns the decision, or null where it was refused */
export async function decide(what: Decide): Promise<Decision | null> {
  const now = shown();
  if (now === null) return null;
  useReview.setState({ isDeciding: true });
  const answer = await engine.ask(decideReview, { review: now.review.id, decide: what });
  if (answer.ok) {
    takeStand(now.review, answer.value.stand);
    await loading;
  } else tellProblem(answer.error);
  useReview.setState({ isDeciding: false });
  if (!answer.ok) return null;
  const { decision } = answer.value;
  if (decision !== null) {
    const { title } = decision;
    const words = inOwnWords(decision.words);
    announce(wordsOf('linkReview')(what.do === 'undo' ? 'takenBack' : 'decisionOf', { title, words }));
  }
  return decision;
}

/** Takes up how a review stands; the list follows. */
function takeStand(review: ReviewSummary, stand: ReviewStand): void {
  const before = shown();
  if (before !== null && before.review.id === review.id && before.stand.revision >= stand.revision) return;
  const isOther = before?.review.id !== review.id;
  useReview.setState({ stage: { is: 'shown', review, stand }, ...(isOther ? { sections: null, cluster: null } : {}) });
  void loadItems();
}

interface Wanted {
  readonly flow: string;
  readonly sync: string;
  readonly again: boolean;
}

async function followOnce({ flow, sync, again }: Wanted, stop: AbortSignal): Promise<void> {
  const asked = { flow: FlowId.parse(flow), sync: SyncId.parse(sync), again };
  const items = engine.follow(followReview, asked)[Symbol.asyncIterator]();
  stop.addEventListener('abort', () => void items.return?.(), { once: true });
  for (;;) {
    const next = await items.next();
    if (stop.aborted || next.done === true) return;
    if (next.value.is === 'working') useReview.setState({ stage: { is: 'working', progress: next.value } });
    else takeStand(next.value.review, next.value.stand);
  }
}

/** Follows the review of a sync until it is stopped; a lost wire is found again. */
async function follow(wanted: Wanted, stop: AbortSignal): Promise<void> {
  try {
    await followOnce(wanted, stop);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (stop.aborted) return;
    if (error.problem.code === 'protocol/lost') return follow({ ...wanted, again: false }, stop);
    useReview.setState({ stage: { is: 'problem', problem: error.problem } });
  }
}

let following: AbortController | null = null;

/** Begins to look at the review of a sync. */
export function look(flow: string, sync: string, again = false): void {
  following?.abort();
  following = new AbortController();
  if (again) useReview.setState({ stage: { is: 'working', progress: null } });
  else useReview.setState(fresh);
  void follow({ flow, sync, again }, following.signal);
}

/** Looks no more. */
export function leave(): void {
  following?.abort();
  following = null;
}
