import { activity } from './activity.ts';
import { card } from './card.ts';
import { connections } from './connections.ts';
import { controls } from './controls.ts';
import { firstStart } from './first-start.ts';
import { frame } from './frame.ts';
import { health } from './health.ts';
import { inbox } from './inbox.ts';
import { inboxRecord } from './inbox-record.ts';
import { linkReview } from './link-review.ts';
import { newSync } from './new-sync.ts';
import { objects } from './objects.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { rights } from './rights.ts';
import { roundTrip } from './round-trip.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { steps } from './steps.ts';
import { story } from './story.ts';
import { syncs } from './syncs.ts';
import { table } from './table.ts';
import { templates } from './templates.ts';
import { time } from './time.ts';
import { tour } from './tour.ts';
import { values } from './values.ts';
import { versions } from './versions.ts';

/** All texts in English, by area: the language that every other one is made from. */
export const en = {
  activity,
  card,
  connections,
  controls,
  firstStart,
  frame,
  health,
  inbox,
  inboxRecord,
  linkReview,
  newSync,
  objects,
  palette,
  people,
  problems,
  rights,
  roundTrip,
  rules,
  settings,
  signIn,
  state,
  status,
  steps,
  story,
  syncs,
  table,
  templates,
  time,
  tour,
  values,
  versions,
} as const;
