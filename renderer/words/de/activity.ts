import type { activity as english } from '../en/activity.ts';
import type { SameKeys } from '../same-keys.ts';

export const activity: SameKeys<typeof english> = {
  title: 'Verlauf',
};
