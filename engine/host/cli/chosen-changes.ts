import { resolve } from 'node:path';
import type { Plan } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import { type Wanted, whatBecame } from '../../run/change-set-report.ts';
import type { Picked } from '../../run/keep-only.ts';
import type { Store } from '../../store/contract.ts';
import { readChangeSet } from './change-set-file.ts';
import type { Context } from './context.ts';
import { usage } from './failure.ts';
import { counted } from './words.ts';

/** Changes left over that a person is shown; the others are counted. */
const shownMax = 20;

/** The changes of a file that a person wants done. */
export interface Chosen {
  readonly entries: readonly Wanted[];
  readonly excluded: number;
  /** Their ids by sync, as a run takes them. */
  readonly only: ReadonlyMap<string, Picked>;
}

/** Ids of changes that a person does not want done as they are. */
export interface Otherwise {
  readonly except: readonly string[];
  readonly reverse: readonly string[];
}

/** @throws Failure when the file does not fit, or a change that is named is not in it */
export function chosenFrom(context: Context, plan: Plan, file: string, { except, reverse }: Otherwise): Chosen {
  const all = readChangeSet(resolve(context.cwd, file), plan).entries;
  const stray = [...except, ...reverse].find((id) => !all.some((one) => one.id === id));
  if (stray !== undefined)
    throw usage('unknown-change', `There is no change "${stray}" in ${file}.`, 'Take the "id" of a line of the file.');
  const both = reverse.find((id) => except.includes(id));
  if (both !== undefined) throw usage('change-twice', `Change "${both}" is left out and reversed.`, 'Say one of them.');
  const entries = all
    .filter((one) => !except.includes(one.id))
    .map((one) => ({ ...one, reverse: reverse.includes(one.id) }));
  const only = new Map<string, Map<string, 'do' | 'reverse'>>();
  for (const { sync, id, reverse: turned } of entries)
    only.set(sync, (only.get(sync) ?? new Map()).set(id, turned ? 'reverse' : 'do'));
  return { entries, excluded: all.length - entries.length, only };
}

/** Tells what became of every change that was chosen: planned is done, moved on, failed and left out. */
export async function tellChosen(context: Context, store: Store, run: Run, chosen: Chosen): Promise<void> {
  const { screen } = context;
  const became = await whatBecame(store, { flow: run.flow, run: run.id }, chosen.entries);
  const sum = { done: 0, 'moved-on': 0, failed: 0 };
  for (const entry of chosen.entries) {
    const how = became.get(entry.id) ?? 'moved-on';
    sum[how] += 1;
    if (how === 'done') continue;
    const { reverse: _reverse, ...line } = entry;
    screen.item({ [how === 'failed' ? 'failed' : 'movedOn']: line });
    if (sum['moved-on'] + sum.failed > shownMax) continue;
    const what =
      how === 'failed' ? 'could not be written' : 'is not the same any more, or has no opposite; nothing was done';
    screen.line(`  ${entry.id} (${entry.left ?? '-'}, ${entry.right ?? '-'}) ${what}.`);
  }
  const planned = chosen.entries.length + chosen.excluded;
  const parts = [
    `${sum.done} done`,
    `${sum['moved-on']} moved on`,
    `${sum.failed} failed`,
    `${chosen.excluded} left out`,
  ];
  screen.line(`  ${counted(planned, 'change')} in the file: ${parts.join(', ')}.`);
  screen.item({ planned, done: sum.done, movedOn: sum['moved-on'], failed: sum.failed, excluded: chosen.excluded });
}
