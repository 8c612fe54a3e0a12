/** The runs that were, what came of them, and taking them back. */
export const activity = {
  title: 'Activity',
} as const;
