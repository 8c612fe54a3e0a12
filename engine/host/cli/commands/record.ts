import { z } from 'zod';
import { asOf, type Held, type Moment, momentsOf, type SideAt } from '../../../core/past/life.ts';
import type { Side } from '../../../model/ids.ts';
import { lifeOfRecord, type RecordLife } from '../../../run/record-life.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { momentIn, type Named, namedRecord, unknownRecord } from '../record-words.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { counted, moment, shown } from '../words.ts';

const Options = z.object({ at: z.string().optional(), timeline: z.boolean().default(false) });

const what = { command: 'record', example: 'tandem record contacts contacts left 10001 --at 2026-10-01T12:00+02:00' };

const sides = ['left', 'right'] as const;

/** Fields in the order in which the flow reads them, then whatever else is known. */
function inOrder(named: Named, side: Side, at: SideAt): readonly (readonly [name: string, held: Held])[] {
  const planned = named.sync[side].fields.map((field) => field.name);
  const names = [...planned, ...Object.keys(at.fields).filter((name) => !planned.includes(name))];
  return names.flatMap((name) => {
    const held = at.fields[name];
    return held === undefined ? [] : [[name, held] as const];
  });
}

function whose(held: Held): string {
  switch (held.by) {
    case 'linked':
      return held.run === null ? 'before anything is known' : `there when they were linked, run ${held.run}`;
    case 'seen':
      return `first seen by run ${held.run ?? ''}`;
    case 'people':
      return held.modifiedAt === null
        ? `changed by people, seen by run ${held.run ?? ''}`
        : `changed by people (record modified ${moment(held.modifiedAt)}), seen by run ${held.run ?? ''}`;
    case 'tandem':
      return `written by run ${held.run ?? ''} (${held.why ?? ''})`;
  }
}

const isWords: Record<SideAt['is'], string> = {
  there: '',
  gone: 'not there',
  unknown: 'nothing is known of it',
};

function tellSide(context: Context, named: Named, side: Side, at: SideAt): void {
  const { screen } = context;
  const note = isWords[at.is];
  const head = at.key === null ? named.names[side] : `${named.names[side]} ${at.key}`;
  screen.line(screen.paint(side, `${head}${note === '' ? '' : `: ${note}`}`));
  const rows = inOrder(named, side, at);
  for (const [name, held] of rows) screen.item({ field: { side, name, ...held } });
  if (rows.length === 0) return;
  table(
    screen,
    ['Field', at.is === 'gone' ? 'Held last' : 'Value', 'Since', 'Where it is from'],
    rows.map(([name, held]) => [name, shown(held.value), held.since === null ? '-' : moment(held.since), whose(held)]),
  );
}

function tellThen(context: Context, named: Named, told: RecordLife, at: string | null): void {
  const then = asOf(told.life, at);
  const { screen } = context;
  if (at !== null) screen.line(`As known ${moment(at)}:`);
  for (const side of sides) tellSide(context, named, side, then[side]);
  const of = (side: Side) => ({ key: then[side].key, is: then[side].is });
  const { side, key } = named.record;
  const { link, state, how } = told;
  screen.item({ sync: named.sync.id, side, key, at, link, state, how, left: of('left'), right: of('right') });
}

const becameWords: Record<Moment['became'], string> = { changed: 'changed', there: 'there', gone: 'gone' };

function tellMoment(context: Context, named: Named, number: number, one: Moment): void {
  const { screen } = context;
  const { entry: _, ...item } = one;
  screen.item({ moment: { n: number, ...item } });
  const why = [...new Set(Object.values(one.why))].join(', ');
  const when = one.modifiedAt === null ? '' : `, record modified ${moment(one.modifiedAt)}`;
  const who = one.by === 'tandem' ? `written by run ${one.run} (${why})` : `by people, seen by run ${one.run}${when}`;
  screen.line(
    `${String(number).padStart(3)}  ${moment(one.at)}  ${screen.paint(one.side, `${named.names[one.side]} ${one.key} ${becameWords[one.became]}`)} ${screen.paint('dim', who)}`,
  );
  for (const [name, { before, after }] of Object.entries(one.changed))
    screen.line(`       ${name}: ${shown(before)} → ${shown(after)}`);
}

function tellTimeline(context: Context, named: Named, told: RecordLife): void {
  const { screen } = context;
  const { born, from } = told.life;
  if (from !== null) screen.line(`  -  until ${moment(from)} the values were removed by retention`);
  else if (born !== null) screen.line(`  0  ${moment(born.at)}  linked (${told.how ?? ''}) by run ${born.run}`);
  const moments = momentsOf(told.life);
  for (const [index, one] of moments.entries()) tellMoment(context, named, index + 1, one);
  screen.line(`${counted(moments.length, 'moment')}.`);
  const { side, key } = named.record;
  const { link, state, how, left, right } = told;
  screen.item({
    sync: named.sync.id,
    side,
    key,
    link,
    state,
    how,
    left,
    right,
    linked: born,
    removedUntil: from,
    moments: moments.length,
  });
}

/** `tandem record [FLOW] [SYNC] left|right KEY [--at INSTANT] [--timeline]`: both sides of a record as they were known at a moment. */
export async function recordCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  if (options.timeline && options.at !== undefined)
    throw usage('both', '"--timeline" shows all moments; "--at" shows one.', 'Give one of them.');
  const at = options.at === undefined ? null : momentIn(options.at, '--at');
  const named = await namedRecord(context, words, what);
  if (named.more.length > 0)
    throw usage('words', `"${named.more.join(' ')}" is too much.`, `For example: ${what.example}.`);
  const told = await withWorld(context, { place: named.place, plan: null }, ({ store }) =>
    lifeOfRecord(store, named.scope, named.sync, { ...named.record, terms: 'own' }),
  );
  if (told === null) throw unknownRecord(named.record);
  const { scope, place, record } = named;
  const key = context.maskFor(place)?.key(scope, record.side, record.key) ?? record.key;
  const seen = { ...named, record: { ...record, key } };
  if (options.timeline) tellTimeline(context, seen, told);
  else tellThen(context, seen, told, at);
  return exitCodes.done;
}
