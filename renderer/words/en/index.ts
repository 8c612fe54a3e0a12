import { frame } from './frame.ts';

/** All texts in English, by area: the language that every other one is made from. */
export const en = { frame } as const;
