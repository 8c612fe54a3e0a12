import type { Deed } from '../model/audit.ts';
import type { Mark, Scope } from '../store/contract.ts';
import type { World } from './world.ts';

/** The row of the audit log that belongs into the commit of a deed: who is the one the world works for. */
export const deedMark = (
  world: World,
  scope: Scope | null,
  deed: Pick<Deed, 'action' | 'about' | 'says'> & { readonly why?: string | null; readonly by?: string },
): Mark => ({
  put: 'audit',
  deed: {
    at: world.now(),
    by: deed.by ?? world.who,
    action: deed.action,
    flow: scope?.flow ?? null,
    sync: scope?.sync ?? null,
    about: deed.about,
    why: deed.why ?? null,
    says: deed.says,
  },
});
