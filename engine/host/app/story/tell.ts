import type { z } from 'zod';
import { endsOf, sidePlan } from '../../../core/merge/pair.ts';
import type { Moment } from '../../../core/past/life.ts';
import type { Mask } from '../../../core/roles/mask.ts';
import { maskedCondition } from '../../../core/roles/masked.ts';
import type { RunId } from '../../../model/ids.ts';
import type { Decision } from '../../../model/inbox.ts';
import type { MapPlan } from '../../../model/plan.ts';
import type { Run } from '../../../model/run.ts';
import type { Story, StoryMoment, StoryQuestion, StoryRow, StoryThen, storyAt } from '../../../protocol/calls/story.ts';
import { decisionsAbout } from '../../../run/inbox/decided.ts';
import { listVersions } from '../../versions/versions.ts';
import type { House } from '../house.ts';
import { cellText, cellTexts, fieldLabel } from '../review/record-words.ts';
import { versionOf } from '../versions/followed.ts';
import { conditionsBehind, type PlansOfRuns, plansBehind } from './rule-behind.ts';
import { mapNamed, type StoryRecord, titleNow } from './story-record.ts';
import { barsOf, isApart, mapsOf, momentAt, type ToldLife, textOf } from './told-life.ts';

const kindOf = (map: MapPlan): string => map.leftTypes[0]?.kind ?? map.rightTypes[0]?.kind ?? 'text';

/** Runs that somebody had for these very records, without being asked. */
const byHand: ReadonlySet<Run['kind']> = new Set(['split', 'merge', 'restore']);

function chosenBy(
  decisions: readonly Decision[],
  moment: Moment,
  run: Run | null,
): Pick<StoryMoment, 'person' | 'reason'> {
  if (moment.by === 'tandem' && run !== null && byHand.has(run.kind))
    return { person: run.by ?? null, reason: run.why ?? null };
  const isChosen = Object.values(moment.why).includes('person');
  const decision = isChosen ? decisions.find((one) => one.run === moment.run) : undefined;
  return { person: decision?.by ?? null, reason: decision?.why ?? null };
}

/** What a moment is told with: what people decided, and which version each run followed. */
interface Beside {
  readonly decisions: readonly Decision[];
  readonly runs: ReadonlyMap<RunId, { readonly run: Run; readonly version: number | null }>;
  readonly plans: PlansOfRuns;
  /** What hides personal values from whoever is told; null: nothing does. */
  readonly mask: Mask | null;
}

async function runsOf({ engine }: House, { scope, life }: StoryRecord): Promise<Beside['runs']> {
  const { versions } = listVersions(engine.place, scope.flow);
  const runs = new Map<RunId, { run: Run; version: number | null }>();
  for (const id of new Set(life.moments.map((one) => one.run))) {
    const run = await engine.store.run(id);
    if (run !== null) runs.set(id, { run, version: versionOf(run, versions) });
  }
  return runs;
}

function momentOf(
  asked: StoryRecord,
  n: number,
  moment: Moment,
  { decisions, runs, plans, mask }: Beside,
): StoryMoment {
  const { sync, life } = asked;
  const { side, by, became, run, at, modifiedAt } = moment;
  const planned = new Set(sidePlan(sync, side).fields.map((field) => field.name));
  const changed = Object.entries(moment.changed)
    .filter(([field]) => planned.has(field))
    .map(([field, { before, after }]) => {
      const map = mapsOf(sync).find((one) => endsOf(one, side).includes(field));
      return {
        map: map?.id ?? null,
        field,
        label: fieldLabel(sync, side, field),
        before: cellText(before),
        beforeSource: life.source(side, field, n - 1),
        after: cellText(after),
        source: life.source(side, field, n),
        why: moment.why[field] ?? null,
        unless: conditionsBehind(plans.get(run), side, { field, why: moment.why[field] }).map((one) =>
          mask === null ? one : maskedCondition(mask, asked.scope, one),
        ),
      };
    });
  return {
    n,
    at: by === 'people' ? (modifiedAt ?? at) : at,
    seenAt: at,
    run,
    side,
    by,
    became,
    changed,
    ...chosenBy(decisions, moment, runs.get(run)?.run ?? null),
    version: by === 'people' ? null : (runs.get(run)?.version ?? null),
  };
}

