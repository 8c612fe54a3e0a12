/** Buttons, fields and lists that all screens share. */
export const controls = {
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  systemWords: 'The words of the system',
  emptySearch: 'Empty the search',
  choose: 'Choose',
  nothingFits: 'Nothing fits.',
  moveEdge: 'Move the edge',
  messages: 'Messages',
  hints: 'Hints',
  notRead: 'Not read yet',
  none: 'none',

  Ctrl: 'Ctrl',
  Shift: 'Shift',
  Del: 'Del',
  Space: 'Space',
  Home: 'Home',
  End: 'End',
} as const;
