import { resolve } from 'node:path';
import { boundBy, unitAt } from '../../core/decide/leave-out.ts';
import type { ChangeSetEntry } from '../../model/change-set.ts';
import type { Plan, SyncPlan } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import { entryWithout } from '../../run/change-set.ts';
import { type Wanted, whatBecame } from '../../run/change-set-report.ts';
import type { Picked, Wish } from '../../run/keep-only.ts';
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
  /** How many of them are done without some of their fields. */
  readonly trimmed: number;
  /** Their ids by sync, as a run takes them. */
  readonly only: ReadonlyMap<string, Picked>;
}

/** Ids of changes that a person does not want done as they are; `except` also names single fields, as `ID:FIELD`. */
export interface Otherwise {
  readonly except: readonly string[];
  readonly reverse: readonly string[];
}

/** The fields that are left out of a change, as the units that they belong to. */
function unitsOut(sync: SyncPlan, entry: ChangeSetEntry, except: readonly string[]): readonly string[] {
  const names = except.filter((one) => one.startsWith(`${entry.id}:`)).map((one) => one.slice(entry.id.length + 1));
  return names.flatMap((name) => {
    const writes = entry.writes.filter((write) => Object.hasOwn(write.fields, name));
    const units = writes.flatMap(({ side }) => unitAt(sync, side, name) ?? []);
    if (units.length === 0)
      throw usage(
        'unknown-field',
        `Change "${entry.id}" does not write the field "${name}".`,
        `It writes ${entry.writes.flatMap((write) => Object.keys(write.fields)).join(', ')}.`,
      );
    const bound = units.map((unit) => boundBy(sync, unit, entry)).find((one) => one !== null);
    if (bound !== undefined)
      throw usage(
        'field-needed',
        `The field "${name}" cannot be left out of change "${entry.id}". ${bound}`,
        'Leave the whole change out.',
      );
    return units.map((unit) => unit.id);
  });
}

/** @throws Failure when the file does not fit, or a change or a field that is named is not in it */
export function chosenFrom(context: Context, plan: Plan, file: string, { except, reverse }: Otherwise): Chosen {
  const all = readChangeSet(resolve(context.cwd, file), plan).entries;
  const named = [...except, ...reverse].map((name) => [name.split(':', 1)[0] ?? '', name] as const);
  const stray = named.find(([id]) => !all.some((one) => one.id === id))?.[1];
  if (stray !== undefined)
    throw usage('unknown-change', `There is no change "${stray}" in ${file}.`, 'Take the "id" of a line of the file.');
  const both = reverse.find((id) => except.includes(id));
  if (both !== undefined) throw usage('change-twice', `Change "${both}" is left out and reversed.`, 'Say one of them.');
  const entries = all
    .filter((one) => !except.includes(one.id))
    .flatMap((one): Wanted[] => {
      const sync = plan.syncs.find(({ id }) => id === one.sync);
      const left = sync === undefined ? one : entryWithout(sync, one, unitsOut(sync, one, except));
      return left === null ? [] : [{ ...left, reverse: reverse.includes(one.id) }];
    });
  const only = new Map<string, Map<string, Wish>>();
  for (const { sync, id, reverse: turned, leftOut } of entries) {
    const wish: Wish = { does: turned === true ? 'reverse' : 'do', without: leftOut ?? [] };
    only.set(sync, (only.get(sync) ?? new Map<string, Wish>()).set(id, wish));
  }
  const trimmed = entries.filter((one) => one.leftOut !== undefined).length;
  return { entries, excluded: all.length - entries.length, trimmed, only };
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
  if (chosen.trimmed > 0) screen.line(`  ${counted(chosen.trimmed, 'change')} of them without some of their fields.`);
  const { excluded, trimmed } = chosen;
  const less = trimmed === 0 ? {} : { trimmed };
  screen.item({ planned, done: sum.done, movedOn: sum['moved-on'], failed: sum.failed, excluded, ...less });
}
