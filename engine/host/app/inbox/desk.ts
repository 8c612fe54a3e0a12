import type { Mask } from '../../../core/roles/mask.ts';
import { maskOf } from '../../../core/roles/mask.ts';
import { type Role, seesPersonal } from '../../../core/roles/roles.ts';
import type { Conflict } from '../../../model/conflict.ts';
import type { FlowId, LinkId, RunId, SyncId } from '../../../model/ids.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { InboxSides } from '../../../protocol/calls/inbox.ts';
import type { PlanOf } from '../../../run/inbox/answer-many.ts';
import { syncOf } from '../../../run/inbox/question-line.ts';
import type { World } from '../../../run/world.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import { savedPlan } from '../../cli/saved-plan.ts';
import { maskedStore } from '../../roles/masked-store.ts';
import { freshLetters, maskIn } from '../../roles/masker.ts';
import { readConnections } from '../../workspace/connections.ts';
import type { House } from '../house.ts';
import type { Who } from '../part.ts';
import { titleOfShadow } from '../preview/title.ts';

/** Plans kept in mind; a plan of a big flow is a megabyte. */
const plansMax = 16;

/** What all calls about questions share. */
export interface InboxDesk {
  readonly house: House;
  /** The state as somebody sees it: personal values are hidden from those who are not shown them. */
  storeFor(role: Role): Store;
  /** A world that reaches no system, in which `who` acts. */
  worldFor(who: Who): World;
  /** The plan that a question was asked under. */
  readonly planOf: PlanOf;
  syncFor(scope: Scope, conflict: Pick<Conflict, 'openedIn'>): Promise<SyncPlan | undefined>;
  /** What people call the two sides of a sync. */
  sidesOf(sync: SyncPlan | undefined): InboxSides;
  /** What the flow and the sync are called; their ids where they are gone. */
  labelsOf(flow: FlowId, sync: SyncId): { readonly flow: string; readonly sync: string };
  /** What linked records are called. */
  titlesOf(
    store: Store,
    scope: Scope,
    sync: SyncPlan | undefined,
    links: readonly LinkId[],
  ): Promise<ReadonlyMap<LinkId, string>>;
  /** Tells all windows that questions of these flows changed. */
  tell(flows: Iterable<FlowId>): void;
  /** Grows with every answer given or taken back here. */
  decided(): number;
}

/** A plan by the run that asked; plans are read once each, as long as few are asked for. */
function plansOf(store: Store): PlanOf {
  const hashes = new Map<RunId, string | null>();
  const plans = new Map<string, Promise<Plan | null>>();
  const hashOf = async (flow: FlowId, run: RunId | null): Promise<string | null> => {
    if (run === null) return (await store.runs(flow, 1))[0]?.planHash ?? null;
    const known = hashes.get(run);
    if (known !== undefined) return known;
    const hash = (await store.run(run))?.planHash ?? null;
    hashes.set(run, hash);
    return hash;
  };
  return async (flow, { openedIn }) => {
    const hash = await hashOf(flow, openedIn);
    if (hash === null) return null;
    const plan = plans.get(hash) ?? savedPlan(store, hash);
    plans.delete(hash);
    plans.set(hash, plan);
    const [oldest] = plans.keys();
    if (plans.size > plansMax && oldest !== undefined) plans.delete(oldest);
    return plan;
  };
}

/** A mask by what is personal now: which fields are may be changed at any time. */
function maskNow(mask: () => Mask): Mask {
  const open = maskOf(
    () => null,
    () => '',
  );
  return new Proxy(open, { get: (_, name) => Reflect.get(mask(), name) });
}

export function inboxDesk(house: House): InboxDesk {
  const { engine, drafts } = house;
  const { store, place, news } = engine;
  const planOf = plansOf(store);
  let decided = 0;
  const letters = freshLetters();
  let mask: Mask = maskIn(place, letters);
  const masked = maskedStore(
    store,
    maskNow(() => mask),
  );
  return {
    house,
    storeFor(role) {
      if (seesPersonal[role]) return store;
      mask = maskIn(place, letters);
      return masked;
    },
    worldFor: (who) => ({ ...engine.world(), who: who.by }),
    planOf,
    syncFor: async (scope, conflict) => syncOf(await planOf(scope.flow, conflict), scope.sync),
    sidesOf(sync) {
      const { byId } = readConnections(place);
      const side = (of: 'left' | 'right') => {
        const plan = sync?.[of];
        if (plan === undefined) return { name: of === 'left' ? 'Left' : 'Right', object: '' };
        return { name: byId.get(plan.connection)?.connection.label ?? plan.connection, object: plan.label };
      };
      return { left: side('left'), right: side('right') };
    },
    labelsOf(flow, sync) {
      const drawn = drafts.all().find((one) => one.flow.id === flow)?.flow;
      const own = drawn?.syncs.find((one) => one.id === sync);
      const label = drawn?.label ?? flow;
      return { flow: label, sync: drawn?.syncs.length === 1 ? label : (own?.label ?? sync) };
    },
    async titlesOf(from, scope, sync, links) {
      if (sync === undefined) return new Map();
      const shadows = await from.shadows(scope, links);
      return new Map([...shadows].map(([link, shadow]) => [link, titleOfShadow(sync, shadow)]));
    },
    tell(flows) {
      decided += 1;
      for (const flow of new Set(flows)) news.tell({ kind: 'conflicts', flow, conflict: null });
    },
    decided: () => decided,
  };
}
