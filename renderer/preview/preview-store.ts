import { create } from 'zustand';
import { Fault } from '../../engine/model/fault.ts';
import type { Problem } from '../../engine/model/problem.ts';
import {
  type Choice,
  type Choose,
  choosePreview,
  everyChange,
  lookAtPreview,
  makePreview,
  type PreviewFacets,
  type PreviewProgress,
  type PreviewQuery,
  type PreviewSummary,
  previewFacets,
} from '../../engine/protocol/calls/preview.ts';
import { engine, onNews } from '../state/engine.ts';
import { toast } from '../ui/toasts.ts';
import { forgetRows, refreshRows } from './preview-rows.ts';

/** What the preview of a flow is doing. */
export type Stage =
  | { readonly is: 'none' }
  | { readonly is: 'working'; readonly progress: PreviewProgress | null; readonly stop: () => void }
  | { readonly is: 'shown'; readonly preview: PreviewSummary; readonly isStale: boolean }
  | { readonly is: 'problem'; readonly problem: Problem };

export interface PreviewState {
  readonly flow: string | null;
  /** What is previewed: the draft, or what is live. */
  readonly of: 'draft' | 'live';
  readonly stage: Stage;
  readonly query: PreviewQuery;
  readonly facets: PreviewFacets | null;
  readonly choice: Choice | null;
  /** The run that was started from here. */
  readonly run: string | null;
}

const wholeList: PreviewQuery = { ...everyChange, group: 'update' };

export const usePreview = create<PreviewState>(() => ({
  flow: null,
  of: 'draft',
  stage: { is: 'none' },
  query: wholeList,
  facets: null,
  choice: null,
  run: null,
}));

const shown = (): PreviewSummary | null => {
  const { stage } = usePreview.getState();
  return stage.is === 'shown' ? stage.preview : null;
};

/** Tells what a call that failed said. */
export const tellProblem = ({ message, fix }: Problem): void =>
  void toast({ title: message, detail: fix, look: 'fail' });

/** Counts for the lists on the left, for the query as it is now. */
async function askFacets(): Promise<void> {
  const preview = shown();
  if (preview === null) return;
  const { query } = usePreview.getState();
  const facets = await engine.ask(previewFacets, { preview: preview.id, query });
  if (facets.ok && usePreview.getState().query === query) usePreview.setState({ facets: facets.value });
}

/** Changes what the list shows. */
export function ask(change: Partial<PreviewQuery>): void {
  usePreview.setState(({ query }) => ({ query: { ...query, ...change } }));
  void askFacets();
}

/** Shows one of the six counts. */
export const showGroup = (group: PreviewQuery['group']): void =>
  ask({ group, to: null, map: null, rule: null, only: null });

/** The first count that there is something in. */
const firstGroup = ({ groups }: PreviewSummary): PreviewQuery['group'] =>
  (['update', 'create', 'remove', 'conflict', 'link', 'skipped'] as const).find((one) => groups[one].rows > 0) ??
  'update';

async function show(preview: PreviewSummary): Promise<void> {
  forgetRows();
  const query = { ...wholeList, group: firstGroup(preview) };
  usePreview.setState({ stage: { is: 'shown', preview, isStale: false }, query, facets: null, run: null });
  const choice = await engine.ask(choosePreview, { preview: preview.id, choose: { what: 'look' } });
  usePreview.setState({ choice: choice.ok ? choice.value : null });
  await askFacets();
}

/** Computes the preview of a flow anew: of the same as before, unless it is said of what. */
export async function preview(flow: string, what?: 'draft' | 'live'): Promise<void> {
  const before = usePreview.getState();
  const of = what ?? (before.flow === flow ? before.of : 'draft');
  const items = engine.follow(makePreview, { flow, of })[Symbol.asyncIterator]();
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    usePreview.setState({ stage: { is: 'none' } });
    void items.return?.();
  };
  const { stage } = usePreview.getState();
  if (stage.is === 'working') stage.stop();
  usePreview.setState({ flow, of, stage: { is: 'working', progress: null, stop }, choice: null, run: null });
  try {
    for (let next = await items.next(); next.done !== true && !isStopped; next = await items.next()) {
      if (next.value.is === 'done') await show(next.value.preview);
      else usePreview.setState({ stage: { is: 'working', progress: next.value, stop } });
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (!isStopped) usePreview.setState({ stage: { is: 'problem', problem: error.problem } });
  }
}

/** Shows the preview of a flow: the one that is held, or a new one. */
export async function openPreview(flow: string): Promise<void> {
  const state = usePreview.getState();
  const known = state.flow === flow ? shown() : null;
  if (state.flow === flow && state.stage.is === 'working') return;
  if (known === null) return preview(flow);
  const held = await engine.ask(lookAtPreview, { preview: known.id });
  if (!held.ok) await preview(flow);
}

/** Leaves changes out, stops rules, and the like. */
export async function choose(what: Choose): Promise<void> {
  const preview = shown();
  if (preview === null) return;
  const choice = await engine.ask(choosePreview, { preview: preview.id, choose: what });
  if (!choice.ok) return tellProblem(choice.error);
  refreshRows();
  usePreview.setState({ choice: choice.value });
  await askFacets();
}

// What was drawn since is not in the preview any more.
onNews((news) => {
  const { flow, stage } = usePreview.getState();
  if (news.kind !== 'draft' || news.flow !== flow || stage.is !== 'shown' || stage.preview.of === 'live') return;
  usePreview.setState({ stage: { ...stage, isStale: true } });
});
