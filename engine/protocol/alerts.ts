import { z } from 'zod';
import type { Run } from '../model/run.ts';
import type { News } from './calls/news.ts';

/** What somebody who looks elsewhere may be told. */
export const AlertKind = z.enum(['held', 'failed', 'partial', 'conflicts']);
export type AlertKind = z.infer<typeof AlertKind>;

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a person wants to be told, and when not. */
export const AlertChoice = z.object({
  isOn: z.boolean(),
  kinds: z.array(AlertKind),
  /** From one time of the day to another, perhaps over midnight; what stops a sync is told all the same. */
  quiet: z.object({ from: Clock, to: Clock }).nullable(),
});
export type AlertChoice = z.infer<typeof AlertChoice>;

export const everyAlert: AlertChoice = { isOn: true, kinds: [...AlertKind.options], quiet: null };

const stops: ReadonlySet<AlertKind> = new Set(['held', 'failed']);

/** Whether it is quiet at a time of the day such as "07:30". */
export const isQuiet = ({ quiet }: AlertChoice, clock: string): boolean =>
  quiet !== null &&
  (quiet.from <= quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to);

/** @param clock the time of the day, such as "07:30" */
export const isWanted = (choice: AlertChoice, kind: AlertKind, clock: string): boolean =>
  choice.isOn && choice.kinds.includes(kind) && (stops.has(kind) || !isQuiet(choice, clock));

/** Something to be told. Values of records are in none of it. */
export type Alert =
  | { readonly kind: 'held' | 'failed'; readonly flow: string; readonly why: string | null }
  | { readonly kind: 'partial' | 'conflicts'; readonly flow: string; readonly count: number };

/** Open conflicts by flow, as they were told last. */
export type Told = ReadonlyMap<string, number>;

const summed = ({ syncs }: Run, what: 'conflicts' | 'failed'): number =>
  Object.values(syncs).reduce((sum, counts) => sum + counts[what], 0);

function ofEnd(run: Run): Alert | null {
  const { flow } = run;
  switch (run.state) {
    case 'running':
    case 'done':
    case 'cancelled':
    case 'paused':
      return null;
    case 'partial':
      return { kind: 'partial', flow, count: summed(run, 'failed') };
    case 'held':
      return { kind: 'held', flow, why: run.brakes.find((brake) => brake.holds)?.message ?? null };
    case 'failed':
      return { kind: 'failed', flow, why: run.problem?.message ?? null };
  }
}

/** What a piece of news is to somebody who looks elsewhere: a run that did not end well, or more questions than before. */
export function alertOf(told: Told, news: News): readonly [told: Told, alert: Alert | null] {
  if (news.kind !== 'run') return [told, null];
  const { run } = news;
  const open = summed(run, 'conflicts');
  const before = told.get(run.flow) ?? 0;
  const next = new Map(told).set(run.flow, open);
  const end = ofEnd(run);
  if (end !== null || open <= before) return [next, end];
  return [next, { kind: 'conflicts', flow: run.flow, count: open }];
}
