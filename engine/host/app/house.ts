import type { Drafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import type { PeopleDesk } from './people/people-desk.ts';
import type { PreviewKeeper } from './preview/preview-keeper.ts';
import type { RunKeeper } from './run-keeper.ts';

/** Everything that answers to windows shares. */
export interface House {
  readonly engine: Engine;
  readonly drafts: Drafts;
  readonly runs: RunKeeper;
  readonly previews: PreviewKeeper;
  readonly people: PeopleDesk;
}
