import { canonicalJson } from '../core/values/hash.ts';
import { pick } from '../core/values/pick.ts';
import type { Change, JournalEntry } from '../model/change.ts';
import { Fault } from '../model/fault.ts';
import { across, type RecordKey, RunId, type Side, type SyncId } from '../model/ids.ts';
import type { Plan, SyncPlan } from '../model/plan.ts';
import type { Sighting } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { Scope } from '../store/contract/scope.ts';
import { apply } from './apply.ts';
import { countsOf } from './counts.ts';
import { runDeed } from './deed.ts';
import { holding } from './lease.ts';
import { newRun } from './new-run.ts';
import { phaseClock } from './phase-clock.ts';
import { readByKey } from './read-by-key.ts';
import { recover } from './recover.ts';
import { relink } from './relink.ts';
import { endOf, hashOfChanges } from './run.ts';
import { stage } from './stage.ts';
import { joinUndone } from './undo-both.ts';
import { type Around, type Effect, inverse, joinEffects, type Skipped } from './undo-plan.ts';
import { handOut, workBackwards } from './work-backwards.ts';
import type { Work, World } from './world.ts';

const pageMax = 500;

/** Records that an undo is limited to; with a field, that field alone. */
export interface UndoTarget {
  /** Of which sync; absent: of any that has such a record. */
  readonly sync?: SyncId;
  readonly side: Side;
  readonly key: RecordKey;
  readonly field: string | null;
}

export interface UndoOptions {
  /** Also takes updates back where they came from: both sides go back to what they had agreed on. */
  readonly both?: boolean;
  /** Nothing but these; all where it is left out. */
  readonly only?: readonly UndoTarget[];
  /** The id that the undo gets, for whoever must name it before it ends; absent: a new one. */
  readonly id?: RunId;
}

/** What an undo does, or would do. */
export interface Undone {
  readonly run: Run;
  /** Effects left alone, with the reason. */
  readonly skipped: readonly (Skipped & { readonly sync: string })[];
}

/** What a run did to one sync, and what of it is not known for certain or any more. */
interface Found {
  readonly effects: readonly Effect[];
  readonly unsure: readonly JournalEntry[];
  /** Their values were taken away. */
  readonly blanked: readonly JournalEntry[];
}

/** All effects of a run that no other run took back yet, joined by record, the last first. */
async function effectsToUndo(world: World, scope: Scope, run: RunId): Promise<Found> {
  const effects = new Map<string, Effect>();
  const unsure: JournalEntry[] = [];
  const blanked: JournalEntry[] = [];
  for (let before: number | null = null; ; ) {
    const page: readonly { scope: Scope; entry: JournalEntry }[] = await world.store.journalOfRun(
      run,
      before,
      pageMax,
      true,
    );
    const last = page.at(-1);
    if (last === undefined) break;
    for (const { scope: of, entry } of page) {
      if (of.sync !== scope.sync) continue;
      if (entry.blanked !== undefined) blanked.push(entry);
      else if (entry.outcome === 'maybe') unsure.push(entry);
      else {
        const name = `${entry.side}/${entry.key}`;
        effects.set(name, joinEffects(entry, effects.get(name)));
      }
    }
    before = last.entry.seq;
  }
  for (const { side, key } of blanked) effects.delete(`${side}/${key}`);
  return { effects: [...effects.values()], unsure, blanked };
}

/** @throws Fault `setting` when retention left nothing of a run that could be put back */
function checkKept({ effects, blanked }: Found, run: RunId): void {
  const [last] = blanked;
  if (last?.blanked === undefined || effects.length > 0) return;
  throw new Fault('setting', {
    code: 'undo/values-removed',
    message: `The values that run ${run} replaced were removed on ${last.blanked.slice(0, 10)} by retention, so they cannot be put back.`,
    fix: 'What a run wrote can be undone as long as "journalDays" in settings.json says; see docs/keeping.md.',
  });
}

