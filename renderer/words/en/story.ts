/** The story of a value, and of the record that holds it. */
export const story = {
  title: 'Story',
  open: 'Story of {{what}}',
  openPlain: 'Story',
} as const;
