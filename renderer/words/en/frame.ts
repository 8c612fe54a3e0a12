/** The frame around all screens. */
export const frame = {
  main: 'Main',
  syncs: 'Syncs',
  inbox: 'Inbox',
  activity: 'Activity',
  connections: 'Connections',
  settings: 'Settings',
  needYou: '{{count, number}} conflicts need you, ',
  needYou_one: '{{count, number}} conflict needs you, ',
  goTo: 'Go to {{screen}}',
} as const;
