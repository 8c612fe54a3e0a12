import type { Health, TestRow } from '../../engine/protocol/calls/connections.ts';
import type { BadgeLook } from '../ui/Badge.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';

/** How a connection is, for its badge. */
export interface HealthBadge {
  readonly look: BadgeLook;
  readonly icon?: IconName;
  readonly words: string;
}

export const checkWords: { readonly [check in TestRow['check']]: string } = {
  reach: 'Reach',
  'sign-in': 'Sign-in',
  read: 'Read',
  write: 'Write',
  limit: 'Limit',
};

const failedWords: { readonly [check in TestRow['check']]: string } = {
  reach: 'Cannot reach',
  'sign-in': 'Cannot sign in',
  read: 'Cannot read',
  write: 'Cannot write',
  limit: 'Too old',
};

/** The first thing that failed; else what it can do. */
export function healthBadge(health: Health | null): HealthBadge {
  if (health === null) return { look: 'grey', words: 'Not tested' };
  const failed = health.rows.find((row) => row.state === 'failed');
  if (failed !== undefined) return { look: 'fail', icon: 'err', words: failedWords[failed.check] };
  const reads = health.rows.some((row) => row.check === 'write' && row.state === 'skipped');
  return { look: 'done', icon: 'check', words: reads ? 'Reads only' : 'Healthy' };
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const year = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "12:09" for today, "3 Mar" for this year, "3 Mar 2025" before. */
export function whenWords(instant: string, now: Date = new Date()): string {
  const then = new Date(instant);
  if (then.toDateString() === now.toDateString()) return time.format(then);
  return (then.getFullYear() === now.getFullYear() ? day : year).format(then);
}

export const tookWords = (ms: number): string =>
  ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;

/** "1 of 5 failed", "All fine". */
export function testBadge(rows: readonly TestRow[]): HealthBadge {
  const failed = rows.filter((row) => row.state === 'failed').length;
  if (failed > 0) return { look: 'fail', icon: 'err', words: `${failed} of 5 failed` };
  return { look: 'done', icon: 'check', words: 'All fine' };
}

/** A failed test as a text that somebody in IT can work from. No secret is in it. */
export function wordsForIt(
  about: { readonly label: string; readonly place: string },
  rows: readonly TestRow[],
): string {
  const lines = rows.flatMap(({ check, state, words, problem }) => [
    `${checkWords[check]}: ${state === 'fine' ? 'fine' : state}. ${words}`,
    ...(problem === null || state !== 'failed' ? [] : [`  What to do: ${problem.fix}`]),
    ...(problem?.cause === undefined ? [] : [`  The words of the system: ${problem.cause}`]),
  ]);
  return [`Tandem, connection "${about.label}" (${about.place})`, ...lines].join('\n');
}
