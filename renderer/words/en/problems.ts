/** The list of what is wrong with a sync. */
export const problems = {
  title: 'Problems',
  show: 'Show the problems',
  hide: 'Hide the problems',
  syncs: 'Syncs',
  more: 'More ways to mend it',
  ready: 'Ready to publish',
  stop: '{{count, number}} stop publishing',
  stop_one: '{{count, number}} stops publishing',
  stops: 'Stops publishing',
  warning: 'Warning',
  mended: '{{fix}}: done. Control Z takes it back.',

  note: 'Note',
  match: 'Match',
  fieldsOf: '{{fields}} of {{object}}',
  fieldsAndMore: '{{fields}} and {{count, number}} more of {{object}}',
  fieldsAndMore_one: '{{fields}} and {{count, number}} more of {{object}}',
  filterOn: 'Filter on {{what}}',
  stepOn: '{{step}} on {{what}}',
} as const;
