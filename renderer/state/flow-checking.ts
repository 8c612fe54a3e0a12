import type { FlowProblem } from '../../engine/model/problem.ts';
import { checkFlow } from '../../engine/protocol/calls/flows.ts';
import { byNode, needsEngine, unknownIn } from './flow-checks.ts';
import type { Desk, FlowState } from './flow-state.ts';

/** Shows what was found, unless something newer was asked meanwhile. */
function found(desk: Desk, nr: number, problems: readonly FlowProblem[], more: Partial<FlowState> = {}): void {
  if (nr !== desk.asked) return;
  desk.set({ problems, problemsAt: byNode(problems, desk.get().problemsAt), checking: false, ...more });
}

/** Asks the engine to check the open flow as it is saved. */
export async function checkThere(desk: Desk, rediscover: boolean): Promise<void> {
  const { flow } = desk.get();
  if (flow === null) return;
  const nr = ++desk.asked;
  desk.set({ checking: true });
  const answer = await desk.client.ask(checkFlow, { flow: flow.id, rediscover });
  if (nr !== desk.asked) return;
  if (!answer.ok) {
    desk.set({ checking: false, said: answer.error });
    return;
  }
  const { problems, shapes } = answer.value;
  const same = JSON.stringify(shapes) === JSON.stringify(desk.get().shapes);
  found(desk, nr, problems, same ? {} : { shapes });
}

/** Whether there are objects of which nothing is known and the engine was not asked. */
export function wantsShapes(desk: Desk): boolean {
  const { flow, shapes } = desk.get();
  if (flow === null) return false;
  const unknown = unknownIn(flow, shapes);
  return unknown !== '' && unknown !== desk.unknown;
}

async function checkHere(desk: Desk): Promise<void> {
  const { flow, catalog, shapes } = desk.get();
  if (flow === null) return;
  if (needsEngine(flow)) {
    // It checks what is saved; where something waits to be, that comes first.
    if (desk.keeper?.isIdle() === true) await checkThere(desk, false);
    return;
  }
  if (wantsShapes(desk) && desk.keeper?.isIdle() === true) {
    desk.unknown = unknownIn(flow, shapes);
    await checkThere(desk, false);
    return;
  }
  const nr = ++desk.asked;
  desk.set({ checking: true });
  found(desk, nr, await desk.check(flow, catalog, shapes));
}

/** Checks the open flow in the window once edits pause. */
export function checkSoon(desk: Desk): void {
  clearTimeout(desk.timer);
  desk.timer = setTimeout(() => void checkHere(desk), desk.checkAfterMs);
}
