import { FlowId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import { err } from '../../engine/model/result.ts';
import { editFlow, type OpenFlow, openFlow } from '../../engine/protocol/calls/flows.ts';
import { wordsOf } from '../words/words.ts';
import { checkSoon, checkThere, wantsShapes } from './flow-checking.ts';
import { needsEngine } from './flow-checks.ts';
import { show } from './flow-editing.ts';
import { keepEdits, takeKept } from './flow-kept.ts';
import { type Saver, saver } from './flow-saver.ts';
import { type Desk, type FlowState, nothing } from './flow-state.ts';

function movedOn(lost: number): Problem {
  const words = wordsOf('state');
  return {
    code: 'flow/moved-on',
    message: words('movedOn'),
    fix: words(lost === 0 ? 'movedOnKept' : 'movedOnLost'),
  };
}

const looked = (opened: OpenFlow): Partial<FlowState> => ({
  revision: opened.revision,
  savedAt: opened.savedAt,
  shapes: opened.shapes,
  catalog: opened.catalog,
  connections: opened.connections,
  live: opened.live,
  draft: opened.draft,
  edited: opened.edited,
  isSample: opened.isSample,
});

function unknown(flow: string): Problem {
  const words = wordsOf('state');
  return { code: 'flow/unknown', message: words('unknown', { flow }), fix: words('unknownFix') };
}

/** Saves the edits of a flow that was just opened. */
function keeperOf(desk: Desk, opened: OpenFlow): Saver {
  const { client } = desk;
  const { id } = opened.flow;
  desk.saved = opened.flow;
  return saver(opened, {
    save: (revision, command) => client.ask(editFlow, { flow: id, revision, command, window: client.window }),
    open: () => client.ask(openFlow, { flow: id }),
    told: (saving, at) => {
      desk.set({ saving, ...at });
      const { flow } = desk.get();
      if (saving.is === 'saved' && flow !== null && (needsEngine(flow) || wantsShapes(desk))) checkSoon(desk);
    },
    rebased: (now) => {
      desk.saved = now.opened.flow;
      const said = now.movedOn || now.lost > 0 ? { said: movedOn(now.lost) } : {};
      show(desk, now.flow, { ...looked(now.opened), ...said });
    },
    gone: (problem) => desk.set({ at: 'gone', problem }),
  });
}

function flush(desk: Desk): void {
  const { flow } = desk.get();
  const waiting = desk.keeper?.flush() ?? [];
  if (desk.shelf !== null && flow !== null && desk.saved !== null) keepEdits(desk.shelf, desk.saved, flow, waiting);
}

function close(desk: Desk): void {
  flush(desk);
  desk.keeper?.stop();
  desk.keeper = null;
  desk.asked++;
  clearTimeout(desk.timer);
  desk.set(nothing);
}

async function open(desk: Desk, flow: string): Promise<void> {
  if (desk.get().flow?.id === flow && desk.get().at === 'open') return;
  close(desk);
  desk.set({ at: 'opening' });
  const nr = ++desk.asked;
  const id = FlowId.safeParse(flow);
  const answer = id.success ? await desk.client.ask(openFlow, { flow: id.data }) : err(unknown(flow));
  if (nr !== desk.asked) return;
  if (!answer.ok) {
    desk.set({ at: 'gone', problem: answer.error });
    return;
  }
  desk.keeper = keeperOf(desk, answer.value);
  desk.set({ at: 'open', flow: answer.value.flow, ...looked(answer.value) });
  const kept = desk.shelf === null ? [] : takeKept(desk.shelf, answer.value.flow);
  for (const command of kept) desk.get().dispatch(command);
  await checkThere(desk, false);
}

/** Opening a flow in the window, and leaving it without a loss. */
export function opening(desk: Desk): Pick<FlowState, 'open' | 'close' | 'flush' | 'save'> {
  return {
    open: (flow) => open(desk, flow),
    close: () => close(desk),
    flush: () => flush(desk),
    save: () => void desk.keeper?.catchUp(),
  };
}
