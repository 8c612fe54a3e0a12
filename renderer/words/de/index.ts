import { activity } from './activity.ts';
import { card } from './card.ts';
import { connections } from './connections.ts';
import { controls } from './controls.ts';
import { firstStart } from './first-start.ts';
import { frame } from './frame.ts';
import { health } from './health.ts';
import { inbox } from './inbox.ts';
import { inboxRecord } from './inbox-record.ts';
import { inboxRule } from './inbox-rule.ts';
import { inboxSheet } from './inbox-sheet.ts';

import { objects } from './objects.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { rights } from './rights.ts';
import { roundTrip } from './round-trip.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { story } from './story.ts';
import { syncs } from './syncs.ts';
import { time } from './time.ts';
import { tour } from './tour.ts';
import { versions } from './versions.ts';

/** All texts in German, by area. */
export const de = {
  activity,
  card,
  connections,
  controls,
  firstStart,
  frame,
  health,
  inbox,
  inboxRecord,
  inboxRule,
  inboxSheet,
  objects,
  palette,
  people,
  problems,
  rights,
  roundTrip,
  settings,
  signIn,
  state,
  status,
  story,
  syncs,
  time,
  tour,
  versions,
};
