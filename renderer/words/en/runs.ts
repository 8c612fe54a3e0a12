/** What runs are called wherever one is named, and how one is paused. */
export const runs = {
  run: 'Run {{number, number}}',
  version: 'version {{number, number}}',
  draft: 'draft',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel the run',
  pausing: 'pauses at its next checkpoint',
  stopping: 'stops at its next checkpoint',
  pausedHere: 'Paused at a checkpoint: what was written until then is recorded. Nothing starts until it goes on.',
} as const;
