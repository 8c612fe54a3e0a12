import type { FlowSide, Sync, Trigger } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { QuietPlan, SchedulePlan, TriggerPlan } from '../../model/plan.ts';
import { ownPart, type Scene, type SyncScene } from './scene.ts';

const minuteMs = 60_000;
const secondMs = 1_000;
/** How long a file must have been left alone before it is read. */
export const settleSeconds = 1;
/** Edits may keep a quiet period waiting this many times its length. */
const quietTimesMost = 10;

/** Whether the records of a side lie in a file whose changes can be noticed. */
export function isFile(scene: Scene, sync: SyncScene, side: Side): boolean {
  const { connection } = sync[side];
  return connection !== null && ownPart(scene.catalog, connection.kind)?.file === true;
}

/** The sides that a file trigger is about. */
export const watchedSides = (scene: Scene, sync: SyncScene, trigger: Trigger & { on: 'file' }): readonly Side[] =>
  (['left', 'right'] as const).filter((side) => isFile(scene, sync, side) && (trigger.side ?? side) === side);

export const atMostSeconds = (quiet: NonNullable<FlowSide['quiet']>): number =>
  quiet.atMostSeconds ?? quiet.seconds * quietTimesMost;

const whole = (ms: number): number => Math.max(1, Math.round(ms));

function quietPlan({ quiet }: FlowSide): QuietPlan | null {
  if (quiet === undefined) return null;
  return { ms: whole(quiet.seconds * secondMs), atMostMs: whole(atMostSeconds(quiet) * secondMs) };
}

function triggerPlan(scene: Scene, sync: SyncScene, trigger: Trigger): TriggerPlan {
  switch (trigger.on) {
    case 'interval':
      return { on: 'interval', everyMs: whole(trigger.everyMinutes * minuteMs) };
    case 'cron':
      return { on: 'cron', cron: trigger.cron.trim().replace(/\s+/gu, ' '), zone: trigger.zone };
    case 'file':
      return {
        on: 'file',
        sides: [...watchedSides(scene, sync, trigger)],
        settleMs: whole((trigger.settleSeconds ?? settleSeconds) * secondMs),
      };
  }
}

/** When a sync runs by itself, with defaults. */
export function scheduleOf(scene: Scene, scened: SyncScene): SchedulePlan {
  const sync: Sync = scened.sync;
  return {
    triggers: (sync.triggers ?? []).map((trigger) => triggerPlan(scene, scened, trigger)),
    quiet: { left: quietPlan(sync.left), right: quietPlan(sync.right) },
  };
}
