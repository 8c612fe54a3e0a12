import { activity } from './activity.ts';
import { canvas } from './canvas.ts';
import { card } from './card.ts';
import { conditions } from './conditions.ts';
import { connections } from './connections.ts';
import { controls } from './controls.ts';
import { firstStart } from './first-start.ts';
import { flowBar } from './flow-bar.ts';
import { frame } from './frame.ts';
import { health } from './health.ts';
import { inbox } from './inbox.ts';
import { inboxRecord } from './inbox-record.ts';
import { inboxRule } from './inbox-rule.ts';
import { inboxSheet } from './inbox-sheet.ts';
import { inspector } from './inspector.ts';
import { linkReview } from './link-review.ts';
import { newSync } from './new-sync.ts';
import { objects } from './objects.ts';
import { palette } from './palette.ts';
import { people } from './people.ts';
import { preview } from './preview.ts';
import { problems } from './problems.ts';
import { replay } from './replay.ts';
import { rights } from './rights.ts';
import { roundTrip } from './round-trip.ts';
import { rules } from './rules.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { sideInspector } from './side-inspector.ts';
import { signIn } from './sign-in.ts';
import { state } from './state.ts';
import { status } from './status.ts';
import { stepForms } from './step-forms.ts';
import { stepSettings } from './step-settings.ts';
import { steps } from './steps.ts';
import { story } from './story.ts';
import { storyReport } from './story-report.ts';
import { syncInspector } from './sync-inspector.ts';
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
  canvas,
  card,
  conditions,
  connections,
  controls,
  firstStart,
  flowBar,
  frame,
  health,
  inbox,
  inboxRecord,
  inboxRule,
  inboxSheet,
  inspector,
  linkReview,
  newSync,
  objects,
  palette,
  people,
  preview,
  problems,
  replay,
  rights,
  roundTrip,
  rules,
  runs,
  settings,
  sideInspector,
  signIn,
  state,
  status,
  stepForms,
  stepSettings,
  steps,
  story,
  storyReport,
  syncInspector,
  syncs,
  table,
  templates,
  time,
  tour,
  values,
  versions,
} as const;
