import type { story as english } from '../en/story.ts';
import type { SameKeys } from '../same-keys.ts';

export const story: SameKeys<typeof english> = {
  title: 'Geschichte',
  open: 'Geschichte von {{what}}',
  openPlain: 'Geschichte',
};