const isMeant = (target: UndoTarget, { side, key }: Pick<Effect, 'side' | 'key'>, sync: SyncId): boolean =>
  target.side === side && target.key === key && (target.sync === undefined || target.sync === sync);

/** The part of an effect that an undo is asked for; null where it is not (U7). A single field of a create or a removal is none. */
function wanted(effect: Effect, only: UndoOptions['only'], sync: SyncId): Effect | null {
  if (only === undefined) return effect;
  const mine = only.filter((one) => isMeant(one, effect, sync));
  if (mine.some((one) => one.field === null)) return effect;
  const names = new Set(mine.flatMap((one) => one.field ?? []));
  const after = pick(effect.after, names);
  return effect.op !== 'update' || Object.keys(after).length === 0
    ? null
    : { ...effect, after, before: pick(effect.before, names) };
}

async function planPage(
  work: Work,
  effects: readonly Effect[],
  skipped: Undone['skipped'][number][],
  how: { readonly both: boolean; readonly relinks: boolean },
): Promise<void> {
  const { both, relinks } = how;
  const ids = effects.map((one) => one.link);
  const links = await work.world.store.links(work.scope, ids);
  const shadows = await work.world.store.shadows(work.scope, ids);
  const keysOn = (side: Side) => [
    ...new Set(effects.flatMap((one) => (one.side === side ? [one.key] : (links.get(one.link)?.[side] ?? [])))),
  ];
  const left = await readByKey(work.left, keysOn('left'));
  const right = await readByKey(work.right, keysOn('right'));
  const at = (side: Side, key: RecordKey | null | undefined): Sighting | null =>
    key == null ? null : ((side === 'left' ? left : right).get(key) ?? null);
  const held = {
    left: await work.world.store.linksByKeys(work.scope, 'left', keysOn('left')),
    right: await work.world.store.linksByKeys(work.scope, 'right', keysOn('right')),
  };
  const changes: Change[] = [];
  for (const effect of effects) {
    const link = links.get(effect.link);
    if (link === undefined) continue;
    const holder = held[effect.side].get(effect.key)?.id ?? link.id;
    const other = across(effect.side);
    const around: Around = {
      link,
      shadow: shadows.get(effect.link) ?? { left: {}, right: {} },
      now: at(effect.side, effect.key),
      twin: at(other, other === 'left' ? link.left : link.right),
      heldElsewhere: holder !== link.id,
      parted: link.state === 'unlinked' && !relinks,
    };
    const undone = inverse(work, effect, around, both);
    if (undone.kind === 'skip') skipped.push({ ...undone.skipped, sync: work.sync.id });
    else {
      changes.push(undone.change);
      if (undone.partly !== null) skipped.push({ ...undone.partly, sync: work.sync.id });
    }
  }
  await stage(work, joinUndone(changes), []);
}

/** Effects of one pair together, so that they are planned together; else in their order. */
function byLink(effects: readonly Effect[]): readonly (readonly Effect[])[] {
  const groups = new Map<string, Effect[]>();
  for (const effect of effects) {
    const group = groups.get(effect.link);
    if (group === undefined) groups.set(effect.link, [effect]);
    else group.push(effect);
  }
  return [...groups.values()];
}

/** An undo in progress. `relinks`: of a split, whose pair is linked again. */
interface Undoing {
  readonly run: Run;
  readonly of: RunId;
  readonly world: World;
  readonly previewOnly: boolean;
  readonly relinks: boolean;
  readonly each: (change: Change) => void;
}

