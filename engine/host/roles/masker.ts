import { createHmac, randomBytes } from 'node:crypto';
import { type Mask, maskOf } from '../../core/roles/mask.ts';
import { type Personal, personalIn } from '../../core/roles/personal.ts';
import type { Flow } from '../../model/flow.ts';
import type { Shapes } from '../../model/shape.ts';
import { liveVersion } from '../versions/versions.ts';
import { flowFiles, readFlow, readShapes } from '../workspace/flows.ts';
import type { Workspace } from '../workspace/workspace.ts';

const lettersShown = 10;

/** Letters that hold for this process alone: another output has others, so that nothing can be looked up in a list of guesses. */
export function freshLetters(): (text: string) => string {
  const key = randomBytes(32);
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, lettersShown);
}

/** What is personal in all flows of a workspace together, as drawn and as they run. A flow that cannot be read makes everything of it personal. */
function personalOf(place: Workspace): Personal {
  const flows: Flow[] = [];
  const keys = new Map<string, readonly string[]>();
  const take = (flow: Flow, shapes: Shapes): void => {
    flows.push(flow);
    for (const [connection, { objects }] of Object.entries(shapes))
      for (const [object, shape] of Object.entries(objects)) keys.set(JSON.stringify([connection, object]), shape.key);
  };
  for (const file of flowFiles(place)) {
    const flow = readFlow(file);
    if (!flow.ok) continue;
    const shapes = readShapes(file);
    take(flow.value, shapes.ok ? shapes.value : {});
    const live = liveVersion(place, flow.value.id);
    if (live.ok && live.value !== null) take(live.value.flow, live.value.shapes);
  }
  return personalIn(flows, (connection, object) => keys.get(JSON.stringify([connection, object])) ?? null);
}

/** A mask by the flows as they are now. */
export const maskIn = (place: Workspace, letters: (text: string) => string): Mask => maskOf(personalOf(place), letters);

/** The flows are looked at again when it is asked after so long. */
const lookEveryMs = 250;

/** A mask that stays, and goes with the flows while people edit them. */
export function livingMask(place: Workspace, letters: (text: string) => string, nowMs: () => number): Mask {
  let personal: Personal = () => null;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return maskOf((of) => {
    if (nowMs() - lookedMs > lookEveryMs) {
      personal = personalOf(place);
      lookedMs = nowMs();
    }
    return personal(of);
  }, letters);
}
