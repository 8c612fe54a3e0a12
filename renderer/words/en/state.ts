/** What the window itself has to tell about the engine and the open sync. */
export const state = {
  closed: 'No sync is open in this window.',
  closedFix: 'Open it from the list of syncs.',
  movedOn: 'This sync was edited somewhere else; that is shown now.',
  movedOnKept: 'Your own edits stand as well.',
  movedOnLost: 'An edit of yours did not fit any more; make it once more.',
  unknown: 'There is no sync "{{flow}}".',
  unknownFix: 'Look at the list of syncs.',
  lost: 'The engine does not answer.',
  lostFix: 'Tandem tries again by itself. If it stays so, restart it.',
} as const;