async function undoSync(
  sync: SyncPlan,
  plan: Plan,
  undo: Undoing & UndoOptions,
): Promise<{ work: Work; skipped: Undone['skipped'] }> {
  const { world } = undo;
  const scope: Scope = { flow: plan.flow, sync: sync.id };
  const work = await workBackwards(sync, { flow: plan.flow, world, run: undo.run.id, previewOnly: undo.previewOnly });
  await recover(work);
  const found = await effectsToUndo(world, scope, undo.of);
  checkKept(found, undo.of);
  const { effects } = found;
  const unknown = [...found.unsure, ...found.blanked].filter(
    (one) => undo.only === undefined || undo.only.some((target) => isMeant(target, one, sync.id)),
  );
  const skipped: Undone['skipped'][number][] = unknown.map((one) => ({
    sync: sync.id,
    side: one.side,
    key: one.key,
    reason: one.blanked === undefined ? 'unknown-outcome' : 'values-removed',
    fields: Object.keys(one.why),
  }));
  const asked = byLink(effects.flatMap((effect) => wanted(effect, undo.only, sync.id) ?? []));
  for (let from = 0; from < asked.length; from += pageMax)
    await planPage(work, asked.slice(from, from + pageMax).flat(), skipped, {
      both: undo.both ?? false,
      relinks: undo.relinks,
    });
  await handOut(work, undo.each);
  if (!undo.previewOnly) await apply(work);
  if (!undo.previewOnly && undo.relinks && undo.only === undefined) await relink(work, undo.of);
  return { work, skipped };
}

async function undoAll(
  plan: Plan,
  world: World,
  of: RunId,
  options: { previewOnly: boolean; each: (change: Change) => void } & UndoOptions,
): Promise<Undone> {
  const run = await world.store.run(of);
  if (run === null || run.flow !== plan.flow) {
    throw new Fault('setting', {
      code: 'run/unknown',
      message: `There is no run "${of}" of this flow.`,
      fix: 'List the runs with "tandem status".',
    });
  }
  if (run.state === 'paused')
    throw new Fault('setting', {
      code: 'undo/paused',
      message: 'This run is paused: it is not over yet.',
      fix: 'Cancel it, then undo what it wrote; or let it go on.',
    });
  const id = options.id ?? RunId.parse(world.newId('u'));
  const clock = phaseClock(world);
  const onlyChosen = options.only !== undefined;
  let undo = newRun(plan, world, { id, kind: 'undo', of, chosen: run.chosen, onlyChosen });
  await world.store.commit([
    { put: 'run', run: undo },
    { put: 'plan', hash: plan.hash, text: canonicalJson(plan) },
  ]);
  const skipped: Undone['skipped'][number][] = [];
  try {
    for (const sync of [...plan.syncs].reverse()) {
      const relinks = run.kind === 'split';
      const done = await undoSync(sync, plan, { run: undo, of, world: clock.world, relinks, ...options });
      skipped.push(...done.skipped);
      const changesBySync = { ...undo.changesBySync, [sync.id]: done.work.tally.hash.read() };
      undo = {
        ...undo,
        changesBySync,
        changesHash: hashOfChanges(changesBySync),
        syncs: { ...undo.syncs, [sync.id]: await countsOf(done.work) },
      };
    }
    undo = { ...undo, state: Object.values(undo.syncs).some((one) => one.failed > 0) ? 'partial' : 'done' };
  } catch (error) {
    undo = { ...undo, ...endOf(error) };
  }
  undo = { ...undo, phases: clock.phases(), endedAt: world.now() };
  await world.store.commit([{ drop: 'changes', run: id }, { put: 'run', run: undo }, runDeed(world, undo)]);
  return { run: undo, skipped };
}

/**
 * Takes back what a run wrote, and nothing that people typed: what was edited since is left alone and listed. It is a run
 * of its own, so it can be undone too.
 * @throws Fault `setting` when there is no such run, `state` when the workspace is in use
 */
export const undoRun = (of: RunId, plan: Plan, world: World, options: UndoOptions = {}): Promise<Undone> =>
  holding(world, () => undoAll(plan, world, of, { ...options, previewOnly: false, each: () => {} }));

/** What an undo of a run would do now, with nothing written. */
export async function previewUndo(
  of: RunId,
  plan: Plan,
  world: World,
  options: { readonly each: (change: Change) => void } & UndoOptions,
): Promise<Undone> {
  const store = await world.store.overlay();
  try {
    return await undoAll(plan, { ...world, store }, of, { ...options, previewOnly: true });
  } finally {
    await store.close();
  }
}
