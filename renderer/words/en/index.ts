import { connections } from './connections.ts';
import { controls } from './controls.ts';
import { frame } from './frame.ts';
import { health } from './health.ts';
import { objects } from './objects.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { rights } from './rights.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { time } from './time.ts';
import { tour } from './tour.ts';

/** All texts in English, by area: the language that every other one is made from. */
export const en = {
  connections,
  controls,
  frame,
  health,
  objects,
  palette,
  people,
  problems,
  rights,
  settings,
  signIn,
  state,
  status,
  story,
  time,
  tour,
} as const;
