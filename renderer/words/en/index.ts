import { frame } from './frame.ts';
import { people } from './people.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { story } from './story.ts';

/** All texts in English, by area: the language that every other one is made from. */
export const en = { frame, people, rights, settings, signIn, story } as const;
