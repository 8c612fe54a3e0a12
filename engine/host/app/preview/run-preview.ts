import { Fault } from '../../../model/fault.ts';
import type { RunId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Became } from '../../../protocol/calls/preview.ts';
import { type Wanted, whatBecame } from '../../../run/change-set-report.ts';
import type { Picked, Wish } from '../../../run/keep-only.ts';
import type { RunOptions } from '../../../run/run.ts';
import type { Store } from '../../../store/contract.ts';
import { leftOf } from './left-of.ts';
import type { HeldPreview } from './preview-keeper.ts';

const restMax = 50;

const held = (hash: string): Fault =>
  new Fault('setting', {
    code: 'preview/held',
    message: 'A brake would stop this run before it writes anything.',
    fix: `Look at what it says, and let exactly these changes (${hash}) through, or leave changes out and preview again.`,
  });

const otherPlan = new Fault('setting', {
  code: 'preview/other-plan',
  message: 'What would run is not what was previewed: another version is live.',
  fix: 'Publish the draft first, or preview the live version.',
});

const nothingLeft = new Fault('setting', {
  code: 'preview/nothing-left',
  message: 'Every change of this preview is left out, so there is nothing to run.',
  fix: 'Include some of them.',
});

/**
 * What a run is told so that it does exactly what is left of a preview.
 * @param runs the plan that a run would follow now
 * @param approve the changes hash, from somebody who looked at the brakes
 * @throws Fault `setting` where a brake holds it and nobody approved, or another version would run
 */
export function optionsFor({ book, summary, syncs }: HeldPreview, runs: Plan, approve: string | null): RunOptions {
  if (runs.hash !== summary.planHash) throw otherPlan;
  if (summary.held && approve !== summary.changesHash) throw held(summary.changesHash);
  const { choices } = book;
  if (choices.now().toDo === 0) throw nothingLeft;
  const only = new Map<string, Map<string, Wish>>();
  for (const { change, body } of book.decided()) {
    if (choices.isOut(change)) continue;
    const { sync, id } = body.entry;
    const picked = only.get(sync) ?? new Map<string, Wish>();
    const does = choices.isReversed(change) ? 'reverse' : 'do';
    only.set(sync, picked.set(id, { does, without: choices.unitsOut(change) }));
  }
  const picked: ReadonlyMap<string, Picked> = only;
  return { only: picked, ...(syncs === null ? {} : { syncs }) };
}

/** Compares what was left of a preview with what a run of it did. */
export async function becameOf({ book }: HeldPreview, store: Store, run: RunId): Promise<Became> {
  const wanted: Wanted[] = [];
  let trimmed = 0;
  const titles = new Map<string, string>();
  for (const { change, body, title } of book.decided()) {
    if (book.choices.isOut(change)) continue;
    const entry = leftOf(book, change, body);
    if (entry === null) continue;
    if (entry.leftOut !== undefined) trimmed++;
    wanted.push({ ...entry, reverse: book.choices.isReversed(change) });
    titles.set(body.entry.id, title);
  }
  const became = await whatBecame(store, { flow: book.plan.flow, run }, wanted);
  const sum = { done: 0, 'moved-on': 0, failed: 0 };
  const rest: Became['rest'] = [];
  for (const { id } of wanted) {
    const how = became.get(id) ?? 'moved-on';
    sum[how]++;
    if (how !== 'done' && rest.length < restMax) rest.push({ title: titles.get(id) ?? '', how });
  }
  const { done, failed } = sum;
  return {
    planned: book.changes(),
    done,
    movedOn: sum['moved-on'],
    failed,
    leftOut: book.changes() - wanted.length,
    trimmed,
    rest,
  };
}
