import type { RemoveRule, Trigger } from '../../../engine/model/flow.ts';
import { valueText } from '../../canvas/words/value-text.ts';
import { wordsOf } from '../../words/words.ts';

/** What happens to the twin, in `there`, of a record that was removed. */
export function removeSentence(rule: RemoveRule, there: string): string {
  const words = wordsOf('rules');
  if (rule.rule !== 'archive') return words(`remove-${rule.rule}`, { there });
  const value = valueText(rule.value);
  return value === null
    ? words('remove-archiveBlank', { field: rule.field })
    : words('remove-archive', { field: rule.field, value });
}

const minutesInHour = 60;

/** When a trigger starts a run: "Every 5 minutes". */
export function triggerSentence(trigger: Trigger): string {
  const words = wordsOf('rules');
  switch (trigger.on) {
    case 'interval': {
      const { everyMinutes } = trigger;
      const isWhole = everyMinutes % minutesInHour === 0;
      return isWhole
        ? words('everyHours', { count: everyMinutes / minutesInHour })
        : words('everyMinutes', { count: everyMinutes });
    }
    case 'cron':
      return words('atTimes', { cron: trigger.cron, zone: trigger.zone });
    case 'file':
      return words(trigger.side === undefined ? 'file' : `${trigger.side}File`);
  }
}
