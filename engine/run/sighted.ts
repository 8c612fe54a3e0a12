import type { Presence } from '../core/decide/linked.ts';
import { carries, endsOf, valuesAt } from '../core/merge/pair.ts';
import { identical } from '../core/values/equal.ts';
import type { Change } from '../model/change.ts';
import type { LinkId, Side } from '../model/ids.ts';
import type { Link, Shadow } from '../model/link.ts';
import type { MapPlan, SidePlan, SyncPlan } from '../model/plan.ts';
import type { Sighted, Sighting } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';
import type { Lone } from '../store/contract/lone.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';
import { keptPlan } from './kept-plan.ts';
import { seatOf, type Work, type World } from './world.ts';

/** What is known about a pair that a run looks at, and what it decided about it. */
export interface Looked {
  readonly link: LinkId;
  readonly shadow: Shadow;
  readonly left: Presence;
  readonly right: Presence;
  readonly change: Change;
  /** The last reading of each side that was kept. */
  readonly last: { readonly [side in Side]?: Sighted };
}

const sidesOf = ['left', 'right'] as const satisfies readonly Side[];

const carried = (sync: SyncPlan): readonly MapPlan[] =>
  sync.units.flatMap((unit) => unit.maps.filter((map) => carries(map, 'left') || carries(map, 'right')));

/** A side's values as both sides last agreed, by field. */
export function agreedFields(sync: SyncPlan, side: Side, shadow: Shadow): Fields {
  const fields: Record<string, Value> = {};
  for (const map of carried(sync)) {
    const values = shadow[side][map.slot];
    if (values === undefined) continue;
    for (const [index, name] of endsOf(map, side).entries()) fields[name] = values[index] ?? null;
  }
  return fields;
}

/** Whether a record says something else than it last did. When it was modified is no news by itself, and what was not read is none. */
export function tellsNews(plan: SidePlan, before: Fields, now: Fields): boolean {
  for (const name in now) {
    const [was, is] = [before[name], now[name]];
    if (name !== plan.modifiedAt && is !== undefined && (was === undefined || !identical(was, is))) return true;
  }
  return false;
}

/** Whether a field that is kept in step is not what both sides agreed on, or there was no agreed value until now. */
function strays(sync: SyncPlan, side: Side, looked: Looked, now: Fields): boolean {
  return sync.units.some((unit) =>
    unit.maps.some((map) => {
      if (!carries(map, 'left') && !carries(map, 'right')) return false;
      const was = looked.shadow[side][map.slot];
      if (was === undefined) return true;
      const values = valuesAt(now, endsOf(map, side));
      return values?.some((value, index) => !identical(value, was[index] ?? null)) ?? false;
    }),
  );
}

function isNews(work: Work, side: Side, looked: Looked): boolean {
  const here = looked[side];
  const last = looked.last[side]?.sighting;
  if (here.kind === 'gone') return last?.kind !== 'gone';
  const now = here.snapshot.fields;
  if (strays(work.sync, side, looked, now)) return true;
  if (last === undefined) return false;
  return last.kind === 'gone' || tellsNews(seatOf(work, side).plan, last.snapshot.fields, now);
}

const sightingOf = (here: Presence): Sighting =>
  here.kind === 'gone' ? here : { kind: 'found', snapshot: here.snapshot };

/**
 * Marks that keep what a run saw of a pair where it was not what was known (X2). What both sides agree on is known by the
 * shadows, and what a run wrote by the journal, so a record that nobody edits leaves nothing here.
 */
export function sightedMarks(work: Work, looked: Looked): readonly Mark[] {
  return sidesOf.flatMap((side): readonly Mark[] => {
    if (!isNews(work, side, looked)) return [];
    const before = agreedFields(work.sync, side, looked.shadow);
    return [
      {
        put: 'sighted',
        scope: work.scope,
        sighted: {
          link: looked.link,
          side,
          run: work.run,
          at: work.world.now(),
          sighting: sightingOf(looked[side]),
          before: looked.last[side] === undefined && Object.keys(before).length > 0 ? before : null,
        },
      },
    ];
  });
}

/**
 * Of a record that gets a twin, its shadow tells what is carried over. Where lines do not carry all that the flow reads of it,
 * the record itself is kept.
 */
export function sightedSource(work: Work, { side, snapshot }: Lone, change: Change): readonly Mark[] {
  const [write] = change.writes;
  if (change.move !== 'create' || write === undefined) return [];
  const isWhole = work.sync.units.every((unit) => unit.maps.every((map) => write.settles[map.slot] !== undefined));
  if (isWhole) return [];
  const sighting: Sighting = { kind: 'found', snapshot };
  const { link } = change;
  return [
    {
      put: 'sighted',
      scope: work.scope,
      sighted: { link, side, run: work.run, at: work.world.now(), sighting, before: null },
    },
  ];
}

/**
 * A pair that a person parts loses its shadow: what both sides agreed on is kept as a reading of the last run, unless there is a
 * later one.
 */
export async function sightedAtParting(world: World, scope: Scope, link: Link): Promise<readonly Mark[]> {
  const { store } = world;
  const [run] = await store.runs(scope.flow, 1);
  const plan = run === undefined ? null : await keptPlan(store, run.planHash);
  const sync = plan?.syncs.find((one) => one.id === scope.sync);
  if (run === undefined || sync === undefined) return [];
  const shadow = (await store.shadows(scope, [link.id])).get(link.id) ?? { left: {}, right: {} };
  const last = (await store.lastSighted(scope, [link.id])).get(link.id) ?? {};
  return sidesOf.flatMap((side): readonly Mark[] => {
    const key = link[side];
    const before = agreedFields(sync, side, shadow);
    if (key === null || last[side] !== undefined || Object.keys(before).length === 0) return [];
    const sighting: Sighting = { kind: 'found', snapshot: { key, fields: before } };
    const sighted = { link: link.id, side, run: run.id, at: world.now(), sighting, before };
    return [{ put: 'sighted', scope, sighted }];
  });
}