/** Questions about the record that are open, by field map. */
async function questionsOf({ engine }: House, { scope, sync, life }: StoryRecord): Promise<StoryQuestion[]> {
  const all = await engine.store.conflictsOfLinks(scope, [life.told.link]);
  return all
    .filter((one) => one.state !== 'closed')
    .map(({ id, question, openedAt }): StoryQuestion => {
      const unit = question.about === 'unit' ? sync.units.find((one) => one.id === question.unit) : undefined;
      const [map] = unit?.maps ?? [];
      const text = (side: 'left' | 'right'): string | null => {
        const values = question.about === 'unit' && map !== undefined ? question[side][map.slot] : undefined;
        return values === undefined
          ? null
          : cellTexts(
              Object.fromEntries(values.entries()),
              values.map((_, at) => String(at)),
            );
      };
      return { id, map: map?.id ?? null, at: openedAt, left: text('left'), right: text('right') };
    });
}

const isAbout = (one: StoryMoment, map: MapPlan | null): boolean =>
  map === null || one.became !== 'changed' || one.changed.some((change) => change.map === map.id);

/** The whole story as a window shows it. */
export async function tellStory(
  house: House,
  asked: StoryRecord,
  { field, mask }: { readonly field: string | null; readonly mask: Mask | null },
): Promise<Story> {
  const { sync, scope, life, names } = asked;
  const { told } = life;
  const map = mapNamed(sync, field);
  const decisions = await decisionsAbout(house.engine.store, scope, told.link, sync);
  const beside = { decisions, runs: await runsOf(house, asked), plans: await plansBehind(house, asked), mask };
  const moments = life.moments.map((one, index) => momentOf(asked, index + 1, one, beside));
  const maps = map === null ? mapsOf(sync) : [map];
  const questions = await questionsOf(house, asked);
  return {
    link: told.link,
    title: titleNow(asked),
    state: told.state,
    how: told.how,
    left: { name: names.left, key: told.left },
    right: { name: names.right, key: told.right },
    field: map?.id ?? null,
    fields: mapsOf(sync).map((one) => ({
      map: one.id,
      label: one.label,
      kind: kindOf(one),
      left: [...one.left],
      right: [...one.right],
    })),
    born: told.life.born,
    removedUntil: told.life.from,
    moments: moments.filter((one) => isAbout(one, map)),
    bars: { left: barsOf(life, sync, 'left', map), right: barsOf(life, sync, 'right', map) },
    apart: Array.from({ length: life.moments.length + 1 }, (_, n) => {
      const sides = life.at(n);
      return maps.some((one) => isApart(one, sides));
    }),
    questions: map === null ? questions : questions.filter((one) => one.map === map.id),
  };
}

function rowOf(life: ToldLife, map: MapPlan, n: number): StoryRow {
  const last = life.moments.length;
  const [then, now] = [life.at(n), life.at(last)];
  const [left, right] = [textOf(map, 'left', then.left), textOf(map, 'right', then.right)];
  const today = { left: textOf(map, 'left', now.left), right: textOf(map, 'right', now.right) };
  return {
    map: map.id,
    label: map.label,
    kind: kindOf(map),
    left,
    leftSource: life.source('left', map.left[0] ?? '', n),
    right,
    rightSource: life.source('right', map.right[0] ?? '', n),
    now: {
      ...today,
      leftSource: life.source('left', map.left[0] ?? '', last),
      rightSource: life.source('right', map.right[0] ?? '', last),
    },
    isChanged: left !== today.left || right !== today.right,
    waits: false,
  };
}

/** Both records as they were known then. */
export async function tellThen(
  house: House,
  asked: StoryRecord,
  to: z.output<typeof storyAt.params>['to'],
): Promise<StoryThen> {
  const { life, sync } = asked;
  const last = life.moments.length;
  const n = 'at' in to ? momentAt(life, to.at) : Math.min(to.moment, last);
  const now = life.at(last);
  const today = { left: now.left.is, right: now.right.is };
  if (n === null) return { moment: 0, left: 'unknown', right: 'unknown', today, rows: [] };
  const questions = await questionsOf(house, asked);
  const waiting = new Set(questions.map((one) => one.map));
  const then = life.at(n);
  const rows = mapsOf(sync).map((map) => ({ ...rowOf(life, map, n), waits: waiting.has(map.id) }));
  return { moment: n, left: then.left.is, right: then.right.is, today, rows };
}
