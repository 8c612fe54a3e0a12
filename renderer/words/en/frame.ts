/** The frame around all screens. */
export const frame = {
  main: 'Main',
  whereYouAre: 'Where you are',
  back: 'Back',
  forward: 'Forward',
  search: 'Search or jump to',

  syncs: 'Syncs',
  inbox: 'Inbox',
  activity: 'Activity',
  connections: 'Connections',
  settings: 'Settings',
  newSync: 'New sync',
  preview: 'Preview',
  links: 'Link review',
  versions: 'Versions',
  story: 'Story',
  needYou: '{{count, number}} conflicts need you, ',
  needYou_one: '{{count, number}} conflict needs you, ',

  anywhere: 'Anywhere',
  goTo: 'Go to {{screen}}',
  allKeys: 'All keys',
  addConnection: 'Add a connection',
  tour: 'Show me around',
  themeLight: 'Light theme',
  themeDark: 'Dark theme',
  themeSystem: 'Theme of the system',

  keys: 'Keys',
  lists: 'Lists',
  closeTop: 'Close what is on top',
  nextRow: 'Next row',
  rowBefore: 'Row before',
  open: 'Open',

  opening: 'Opening…',
  notLoaded: 'This screen could not be loaded',
  notLoadedText:
    'Tandem was updated meanwhile, or it cannot be reached. Nothing is lost: reload the window, and it goes on from here.',
  reload: 'Reload',
  bug: 'This screen met a bug of its own',
  bugText:
    'Nothing is lost: every edit was saved when it was made, and runs go on. Open the screen again; if it comes back, report the words below.',
  openAgain: 'Open it again',
  goToSyncs: 'Go to Syncs',
  copyWords: 'Copy the words',
} as const;
