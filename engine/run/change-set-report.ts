import type { ChangeSetEntry, ChangeSetWrite } from '../model/change-set.ts';
import { across, type FlowId, type LinkId, type RunId } from '../model/ids.ts';
import type { LinkState } from '../model/link.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { Store } from '../store/contract.ts';
import { effectsOf } from './history.ts';
import { conflictId } from './ids.ts';

/** What became of a change that was chosen. `moved-on`: it is not decided the same way any more, and nothing was done. */
export type Became = 'done' | 'moved-on' | 'failed';

const stateAfter: Partial<Record<ChangeSetEntry['move'], LinkState>> = {
  link: 'live',
  tombstone: 'tombstone',
  unlink: 'unlinked',
};

const effectName = (link: LinkId, side: string, op: string): string => `${link} ${side} ${op}`;

/** A change that a person chose; `reverse`: the opposite of it. */
export type Wanted = ChangeSetEntry & { readonly reverse?: boolean };

/** What a write is in the journal; the opposite of a removal is a create on the other side. */
function effectOf({ link, reverse = false }: Wanted, { side, op }: ChangeSetWrite): string {
  if (!reverse) return effectName(link, side, op);
  return effectName(link, across(side), op === 'remove' ? 'create' : op);
}

/** Compares the changes that were chosen with what a run did, so that the sums add up. */
export async function whatBecame(
  store: Store,
  of: { readonly flow: FlowId; readonly run: RunId },
  entries: readonly Wanted[],
): Promise<ReadonlyMap<string, Became>> {
  const done = new Set<string>();
  for await (const { entry } of effectsOf({ store }, of.run)) done.add(effectName(entry.link, entry.side, entry.op));
  const stuck = await store.intents(null, ['dead', 'sent', 'unknown', 'waiting'], Number.MAX_SAFE_INTEGER);
  const failed = new Set(stuck.filter((one) => one.intent.run === of.run).map((one) => one.intent.link));
  const isAsked = async (scope: Scope, { link, asks }: ChangeSetEntry): Promise<boolean> => {
    for (const about of asks) {
      const row = await store.conflict(conflictId(scope, link, about));
      if (row === null || row.conflict.state === 'closed') return false;
    }
    return true;
  };
  const became = async (entry: Wanted): Promise<Became> => {
    const { link, writes, move } = entry;
    if (writes.some((one) => !done.has(effectOf(entry, one)))) return failed.has(link) ? 'failed' : 'moved-on';
    const scope: Scope = { flow: of.flow, sync: entry.sync };
    const wanted = entry.reverse === true ? undefined : stateAfter[move];
    const now = wanted === undefined ? wanted : (await store.links(scope, [link])).get(link)?.state;
    return now === wanted && (writes.length > 0 || (await isAsked(scope, entry))) ? 'done' : 'moved-on';
  };
  const report = new Map<string, Became>();
  for (const entry of entries) report.set(entry.id, await became(entry));
  return report;
}
