import { z } from 'zod';
import type { JournalEntry } from '../../../model/change.ts';
import { RecordKey, Side } from '../../../model/ids.ts';
import { effectsOf, historyOf } from '../../../run/history.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import { lineOfEntry, storedDifferently } from '../change-lines.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { runOf } from '../find-run.ts';
import { liveFor } from '../live-source.ts';
import { savedPlan } from '../saved-plan.ts';
import { placeFor } from '../source.ts';
import { syncIn } from '../sync-in.ts';
import { lastPlan, toldEntries } from '../told-entries.ts';
import { withWorld } from '../with-world.ts';
import { count, counted, moment, removedOn, shown } from '../words.ts';

const entriesMax = 10_000;
/** Writes of a run that a person is shown; the others are counted. */
const shownMax = 200;

const Options = z.object({ run: z.string().optional() });

const opWords = { create: 'created', update: 'updated', remove: 'removed' } as const;

const outcomeWords: Record<JournalEntry['outcome'], string> = {
  done: '',
  landed: ', found by reading back',
  maybe: ', may or may not have landed',
};

/** An effect for machines: the same `change` as a preview shows, and what is known since. */
function itemOf(entry: JournalEntry): object {
  const stored = storedDifferently(entry);
  return {
    change: lineOfEntry(entry),
    at: entry.at,
    run: entry.run,
    why: entry.why,
    outcome: entry.outcome,
    ...(Object.keys(stored).length === 0 ? {} : { stored }),
    ...(entry.undoes.length === 0 ? {} : { undoes: entry.undoes }),
    ...(entry.blanked === undefined ? {} : { blanked: entry.blanked }),
  };
}

function tell(context: Context, entry: JournalEntry): void {
  const { screen } = context;
  const why = [...new Set(Object.values(entry.why))].join(', ');
  const head = `${moment(entry.at)}  ${entry.side} ${entry.key} ${opWords[entry.op]}${outcomeWords[entry.outcome]}`;
  screen.line(`${screen.paint(entry.side, head)} ${screen.paint('dim', `(${why}; run ${entry.run})`)}`);
  if (entry.blanked !== undefined) screen.line(`    ${removedOn(entry.blanked)}: ${Object.keys(entry.why).join(', ')}`);
  const stored = storedDifferently(entry);
  for (const [name, { before, after }] of Object.entries(lineOfEntry(entry).fields)) {
    const arrow = entry.op === 'create' ? shown(after) : `${shown(before)} → ${shown(after)}`;
    screen.line(`    ${name}: ${arrow}${name in stored ? `, stored as ${shown(stored[name])}` : ''}`);
  }
}

async function ofRun(context: Context, id: string): Promise<number> {
  const { screen } = context;
  const place = placeFor(context);
  return withWorld(context, { place, plan: null }, async (world) => {
    const run = await runOf(world.store, id);
    let effects = 0;
    const plan = await savedPlan(world.store, run.planHash);
    for await (const entry of toldEntries(world.store, plan, effectsOf(world, run.id))) {
      effects++;
      screen.item(itemOf(entry));
      if (effects <= shownMax) tell(context, entry);
    }
    if (effects > shownMax)
      screen.line(screen.paint('dim', `and ${count(effects - shownMax)} more: add --json to see all`));
    screen.line(`${counted(effects, 'write')} by run ${run.id} (${run.state}).`);
    screen.item({ run: run.id, flow: run.flow, state: run.state, writes: effects });
    return exitCodes.done;
  });
}

async function* scoped(scope: Scope, entries: readonly JournalEntry[]) {
  for (const entry of entries) yield { scope, entry };
}

const form = 'For example: tandem history contacts contacts left 10001, or tandem history --run RUN.';

/** `tandem history [FLOW] [SYNC] left|right KEY`, `tandem history --run RUN`: what was written, when, and why. */
export async function historyCommand(context: Context, words: readonly string[], given: unknown): Promise<number> {
  const options = Options.parse(given);
  if (options.run !== undefined) return ofRun(context, options.run);
  const [sideWord, keyWord] = words.slice(-2);
  const side = Side.safeParse(sideWord);
  if (!side.success || keyWord === undefined || words.length > 4)
    throw usage(
      'record',
      '"tandem history" takes a flow, a sync, a side (left or right) and the key of a record.',
      form,
    );
  const [flowWord, syncWord] = words.length === 3 ? [undefined, words[0]] : words.slice(0, -2);
  const { place, flow } = liveFor(context, flowWord);
  const scope: Scope = { flow: flow.id, sync: syncIn(flow, syncWord).id };
  const key = RecordKey.parse(keyWord);
  const { screen } = context;
  return withWorld(context, { place, plan: null }, async (world) => {
    const { link, entries } = await historyOf(world, scope, { side: side.data, key }, entriesMax);
    const plan = await lastPlan(world.store, flow.id);
    for await (const entry of toldEntries(world.store, plan, scoped(scope, entries))) {
      screen.item(itemOf(entry));
      tell(context, entry);
    }
    const twin = link === null ? null : side.data === 'left' ? link.right : link.left;
    screen.line(`${counted(entries.length, 'write')}; ${twin === null ? 'not linked' : `linked with ${twin}`}.`);
    const shownKey = context.maskFor(place)?.key(scope, side.data, key) ?? key;
    screen.item({
      sync: scope.sync,
      side: side.data,
      key: shownKey,
      twin,
      link: link?.id ?? null,
      writes: entries.length,
    });
    return exitCodes.done;
  });
}
