import { frame } from './frame.ts';

/** All texts in German, by area. */
export const de = { frame };
