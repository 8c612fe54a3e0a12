import { frame } from './frame.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { time } from './time.ts';

/** All texts in English, by area: the language that every other one is made from. */
export const en = { frame, palette, people, rights, settings, signIn, status, story, time } as const;
