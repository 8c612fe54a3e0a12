/** What a sync does with a field, a record, a blank or a removal, as it is chosen and as it is told. */
export const rules = {
  'left-wins': '{{left}} wins',
  'right-wins': '{{right}} wins',
  'last-write-wins': 'Latest change wins',
  ask: 'Ask in the inbox',
  newest: 'Latest change, never a blank',
  longest: 'The longer text',
  larger: 'The larger value',
  smaller: 'The smaller value',
  union: 'Additions of both',
  'never-blank': 'What is filled',
  'first-non-blank': '{{left}}, unless it is blank',
  latestShort: 'Latest wins',

  'blank-carry': 'Clear both',
  'blank-keep': 'Keep the other',
  'blank-ask': 'Ask in the inbox',

  'drift-keep': 'Leave it and list it',
  'drift-overwrite': 'Overwrite it',

  both: 'Both ways',
  'to-right': 'To {{right}}',
  'to-left': 'To {{left}}',
  'to-right-on-create': 'To {{right}}, only when a record is created',
  'to-left-on-create': 'To {{left}}, only when a record is created',

  'create-create': 'Send to {{to}}',
  'create-wait': 'Wait for a twin',
  'create-ignore': 'Leave it',

  'remove-ask': 'Ask in the inbox',
  'remove-propagate': 'Remove it from {{there}} too',
  'remove-archive': 'Set {{field}} to {{value}}',
  'remove-archiveBlank': 'Set {{field}} to blank',
  'remove-unlink': 'Keep it and unlink',

  everyMinutes: 'Every {{count, number}} minutes',
  everyMinutes_one: 'Every {{count, number}} minute',
  everyHours: 'Every {{count, number}} hours',
  everyHours_one: 'Every {{count, number}} hour',
  atTimes: 'At {{cron}}, {{zone}}',
  file: 'When a file changed',
  leftFile: 'When the left file changed',
  rightFile: 'When the right file changed',
} as const;
