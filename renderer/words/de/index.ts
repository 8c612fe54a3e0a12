import { frame } from './frame.ts';
import { people } from './people.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { story } from './story.ts';

/** All texts in German, by area. */
export const de = { frame, people, rights, settings, signIn, story };
