import type { RunHead } from '../../engine/protocol/calls/activity.ts';
import { spanWords } from '../app/time-words.ts';
import type { IconName } from '../ui/icon-shapes.tsx';
import { clockWords, dayWords, shortDayWords, tookWords, weekdayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';

const looks = {
  running: { icon: 'refresh', tone: 'c-acc' },
  done: { icon: 'ok', tone: 'c-done' },
  partial: { icon: 'err', tone: 'c-fail' },
  held: { icon: 'brake', tone: 'c-need' },
  failed: { icon: 'err', tone: 'c-fail' },
  cancelled: { icon: 'minus', tone: 'muted' },
  paused: { icon: 'pause', tone: 'soft' },
} as const satisfies Record<RunHead['state'], { icon: IconName; tone: string }>;

/** How the state of a run looks; its word says the same. */
export const lookOf = (state: RunHead['state']): { readonly icon: IconName; readonly tone: string } => looks[state];

/** "Run 1,482". */
export const runName = (number: number): string => wordsOf('activity')('run', { number });

/** "by Dana", "by schedule"; empty where it is not known. */
export function byWords({ by }: Pick<RunHead, 'by'>): string {
  const words = wordsOf('activity');
  if (by === null) return '';
  return by === 'engine' ? words('bySchedule') : words('by', { person: by });
}

/** What kind of run it is, where it is not the usual one: "undo of run 1,480". */
export function kindWords({ kind, of }: Pick<RunHead, 'kind' | 'of'>): string {
  const words = wordsOf('activity');
  if (kind === 'run') return '';
  const number = of?.number ?? 0;
  return of === null ? words(`kind-${kind}`) : words(`kind-${kind}-of`, { number });
}

export const versionWords = ({ version }: Pick<RunHead, 'version'>): string =>
  version === null ? wordsOf('activity')('draft') : wordsOf('activity')('version', { number: version });

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** The same with a capital in front. */
export const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

/** What took a run back, whole or in part; empty where nothing did. */
export function undoneWords({ undoneBy }: Pick<RunHead, 'undoneBy'>): string {
  if (undoneBy === null) return '';
  return wordsOf('activity')(undoneBy.partly ? 'partlyUndoneBy' : 'undoneBy', { number: undoneBy.number });
}

/** The second line of a run in the list. */
export function metaWords(run: RunHead, flow: string | null): string {
  const what = run.kind === 'run' ? versionWords(run) : kindWords(run);
  return capital(joined([flow ?? '', byWords(run), what, undoneWords(run)]));
}

const tookMs = ({ startedAt, endedAt }: RunHead): number =>
  endedAt === null ? 0 : Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));

/** How long a run took: "31 s", "0.4 s". */
export function lastedWords(run: RunHead): string {
  const ms = tookMs(run);
  return ms < 10_000 ? tookWords(ms) : spanWords(ms / 1000);
}

const isToday = (instant: string): boolean => new Date(instant).toDateString() === new Date().toDateString();

/** When a run went: "12:02 to 12:03, 31 s"; of another day with its date. */
export function whenWords(run: RunHead): string {
  const words = wordsOf('activity');
  const from = clockWords(run.startedAt);
  const day = isToday(run.startedAt) ? '' : dayWords(run.startedAt);
  if (run.endedAt === null) return joined([day, words('since', { clock: from })]);
  const until = clockWords(run.endedAt);
  const times = from === until ? words('at', { clock: from }) : words('fromTo', { from, until });
  return joined([day, times, lastedWords(run)]);
}

/** The heading over the runs of a day: "Today", "Yesterday", "Monday, 18 May". */
export function dayHeading(instant: string, now: Date): string {
  const words = wordsOf('activity');
  const at = new Date(instant);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return words('today');
  if (at.toDateString() === yesterday.toDateString()) return words('yesterday');
  return joined([weekdayWords(at), shortDayWords(at, now)]);
}

/** What is said of a run in one sentence: of the chart's bar, of a row to a screen reader. */
export function sentenceOf(run: RunHead, names: { readonly left: string; readonly right: string }): string {
  const words = wordsOf('activity');
  return joined([
    runName(run.number),
    words(`state-${run.state}`),
    words('wroteTo', { count: run.toRight, system: names.right }),
    words('wroteTo', { count: run.toLeft, system: names.left }),
    run.asked === 0 ? '' : words('conflicts', { count: run.asked }),
    run.failed === 0 ? '' : words('failed', { count: run.failed }),
  ]);
}

/** "48 runs, 21,814 changes, 46 conflicts, 4 failed records". */
export function totalWords(count: number, total: { toLeft: number; toRight: number; asked: number; failed: number }) {
  const words = wordsOf('activity');
  return joined([
    words('runs', { count }),
    words('changes', { count: total.toLeft + total.toRight }),
    words('conflicts', { count: total.asked }),
    words('failedRecords', { count: total.failed }),
  ]);
}
