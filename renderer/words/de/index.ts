import { frame } from './frame.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { time } from './time.ts';

/** All texts in German, by area. */
export const de = { frame, palette, people, rights, settings, signIn, status, story, time };
