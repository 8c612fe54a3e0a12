import type { Flow, Sync } from '../../model/flow.ts';
import { usage } from './failure.ts';

/** The sync of a flow that a word names; the only one where there is no word. */
export function syncIn(flow: Flow, word: string | undefined): Sync {
  const ids = flow.syncs.map((sync) => sync.id).join(', ');
  const [only, more] = flow.syncs;
  if (word === undefined && only !== undefined && more === undefined) return only;
  const found = flow.syncs.find((sync) => sync.id === word);
  if (found !== undefined) return found;
  if (word === undefined) throw usage('which-sync', `The flow ${flow.id} has several syncs.`, `Name one of: ${ids}.`);
  throw usage('unknown-sync', `The flow ${flow.id} has no sync "${word}".`, `Its syncs are: ${ids}.`);
}
