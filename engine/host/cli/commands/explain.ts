import { RecordKey, Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Fields } from '../../../model/value.ts';
import { type Origin, type Story, storiesOf, type Version } from '../../../run/explain.ts';
import { decisionsAbout } from '../../../run/inbox/decided.ts';
import { inOwnKeys, type Links } from '../../../run/references.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure, usage } from '../failure.ts';
import { liveFor } from '../live-source.ts';
import { planFor } from '../planned.ts';
import type { SideNames } from '../run-words.ts';
import { syncIn } from '../sync-in.ts';
import { withWorld } from '../with-world.ts';
import { moment, removedOn, shown } from '../words.ts';

const entriesMax = 10_000;
const form = 'For example: tandem explain contacts contacts left 10001 phone.';

type Names = ReturnType<SideNames>;

function originWords(origin: Origin, names: Names): string {
  switch (origin.from) {
    case 'met':
      return `the same on both sides when they were linked (${origin.how})`;
    case 'left':
    case 'right':
      return `from ${names[origin.from]}, carried over ${moment(origin.at)} by run ${origin.run} (${origin.why})`;
    case 'undo':
      return `put back by an undo ${moment(origin.at)} (run ${origin.run})`;
    case 'restore':
      return `an earlier value, restored ${moment(origin.at)} (run ${origin.run})`;
    case 'person':
      return `chosen by ${origin.by ?? 'a person'}${origin.reason === null ? '' : ` ("${origin.reason}")`}, written ${moment(origin.at)} by run ${origin.run}`;
    case 'nowhere':
      return 'the two sides have not agreed on it yet';
  }
}

const valuesOf = (fields: Story['left']): string =>
  fields === null
    ? '-'
    : Object.values(fields)
        .map((value) => shown(value))
        .join(', ');

function tell({ screen }: Context, story: Story, names: Names): void {
  const both = `${screen.paint('left', valuesOf(story.left))} | ${screen.paint('right', valuesOf(story.right))}`;
  screen.line(`${screen.paint('strong', story.label)}: ${both}`);
  screen.line(`    ${originWords(story.origin, names)}`);
  for (const { at, side, before, after, why, run, blanked } of story.versions) {
    const values = blanked === undefined ? `${valuesOf(before)} → ${valuesOf(after)}` : removedOn(blanked);
    const what = `${values} in ${names[side]}`;
    screen.line(screen.paint('dim', `    ${moment(at)}  ${what} (${why}; run ${run})`));
  }
}

async function storiesIn(
  store: Store,
  scope: Scope,
  sync: SyncPlan,
  record: { readonly side: Side; readonly key: RecordKey },
): Promise<{ readonly link: string; readonly twin: RecordKey | null; readonly stories: readonly Story[] }> {
  const { side, key } = record;
  const link = (await store.linksByKeys(scope, side, [key])).get(key);
  if (link === undefined)
    throw new Failure({
      code: 'explain/not-linked',
      message: `The record "${key}" on the ${side} is not linked, so Tandem keeps nothing of it in step.`,
      fix: 'Check the key, or look at "tandem history" for what was written to it before.',
    });
  const shadow = (await store.shadows(scope, [link.id])).get(link.id) ?? { left: {}, right: {} };
  const entries = await store.journalOfRecord(scope, { link: link.id }, entriesMax);
  const decisions = await decisionsAbout(store, scope, link.id, sync);
  const twin = side === 'left' ? link.right : link.left;
  const stories: Story[] = [];
  const links = { flow: scope.flow, store };
  for (const story of storiesOf(sync, link, { shadow, entries, decisions }))
    stories.push(await withOwnKeys(sync, story, links));
  return { link: link.id, twin, stories };
}

/** Each side's own keys where a field points at records of another sync. */
async function withOwnKeys(sync: SyncPlan, story: Story, links: Links): Promise<Story> {
  const on = async (side: Side, fields: Fields): Promise<Fields> =>
    (await inOwnKeys(links, sync[side].references, [fields]))[0] ?? fields;
  const versions: Version[] = [];
  for (const one of story.versions)
    versions.push({ ...one, before: await on(one.side, one.before), after: await on(one.side, one.after) });
  const left = story.left === null ? null : await on('left', story.left);
  const right = story.right === null ? null : await on('right', story.right);
  return { ...story, left, right, versions };
}

/** `tandem explain [FLOW] [SYNC] left|right KEY [FIELD]`: where the values of a record come from, and what they were before. */
export async function explainCommand(context: Context, words: readonly string[]): Promise<number> {
  const at = words.findIndex((word) => Side.safeParse(word).success);
  const [sideWord, keyWord, field, ...more] = at < 0 ? [] : words.slice(at);
  const side = Side.safeParse(sideWord);
  if (!side.success || keyWord === undefined || more.length > 0 || at > 2)
    throw usage(
      'record',
      '"tandem explain" takes a flow, a sync, a side (left or right) and the key of a record.',
      form,
    );
  const source = liveFor(context, words.slice(0, at)[0]);
  const { plan, names } = await planFor(context, source);
  const id = syncIn(source.flow, words.slice(0, at)[1]).id;
  const sync = plan.syncs.find((one) => one.id === id);
  if (sync === undefined) throw usage('sync', `The plan of "${plan.flow}" has no sync "${id}".`, form);
  const key = RecordKey.parse(keyWord);
  const told = await withWorld(context, { place: source.place, plan: null }, ({ store }) =>
    storiesIn(store, { flow: plan.flow, sync: id }, sync, { side: side.data, key }),
  );
  const isAsked = ({ map, left, right }: Story): boolean =>
    field === undefined || map === field || field in (left ?? {}) || field in (right ?? {});
  const stories = told.stories.filter(isAsked);
  if (stories.length === 0)
    throw usage(
      'field',
      `The sync "${id}" keeps no field "${field}" in step.`,
      'Leave the field out to see all of them.',
    );
  for (const story of stories) {
    context.screen.item({ field: story });
    tell(context, story, names(sync));
  }
  const shownKey = context.maskFor(source.place)?.key({ flow: plan.flow, sync: id }, side.data, key) ?? key;
  context.screen.item({
    sync: id,
    side: side.data,
    key: shownKey,
    twin: told.twin,
    link: told.link,
    fields: stories.length,
  });
  return exitCodes.done;
}
