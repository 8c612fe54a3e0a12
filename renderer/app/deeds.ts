import type { FlowId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { Result } from '../../engine/model/result.ts';
import { copyFlow, pauseFlow, removeFlow } from '../../engine/protocol/calls/flows.ts';
import { startRun } from '../../engine/protocol/calls/runs.ts';
import { engine } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { announce } from './announce.ts';

/** Shows a problem at the foot of the window, where it has no better place. */
export function tellProblem({ message, fix }: Problem): void {
  toast({ title: message, detail: fix, look: 'fail' });
}

/** Waits for an answer and tells its problem. @returns the value, or null */
export async function doOrTell<Value>(answer: Promise<Result<Value, Problem>>): Promise<Value | null> {
  const result = await answer;
  if (result.ok) return result.value;
  tellProblem(result.error);
  return null;
}

/** Starts a run; the status bar and the card tell how it goes on. */
export async function run(flow: FlowId, label: string): Promise<void> {
  if ((await doOrTell(engine.ask(startRun, { flow }))) !== null) announce(wordsOf('status')('began', { flow: label }));
}

/** Pauses or resumes a flow; the message can take it back. */
export async function pause(flow: FlowId, label: string, paused: boolean): Promise<void> {
  if ((await doOrTell(engine.ask(pauseFlow, { flow, paused }))) === null) return;
  const words = wordsOf('status');
  toast({
    title: words(paused ? 'isPaused' : 'goesOn', { flow: label }),
    action: { label: words('undo'), onAction: () => void doOrTell(engine.ask(pauseFlow, { flow, paused: !paused })) },
  });
}

/** Pauses everything that is live, or resumes everything that is paused. */
export async function pauseAll(paused: boolean): Promise<void> {
  const from = paused ? 'live' : 'paused';
  for (const card of useCards.getState().cards ?? [])
    if (card.state === from) await doOrTell(engine.ask(pauseFlow, { flow: card.flow, paused }));
}

export async function duplicate(flow: FlowId, label: string): Promise<void> {
  if ((await doOrTell(engine.ask(copyFlow, { flow }))) !== null)
    toast({ title: wordsOf('status')('duplicated', { flow: label }) });
}

/** Removes a flow; ask the person first. */
export async function remove(flow: FlowId, label: string): Promise<void> {
  if ((await doOrTell(engine.ask(removeFlow, { flow }))) !== null)
    toast({ title: wordsOf('status')('removed', { flow: label }) });
}
