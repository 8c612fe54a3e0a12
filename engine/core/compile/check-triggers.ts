import type { Trigger } from '../../model/flow.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { cronTimes } from '../trigger/cron.ts';
import { isZone } from '../values/zone.ts';
import { advise, stop } from './report.ts';
import { bothSides, type Scene, type SyncScene } from './scene.ts';
import { atMostSeconds, isFile, watchedSides } from './schedule.ts';

/** A shorter interval would be one long run. */
const shortestSeconds = 10;
const longestMinutes = 366 * 24 * 60;
const minuteSeconds = 60;
/** Any time does: every cron that comes at all comes again. */
const someTimeMs = 1_767_225_600_000;

/** T1: every trigger of a sync can come, and a quiet period has something to wait for. */
export function checkTriggers(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => [
    ...(sync.sync.triggers ?? []).flatMap((trigger, index) => triggerFaults(scene, sync, trigger, index + 1)),
    ...quietFaults(scene, sync),
  ]);
}

function triggerFaults(scene: Scene, sync: SyncScene, trigger: Trigger, number: number): readonly FlowProblem[] {
  switch (trigger.on) {
    case 'interval':
      return intervalFaults(sync, trigger.everyMinutes, number);
    case 'cron':
      return cronFaults(sync, trigger, number);
    case 'file':
      return fileFaults(scene, sync, trigger, number);
  }
}

function intervalFaults({ node }: SyncScene, everyMinutes: number, number: number): readonly FlowProblem[] {
  const seconds = everyMinutes * minuteSeconds;
  if (seconds >= shortestSeconds && everyMinutes <= longestMinutes) return [];
  const which = seconds < shortestSeconds ? 'short' : 'long';
  return [
    stop(node, {
      code: `trigger/too-${which}`,
      message: `Trigger ${number}: an interval of ${everyMinutes} minutes is too ${which}.`,
      fix: `Set "everyMinutes" to ${shortestSeconds} seconds (0.17) or more, and to a year or less.`,
    }),
  ];
}

function cronFaults({ node }: SyncScene, trigger: Trigger & { on: 'cron' }, number: number): readonly FlowProblem[] {
  if (!isZone(trigger.zone)) {
    return [
      stop(node, {
        code: 'zone/unknown',
        message: `Trigger ${number}: "${trigger.zone}" is not a time zone.`,
        fix: 'Write it like "Europe/Berlin", or "UTC".',
      }),
    ];
  }
  const times = cronTimes(trigger.cron, trigger.zone);
  if (!times.ok) {
    return [
      stop(node, {
        code: 'trigger/cron',
        message: `Trigger ${number}: the cron "${trigger.cron}" cannot be read: ${times.error.replace(/\.$/u, '')}.`,
        fix: 'Write minute, hour, day of the month, month and day of the week: "0 6 * * 1-5" is six o\'clock from Monday to Friday.',
      }),
    ];
  }
  if (times.value(someTimeMs) !== null) return [];
  return [
    stop(node, {
      code: 'trigger/never',
      message: `Trigger ${number}: the cron "${trigger.cron}" never comes.`,
      fix: 'Name a day that its month has.',
    }),
  ];
}

function fileFaults(
  scene: Scene,
  sync: SyncScene,
  trigger: Trigger & { on: 'file' },
  number: number,
): readonly FlowProblem[] {
  const about = trigger.side === undefined ? bothSides : [trigger.side];
  const unknown = about.some((side) => sync[side].object === null);
  if (unknown || watchedSides(scene, sync, trigger).length > 0) return [];
  const labels = about.map((side) => sync[side].label).join(' nor ');
  return [
    stop(sync.node, {
      code: 'trigger/no-file',
      message: `Trigger ${number}: ${about.length > 1 ? 'neither ' : ''}${labels} is ${about.length > 1 ? '' : 'not '}a file, so no change can be noticed.`,
      fix: 'Use an interval or a cron there.',
    }),
  ];
}

function quietFaults(scene: Scene, sync: SyncScene): readonly FlowProblem[] {
  return bothSides.flatMap((side): readonly FlowProblem[] => {
    const { node, flow, label, object } = sync[side];
    const { quiet } = flow;
    if (quiet === undefined) return [];
    if (atMostSeconds(quiet) < quiet.seconds) {
      const message = `The quiet period of ${label} is ${quiet.seconds} seconds, but may wait at most ${quiet.atMostSeconds}.`;
      return [stop(node, { code: 'quiet/too-long', message, fix: 'Set "atMostSeconds" to more than "seconds".' })];
    }
    const noticed = (sync.sync.triggers ?? []).some(
      (trigger) => trigger.on === 'file' && watchedSides(scene, sync, trigger).includes(side),
    );
    if (noticed || object === null) return [];
    const fix = isFile(scene, sync, side)
      ? 'Add a trigger on the file of this side, or leave the quiet period away.'
      : 'Leave it away, or use a system whose changes can be noticed.';
    const message = `Changes of ${label} are only found by a run, so its quiet period has nothing to wait for.`;
    return [advise(node, { code: 'quiet/nothing-noticed', message, fix })];
  });
}
