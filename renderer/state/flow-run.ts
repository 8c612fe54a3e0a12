import { create } from 'zustand';
import type { Problem } from '../../engine/model/problem.ts';
import type { Run } from '../../engine/model/run.ts';
import type { Became, PreviewId } from '../../engine/protocol/calls/preview.ts';
import { previewBecame, runPreview } from '../../engine/protocol/calls/preview.ts';
import { releaseRun, startRun } from '../../engine/protocol/calls/runs.ts';
import { engine, onNews } from './engine.ts';

/** A run that this window started, until somebody closes what it tells. */
export type Started =
  | { readonly is: 'going'; readonly flow: string; readonly run: string; readonly preview: PreviewId | null }
  | { readonly is: 'over'; readonly flow: string; readonly run: Run; readonly became: Became | null }
  | { readonly is: 'refused'; readonly flow: string; readonly problem: Problem };

export const useStarted = create<{ readonly started: Started | null }>(() => ({ started: null }));

const put = (started: Started | null): void => useStarted.setState({ started });

export const closeStarted = (): void => put(null);

/** Runs what is live of a flow; its end is told in `useStarted`. */
export async function startFlowRun(flow: string): Promise<void> {
  const answer = await engine.ask(startRun, { flow });
  put(
    answer.ok
      ? { is: 'going', flow, run: answer.value.run, preview: null }
      : { is: 'refused', flow, problem: answer.error },
  );
}

/** Runs exactly what is left of a preview. @param approve its changes hash, from somebody who looked at the brakes */
export async function startPreviewRun(flow: string, preview: PreviewId, approve: string | null): Promise<void> {
  const answer = await engine.ask(runPreview, { preview, approve });
  put(
    answer.ok ? { is: 'going', flow, run: answer.value.run, preview } : { is: 'refused', flow, problem: answer.error },
  );
}

/** Lets exactly the changes of a held run through. */
export async function releaseHeld({ id, flow, changesHash }: Run): Promise<void> {
  if (changesHash === null) return;
  const answer = await engine.ask(releaseRun, { flow, run: id, hash: changesHash });
  put(
    answer.ok
      ? { is: 'going', flow, run: answer.value.run, preview: null }
      : { is: 'refused', flow, problem: answer.error },
  );
}

async function over(run: Run, preview: PreviewId | null): Promise<void> {
  const became = preview === null ? null : await engine.ask(previewBecame, { preview, run: run.id });
  put({ is: 'over', flow: run.flow, run, became: became?.ok === true ? became.value : null });
}

onNews((news) => {
  const { started } = useStarted.getState();
  if (news.kind === 'run' && started?.is === 'going' && started.run === news.run.id)
    void over(news.run, started.preview);
});
