import type { SchedulePlan, TriggerPlan } from '../../model/plan.ts';
import { durationWords } from './words.ts';

/** A trigger as it stands in a sentence: "every 5 minutes". */
export function triggerWords(trigger: TriggerPlan): string {
  switch (trigger.on) {
    case 'interval':
      return `every ${durationWords(trigger.everyMs)}`;
    case 'cron':
      return `at ${trigger.cron} (${trigger.zone})`;
    case 'file':
      return `when the file of the ${trigger.sides.join(' or the ')} side changed and was left alone for ${durationWords(trigger.settleMs)}`;
  }
}

/** When a sync runs by itself: "every 5 minutes; at 0 6 * * 1-5 (Europe/Berlin)". */
export const scheduleWords = ({ triggers }: SchedulePlan): string =>
  triggers.length === 0 ? 'only when it is told to' : triggers.map(triggerWords).join('; ');

export function quietWords(quiet: SchedulePlan['quiet']['left']): string {
  if (quiet === null) return 'at once';
  return `once no more came for ${durationWords(quiet.ms)}, after ${durationWords(quiet.atMostMs)} at the latest`;
}
