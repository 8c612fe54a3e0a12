import type { RemoveRule, Trigger } from '../../../engine/model/flow.ts';
import { counted } from '../../canvas/words/count.ts';
import { valueText } from '../../canvas/words/value-text.ts';

/** What happens to the twin, in `there`, of a record that was removed. */
export function removeSentence(rule: RemoveRule, there: string): string {
  switch (rule.rule) {
    case 'ask':
      return 'Ask in the inbox';
    case 'propagate':
      return `Remove it from ${there} too`;
    case 'archive':
      return `Set ${rule.field} to ${valueText(rule.value) ?? 'blank'}`;
    case 'unlink':
      return 'Keep it and unlink';
  }
}

const minutesInHour = 60;

/** When a trigger starts a run: "Every 5 minutes". */
export function triggerSentence(trigger: Trigger): string {
  switch (trigger.on) {
    case 'interval': {
      const { everyMinutes } = trigger;
      const whole = everyMinutes % minutesInHour === 0;
      return whole
        ? `Every ${counted(everyMinutes / minutesInHour, 'hour')}`
        : `Every ${counted(everyMinutes, 'minute')}`;
    }
    case 'cron':
      return `At ${trigger.cron}, ${trigger.zone}`;
    case 'file':
      return trigger.side === undefined ? 'When a file changed' : `When the ${trigger.side} file changed`;
  }
}
