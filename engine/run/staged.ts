import type { Change } from '../model/change.ts';
import type { Work } from './world.ts';

/** A decided change of a run, where it stands among the others. */
export interface Staged {
  readonly rank: number;
  readonly seq: number;
  readonly change: Change;
}

const pageMax = 500;

/** All that a run has decided and not yet applied, in the order in which it is applied, a page at a time. */
export async function* stagedPages({ world, scope, run }: Work): AsyncGenerator<readonly Staged[]> {
  for (let after: Staged | null = null; ; ) {
    const page: readonly Staged[] = await world.store.changePage(scope, run, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last;
  }
}
