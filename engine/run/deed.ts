import type { Deed } from '../model/audit.ts';
import type { Run } from '../model/run.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { World } from './world.ts';

/** The row of the audit log that belongs into the commit of a deed: who is the one the world works for. */
export const deedMark = (world: World, scope: Scope | null, told: Told): Mark => ({
  put: 'audit',
  deed: deedOf(world, scope, told),
});

type Told = Pick<Deed, 'action' | 'about' | 'says'> & { readonly why?: string | null; readonly by?: string };

/** The deed by itself, for calls of the store that record it with what they do. */
export const deedOf = (world: World, scope: Scope | null, told: Told): Deed => ({
  at: world.now(),
  by: told.by ?? world.who,
  action: told.action,
  flow: scope?.flow ?? null,
  sync: scope?.sync ?? null,
  about: told.about,
  why: told.why ?? null,
  says: told.says,
});

/** The deed of who started a run, released one or undid one. */
export const runDeed = (world: World, run: Run): Mark => ({
  put: 'audit',
  deed: {
    at: world.now(),
    by: world.who,
    action: run.kind,
    flow: run.flow,
    sync: null,
    about: run.id,
    why: null,
    says: {
      state: run.state,
      plan: run.planHash,
      changes: run.changesHash,
      ...(run.of === null ? {} : { of: run.of }),
      syncs: run.syncs,
      ...(run.problem === null ? {} : { problem: run.problem.code }),
    },
  },
});
